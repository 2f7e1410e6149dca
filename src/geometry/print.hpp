// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>

#include "shapes/shapes.hpp"

/// Convex footprints as polygons with rounded corners.
namespace unknot::geometry {

/// A convex polygon, counter-clockwise, to which everything within `round` mm of it belongs too.
/// Neighbouring points may fall together.
struct Convex {
  static constexpr int kMost = 66;  ///< an ellipse, shifted
  std::array<shapes::PointMm, kMost> points;
  int count = 0;
  double round = 0;

  void add(shapes::PointMm p) { points[static_cast<std::size_t>(count++)] = p; }
  shapes::PointMm operator[](int i) const { return points[static_cast<std::size_t>(i)]; }
};

/// A footprint around its own middle, length along x. Two that differ by a small angle differ by no
/// more than `swing` times that angle.
struct Print {
  Convex shape;
  double reach = 0;  ///< of its furthest point from its middle
  double swing = 0;
};

/// A box with corners rounded by `corner`, at most half the shorter side. Sizes in mm, not
/// negative.
Print rounded_box(double length, double width, double corner);
/// An ellipse as a polygon with 64 corners, half in and half out: off by length/3300 at most.
Print ellipse(double length, double width);

/// The print turned by `angle`, carried from `from` to `to`: convex again.
Convex swept(const Print& print, double angle, shapes::PointMm from, shapes::PointMm to);

/// Distance from the polygon without its rounding; 0 inside.
double distance(const Convex& convex, shapes::PointMm p);
double distance(const Convex& convex, shapes::PointMm a, shapes::PointMm b);

}  // namespace unknot::geometry
