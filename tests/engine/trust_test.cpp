// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/json_reader.hpp"
#include "engine/port.hpp"
#include "session/log.hpp"
#include "support/massage.hpp"
#include "support/told.hpp"

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
  const char* now = "2026-11-28T20:15Z";
  const Json fever = {{"now", now},
                      {"receiver", {{"answers", {{"fever", "yes"}}}, {"given", {{"fever", now}}}}}};
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
  CHECK(ask(port, "check", {{"plan", plan}})["verdict"] == "unsafe");
  plan["given"] = plan["steps"].size();
  CHECK(ask(port, "check", {{"plan", plan}})["verdict"] == "unsafe");
  CHECK(ask(port, "session_start", {{"plan", plan}})["kind"] == "no-plan");
}

TEST_CASE("a plan that calls its steps given is told that nobody saw it") {
  engine::Port port = loaded();
  Json plan = eight_minutes(port);
  CHECK(ask(port, "check", {{"plan", plan}})["verdict"] == "clean");
  plan["given"] = 3;
  const Json judged = ask(port, "check", {{"plan", plan}});
  REQUIRE(judged["findings"].size() == 1);
  CHECK(judged["findings"][0]["rule"] == "PLAN/given");
  CHECK(judged["findings"][0]["severity"] == "note");
}

namespace {

/// Answered just now.
Json told(const Json& intake) { return Json::parse(test::just_now(intake.dump())); }

std::set<std::string> firm_tools(const Json& plan) {
  std::set<std::string> out;
  for (const Json& step : plan["steps"])
    for (const Json& point : step["path"])
      if (point["level"] == "firm") out.insert(step["tool"].get<std::string>());
  return out;
}

}  // namespace

TEST_CASE(
    "PRESS-2: firm wished for against the receiver's answer, or without one, is not planned") {
  engine::Port port = loaded();
  const Json wish = {{"minutes", 25}, {"pressure", "firm"}};
  for (const Json& receiver : {Json{{"asked_firm", false}}, Json::object()}) {
    const Json answer =
        ask(port, "plan", {{"request", wish}, {"intake", told({{"receiver", receiver}})}});
    REQUIRE(answer["ok"] == true);
    CHECK(firm_tools(answer["plan"]).empty());
    CHECK(answer["plan"]["limits"]["firm_asked"] == false);
  }
  const Json yes = {{"receiver", {{"asked_firm", true}}}};
  const Json answer = ask(port, "plan", {{"request", wish}, {"intake", told(yes)}});
  REQUIRE(answer["ok"] == true);
  CHECK(!firm_tools(answer["plan"]).empty());
  // The judge takes it from the limits it is given, not from the plan.
  Json no = answer["plan"]["limits"];
  no["firm_asked"] = false;
  const Json judged = ask(port, "check", {{"plan", answer["plan"]}, {"limits", no}});
  CHECK(judged["verdict"] == "unsafe");
  CHECK(judged["findings"].dump().find("PRESS-2/asked") != std::string::npos);
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

namespace {

/// The log of a session that was never checked: its plan lies on the spine.
std::string log_on_the_spine(engine::Port& port, int ticks) {
  const auto plan = plan::plan_from_json(on_the_spine(eight_minutes(port)).dump());
  REQUIRE(plan.has_value());
  std::string log = session::to_log_header({plan->guide, "0.1.0", "en", "full", *plan});
  session::State state = session::begin(*plan);
  for (int i = 0; i < ticks; ++i) {
    session::Event e;
    e.t_ms = Ms(i * 1000);
    e.kind = i == 0 ? session::EventKind::start : session::EventKind::tick;
    auto outcome = session::step(test::the_guide(), std::move(state), e, {});
    log += session::to_log_line(e, outcome);
    state = std::move(outcome.state);
  }
  return log;
}

}  // namespace

TEST_CASE("LIVE-22, BACK-2: a log whose remainder is unsafe goes on with another one") {
  engine::Port port = loaded();
  for (const int ticks : {0, 1, 20}) {
    CAPTURE(ticks);
    const std::string log = log_on_the_spine(port, ticks);
    engine::Port other = loaded();
    const Json back = ask(other, "session_resume", {{"log", log}});
    REQUIRE(back["ok"] == true);
    CHECK(back["lost"] == 0);
    CHECK(back["view"]["status"] == (ticks == 0 ? "ready" : "working"));
    const auto plan = plan::plan_from_json(back["plan"].dump());
    REQUIRE(plan.has_value());
    for (const auto& f : engine::check_rest(test::the_guide(), *plan, plan->limits, plan->given))
      CHECK(f.severity != plan::Finding::Severity::unsafe);
    // The new log tells of it, and needs no second time.
    const std::string next = ask(other, "session_log", Json::object())["log"].get<std::string>();
    CHECK(next.find("\"kind\":\"replan\"") != std::string::npos);
    engine::Port third = loaded();
    CHECK(ask(third, "session_resume", {{"log", next}})["view"] == back["view"]);
    const bool same = ask(third, "session_log", Json::object())["log"] == next;
    CHECK(same);
  }
}

TEST_CASE("SCREEN-8: yesterday's plan is not begun on yesterday's answers") {
  engine::Port port = loaded();
  const char* asked = "2026-11-28T20:15+01:00";
  const Json healthy = {
      {"now", asked},
      {"receiver", {{"answers", {{"fever", "no"}}}, {"given", {{"fever", asked}}}}}};
  const Json made = ask(port, "plan", {{"request", {{"minutes", 8}}}, {"intake", healthy}});
  REQUIRE(made["ok"] == true);
  const Json& plan = made["plan"];
  CHECK(plan["limits"]["good_until"] == "2026-11-28T21:15Z");

  const auto begun = [&](const char* now) {
    return ask(port, "session_start", {{"plan", plan}, {"now", now}});
  };
  CHECK(begun("2026-11-28T22:15+01:00")["ok"] == true);
  CHECK(begun("2026-11-28T22:16+01:00")["kind"] == "ask-again");
  CHECK(begun("2026-12-28T20:15+01:00")["kind"] == "ask-again");
  CHECK(begun("yesterday")["problems"][0]["place"] == "/now");
  const Json untold = ask(port, "session_start", {{"plan", plan}});
  CHECK(untold["kind"] == "input");
  CHECK(untold["problems"][0]["place"] == "/now");
  // Nobody was asked anything: there is nothing to grow old.
  CHECK(ask(port, "session_start", {{"plan", eight_minutes(port)}})["ok"] == true);

  SUBCASE("and a log of then is not gone on with, beyond the massage's own length") {
    REQUIRE(begun("2026-11-28T22:15+01:00")["ok"] == true);
    const auto log = ask(port, "session_log", Json::object())["log"].get<std::string>();
    const auto resumed = [&](const char* now) {
      return ask(port, "session_resume", {{"log", log}, {"now", now}});
    };
    CHECK(resumed("2026-11-28T22:23+01:00")["ok"] == true);
    CHECK(resumed("2026-11-28T22:24+01:00")["kind"] == "ask-again");
    CHECK(ask(port, "session_resume", {{"log", log}})["kind"] == "input");
  }
}
