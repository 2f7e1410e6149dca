// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/body_map.hpp"

#include <cmath>
#include <cstddef>

namespace unknot::checker {
namespace {

using Knots = std::vector<std::array<double, 2>>;

/// At least two knots: without any the map is the identity, with one it has slope 1.
Knots completed(Knots knots) {
  if (knots.empty()) knots.push_back({0, 0});
  if (knots.size() == 1) knots.push_back({knots[0][0] + 1, knots[0][1] + 1});
  return knots;
}

Knots scaled(Knots knots, double unit) {
  for (auto& k : knots) k[1] *= unit;
  return knots;
}

Knots inverse(Knots knots) {
  for (auto& k : knots) k = {k[1], k[0]};
  return knots;
}

double along(const Knots& knots, double value) {
  std::size_t i = 1;
  while (i + 1 < knots.size() && value > knots[i][0]) ++i;
  const auto& a = knots[i - 1];
  const auto& b = knots[i];
  return a[1] + (value - a[0]) * ((b[1] - a[1]) / (b[0] - a[0]));
}

bool ascending(const Knots& knots) {
  for (std::size_t i = 0; i < knots.size(); ++i) {
    if (!std::isfinite(knots[i][0]) || !std::isfinite(knots[i][1])) return false;
    if (i > 0 && !(knots[i][0] > knots[i - 1][0] && knots[i][1] > knots[i - 1][1])) return false;
  }
  return true;
}

bool positive(double value) { return std::isfinite(value) && value > 0; }

}  // namespace

BodyMap::BodyMap(const plan::BodyFit& fit)
    : u_to_x_(scaled(completed(fit.u_knots), fit.u_unit.value)),
      x_to_u_(inverse(u_to_x_)),
      v_to_y_(scaled(completed(fit.v_knots), fit.v_unit.value)),
      y_to_v_(inverse(v_to_y_)) {}

bool BodyMap::valid(const plan::BodyFit& fit) {
  return positive(fit.u_unit.value) && positive(fit.v_unit.value) && positive(fit.side_factor) &&
         positive(fit.hand_scale) && ascending(fit.u_knots) && ascending(fit.v_knots);
}

double BodyMap::x(double u) const { return u < 0 ? -along(u_to_x_, -u) : along(u_to_x_, u); }
double BodyMap::u(double x) const { return x < 0 ? -along(x_to_u_, -x) : along(x_to_u_, x); }
double BodyMap::y(double v) const { return along(v_to_y_, v); }
double BodyMap::v(double y) const { return along(y_to_v_, y); }

}  // namespace unknot::checker
