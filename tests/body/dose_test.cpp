// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/dose.hpp"

#include <numeric>

#include "body/frame.hpp"
#include "body/world.hpp"

namespace {

using namespace unknot;
using namespace unknot::test;

plan::HandPath still_palm(shapes::PointMm at, Ms time, Level level) {
  return {"palm", {{Ms(0), at, 0, level, true}, {time, at, 0, level, true}}};
}

TEST_CASE("PLAN-2: a palm that presses for ten seconds gives ten seconds to each cell under it") {
  const plan::BodyFit body = fitted();
  const body::CellMap map(the_guide(), body);
  const auto dose =
      body::dose_of(the_guide(), body, map, {still_palm({80, 250}, seconds(10), Level::light), {}});
  const guide::Tool& palm = the_guide().tools.at("palm");
  const double cells = palm.length.value * palm.width.value / 100;
  CHECK(static_cast<double>(dose.cells.size()) == doctest::Approx(cells).epsilon(0.15));
  for (const auto& part : dose.cells) CHECK(part.ms == 10000);
}

TEST_CASE("PLAN-2: a hand that rests gives no dose") {
  const plan::BodyFit body = fitted();
  const body::CellMap map(the_guide(), body);
  CHECK(body::dose_of(the_guide(), body, map, {still_palm({80, 250}, seconds(10), Level::none), {}})
            .cells.empty());
}

TEST_CASE(
    "PLAN-2: the time of a hand is shared by the areas under it and is never more than it is") {
  const plan::BodyFit body = fitted();
  const body::CellMap map(the_guide(), body);
  const auto dose =
      body::dose_of(the_guide(), body, map, {still_palm({80, 250}, seconds(10), Level::light), {}});
  Ms paraspinals{0};
  for (std::size_t i = 0; i < map.areas().size(); ++i) {
    CHECK(dose.hands[i] <= seconds(10));
    if (map.areas()[i].side == plan::Side::left) CHECK(dose.hands[i] == Ms(0));
    if (map.areas()[i].region.starts_with("paraspinals")) paraspinals += dose.hands[i];
  }
  CHECK(paraspinals > seconds(2));
}

TEST_CASE("BACK-6: the dose of a plan's two sides is a mirror image where the work is") {
  const plan::Plan plan = plan_of(25);
  const body::CellMap map(the_guide(), plan.body);
  for (const plan::Step& step : plan.steps) {
    if (step.technique != "effleurage") continue;
    const auto dose = body::dose_of(the_guide(), plan.body, map, step.path);
    REQUIRE_FALSE(dose.cells.empty());
    std::vector<std::int64_t> ms(map.size());
    for (const auto& part : dose.cells) ms[part.cell] = part.ms;
    for (std::size_t cell = 0; cell < map.size(); ++cell)
      CHECK(ms[cell] == ms[map.at(shapes::mirrored(map.centre(cell)))]);
    return;
  }
  FAIL("no long stroke in the plan");
}

TEST_CASE("PLAN-2: a plan's dose is the sum of its steps', whole cycles and cut ones") {
  plan::Plan plan = plan_of(25);
  const body::CellMap map(the_guide(), plan.body);
  const auto whole = body::dose_of(the_guide(), map, plan);
  const auto total = [](const body::DoseMap& d) {
    return std::accumulate(d.ms.begin(), d.ms.end(), std::int64_t{0});
  };
  std::int64_t sum = 0;
  for (const plan::Step& step : plan.steps) {
    plan::Plan one = plan;
    one.steps = {step};
    sum += total(body::dose_of(the_guide(), map, one));
  }
  CHECK(total(whole) == sum);
  for (plan::Step& step : plan.steps) step.duration = Ms(step.duration.value / 2);
  CHECK(static_cast<double>(total(body::dose_of(the_guide(), map, plan))) ==
        doctest::Approx(static_cast<double>(sum) / 2).epsilon(0.01));
}

TEST_CASE("FLOW-5: a standard massage reaches a good part of every area of the back") {
  const plan::Plan plan = plan_of(25);
  const body::CellMap map(the_guide(), plan.body);
  const auto dose = body::dose_of(the_guide(), map, plan);
  const auto& whole = the_guide().regions.at("whole-back").members;
  for (std::size_t i = 0; i < map.areas().size(); ++i) {
    const std::string& region = map.areas()[i].region;
    if (std::find(whole.begin(), whole.end(), region) == whole.end()) continue;
    CAPTURE(region);
    // Of the sacrum only the upper part is open.
    CHECK(body::covered(map, dose, i, seconds(1)) > (region == "sacrum" ? 0.4 : 0.5));
    CHECK(dose.hands[i] > seconds(10));
  }
}

}  // namespace
