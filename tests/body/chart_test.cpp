// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/chart.hpp"

#include "body/world.hpp"

using namespace unknot;

TEST_CASE("BACK-1: the chart knows from each cell how far along its row the areas stay the same") {
  plan::Receiver broad;
  broad.stature_cm = 195;
  for (const plan::BodyFit& body : {test::fitted(), test::fitted(broad)}) {
    const body::Chart chart = body::make_chart(test::the_guide(), body, {});
    const auto columns = static_cast<std::size_t>(chart.grid.columns);
    REQUIRE(chart.alike_to.size() == chart.cells.size());
    std::size_t wrong = 0;
    std::size_t long_runs = 0;
    for (std::size_t i = 0; i < chart.cells.size(); ++i) {
      std::size_t to = i + 1;
      while (to % columns != 0 && chart.cells[to].areas == chart.cells[i].areas) ++to;
      wrong += chart.alike_to[i] == to ? 0 : 1;
      long_runs += to > i + 5 && chart.cells[i].areas != 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(long_runs > 0);
  }
}
