// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <doctest/doctest.h>

#include "engine/engine.hpp"
#include "support/massage.hpp"

using namespace unknot;
using test::the_guide;

namespace {

plan::Request lying(double minutes, const char* position) {
  plan::Request out = test::minutes(minutes);
  out.receiver.position = position;
  return out;
}

/// The farthest that a hand goes to the receiver's left and right.
std::pair<double, double> reach(const plan::Plan& plan) {
  std::pair<double, double> out{0, 0};
  for (const auto& step : plan.steps)
    for (const auto& hand : step.path)
      for (const auto& p : hand.points)
        if (p.contact) out = {std::min(out.first, p.at.x), std::max(out.second, p.at.x)};
  return out;
}

}  // namespace

TEST_CASE("BACK-6: lying on the side or sitting, every plan keeps to what is within reach") {
  for (const char* position : {"side-left", "side-right", "seated"})
    for (const double length : {10.0, 15.0, 20.0, 30.0, 45.0, 60.0}) {
      CAPTURE(position);
      CAPTURE(length);
      const plan::Plan plan = test::plan_of(lying(length, position));
      CHECK(test::poor_or_unsafe(plan) == "");
      const auto& p = the_guide().positions.at(position);
      for (const auto& step : plan.steps) {
        CHECK(step.pressure <= p.cap);
        for (const auto& id : p.barred_techniques) CHECK(step.technique != id);
        for (const auto& closed : p.closed)
          CHECK_FALSE((step.region == closed.region && step.side == closed.side));
      }
      CHECK(test::has_warning(plan, "position"));
      CHECK(test::has_warning(plan, "position-receiver"));
      CHECK(test::has_warning(plan, "position-giver"));
    }
}

TEST_CASE("BACK-6: on the side the half underneath is not touched, left as right") {
  const auto left = reach(test::plan_of(lying(20, "side-left")));
  const auto right = reach(test::plan_of(lying(20, "side-right")));
  CHECK(left.second > 100);
  CHECK(left.first > -20);
  CHECK(right.first < -100);
  CHECK(right.second < 20);
}

TEST_CASE("BACK-6: face down nothing is out of reach, and nothing is said about it") {
  const plan::Plan plan = test::plan_of(lying(20, "prone"));
  CHECK(reach(plan).first == doctest::Approx(-reach(plan).second).epsilon(0.05));
  CHECK(plan.limits.area_caps.empty());
  for (const auto& w : plan.warnings) CHECK_FALSE(w.id.starts_with("position"));
}

TEST_CASE("BACK-6: the checker itself knows what a position puts out of reach") {
  plan::Plan plan = test::plan_of(lying(20, "prone"));
  plan.request.receiver.position = "side-left";
  std::string rules;
  for (const auto& f : engine::check(the_guide(), plan, {})) rules += f.rule + " ";
  CHECK(rules.find("LIMIT/area-cap") != std::string::npos);
  plan.request.receiver.position = "seated";
  plan.steps[0].technique = "heel-sink";
  rules.clear();
  for (const auto& f : engine::check(the_guide(), plan, {})) rules += f.rule + " ";
  CHECK(rules.find("LIMIT/area-cap") != std::string::npos);
  CHECK(rules.find("LIMIT/technique") != std::string::npos);
}

TEST_CASE(
    "BACK-6: firm is not offered without a firm base; a wish for what is underneath is told") {
  plan::Request r = lying(30, "side-right");
  r.pressure = Level::firm;
  r.focus = {{"rhomboids:right", 2}};
  const plan::Plan plan = test::plan_of(r);
  for (const auto& step : plan.steps) CHECK(step.pressure <= Level::medium);
  CHECK(test::has_warning(plan, "capped"));
}

TEST_CASE("BACK-6: a chair is for sitting") {
  plan::Request r = lying(15, "prone");
  r.giver.surface = "chair";
  CHECK(test::has_warning(test::plan_of(r), "position-surface"));
  r.receiver.position = "seated";
  CHECK_FALSE(test::has_warning(test::plan_of(r), "position-surface"));
}
