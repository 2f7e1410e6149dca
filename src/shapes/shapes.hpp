// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

/// Points, polygons and paths as values. Two frames, which cannot be mixed:
/// `Uv`, the atlas (u to the side, ±1 at the acromia; v up, 0 at the dimples, 1 at C7), and
/// `Body`, one person's back in millimetres (x to the receiver's right of the midline, y up from
/// the dimples).
namespace unknot::shapes {

struct Uv {};
struct Body {};

template <class Frame>
struct Point {
  double x = 0;
  double y = 0;

  friend constexpr bool operator==(Point, Point) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

using PointUv = Point<Uv>;
using PointMm = Point<Body>;

/// Closed ring without a repeated last point; orientation is not defined.
using PolygonUv = std::vector<PointUv>;
using PolygonMm = std::vector<PointMm>;

/// The point on the other side of the midline.
template <class Frame>
constexpr Point<Frame> mirrored(Point<Frame> p) {
  return {-p.x, p.y};
}

}  // namespace unknot::shapes
