// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/evening.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "engine/summary.hpp"
#include "session/log.hpp"
#include "session/share.hpp"

namespace unknot::engine {
namespace {

constexpr double kDay = 24.0 * 60 * 60;

}  // namespace

Result<std::string> share_json(const guide::Guide& guide, std::string_view input) {
  const Result<Json> json = parse_json(input, "input");
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return failure("", "must be an object");
  Diagnostics problems;
  JsonReader in(*json, "", problems);
  double had = 0;
  double other = 0;
  double left = 0;
  in.number("had_s", had, 0, kDay);
  in.number("other_s", other, 0, kDay);
  in.number("left_s", left, 0, kDay);
  if (!problems.empty()) return std::unexpected(problems);
  session::Evening evening{seconds(had), seconds(other), {}};
  if (json->contains("left_s")) evening.left = seconds(left);
  const session::Share share = session::share(guide, evening);
  JsonWriter out;
  out.begin_object().key("next_s").number(to_seconds(share.next), 3);
  out.key("back_s").number(to_seconds(share.back), 3).end_object();
  return out.take();
}

Result<std::string> history_json(const guide::Guide& guide, std::string_view input) {
  const Result<Json> json = parse_json(input, "input");
  if (!json) return std::unexpected(json.error());
  const auto log = json->is_object() ? json->find("log") : json->end();
  if (!json->is_object() || log == json->end() || !log->is_string())
    return failure("/log", "must be the text of a log");
  const auto replay = session::resume(guide, log->get<std::string>());
  if (!replay) return std::unexpected(replay.error());
  const session::State& state = replay->state;
  plan::Plan given = state.plan;
  const Ms now = std::min(state.plan_ms, session::end_of(state.plan));
  given.steps = session::given_until(state.plan, now);
  given.total = now;
  given.given = static_cast<int>(given.steps.size());
  JsonWriter out;
  out.begin_object().key("plan").raw(plan::to_json(given));
  out.key("summary").raw(summary_json(guide, given));
  out.key("given_s").number(to_seconds(now), 3);
  out.key("lost").integer(replay->lost).end_object();
  return out.take();
}

}  // namespace unknot::engine
