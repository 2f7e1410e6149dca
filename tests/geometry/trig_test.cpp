// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/trig.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace unknot;

TEST_CASE("sine and cosine agree with the library's to 1e-9") {
  double worst = 0;
  for (double a = -200; a <= 200; a += 0.0007) {
    worst = std::max(worst, std::abs(geometry::sine(a) - std::sin(a)));
    worst = std::max(worst, std::abs(geometry::cosine(a) - std::cos(a)));
  }
  CHECK(worst < 1e-9);
}

TEST_CASE("sine and cosine at the seams between quarters") {
  for (int k = -9; k <= 9; ++k)
    for (const double off : {-1e-12, 0.0, 1e-12}) {
      const double a = k * geometry::kPi / 4 + off;
      REQUIRE(std::abs(geometry::sine(a) - std::sin(a)) < 1e-9);
      REQUIRE(std::abs(geometry::cosine(a) - std::cos(a)) < 1e-9);
    }
}
