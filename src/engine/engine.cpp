// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <algorithm>
#include <optional>

#include "body/frame.hpp"
#include "body/poses.hpp"
#include "body/stroke.hpp"
#include "checker/checker.hpp"
#include "engine/answered.hpp"
#include "planner/planner.hpp"
#include "screening/screening.hpp"

namespace unknot::engine {
namespace {

bool fit_to_leave(const std::vector<plan::Finding>& findings, plan::Finding::Severity from) {
  return std::none_of(findings.begin(), findings.end(),
                      [&](const plan::Finding& f) { return f.severity >= from; });
}

/// A request that asks for less each time, for when the checker says no to what was planned.
std::vector<plan::Request> fallbacks(const guide::Guide& guide, const plan::Request& request) {
  std::vector<plan::Request> out{request};
  plan::Request gentle = request;
  gentle.pressure = Level::light;
  out.push_back(gentle);
  for (const auto& [id, technique] : guide.techniques)
    if (!technique.join) gentle.techniques[id] = "never";
  out.push_back(gentle);
  return out;
}

void add_reason(Refusal& refusal, plan::Reason reason) {
  for (const plan::Reason& r : refusal.reasons)
    if (r.text == reason.text) return;
  refusal.reasons.push_back(std::move(reason));
}

/// What stands in the way of a plan, and what to do about it: a rule's own text says neither.
const std::string& in_the_way(const guide::Guide& guide, std::string_view rule, bool left_out) {
  const char* key = "plan.why-other";
  if (rule == "GIVER-5/load")
    key = "plan.too-long-for-giver";
  else if (rule.starts_with("GIVER-"))
    key = "plan.why-giver";
  else if (left_out)
    key = "plan.why-left-out";
  return guide.phrases.at("en").at(key);
}

Result<PlanAnswer> plan_and_check(const guide::Guide& guide, const plan::Request& request,
                                  const plan::Limits& limits, planner::Workshop& shop) {
  Refusal refusal{"no-plan", limits.reasons};
  std::string gentler;
  for (const plan::Request& wish : fallbacks(guide, request)) {
    Result<plan::Plan> made = planner::make_plan(guide, wish, limits, shop);
    if (!made) {
      const bool answer = std::all_of(made.error().begin(), made.error().end(),
                                      [](const Diagnostic& d) { return d.place == "plan"; });
      if (!answer) return std::unexpected(made.error());
      for (const Diagnostic& d : made.error())
        refusal.reasons.insert(refusal.reasons.begin(), {"no-plan", d.message});
      return refusal;
    }
    // By what these two agreed on, not by what the planner made of it.
    std::vector<plan::Finding> findings = checker::check(guide, *made, limits);
    if (fit_to_leave(findings, plan::Finding::Severity::poor)) {
      // The wishes stay on record as they were; people are told that they got less.
      if (!gentler.empty()) made->warnings.push_back({"gentler", gentler});
      made->request = request;
      return Made{*std::move(made), std::move(findings), {}};
    }
    gentler = guide.phrases.at("en").at("plan.gentler");
    for (const plan::Finding& f : findings) {
      if (f.severity < plan::Finding::Severity::poor) continue;
      const bool left_out = !limits.marks.empty() || !limits.area_caps.empty();
      // Hands have only so much in them: that is these two's limit, and no plan made badly.
      const std::string id = f.rule == "GIVER-5/load" ? "no-plan" : f.rule;
      add_reason(refusal, {id, in_the_way(guide, f.rule, left_out)});
    }
  }
  std::ranges::stable_partition(refusal.reasons,
                                [](const plan::Reason& r) { return r.id == "no-plan"; });
  return refusal;
}

}  // namespace

Workshop workshop() { return std::make_shared<planner::Workshop>(); }

plan::Request as_answered(plan::Request request, const screening::Outcome& outcome) {
  if (!outcome.giver_experience.empty()) request.giver.experience = outcome.giver_experience;
  return request;
}

Result<PlanAnswer> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits, const Workshop& shop) {
  if (Diagnostics problems = unknown_ids(guide, request, limits); !problems.empty())
    return std::unexpected(problems);
  const auto length = [&](const char* key) { return seconds(guide.limit("PLANNER/lengths", key)); };
  // Too long for today is no reason to have none; too long for any day is.
  if (request.total <= limits.max_total + length("late_s") || request.total > length("most_s") ||
      limits.max_total < length("least_s"))
    return plan_and_check(guide, request, limits, *shop);
  plan::Request shorter = request;
  shorter.total = limits.max_total;
  Result<PlanAnswer> answer = plan_and_check(guide, shorter, limits, *shop);
  if (auto* made = answer ? std::get_if<Made>(&*answer) : nullptr)
    made->plan.warnings.insert(
        made->plan.warnings.begin(),
        {"shortened", guide.phrases.at("en").at("plan.shortened") +
                          std::to_string(limits.max_total.value / 60'000) + " min."});
  return answer;
}

Result<PlanAnswer> make_plan(const guide::Guide& guide, const plan::Request& request,
                             std::string_view intake_json, const Workshop& shop) {
  const Result<screening::Outcome> screened = screening::screen(guide, intake_json);
  if (!screened) return std::unexpected(screened.error());
  if (screened->verdict == screening::Verdict::emergency)
    return Refusal{"emergency", screened->reasons};
  if (screened->verdict == screening::Verdict::postpone)
    return Refusal{"postpone", screened->reasons};
  if (screened->verdict == screening::Verdict::ask_again)
    return Refusal{"ask-again", screened->reasons};
  Result<PlanAnswer> answer =
      make_plan(guide, as_answered(request, *screened), screened->limits, shop);
  if (answer)
    if (auto* made = std::get_if<Made>(&*answer)) made->advice = screened->advice;
  return answer;
}

std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits) {
  return checker::check(guide, plan, limits);
}

std::vector<plan::Finding> check_rest(const guide::Guide& guide, const session::State& state) {
  return check_rest(guide, state.plan, session::limits_now(state.wishes), state.plan.given);
}

std::vector<plan::Finding> check_rest(const guide::Guide& guide, const plan::Plan& plan,
                                      const plan::Limits& limits, int happened) {
  return checker::check(guide, plan, limits, {happened});
}

namespace {

/// Firm work that was wished for in the beginning, and that the plan of then did not have, comes
/// only when the receiver asks for it in the session.
plan::Request in_session(plan::Request request, const plan::Limits& limits) {
  if (!limits.firm_asked) request.pressure = lower(request.pressure, Level::medium);
  return request;
}

/// The request without the techniques that came out poor; none: it is not about techniques.
std::optional<plan::Request> without_poor(const guide::Guide& guide, const plan::Plan& plan,
                                          const std::vector<plan::Finding>& findings,
                                          const plan::Request& request) {
  plan::Request out = request;
  bool changed = false;
  for (const plan::Finding& finding : findings) {
    if (finding.severity < plan::Finding::Severity::poor) continue;
    for (const plan::Step& step : plan.steps) {
      const auto technique = guide.techniques.find(step.technique);
      if (step.id != finding.step || technique == guide.techniques.end()) continue;
      if (technique->second.join) continue;
      out.techniques[step.technique] = "never";
      changed = true;
    }
  }
  if (!changed) return std::nullopt;
  return out;
}

}  // namespace

plan::Replanner replanner(const guide::Guide& guide, Workshop shop) {
  return [&guide, shop = std::move(shop)](const plan::Request& request, const plan::Limits& limits,
                                          const plan::Progress& progress) -> Result<plan::Plan> {
    constexpr int kRepairs = 4;
    plan::Progress tried = progress;
    const auto planned = [&](const plan::Request& wish) {
      Result<plan::Plan> made = planner::replan(guide, wish, limits, tried, *shop);
      if (made) made->request = request;  // wishes stay on record as they were
      return made;
    };
    for (plan::Request wish : fallbacks(guide, in_session(request, limits))) {
      Result<plan::Plan> made = planned(wish);
      if (!made) return made;
      const checker::Happened happened{static_cast<int>(tried.given.size())};
      auto findings = checker::check(guide, *made, limits, happened);
      if (!fit_to_leave(findings, plan::Finding::Severity::unsafe)) {
        tried.resume = false;
        continue;
      }
      // What cannot be done well in the time that is left is left out, where that helps. In
      // mid-session the rest may be short of a quality, never of safety.
      Result<plan::Plan> other = made;
      for (int i = 0; i < kRepairs && !fit_to_leave(findings, plan::Finding::Severity::poor); ++i) {
        const auto less = without_poor(guide, *other, findings, wish);
        if (!less) return made;
        wish = *less;
        other = planned(wish);
        if (!other) return made;
        findings = checker::check(guide, *other, limits, happened);
      }
      return fit_to_leave(findings, plan::Finding::Severity::poor) ? other : made;
    }
    return failure("plan", "there is no safe way to go on under these limits");
  };
}

plan::Replanner unjudged_replanner(const guide::Guide& guide, Workshop shop) {
  return [&guide, shop = std::move(shop)](const plan::Request& request, const plan::Limits& limits,
                                          const plan::Progress& progress) {
    Result<plan::Plan> made =
        planner::replan(guide, in_session(request, limits), limits, progress, *shop);
    if (made) made->request = request;
    return made;
  };
}

bool rest_is_safe(const guide::Guide& guide, const session::State& state) {
  if (state.status == session::Status::finished) return true;
  const auto& steps = state.plan.steps;
  const auto happened = std::count_if(steps.begin(), steps.end(), [&](const plan::Step& s) {
    return s.start + s.duration <= state.plan_ms;
  });
  return fit_to_leave(
      check_rest(guide, state.plan, session::limits_now(state.wishes), static_cast<int>(happened)),
      plan::Finding::Severity::unsafe);
}

Diagnostics unknown_ids(const guide::Guide& guide, const plan::Request& request,
                        const plan::Limits& limits) {
  Diagnostics out;
  const auto all_of = [](const auto& map) {
    std::string names;
    for (const auto& [id, unused] : map) names += (names.empty() ? "" : ", ") + id;
    return names;
  };
  const auto need = [&](const auto& map, const std::string& id, const std::string& place,
                        const char* what) {
    if (!map.contains(id))
      out.push_back({place, 0, 0, std::string("unknown ") + what + " \"" + id + "\"",
                     "one of: " + all_of(map)});
  };
  const auto need_area = [&](const std::string& area, const std::string& place) {
    const auto colon = area.find(':');
    need(guide.regions, area.substr(0, colon), place, "region");
    if (colon == std::string::npos) return;
    const std::string side = area.substr(colon + 1);
    if (side != "left" && side != "right")
      out.push_back({place, 0, 0, "unknown side \"" + side + "\"", "left or right"});
  };
  for (const auto& [area, weight] : request.focus) need_area(area, "/request/focus/" + area);
  for (const auto& [area, weight] : request.less) need_area(area, "/request/less/" + area);
  for (const auto& [id, wish] : request.techniques)
    need(guide.techniques, id, "/request/techniques/" + id, "technique");
  for (const auto& id : request.giver.hurting_tools)
    need(guide.tools, id, "/request/giver/hurting_tools", "tool");
  for (const auto& [area, cap] : limits.area_caps)
    need(guide.regions, area.region, "/limits/area_caps", "region");
  for (const auto& id : limits.barred_tools) need(guide.tools, id, "/limits/barred_tools", "tool");
  for (const auto& id : limits.barred_techniques)
    need(guide.techniques, id, "/limits/barred_techniques", "technique");
  return out;
}

Result<plan::Plan> lesson(const guide::Guide& guide, std::string_view technique) {
  const auto it = guide.techniques.find(std::string(technique));
  if (it == guide.techniques.end())
    return failure("/technique", "unknown technique \"" + std::string(technique) + "\"");
  const guide::Technique& t = it->second;
  plan::Plan out;
  out.guide = guide.hash;
  const Result<plan::BodyFit> body = body::fit(guide, {}, {});
  if (!body) return std::unexpected(body.error());
  out.body = *body;
  plan::Limits open;
  open.opted_in.insert(t.id);
  const body::Ground ground(guide, out.body, open);
  const Level level = std::max(t.min_level, lower(Level::medium, t.max_level));
  for (const std::string& region : t.regions) {
    const auto& place = guide.regions.at(region);
    const plan::Side side = place.midline          ? plan::Side::none
                            : t.both_sides_at_once ? plan::Side::both
                                                   : plan::Side::right;
    const auto stroke = body::make_stroke(ground, {&t, region, side, level, 0, {}});
    if (!stroke) continue;
    plan::Step step;
    step.id = 1;
    step.stage = plan::Stage::targeted;
    step.kind = stroke->hold ? plan::Step::Kind::hold : plan::Step::Kind::stroke;
    step.technique = t.id;
    step.region = region;
    step.side = side;
    step.tool = stroke->tool->id;
    step.pressure = stroke->level;
    step.cycles = std::max(1, static_cast<int>(60000 / stroke->cycle.value));
    step.duration = stroke->cycle * step.cycles;
    step.speed_cm_s = stroke->speed_cm_s;
    step.reason = t.purpose;
    step.path = stroke->path;
    out.total = step.duration;
    out.steps.push_back(step);
    break;
  }
  return out;
}

std::array<HandNow, 2> hands_at(const plan::Plan& plan, Ms plan_time) {
  std::array<HandNow, 2> out;
  const body::HandsNow now = body::hands_at(plan, plan_time);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const body::Pose& p = now.pose[i];
    if (p.present) out[i] = {p.at.x, p.at.y, p.angle, p.level, p.contact, std::string(now.tool[i])};
  }
  return out;
}

shapes::PointUv atlas_place(const plan::BodyFit& body, shapes::PointMm at) {
  return body::to_uv(body, at);
}

}  // namespace unknot::engine
