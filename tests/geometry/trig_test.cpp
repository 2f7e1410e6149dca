// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/trig.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "base/random.hpp"

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

TEST_CASE("heading agrees with atan2 to 1e-9, in every direction and size") {
  double worst = 0;
  Random random(5);
  for (int i = 0; i < 200000; ++i) {
    const double size = std::pow(10.0, static_cast<double>(random.below(12)) - 6);
    const double x = (random.unit() - 0.5) * size;
    const double y = (random.unit() - 0.5) * size;
    worst = std::max(worst, std::abs(geometry::heading(y, x) - std::atan2(y, x)));
  }
  CHECK(worst < 1e-9);
}

TEST_CASE("heading along the axes and the diagonals") {
  using geometry::heading;
  using geometry::kPi;
  CHECK(heading(0, 0) == 0);
  CHECK(heading(0, 1) == 0);
  CHECK(heading(0, -1) == doctest::Approx(kPi));
  CHECK(heading(1, 0) == doctest::Approx(kPi / 2));
  CHECK(heading(-1, 0) == doctest::Approx(-kPi / 2));
  CHECK(heading(1, 1) == doctest::Approx(kPi / 4));
  CHECK(heading(-1, -1) == doctest::Approx(-3 * kPi / 4));
}
