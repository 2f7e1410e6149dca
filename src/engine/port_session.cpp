// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "checker/checker.hpp"
#include "engine/answers.hpp"
#include "engine/hear.hpp"
#include "engine/port.hpp"
#include "screening/screening.hpp"
#include "session/log.hpp"

/// The port's one session: begun, told what happens, gone on with from a log.
namespace unknot::engine {
namespace {

/// How many whole lines `now` begins with that `before` begins with, too; where they end.
std::pair<int, std::size_t> lines_kept(std::string_view before, std::string_view now) {
  int count = 0;
  std::size_t at = 0;
  for (;;) {
    const std::size_t end = now.find('\n', at);
    if (end == std::string_view::npos || before.size() <= end ||
        before.substr(at, end + 1 - at) != now.substr(at, end + 1 - at))
      return {count, at};
    ++count;
    at = end + 1;
  }
}

/// The answer where the questions behind these limits are of another evening (SCREEN-8), or where
/// nobody said what time it is; nothing where the session may be.
std::optional<std::string> not_now(const guide::Guide& guide, const Json& input,
                                   const plan::Limits& limits, Ms grace = Ms{0}) {
  const std::string now = input.is_object() ? text_of(input, "now", "") : std::string();
  const auto late = screening::too_late(guide, limits, now, grace);
  if (!late) return input_answer(late.error());
  if (late->empty()) return std::nullopt;
  return refusal_answer({"ask-again", {{"SCREEN-8", *late}}});
}

}  // namespace

std::string Port::turn(const std::vector<session::Effect>& effects, bool with_plan,
                       std::string_view lines) {
  const auto spoken = narration::speak(*guide_, *session_, effects, voice_);
  JsonWriter out;
  out.begin_object().field("ok", true);
  out.key("view").raw(narration::view_json(*guide_, *session_, voice_));
  out.key("effects").raw(narration::effects_json(*guide_, effects, spoken, voice_));
  if (with_plan) out.key("plan").raw(plan::to_json(session_->plan));
  out.key("lines").begin_array();
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    out.text(lines.substr(0, end));
    lines.remove_prefix(end + 1);
  }
  out.end_array();
  out.end_object();
  return out.take();
}

std::string Port::session_start(std::string_view input) {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  if (!json->is_object()) return input_answer("", "must be an object");
  auto plan = plan::plan_from_json(part(*json, "plan"));
  if (!plan) return input_answer(plan.error());
  plan->given = 0;  // nothing has happened yet
  if (const Diagnostics bad = unknown_ids(*guide_, plan->request, plan->limits); !bad.empty())
    return input_answer(bad);
  if (const auto answer = not_now(*guide_, *json, plan->limits)) return *answer;
  const auto findings = checker::check(*guide_, *plan, plan->limits);
  for (const auto& f : findings)
    if (f.severity == plan::Finding::Severity::unsafe)
      return refusal_answer({"no-plan", {{f.rule, f.text}}});
  voice_ = {};
  voice_.language = text_of(*json, "language", "en");
  const std::string quiet = text_of(*json, "quiet", "full");
  voice_.quiet = guide::value_of(narration::kQuiet, quiet).value_or(narration::Quiet::full);
  stop_word_ = text_of(*json, "stop_word", "");
  session_ = session::begin(*plan);
  log_ = session::to_log_header(
      {guide_->hash, std::string(kVersion), voice_.language, quiet, *plan, stop_word_});
  return turn({}, true, log_);
}

std::string Port::session_event(std::string_view input) {
  if (!session_) return input_answer("session", "no session has begun");
  const auto event = session::event_from_json(input);
  if (!event) return input_answer(event.error());
  const int before = session_->revision;
  session::Outcome outcome =
      session::step(*guide_, *std::move(session_), *event, replanner(*guide_, shop_));
  const std::string line = session::to_log_line(*event, outcome);
  log_ += line;
  session_ = std::move(outcome.state);
  return turn(outcome.effects, session_->revision != before, line);
}

std::string Port::understand(std::string_view input) const {
  session::Context context;
  context.language = voice_.language;
  context.stop_word = stop_word_;
  if (session_) {
    context.status = session_->status;
    if (session_->question) context.asked = session_->question->id;
  }
  return wrap(hear_json(*guide_, input, std::move(context)));
}

std::string Port::session_resume(std::string_view input) {
  const auto json = parse_json(input, "input");
  if (!json) return input_answer(json.error());
  const std::string log = json->is_object() ? text_of(*json, "log", "") : std::string();
  // The log goes on in today's format, without its damaged lines.
  std::string lines;
  session::ReplayOptions options;
  options.watch = [&](const session::Event& event, const session::Outcome& outcome) {
    lines += session::to_log_line(event, outcome);
  };
  auto replay = session::resume(*guide_, log, options);
  if (!replay) return input_answer(replay.error());
  session::State& state = replay->state;
  if (const auto answer =
          not_now(*guide_, *json, limits_now(state.wishes), replay->header.plan.total))
    return *answer;
  if (const Diagnostics bad = unknown_ids(*guide_, state.wishes.request, limits_now(state.wishes));
      !bad.empty())
    return input_answer(bad);
  voice_ = {};
  voice_.language = replay->header.language;
  voice_.quiet =
      guide::value_of(narration::kQuiet, replay->header.quiet).value_or(narration::Quiet::full);
  stop_word_ = replay->header.stop_word;
  std::vector<session::Effect> effects;
  if (!rest_is_safe(*guide_, state)) {
    session::Event event;
    event.t_ms = state.t_ms;
    event.who = session::Who::clock;
    event.kind = session::EventKind::replan;
    session::Outcome outcome =
        session::step(*guide_, std::move(state), event, replanner(*guide_, shop_));
    lines += session::to_log_line(event, outcome);
    state = std::move(outcome.state);
    effects = std::move(outcome.effects);
  }
  session_ = std::move(state);
  log_ = session::to_log_header(replay->header) + lines;
  // What was said before the interruption is not said again.
  narration::speak(*guide_, *session_, {}, voice_);
  // The app keeps what it has of the log, as far as that stands.
  const auto [kept, end] = lines_kept(log, log_);
  std::string out = turn(effects, true, std::string_view(log_).substr(end));
  out.pop_back();
  return out + ",\"keep\":" + std::to_string(kept) + ",\"lost\":" + std::to_string(replay->lost) +
         "}";
}

}  // namespace unknot::engine
