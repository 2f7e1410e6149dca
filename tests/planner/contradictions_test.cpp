// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/massage.hpp"

/// Wishes that cannot all be met: a plan that says what it leaves, or a refusal with the reason.
using namespace unknot;
using plan::Step;
using test::minutes;
using test::plan_of;
using test::the_guide;

namespace {

std::string text_of(const plan::Plan& plan, std::string_view warning) {
  std::string out;
  for (const plan::Warning& w : plan.warnings)
    if (w.id == warning) out += w.text + " ";
  return out;
}

bool touches(const plan::Plan& plan, std::string_view region) {
  for (const Step& s : plan.steps)
    if (s.region == region && s.stage == plan::Stage::targeted && !s.technique.empty()) return true;
  return false;
}

bool uses(const plan::Plan& plan, std::string_view technique) {
  for (const Step& s : plan.steps)
    if (s.technique == technique) return true;
  return false;
}

}  // namespace

TEST_CASE("PLAN-1: a focus on an area that is closed is not followed, and said") {
  plan::Request r = minutes(25);
  r.focus["rhomboids"] = 5;
  plan::Limits limits;
  for (const auto side : {plan::Side::left, plan::Side::right})
    limits.area_caps[{"rhomboids", side}] = Level::none;
  const plan::Plan plan = plan_of(r, limits);
  CHECK(test::poor_or_unsafe(plan) == "");
  CHECK_FALSE(touches(plan, "rhomboids"));
  CHECK(text_of(plan, "focus-not-possible").find(the_guide().regions.at("rhomboids").name) !=
        std::string::npos);
}

TEST_CASE("PLAN-1: a focus on the closed side of an area is said, on the open side it is not") {
  plan::Limits limits;
  limits.area_caps[{"rhomboids", plan::Side::left}] = Level::none;
  plan::Request r = minutes(25);
  r.focus["rhomboids:left"] = 5;
  CHECK(test::has_warning(plan_of(r, limits), "focus-not-possible"));
  r.focus = {{"rhomboids:right", 5}};
  CHECK_FALSE(test::has_warning(plan_of(r, limits), "focus-not-possible"));
}

TEST_CASE("PLAN-1: a focus on a group whose parts are all closed is said") {
  plan::Request r = minutes(25);
  r.focus["shoulders"] = 3;
  plan::Limits limits;
  for (const std::string& region : the_guide().regions.at("shoulders").members)
    for (const auto side : {plan::Side::left, plan::Side::right, plan::Side::none})
      limits.area_caps[{region, side}] = Level::none;
  const auto answer = test::answer_to(r, limits);
  if (const auto* made = std::get_if<engine::Made>(&answer))
    CHECK(test::has_warning(made->plan, "focus-not-possible"));
  else
    CHECK(test::told(std::get<engine::Refusal>(answer)) != "");
}

TEST_CASE("PLAN-1: four minutes for six areas are refused with the reason") {
  plan::Request r = minutes(4);
  for (const std::string region :
       {"rhomboids", "sides", "lower-back", "sacrum", "shoulder-blade", "upper-trapezius"})
    r.focus[region] = 3;
  const auto answer = test::answer_to(r);
  REQUIRE(std::holds_alternative<engine::Refusal>(answer));
  const auto& refusal = std::get<engine::Refusal>(answer);
  CHECK(refusal.kind == "no-plan");
  CHECK(test::told(refusal).find("five minutes") != std::string::npos);
}

TEST_CASE("PLAN-1: six minutes for six areas go to some of them, the others are named") {
  plan::Request r = minutes(6);
  const std::vector<std::string> six{"rhomboids",      "sides",           "lower-back",
                                     "shoulder-blade", "upper-trapezius", "sacrum"};
  for (const std::string& region : six) r.focus[region] = 3;
  const plan::Plan plan = plan_of(r);
  CHECK(test::poor_or_unsafe(plan) == "");
  const std::string missed = text_of(plan, "focus-no-time");
  int worked = 0;
  for (const std::string& region : six) {
    CAPTURE(region);
    const bool named = missed.find(the_guide().regions.at(region).name) != std::string::npos;
    CHECK(named != touches(plan, region));
    worked += touches(plan, region) ? 1 : 0;
  }
  CHECK(worked >= 1);
  CHECK(worked < 6);
}

TEST_CASE("PLAN-1: no technique at all leaves long strokes, and says so") {
  plan::Request r = minutes(20);
  for (const auto& [id, t] : the_guide().techniques) r.techniques[id] = "never";
  const auto answer = test::answer_to(r);
  // Twenty minutes of nothing else are a plan; what no rule allows would be refused with reasons.
  REQUIRE(std::holds_alternative<engine::Made>(answer));
  const plan::Plan& plan = std::get<engine::Made>(answer).plan;
  CHECK(test::poor_or_unsafe(plan) == "");
  for (const Step& s : plan.steps)
    if (s.kind == Step::Kind::stroke || s.kind == Step::Kind::transition)
      CHECK(s.technique == "effleurage");
  CHECK(test::has_warning(plan, "only-long-strokes"));
  CHECK(test::has_warning(plan, "never-join"));
  CHECK_FALSE(test::has_warning(plan_of(20), "only-long-strokes"));
  CHECK_FALSE(test::has_warning(plan_of(20), "never-join"));
}

TEST_CASE("PLAN-1: more of what today rules out is not given, and said") {
  plan::Request r = minutes(20);
  r.techniques["petrissage"] = "more";
  plan::Limits limits;
  limits.barred_techniques = {"petrissage"};
  const plan::Plan plan = plan_of(r, limits);
  CHECK_FALSE(uses(plan, "petrissage"));
  CHECK(text_of(plan, "wish-not-fitted").find(the_guide().techniques.at("petrissage").name) !=
        std::string::npos);
  CHECK_FALSE(test::has_warning(plan_of(r), "wish-not-fitted"));
}

TEST_CASE("PLAN-1: more of an area and less of it at once is neither, and harmless") {
  plan::Request r = minutes(25);
  r.focus["rhomboids"] = 2;
  r.less["rhomboids"] = 0.5;
  const plan::Plan plan = plan_of(r);
  CHECK(test::poor_or_unsafe(plan) == "");
  const auto steps = [](const plan::Plan& p) {
    std::string out;
    for (const Step& s : p.steps) out += plan::to_json(s);
    return out;
  };
  CHECK((steps(plan) == steps(plan_of(25))));
}

TEST_CASE("PLAN-1: nothing wanted anywhere is a plan of long strokes or a refusal in words") {
  plan::Request r = minutes(15);
  for (const auto& [id, region] : the_guide().regions)
    if (!region.group) r.less[id] = 0;
  const auto answer = test::answer_to(r);
  if (const auto* made = std::get_if<engine::Made>(&answer)) {
    CHECK(test::poor_or_unsafe(made->plan) == "");
    CHECK(test::has_warning(made->plan, "only-long-strokes"));
  } else {
    CHECK(test::told(std::get<engine::Refusal>(answer)) != "");
  }
}

TEST_CASE("PLAN-1: firm under a light ceiling, without thumbs, for a giver whose hands all hurt") {
  plan::Request r = minutes(30);
  r.pressure = Level::firm;
  for (const auto& [id, tool] : the_guide().tools) r.giver.hurting_tools.insert(id);
  const auto answer = test::answer_to(r);
  REQUIRE(std::holds_alternative<engine::Refusal>(answer));
  CHECK(test::told(std::get<engine::Refusal>(answer)) != "");
}
