// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "body/chart.hpp"
#include "body/frame.hpp"
#include "body/ground.hpp"
#include "planner/planner.hpp"
#include "planner/workshop.hpp"
#include "support/massage.hpp"
#include "support/people.hpp"

/// TECH-13: both hands still on the lower back at the end; where that is left out, on another
/// place, and the step says which.

using namespace unknot;
using plan::Step;
using test::minutes;
using test::the_guide;

namespace {

const Step* hold_of(const plan::Plan& plan) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& s) {
    return s.stage == plan::Stage::grounding && s.kind == Step::Kind::hold;
  });
  return found == plan.steps.end() ? nullptr : &*found;
}

/// Hands that do not lie on what the step names, or on the side that it names.
std::string astray(const plan::Plan& plan, const Step& step) {
  const body::Ground ground(the_guide(), plan.body, {});
  const body::AreaBits named = ground.bits(step.region, plan::Side::both);
  std::string out;
  for (const plan::HandPath& hand : step.path) {
    if (hand.points.empty()) continue;
    const plan::PathPoint& p = hand.points.front();
    const auto& tool = the_guide().tools.at(hand.tool);
    body::Footprint middle = body::footprint(tool, plan.body, p.at, p.angle);
    const double share = ground.overlap(middle, named).share;
    middle.length = middle.width = Mm(30);
    if (share < 0.2 || ground.overlap(middle, named).share < 0.2)
      out += step.region + " at " + std::to_string(p.at.x) + ", " + std::to_string(p.at.y);
    if (step.side == plan::Side::left && p.at.x > 0) out += " right of the middle";
    if (step.side == plan::Side::right && p.at.x < 0) out += " left of the middle";
  }
  return out;
}

int hands_in(const Step& step) {
  return static_cast<int>(!step.path[0].points.empty()) +
         static_cast<int>(!step.path[1].points.empty());
}

}  // namespace

TEST_CASE("TECH-13: the closing hold has both hands on the lower back, for every open body") {
  for (const double stature : {0.0, 145.0, 158.0, 190.0, 205.0})
    for (const double hand : {0.0, 68.0, 100.0}) {
      CAPTURE(stature);
      CAPTURE(hand);
      plan::Request request = minutes(6);
      request.receiver.stature_cm = stature;
      request.giver.hand_breadth_mm = hand;
      const plan::Plan plan = test::planned(request);
      const Step* hold = hold_of(plan);
      REQUIRE(hold != nullptr);
      CHECK(hold->region == "lower-back");
      CHECK(hold->side == plan::Side::both);
      CHECK(hands_in(*hold) == 2);
      CHECK(astray(plan, *hold) == "");
    }
}

TEST_CASE("TECH-13: small body, big hands, a place left out: still both hands") {
  struct Case {
    double stature, hand;
    const char* sex;
    plan::Limits limits;
  };
  const auto avoid = [](double u, double v, double r) {
    return plan::Mark{plan::Mark::Kind::avoid, {u, v}, Mm(r), ""};
  };
  plan::Limits sides;
  sides.area_caps[{"sides", plan::Side::right}] = Level::none;
  plan::Limits mid;
  mid.area_caps[{"paraspinals-mid", plan::Side::right}] = Level::none;
  plan::Limits marks;
  marks.marks = {avoid(0.3, 0.21, 16), avoid(0.18, 0.74, 36)};
  plan::Limits left;
  left.area_caps[{"lower-back", plan::Side::left}] = Level::none;
  left.marks = {avoid(-0.15, 0.63, 28), avoid(-0.38, 0.68, 45)};
  for (const Case& c : {Case{149, 95, "female", sides}, Case{156, 96, "male", mid},
                        Case{158, 87, "unspecified", marks}, Case{0, 0, "male", left}}) {
    CAPTURE(c.stature);
    plan::Request request = minutes(8);
    request.receiver.stature_cm = c.stature;
    request.receiver.sex = c.sex;
    request.receiver.build = "slim";
    request.giver.hand_breadth_mm = c.hand;
    const plan::Plan plan = test::planned(request, c.limits);
    const Step* hold = hold_of(plan);
    REQUIRE(hold != nullptr);
    CHECK(hands_in(*hold) == 2);
    CHECK(astray(plan, *hold) == "");
  }
}

TEST_CASE("TECH-13: without the lower back the closing hold lies elsewhere, and says where") {
  for (const auto side : {plan::Side::left, plan::Side::right, plan::Side::both}) {
    plan::Limits limits;
    if (side != plan::Side::right) limits.area_caps[{"lower-back", plan::Side::left}] = Level::none;
    if (side != plan::Side::left) limits.area_caps[{"lower-back", plan::Side::right}] = Level::none;
    const plan::Plan plan = test::plan_of(minutes(10), limits);
    const Step* hold = hold_of(plan);
    REQUIRE(hold != nullptr);
    if (side == plan::Side::both) CHECK(hold->region != "lower-back");
    if (hold->region == "lower-back") CHECK(hold->side != plan::Side::both);
    if (hold->region == "lower-back") CHECK(hold->side != side);
    CHECK(hands_in(*hold) == 2);
    CHECK(astray(plan, *hold) == "");
  }
}

TEST_CASE("TECH-13: whatever is left out, hands that lie still lie on what the step names") {
  test::People people(the_guide(), Random(11));
  planner::Workshop shop;
  int holds = 0;
  for (int i = 0; i < 120; ++i) {
    CAPTURE(i);
    plan::Request request = people.request();
    request.total = seconds(360);
    request.stretches = i % 2 == 0;
    const plan::Limits limits = people.limits();
    const auto made = planner::make_plan(the_guide(), request, limits, shop);
    if (!made) continue;
    for (const Step& step : made->steps) {
      if (step.kind != Step::Kind::hold || !step.technique.empty()) continue;
      ++holds;
      CHECK(astray(*made, step) == "");
      // On the side one of both hands may find no room; face down both do.
      if (request.receiver.position == "prone") CHECK(hands_in(step) == 2);
    }
  }
  CHECK(holds > 80);
}
