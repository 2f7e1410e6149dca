// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// The live session with the planner that it really has: what holds for a plan holds for every
// remainder, the given part counted.
#include <algorithm>

#include <doctest/doctest.h>

#include "engine/port.hpp"
#include "session/session.hpp"
#include "support/massage.hpp"

using namespace unknot;
using plan::Step;
using session::EventKind;
using session::Who;
using test::the_guide;

namespace {

session::Event event(Ms t, EventKind kind, Who who = Who::giver) {
  session::Event out;
  out.t_ms = t;
  out.kind = kind;
  out.who = who;
  return out;
}

/// Under way until that moment, with nothing said.
session::State session_at(const plan::Plan& plan, Ms moment) {
  session::State state = session::begin(plan);
  state = session::step(the_guide(), std::move(state), event(Ms(0), EventKind::start), {}).state;
  while (state.plan_ms < moment) {
    const Ms next = std::min(moment, state.t_ms + seconds(60));
    state =
        session::step(the_guide(), std::move(state), event(next, EventKind::tick, Who::clock), {})
            .state;
  }
  return state;
}

/// Two steps of one hard-working tool in a row that are not one technique going on, or "".
std::string two_in_a_row(const plan::Plan& plan) {
  const Step* last = nullptr;
  for (const Step& s : plan.steps) {
    if (s.technique.empty()) continue;  // a break or a question is no other tool
    const guide::Tool& tool = the_guide().tools.at(s.tool);
    const bool hard = s.tool == "thumb" || tool.bent_wrist;
    if (hard && last != nullptr && last->tool == s.tool && last->technique != s.technique)
      return last->technique + " then " + s.technique + " at step " + std::to_string(s.id);
    last = &s;
  }
  return "";
}

/// The middle of every step in which that tool works.
std::vector<Ms> middles(const plan::Plan& plan, std::string_view tool) {
  std::vector<Ms> out;
  for (const Step& s : plan.steps)
    if (s.tool == tool && s.kind == Step::Kind::stroke)
      out.push_back(s.start + Ms(s.duration.value / 2));
  return out;
}

}  // namespace

TEST_CASE("GIVER-3: whatever is said under hard work, tools take turns before and after it") {
  plan::Request wanted = test::minutes(35);
  wanted.mix = "knots";
  for (const char* id : {"thumb-circles", "thumb-walking", "static-points", "heel-sink"})
    wanted.techniques[id] = "more";
  int replans = 0;
  for (const char* position : {"prone", "side-left"}) {
    wanted.receiver.position = position;
    const plan::Plan plan = test::plan_of(wanted);
    REQUIRE(two_in_a_row(plan) == "");
    engine::Workshop shop = engine::workshop();
    const plan::Replanner replanner = engine::replanner(the_guide(), shop);
    for (const char* tool : {"thumb", "heel"})
      for (const Ms moment : middles(plan, tool)) {
        const session::State state = session_at(plan, moment);
        for (const EventKind kind : {EventKind::softer, EventKind::skip, EventKind::back,
                                     EventKind::more_here, EventKind::less_here}) {
          CAPTURE(position);
          CAPTURE(session::word(kind));
          CAPTURE(moment.value);
          const auto after = session::step(the_guide(), state, event(moment, kind), replanner);
          replans += after.state.revision > state.revision ? 1 : 0;
          CHECK(two_in_a_row(after.state.plan) == "");
        }
      }
  }
  CHECK(replans >= 20);
}

TEST_CASE("LIVE-11: on a hairy back nothing circles or rubs, in the plan and after every wish") {
  plan::Request wanted = test::minutes(30);
  wanted.mix = "knots";
  wanted.techniques = {{"thumb-circles", "more"}, {"friction", "on"}};
  const auto circling = [](const plan::Plan& plan) {
    return std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step& s) {
      return s.technique == "thumb-circles" || s.technique == "friction";
    });
  };
  REQUIRE(circling(test::plan_of(wanted)) > 0);
  wanted.hairy = true;
  const plan::Plan plan = test::plan_of(wanted);
  CHECK(circling(plan) == 0);
  engine::Workshop shop = engine::workshop();
  const plan::Replanner replanner = engine::replanner(the_guide(), shop);
  for (const double second : {200.0, 500.0, 900.0}) {
    const session::State state = session_at(plan, seconds(second));
    for (const EventKind kind : {EventKind::skip, EventKind::more_here, EventKind::ticklish}) {
      CAPTURE(session::word(kind));
      const auto after =
          session::step(the_guide(), state, event(seconds(second), kind), replanner).state;
      CHECK(circling(after.plan) == 0);
      CHECK(test::works_with(after.plan.steps.front(), "palm"));
    }
  }
}

TEST_CASE("LIVE-5: beside somebody asleep nothing to come is above light, and nothing is asked") {
  plan::Request wanted = test::minutes(40);
  wanted.mix = "knots";
  const plan::Plan plan = test::plan_of(wanted);
  const auto coming = [](const session::State& state, auto such) {
    return std::count_if(state.plan.steps.begin(), state.plan.steps.end(),
                         [&](const Step& s) { return s.start >= state.plan_ms && such(s); });
  };
  const auto above_light = [](const Step& s) { return s.pressure >= Level::medium; };
  const auto question = [](const Step& s) { return s.kind == Step::Kind::check_in; };
  engine::Workshop shop = engine::workshop();
  const plan::Replanner replanner = engine::replanner(the_guide(), shop);
  for (const double second : {400.0, 900.0, 1400.0}) {
    CAPTURE(second);
    const session::State awake = session_at(plan, seconds(second));
    REQUIRE(coming(awake, above_light) > 0);
    const auto after =
        session::step(the_guide(), awake, event(seconds(second), EventKind::asleep), replanner);
    CHECK(after.state.revision > awake.revision);
    CHECK(coming(after.state, above_light) == 0);
    CHECK(coming(after.state, question) == 0);
  }
}

TEST_CASE("LIVE-12: hard as concrete is a minute of long strokes, and the rest keeps every rule") {
  plan::Request wanted = test::minutes(40);
  wanted.mix = "knots";
  const plan::Plan plan = test::plan_of(wanted);
  engine::Workshop shop = engine::workshop();
  const plan::Replanner replanner = engine::replanner(the_guide(), shop);
  for (const double second : {400.0, 900.0, 1400.0}) {
    CAPTURE(second);
    const session::State before = session_at(plan, seconds(second));
    const auto after = session::step(the_guide(), before,
                                     event(seconds(second), EventKind::hard_muscle), replanner);
    REQUIRE(after.state.revision > before.revision);
    const Step* now = session::current_step(after.state);
    REQUIRE(now != nullptr);
    CHECK(now->region == "whole-back");
    CHECK(now->duration >= seconds(60));
    for (const auto& f : engine::check_rest(the_guide(), after.state))
      CHECK(f.severity < plan::Finding::Severity::poor);
  }
}
