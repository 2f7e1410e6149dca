// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/plane.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "base/random.hpp"

using namespace unknot;
using geometry::inside;
using geometry::squared_distance;
using geometry::unwarp;
using geometry::warp;
using shapes::PointMm;

TEST_CASE("inside a ring that is not convex, whichever way round it runs") {
  // A U: open at the top.
  shapes::PolygonMm ring{{0, 0},   {30, 0},  {30, 30}, {20, 30},
                         {20, 10}, {10, 10}, {10, 30}, {0, 30}};
  for (int turn = 0; turn < 2; ++turn) {
    CHECK(inside(ring, PointMm{5, 20}));
    CHECK(inside(ring, PointMm{25, 20}));
    CHECK(inside(ring, PointMm{15, 5}));
    CHECK_FALSE(inside(ring, PointMm{15, 20}));
    CHECK_FALSE(inside(ring, PointMm{-1, 5}));
    CHECK_FALSE(inside(ring, PointMm{31, 5}));
    CHECK_FALSE(inside(ring, PointMm{15, 31}));
    std::reverse(ring.begin(), ring.end());
  }
}

TEST_CASE("a ring without area holds nothing") {
  CHECK_FALSE(inside(shapes::PolygonMm{{1, 1}}, PointMm{1, 1}));
  CHECK_FALSE(inside(shapes::PolygonMm{{0, 0}, {10, 10}}, PointMm{5, 5}));
}

TEST_CASE("distance to a segment: beside it, past its ends, and to a point") {
  const PointMm a{0, 0};
  const PointMm b{10, 0};
  CHECK(squared_distance(PointMm{5, 3}, a, b) == 9);
  CHECK(squared_distance(PointMm{-3, 4}, a, b) == 25);
  CHECK(squared_distance(PointMm{13, 4}, a, b) == 25);
  CHECK(squared_distance(PointMm{3, 4}, a, a) == 25);
}

TEST_CASE("warp meets its knots, rises, and unwarp takes it back") {
  Random random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::array<double, 2>> knots{{random.unit() - 1, random.unit() - 1}};
    while (knots.size() < 2 + random.below(5))
      knots.push_back(
          {knots.back()[0] + 0.05 + random.unit(), knots.back()[1] + 0.05 + random.unit()});
    if (knots.size() < 2) continue;
    for (const auto& k : knots) {
      REQUIRE(warp(knots, k[0]) == doctest::Approx(k[1]).epsilon(1e-12));
      REQUIRE(unwarp(knots, k[1]) == doctest::Approx(k[0]).epsilon(1e-12));
    }
    double last = -1e300;
    for (double x = knots.front()[0] - 2; x < knots.back()[0] + 2; x += 0.05) {
      const double y = warp(knots, x);
      REQUIRE(y > last);
      REQUIRE(std::abs(unwarp(knots, y) - x) < 1e-9);
      last = y;
    }
  }
}

TEST_CASE("without knots nothing is moved") {
  CHECK(warp({}, 0.7) == 0.7);
  CHECK(unwarp({}, -0.7) == -0.7);
}
