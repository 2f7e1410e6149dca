// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/port.hpp"

#include <algorithm>

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "body/frame.hpp"
#include "checker/checker.hpp"
#include "engine/answers.hpp"
#include "engine/evening.hpp"
#include "engine/quantity_json.hpp"
#include "engine/routine_plan.hpp"
#include "engine/summary.hpp"
#include "plan/before.hpp"
#include "render/card.hpp"
#include "render/drawing.hpp"
#include "render/gallery.hpp"
#include "screening/screening.hpp"

namespace unknot::engine {

std::string Port::answer(std::string_view call, std::string_view input) {
  if (call == "load") return load(input);
  if (!guide_) return input_answer("guide", "no guide is loaded yet");
  if (call == "questions") return wrap(screening::questions(*guide_, input));
  if (call == "lubricant") return wrap(screening::lubricant(*guide_, input));
  if (call == "screen") {
    const auto outcome = screening::screen(*guide_, input);
    return outcome ? ok_answer(screening::to_json(*outcome)) : input_answer(outcome.error());
  }
  if (call == "ask") {
    const auto json = parse_json(input, "question");
    if (!json) return input_answer(json.error());
    return wrap(screening::ask(*guide_, json->is_object() ? text_of(*json, "question", "") : ""));
  }
  if (call == "plan") return plan(input);
  if (call == "check") return check(input);
  if (call == "routine_words") return wrap(routine_words_json(*guide_));
  if (call == "before") return before(input);
  if (call == "routine_fmt") return wrap(routine_fmt_json(*guide_, input));
  if (call == "routine_check") return wrap(routine_check_json(*guide_, input));
  if (call == "routine_lower") return routine_lower(input);
  if (call == "read") return wrap(read_json(input));
  if (call == "share") return wrap(share_json(*guide_, input));
  if (call == "history") return wrap(history_json(*guide_, input));
  if (call == "draw") return draw(input);
  if (call == "learn") return learn(input);
  if (call == "session_start") return session_start(input);
  if (call == "session_event") return session_event(input);
  if (call == "session_resume") return session_resume(input);
  if (call == "understand") return understand(input);
  if (call == "session_log") {
    JsonWriter out;
    out.begin_object().field("ok", true).field("log", log_).end_object();
    return out.take();
  }
  return input_answer("call", "unknown call \"" + std::string(call) + "\"");
}

std::string Port::load(std::string_view input) {
  Result<guide::Guide> parsed = guide::parse(input);
  if (!parsed) return input_answer(parsed.error());
  shop_ = workshop();
  guide_ = *std::move(parsed);
  session_.reset();
  log_.clear();
  last_plan_ = {};
  voice_ = {};
  stop_word_.clear();
  tools_.clear();
  JsonWriter out;
  out.begin_object().field("ok", true).field("hash", guide_->hash);
  out.key("technique_ids").begin_array();
  for (const auto& [id, unused] : guide_->techniques) out.text(id);
  out.end_array().key("region_ids").begin_array();
  for (const auto& [id, unused] : guide_->regions) out.text(id);
  out.end_array().key("tools").begin_array();
  for (const auto& [id, unused] : guide_->tools) {
    out.text(id);
    tools_.push_back(id);
  }
  out.end_array().end_object();
  return out.take();
}

std::string Port::plan(std::string_view input) {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  if (!json->is_object()) return input_answer("", "must be an object");
  const auto request = plan::request_from_json(part(*json, "request"));
  if (!request) return input_answer(request.error());
  Result<PlanAnswer> made = Refusal{};
  const auto given = json->find("limits");
  if (given != json->end() && !given->is_null()) {
    if (json->contains("intake")) return input_answer("limits", "either an intake or limits");
    const auto limits = plan::limits_from_json(part(*json, "limits"));
    if (!limits) return input_answer(limits.error());
    made = make_plan(*guide_, *request, *limits, shop_);
  } else {
    made = make_plan(*guide_, *request, part(*json, "intake"), shop_);
  }
  if (!made) return input_answer(made.error());
  if (const auto* refusal = std::get_if<Refusal>(&*made)) return refusal_answer(*refusal);
  auto& m = std::get<Made>(*made);
  last_plan_ = m.plan;
  JsonWriter out;
  out.begin_object().field("ok", true).key("plan").raw(plan::to_json(m.plan));
  out.key("findings").raw(plan::to_json(m.findings));
  out.key("advice").begin_array();
  for (const auto& r : m.advice)
    out.begin_object().field("id", r.id).field("text", r.text).end_object();
  out.end_array().key("summary").raw(summary_json(*guide_, m.plan)).end_object();
  return out.take();
}

std::string Port::routine_lower(std::string_view input) {
  auto lowered = routine_lower_json(*guide_, input);
  if (!lowered) return input_answer(lowered.error());
  if (lowered->refusal) return refusal_answer(*lowered->refusal);
  if (lowered->plan) last_plan_ = *std::move(lowered->plan);
  return ok_answer(lowered->json);
}

std::string Port::check(std::string_view input) const {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  if (!json->is_object()) return input_answer("", "must be an object");
  const auto plan = plan::plan_from_json(part(*json, "plan"));
  if (!plan) return input_answer(plan.error());
  plan::Limits limits = plan->limits;
  if (const auto own = json->find("limits"); own != json->end() && !own->is_null()) {
    const auto given = plan::limits_from_json(part(*json, "limits"));
    if (!given) return input_answer(given.error());
    limits = *given;
  }
  return ok_answer(plan::to_json(checker::check(*guide_, *plan, limits)));
}

std::string Port::before(std::string_view input) const {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  if (!json->is_object()) return input_answer("", "must be an object");
  plan::Plan plan;
  if (json->contains("plan")) {
    auto read = plan::plan_from_json(part(*json, "plan"));
    if (!read) return input_answer(read.error());
    plan = *std::move(read);
  } else if (session_) {
    // Only what was given; a step that was broken off counts for as long as it lasted.
    plan = session_->plan;
    std::erase_if(plan.steps, [&](const plan::Step& s) { return s.start >= session_->plan_ms; });
    if (!plan.steps.empty()) {
      plan::Step& last = plan.steps.back();
      last.duration = std::min(last.duration, session_->plan_ms - last.start);
    }
  } else {
    return input_answer("session", "no session has begun");
  }
  plan.request.before = plan::before_of(*guide_, plan);
  JsonWriter out;
  out.begin_object().field("ok", true).key("request").raw(plan::to_json(plan.request)).end_object();
  return out.take();
}

namespace {

/// A whole picture as SVG: one of the guide's, or of a plan.
std::string picture(const guide::Guide& guide, const Json& wish) {
  const std::string name = text_of(wish, "picture", "");
  render::Picture out;
  if (name == "card" || name == "heat") {
    const auto plan = plan::plan_from_json(part(wish, "plan"));
    if (!plan) return input_answer(plan.error());
    const auto look = render::look_from_json(guide, part(wish, "look"));
    if (!look) return input_answer(look.error());
    out = name == "heat" ? render::heat_picture(guide, *plan, *look)
                         : render::card(guide, *plan, look->tone);
  } else {
    auto one = render::exhibit(guide, name);
    if (!one) return input_answer("picture", "there is no picture \"" + name + "\"");
    out = std::move(one->picture);
  }
  JsonWriter answer;
  answer.begin_object().field("ok", true).field("title", out.title);
  answer.field("svg", render::to_svg(out)).end_object();
  return answer.take();
}

}  // namespace

std::string Port::draw(std::string_view input) const {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  if (!json->is_object()) return input_answer("", "must be an object");
  if (json->contains("picture")) return picture(*guide_, *json);
  JsonWriter wish;
  wish.begin_object().key("receiver").raw(part(*json, "receiver")).end_object();
  const auto request = plan::request_from_json(wish.str());
  if (!request) return input_answer(request.error());
  JsonWriter marked;
  const auto marks = json->find("marks");
  marked.begin_object().key("marks");
  marked.raw(marks != json->end() && marks->is_array() ? marks->dump() : "[]").end_object();
  const auto limits = plan::limits_from_json(marked.str());
  if (!limits) return input_answer(limits.error());
  const auto body = body::fit(*guide_, request->receiver, request->giver);
  if (!body) return input_answer(body.error());
  if (!json->contains("look")) return render::drawing(*guide_, *body, limits->marks);
  const auto look = render::look_from_json(*guide_, part(*json, "look"));
  if (!look) return input_answer(look.error());
  return render::drawing(*guide_, *body, limits->marks, &*look);
}

std::string Port::learn(std::string_view input) {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  const auto plan =
      lesson(*guide_, json->is_object() ? text_of(*json, "technique", "") : std::string());
  if (!plan) return input_answer(plan.error());
  last_plan_ = *plan;
  JsonWriter out;
  out.begin_object().field("ok", true).key("plan").raw(plan::to_json(*plan)).end_object();
  return out.take();
}

std::array<double, 12> Port::pose(double plan_ms) const {
  std::array<double, 12> out{};
  const plan::Plan& plan = session_ ? session_->plan : last_plan_;
  const double bounded = plan_ms > 0 && plan_ms < 1e9 ? plan_ms : 0;
  const auto hands = hands_at(plan, Ms(static_cast<std::int64_t>(bounded)));
  for (std::size_t h = 0; h < 2; ++h) {
    const auto tool = std::find(tools_.begin(), tools_.end(), hands[h].tool);
    const double index = tool == tools_.end() ? -1 : static_cast<double>(tool - tools_.begin());
    const double values[] = {hands[h].x_mm,
                             hands[h].y_mm,
                             hands[h].angle,
                             static_cast<double>(rank(hands[h].level)),
                             hands[h].contact ? 1.0 : 0.0,
                             index};
    std::copy(std::begin(values), std::end(values), out.begin() + static_cast<long>(6 * h));
  }
  return out;
}

}  // namespace unknot::engine
