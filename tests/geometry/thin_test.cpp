// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/thin.hpp"

#include <doctest/doctest.h>

#include "geometry/plane.hpp"

using namespace unknot;
using shapes::PointMm;

namespace {

std::vector<bool> kept(const std::vector<PointMm>& line, double least, double slack = 0) {
  std::vector<bool> out(line.size(), false);
  out.front() = out.back() = true;
  const auto off = [&](std::size_t a, std::size_t i, std::size_t b) {
    return geometry::squared_distance(line[i], line[a], line[b]);
  };
  geometry::keep_far(0, line.size() - 1, least * least, slack, off, out);
  return out;
}

}  // namespace

TEST_CASE("a thinned line keeps its corners and drops what lies along it") {
  CHECK(kept({{0, 0}, {10, 0.1}, {20, 0}, {20.1, 10}, {20, 20}}, 0.5) ==
        std::vector<bool>{true, false, true, false, true});
  CHECK(kept({{0, 0}, {10, 0.1}, {20, 0}, {20.1, 10}, {20, 20}}, 0.05) ==
        std::vector<bool>{true, true, true, true, true});
}

TEST_CASE("of points equally far off the first one stays, and rounding does not decide") {
  // A plateau: both ends are 5 away, the second a hair more.
  const std::vector<PointMm> plateau{{0, 0}, {10, 5}, {20, 5 + 1e-9}, {30, 0}};
  std::vector<bool> first(4, false);
  const auto off = [&](std::size_t a, std::size_t i, std::size_t b) {
    // Only the first choice is of interest here.
    return b - a == 3 ? geometry::squared_distance(plateau[i], plateau[a], plateau[b]) : 0;
  };
  geometry::keep_far(0, 3, 1, 1e-6, off, first);
  CHECK(first == std::vector<bool>{false, true, false, false});
  first.assign(4, false);
  geometry::keep_far(0, 3, 1, 0, off, first);
  CHECK(first == std::vector<bool>{false, false, true, false});
}
