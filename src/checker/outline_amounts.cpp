// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "checker/outline.hpp"
#include "checker/report.hpp"

/// How long and how fast: holds, firm work on one spot, tempo, thumbs, breaks, the whole back, left
/// as right.
namespace unknot::checker {
namespace {

using plan::Extent;
using plan::OutlineStep;
using Motion = OutlineStep::Motion;

std::string text(const Extent& e, std::string_view unit) {
  std::string out = e.most ? "" : "at least ";
  out += amount(e.least, e.most && *e.most > e.least ? "" : unit);
  if (e.most && *e.most > e.least) out += " to " + amount(*e.most, unit);
  return out;
}

/// The longest that any still press of the guide lasts.
double longest_press(const guide::Guide& guide) {
  double out = 0;
  for (const auto& [id, t] : guide.techniques)
    if (t.pattern == guide::Pattern::sink) out = std::max(out, t.tempo.max);
  return out;
}

void holds(Told& told, int i, const OutlineStep& step) {
  const auto technique = told.guide.techniques.find(step.technique);
  const bool own =
      technique != told.guide.techniques.end() && technique->second.tempo_unit == "s hold";
  if (step.hold_s && (own || step.motion == Motion::press)) {
    const double most = own ? technique->second.tempo.max : longest_press(told.guide);
    const bool stays = step.motion == Motion::still;
    if (step.hold_s->least > most && !stays)
      told.add("FLOW-4/hold", i, text(*step.hold_s, "s"), amount(most, "s at most"));
    if (own && step.hold_s->most && *step.hold_s->most < technique->second.tempo.min)
      told.add("FLOW-4/hold", i, text(*step.hold_s, "s"),
               amount(technique->second.tempo.min, "s at least"));
  }
  if (!told.guide.rules.contains("PRESS-2/spot") || !step.least || *step.least < Level::firm)
    return;
  const double spot = told.guide.limit("PRESS-2/spot", "firm_s");
  const std::string limit = amount(spot, "s", 0);
  if (step.hold_s && step.hold_s->least > spot)
    told.add("PRESS-2/spot", i, text(*step.hold_s, "s"), limit);
  else if (step.seconds && step.seconds->least > spot * (step.in_turn ? 2 : 1) &&
           step.motion != Motion::glide)
    told.ask("PRESS-2/spot", i, "one-spot", text(*step.seconds, "s"), limit);
}

void tempo(Told& told, int i, const OutlineStep& step) {
  const auto found = told.guide.techniques.find(step.technique);
  if (found == told.guide.techniques.end()) return;
  const guide::Technique& t = found->second;
  const auto judge = [&](const char* rule, const std::optional<Extent>& e, double least,
                         double most, const char* unit) {
    if (!e || !told.guide.rules.contains(rule)) return;
    const double slack = told.guide.limit(rule, "tolerance");
    if (e->least > most * (1 + slack) || (e->most && *e->most < least * (1 - slack)))
      told.add(rule, i, text(*e, unit), amount(least, "to ") + amount(most, unit));
  };
  if (t.join && told.guide.rules.contains("FLOW-4/effleurage-speed")) {
    const bool closing = step.stage == guide::Stage::cool_down;
    const auto limit = [&](const char* key) {
      return told.guide.limit("FLOW-4/effleurage-speed", key);
    };
    judge("FLOW-4/effleurage-speed", step.speed_cm_s,
          step.stage ? limit(closing ? "closing_min_cm_s" : "up_min_cm_s")
                     : limit("closing_min_cm_s"),
          limit(closing ? "closing_max_cm_s" : "up_max_cm_s"), "cm/s");
  } else if (t.tempo_unit == "cm/s") {
    judge("FLOW-4/tempo", step.speed_cm_s, t.tempo.min, t.tempo.max, "cm/s");
  } else if (t.tempo_unit == "Hz") {
    judge("FLOW-4/tempo", step.rate_per_min, t.tempo.min * 60, t.tempo.max * 60, "a minute");
  } else if (t.tempo_unit == "s/step") {
    judge("FLOW-4/tempo", step.rate_per_min, 60 / t.tempo.max, 60 / t.tempo.min, "a minute");
  }
}

/// Thumbs in a row, and work without a break.
void giver(Told& told) {
  if (!told.guide.rules.contains("GIVER-5/run") || !told.guide.rules.contains("GIVER-2/interval"))
    return;
  const double longest = told.guide.limit("GIVER-5/run", "thumb_s");
  const double work = told.guide.limit("GIVER-2/interval", "work_s");
  Extent run{0, 0};
  double worked = 0;
  bool breaks = false;
  int run_from = 0;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    breaks = breaks || step.motion == Motion::rest_break;
    if (step.touches() && step.seconds) worked += step.seconds->least;
    const bool thumbs =
        step.touches() && !step.tools.empty() &&
        std::ranges::all_of(step.tools, [](const auto& t) { return t.tool == "thumb"; });
    if (!thumbs) {
      if (step.motion != Motion::ask) run = {0, 0};
      continue;
    }
    if (run.least == 0) run_from = static_cast<int>(n);
    if (!step.optional && step.pass_s) run.least += step.pass_s->least;
    if (run.most && step.pass_s && step.pass_s->most)
      *run.most += *step.pass_s->most;
    else
      run.most.reset();
    if (run.least > longest)
      told.add("GIVER-5/run", run_from, text(run, "s"), amount(longest, "s", 0));
  }
  if (!breaks && worked > work)
    told.ask("GIVER-2/interval", Told::kWhole, "breaks", amount(worked / 60, "min at least"),
             amount(work / 60, "min"));
}

/// What a full massage leaves out, and a side that is short of the other.
void coverage(Told& told) {
  if (!told.guide.rules.contains("FLOW-5/coverage")) return;
  std::map<std::string, bool> reached;
  for (const auto& [id, region] : told.guide.regions)
    if (!region.group && !region.opt_in) reached[id] = false;
  double sum = 0, left = 0, right = 0;
  bool clear = true;
  for (const OutlineStep& step : told.outline.steps) {
    if (!step.touches()) continue;
    const double time = step.seconds ? step.seconds->least : 0;
    sum += time;
    clear = clear && !step.places.empty();
    if (step.left != step.right) (step.left ? left : right) += time;
    if (step.left != step.right && !step.seconds) clear = false;
    for (const auto& place : step.places) {
      clear = clear && place.question.empty();
      for (const std::string& id : place.regions) reached[id] = true;
    }
  }
  const double total = told.outline.total_s.value_or(sum);
  if (total >= told.guide.limit("FLOW-5/coverage", "from_s")) {
    std::string missed;
    for (const auto& [id, is] : reached)
      if (!is) missed += (missed.empty() ? "" : ", ") + told.guide.regions.at(id).name;
    if (!missed.empty() && clear) told.add("FLOW-5/coverage", Told::kWhole, missed, "");
    if (!missed.empty() && !clear) told.ask("FLOW-5/coverage", Told::kWhole, "everywhere", missed);
  }
  if (!told.guide.rules.contains("FLOW-5/balance") || !clear ||
      total < told.guide.limit("FLOW-5/balance", "from_s"))
    return;
  const double apart = left > right ? left - right : right - left;
  const double allowed = std::max(told.guide.limit("FLOW-5/balance", "difference_s"),
                                  told.guide.limit("FLOW-5/balance", "difference") * total);
  if (apart > allowed)
    told.add("FLOW-5/balance", Told::kWhole, amount(apart, "s apart", 0), amount(allowed, "s", 0));
}

}  // namespace

void judge_amounts(Told& told) {
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    if (!step.touches()) continue;
    holds(told, static_cast<int>(n), step);
    tempo(told, static_cast<int>(n), step);
  }
  giver(told);
  coverage(told);
}

}  // namespace unknot::checker
