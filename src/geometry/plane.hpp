// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "shapes/shapes.hpp"

/// Small questions about points, polygons and lines in the plane; knows no anatomy.
namespace unknot::geometry {

/// Even-odd test; points on the rim may fall on either side.
template <class Frame>
bool inside(const std::vector<shapes::Point<Frame>>& ring, shapes::Point<Frame> p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const auto& a = ring[i];
    const auto& b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

/// Squared distance from `p` to the segment from `a` to `b`.
template <class Frame>
double squared_distance(shapes::Point<Frame> p, shapes::Point<Frame> a, shapes::Point<Frame> b) {
  const auto d = b - a;
  const double length2 = d.x * d.x + d.y * d.y;
  double t = length2 > 0 ? ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2 : 0;
  t = t < 0 ? 0 : (t > 1 ? 1 : t);
  const auto r = p - (a + d * t);
  return r.x * r.x + r.y * r.y;
}

}  // namespace unknot::geometry
