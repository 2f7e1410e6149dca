// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/plane.hpp"

namespace unknot::geometry {
namespace {

double run(const std::vector<std::array<double, 2>>& knots, double x, std::size_t from,
           std::size_t to) {
  if (knots.size() < 2) return x;
  std::size_t i = 1;
  while (i + 1 < knots.size() && x > knots[i][from]) ++i;
  const auto& a = knots[i - 1];
  const auto& b = knots[i];
  return a[to] + (x - a[from]) * (b[to] - a[to]) / (b[from] - a[from]);
}

}  // namespace

double warp(const std::vector<std::array<double, 2>>& knots, double x) {
  return run(knots, x, 0, 1);
}
double unwarp(const std::vector<std::array<double, 2>>& knots, double y) {
  return run(knots, y, 1, 0);
}

}  // namespace unknot::geometry
