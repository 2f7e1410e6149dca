// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "shapes/shapes.hpp"

#include <type_traits>

#include <doctest/doctest.h>

using namespace unknot::shapes;

TEST_CASE("points of two frames do not mix") {
  static_assert(!std::is_convertible_v<PointUv, PointMm>);
  static_assert(!std::is_same_v<PolygonUv, PolygonMm>);
  CHECK(PointMm{1, 2} + PointMm{3, 4} == PointMm{4, 6});
  CHECK(PointMm{1, 2} - PointMm{3, 5} == PointMm{-2, -3});
  CHECK(PointMm{1, 2} * 2 == PointMm{2, 4});
}

TEST_CASE("a mirrored point is across the midline, and back again") {
  CHECK(mirrored(PointUv{0.3, 0.5}) == PointUv{-0.3, 0.5});
  CHECK(mirrored(mirrored(PointMm{30, 5})) == PointMm{30, 5});
}
