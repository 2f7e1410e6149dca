// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/field.hpp"

#include <algorithm>

#include "geometry/plane.hpp"

namespace unknot::render {
namespace {

/// A running mean over 2r+1 values, `stride` apart.
void box_pass(const std::vector<double>& from, std::vector<double>& to, std::size_t start,
              std::size_t stride, int n, int r) {
  const auto value = [&](int i) {
    return from[start + static_cast<std::size_t>(std::clamp(i, 0, n - 1)) * stride];
  };
  const double scale = 1.0 / (2 * r + 1);
  double sum = 0;
  for (int i = -r; i <= r; ++i) sum += value(i);
  for (int i = 0; i < n; ++i) {
    to[start + static_cast<std::size_t>(i) * stride] = sum * scale;
    sum += value(i + r + 1) - value(i - r);
  }
}

}  // namespace

double smooth(double a, double b, double value) {
  const double k = std::clamp((value - a) / (b - a), 0.0, 1.0);
  return k * k * (3 - 2 * k);
}

double bell(double value, double width) {
  const double q = value * value / (width * width);
  return 1 / (1 + q * (1 + q * (0.5 + q * (1.0 / 6 + q / 24))));
}

Field blurred(const Field& field, double radius_mm) {
  const int r = std::max(1, static_cast<int>(radius_mm / field.step * 0.6 + 0.5));
  Field a = field;
  Field b = field;
  const auto width = static_cast<std::size_t>(field.columns);
  for (int round = 0; round < 3; ++round) {
    for (int y = 0; y < field.rows; ++y)
      box_pass(a.values, b.values, static_cast<std::size_t>(y) * width, 1, field.columns, r);
    for (int x = 0; x < field.columns; ++x)
      box_pass(b.values, a.values, static_cast<std::size_t>(x), width, field.rows, r);
  }
  return a;
}

void fill(Field& field, const std::vector<shapes::PolygonMm>& rings) {
  for (const shapes::PolygonMm& ring : rings)
    for (int r = 0; r < field.rows; ++r)
      for (int c = 0; c < field.columns; ++c) {
        const shapes::PointMm p = field.place(c, r);
        double near = field.step * field.step;
        for (std::size_t i = 0; i < ring.size(); ++i)
          near =
              std::min(near, geometry::squared_distance(p, ring[i], ring[(i + 1) % ring.size()]));
        const double part = __builtin_sqrt(near) / field.step;
        const double cover = 0.5 + (geometry::inside(ring, p) ? part : -part);
        field.at(c, r) = std::max(field.at(c, r), std::clamp(cover, 0.0, 1.0));
      }
}

}  // namespace unknot::render
