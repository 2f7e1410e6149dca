// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/planner.hpp"
#include "support/massage.hpp"

using namespace unknot;

TEST_CASE(
    "SCREEN-1: beside a closed side no work is done in its name, the other side gets its own") {
  plan::Request request;
  request.total = seconds(25 * 60);
  plan::Limits limits;
  limits.area_caps[{"rhomboids", plan::Side::left}] = Level::none;
  const auto plan = planner::make_plan(test::the_guide(), request, limits);
  REQUIRE(plan.has_value());
  double left = 0;
  double right = 0;
  for (const plan::Step& s : plan->steps) {
    if (s.region != "rhomboids" || s.technique.empty()) continue;
    if (s.side == plan::Side::left) left += to_seconds(s.duration);
    if (s.side == plan::Side::right) right += to_seconds(s.duration);
  }
  CHECK(left == 0);
  CHECK(right > 20);
  CHECK(test::findings_from(*plan, plan->limits, plan::Finding::Severity::poor) == "");
}

TEST_CASE("TECH-12: a stretch that is not wished for is left out, and none comes twice") {
  plan::Request request;
  request.total = seconds(20 * 60);
  request.stretches = true;
  const auto count = [](const plan::Plan& p) {
    int n = 0;
    for (const plan::Step& s : p.steps)
      n += s.stage == plan::Stage::stretches && s.kind == plan::Step::Kind::hold ? 1 : 0;
    return n;
  };
  const auto all = planner::make_plan(test::the_guide(), request, {});
  REQUIRE(all.has_value());
  REQUIRE(count(*all) > 1);
  request.techniques["stretch-head-self"] = "never";
  const auto fewer = planner::make_plan(test::the_guide(), request, {});
  REQUIRE(fewer.has_value());
  CHECK(count(*fewer) == count(*all) - 1);

  plan::Progress progress;
  for (const plan::Step& s : all->steps) {
    progress.given.push_back(s);
    progress.now = s.start + s.duration;
    if (s.stage == plan::Stage::stretches) break;
  }
  request.techniques.clear();
  planner::Workshop shop;
  const auto rest = planner::replan(test::the_guide(), request, {}, progress, shop);
  REQUIRE(rest.has_value());
  CHECK(count(*rest) == 1);
}

TEST_CASE("PLAN-1, SCREEN-1: what goes around a mark, and what it leaves no room for, is said") {
  plan::Request request;
  request.total = seconds(25 * 60);
  plan::Limits limits;
  limits.marks.push_back({plan::Mark::Kind::avoid, {0.25, 0.5}, Mm(30), ""});
  const auto plan = planner::make_plan(test::the_guide(), request, limits);
  REQUIRE(plan.has_value());
  CHECK(test::has_warning(*plan, "marked"));
  CHECK(test::has_warning(*plan, "goes-around"));
  CHECK(test::findings_from(*plan, plan->limits, plan::Finding::Severity::poor) == "");
  // With nothing marked nothing of it is said.
  const auto open = planner::make_plan(test::the_guide(), request, {});
  REQUIRE(open.has_value());
  for (const char* id : {"marked", "goes-around", "beside-mark"})
    CHECK_FALSE(test::has_warning(*open, id));
}
