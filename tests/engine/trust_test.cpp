// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/json_reader.hpp"
#include "engine/port.hpp"
#include "support/massage.hpp"

using namespace unknot;

/// What comes from outside does not switch off its own judge. Each case is a hole that was found by
/// reading the port.
namespace {

Json ask(engine::Port& port, std::string_view call, const Json& input) {
  const auto out = parse_json(port.answer(call, input.dump()), "answer");
  REQUIRE(out.has_value());
  return *out;
}

engine::Port loaded() {
  engine::Port port;
  REQUIRE(ask(port, "load", *parse_json(test::guide_text(), "guide"))["ok"] == true);
  return port;
}

Json eight_minutes(engine::Port& port) {
  return ask(port, "plan", {{"request", {{"minutes", 8}}}})["plan"];
}

/// The first stroke's right hand lies on the spine.
Json on_the_spine(Json plan) {
  for (Json& point : plan["steps"][0]["path"])
    if (point["hand"] == "right") point["x_mm"] = 0;
  return plan;
}

}  // namespace

TEST_CASE("SCREEN-2: limits that are null do not skip the screening") {
  engine::Port port = loaded();
  const Json fever = {{"receiver", {{"answers", {{"fever", "yes"}}}}}};
  const Json answer =
      ask(port, "plan", {{"request", Json::object()}, {"intake", fever}, {"limits", nullptr}});
  CHECK(answer["ok"] == false);
  CHECK(answer["kind"] == "postpone");
  const Json both = ask(
      port, "plan", {{"request", Json::object()}, {"intake", fever}, {"limits", Json::object()}});
  CHECK(both["kind"] == "input");
}

TEST_CASE("BACK-2: a plan cannot call its own steps given to escape the checker") {
  engine::Port port = loaded();
  Json plan = on_the_spine(eight_minutes(port));
  CHECK(ask(port, "session_start", {{"plan", plan}})["kind"] == "no-plan");
  plan["given"] = plan["steps"].size();
  CHECK(ask(port, "session_start", {{"plan", plan}})["kind"] == "no-plan");
}

TEST_CASE("a session does not start with limits on areas that nobody knows") {
  engine::Port port = loaded();
  Json plan = eight_minutes(port);
  plan["limits"]["area_caps"] = {{{"region", "wing"}, {"side", "left"}, {"cap", "none"}}};
  const Json answer = ask(port, "session_start", {{"plan", plan}});
  CHECK(answer["kind"] == "input");
}

TEST_CASE("LIVE-22: a log with an empty line loses nothing of what follows") {
  engine::Port port = loaded();
  ask(port, "session_start", {{"plan", eight_minutes(port)}});
  for (int t = 0; t < 20; ++t)
    ask(port, "session_event",
        {{"t_ms", t * 250}, {"who", "giver"}, {"kind", t == 0 ? "start" : "tick"}});
  std::string log = ask(port, "session_log", Json::object())["log"].get<std::string>();
  const std::string whole = log;
  log.insert(log.find('\n') + 1, "\n");
  engine::Port other = loaded();
  CHECK(ask(other, "session_resume", {{"log", log}})["lost"] == 0);
  const bool same = ask(other, "session_log", Json::object())["log"] == whole;
  CHECK(same);
}
