// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>
#include <span>
#include <vector>

#include "geometry/print.hpp"
#include "shapes/shapes.hpp"

/// How far a flat thing that is moved along a path stays from a shape.
///
/// The *signed distance* of a point from a shape is its distance from the shape's rim, negative
/// inside; that of a line with half width w is the distance from the line less w. The *clearance*
/// of a sweep is the least signed distance of any point that the footprint covers at any moment of
/// its way: 12 is 12 mm of air at the nearest moment, −8 says that some point came 8 mm deep.
///
/// Accuracy: 0.05 mm for footprints up to 40 mm long if elliptic, of any length if boxes. What is
/// shifted without turning is exact up to rounding (the sweep of a convex shape is convex, and
/// distances between convex and straight things have closed forms); turning is split into small
/// parts, and how deep a sweep reaches into a ring is searched for, both by branch and bound with
/// bounds that hold. Only + − · / and square roots, so that every platform gets the same bits; no
/// memory is taken.
///
/// Not from a library: Boost.Geometry's and Clipper's offsets and buffers round corners with libm's
/// sine, whose last bits differ between platforms, know no turning sweeps, and give an outline, of
/// which the depth would have to be searched for all the same.
namespace unknot::geometry {

/// A shape to keep away from; make it with one of the three functions below.
struct Shape {
  enum class Kind : unsigned char { ring, line, disc };
  Kind kind = Kind::disc;
  std::vector<shapes::PointMm> points;
  double radius = 0;          ///< of the disc, half width of the line, mm
  shapes::PointMm low, high;  ///< smallest box around it
};

/// At least three points, no edge crossing another.
Shape ring(std::vector<shapes::PointMm> points);
/// At least one point.
Shape line(std::vector<shapes::PointMm> points, double half_width);
Shape disc(shapes::PointMm centre, double radius);

/// Where a footprint is: its middle, and the angle of its length axis (rad, counter-clockwise).
struct Placed {
  shapes::PointMm at;
  double angle = 0;
};

inline constexpr double kFar = std::numeric_limits<double>::infinity();

/// Signed distance of a point.
double signed_distance(shapes::PointMm p, const Shape& shape);

/// Of one straight piece of way: place and angle run linearly. Whatever is not less than
/// `unless_below` may come back as any number that is not less either; that is faster.
double clearance(const Print& print, const Placed& from, const Placed& to, const Shape& shape,
                 double unless_below = kFar);

/// Of a whole path, one place at least.
double clearance(const Print& print, std::span<const Placed> path, const Shape& shape,
                 double unless_below = kFar);

}  // namespace unknot::geometry
