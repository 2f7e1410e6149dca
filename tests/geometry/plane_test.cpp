// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/plane.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace unknot;
using geometry::inside;
using geometry::squared_distance;
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
