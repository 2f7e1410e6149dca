// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/engine.hpp"
#include "support/massage.hpp"

/// Backs that are marked all over, in the middle, or beside the body.
namespace {

using namespace unknot;

plan::Limits marked(shapes::PointUv at, double radius) {
  plan::Limits out;
  out.marks.push_back({plan::Mark::Kind::avoid, at, Mm(radius), ""});
  return out;
}

/// Why there is no plan.
std::string refused(const plan::Limits& limits) {
  const engine::PlanAnswer answer = test::answer_to(test::minutes(20), limits);
  const auto* refusal = std::get_if<engine::Refusal>(&answer);
  REQUIRE(refusal != nullptr);
  CHECK(refusal->kind == "no-plan");
  return test::told(*refusal);
}

}  // namespace

TEST_CASE("SCREEN-1: a back that is all marked plans nothing and says so") {
  CHECK(refused(marked({0, 0.5}, 600)).find("Nothing on the back is open") != std::string::npos);
}

TEST_CASE("SCREEN-1: a back that is closed region by region plans nothing and says so") {
  plan::Limits limits;
  limits.area_caps[{"whole-back", guide::Side::both}] = Level::none;
  CHECK(refused(limits).find("Nothing on the back is open") != std::string::npos);
}

TEST_CASE("SCREEN-1: where too little is left, it does not claim that nothing is") {
  CHECK(refused(marked({0, 0.5}, 200)).find("Too little of the back") != std::string::npos);
}

TEST_CASE("SCREEN-1: a mark beside the body changes nothing about where hands go") {
  const plan::Plan open = test::plan_of(test::minutes(20));
  const plan::Plan beside = test::plan_of(test::minutes(20), marked({1.5, 1.3}, 5));
  REQUIRE(open.steps.size() == beside.steps.size());
  for (std::size_t i = 0; i < open.steps.size(); ++i)
    CHECK(plan::to_json(open.steps[i]) == plan::to_json(beside.steps[i]));
}

TEST_CASE("BACK-6: the smallest and the largest hands that may be told still get a clean plan") {
  for (const double breadth : {50.0, 130.0}) {
    CAPTURE(breadth);
    plan::Request request = test::minutes(20);
    request.giver.hand_breadth_mm = breadth;
    CHECK(test::poor_or_unsafe(test::plan_of(request)) == "");
  }
}
