// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include <doctest/doctest.h>

#include "support/massage.hpp"
#include "support/storm.hpp"

/// A piece of the storm that `./dev bench storm` lets blow a million times; here every plan on the
/// way is judged. UNKNOT_PROPERTY_SCALE=10: another one, ten times as long.
using namespace unknot;

TEST_CASE("LIVE-6, LIVE-7: hours of anything in any order: no new plan is unsafe, stop stops") {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  const char* percent = std::getenv("UNKNOT_PROPERTY_PERCENT");
  const int times = scale == nullptr ? 1 : std::max(1, std::atoi(scale));
  const int share = percent == nullptr ? 100 : std::max(20, std::atoi(percent));
  const int blows = 600 * times * share / 100;
  test::Storm storm(test::the_guide(), {.seed = scale == nullptr ? 2026U : 2027U});
  for (int i = 0; i < blows; ++i) storm.blow();
  const auto& count = storm.count();
  const std::string example = count.example;
  CAPTURE(example);
  CHECK(count.broken.empty());
  CHECK(count.unsafe.empty());
  CHECK(count.judged == count.replans);
  CHECK(storm.hours() > seconds(30.0 * blows / 2));
  CHECK(count.replans > blows / 15);
  CHECK(count.massages > blows / 100);
}
