// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/body_map.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace unknot::checker {
namespace {

using Knots = std::vector<std::array<double, 2>>;

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
    : u_to_x_(pieces(fit.u_knots, fit.u_unit.value, false)),
      x_to_u_(pieces(fit.u_knots, fit.u_unit.value, true)),
      v_to_y_(pieces(fit.v_knots, fit.v_unit.value, false)),
      y_to_v_(pieces(fit.v_knots, fit.v_unit.value, true)) {}

BodyMap::Pieces BodyMap::pieces(Knots knots, double unit, bool inverse) {
  // Without any knots the map is the identity, with one it has slope 1.
  if (knots.empty()) knots.push_back({0, 0});
  if (knots.size() == 1) knots.push_back({knots[0][0] + 1, knots[0][1] + 1});
  Pieces out;
  for (auto& [from, to] : knots) {
    to *= unit;
    if (inverse) std::swap(from, to);
  }
  for (std::size_t i = 1; i < knots.size(); ++i) {
    const auto& a = knots[i - 1];
    const auto& b = knots[i];
    out.push_back({a[0], a[1], (b[1] - a[1]) / (b[0] - a[0])});
  }
  return out;
}

double BodyMap::along(const Pieces& pieces, double value) {
  std::size_t i = pieces.size() - 1;
  while (i > 0 && value <= pieces[i].from) --i;
  return pieces[i].value + (value - pieces[i].from) * pieces[i].slope;
}

bool BodyMap::valid(const plan::BodyFit& fit) {
  return positive(fit.u_unit.value) && positive(fit.v_unit.value) && positive(fit.side_factor) &&
         positive(fit.hand_scale) && ascending(fit.u_knots) && ascending(fit.v_knots);
}

double BodyMap::x(double u) const { return u < 0 ? -along(u_to_x_, -u) : along(u_to_x_, u); }
double BodyMap::u(double x) const { return x < 0 ? -along(x_to_u_, -x) : along(x_to_u_, x); }
double BodyMap::y(double v) const { return along(v_to_y_, v); }
double BodyMap::v(double y) const { return along(y_to_v_, y); }

}  // namespace unknot::checker
