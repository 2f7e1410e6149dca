// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/print.hpp"

#include <algorithm>

#include "geometry/plane.hpp"
#include "geometry/trig.hpp"

namespace unknot::geometry {
namespace {

using shapes::PointMm;

double cross(PointMm a, PointMm b) { return a.x * b.y - a.y * b.x; }

/// Whether any part of the line from `a` to `b` lies in the polygon's inside: it is cut off by one
/// edge after another.
bool meets(const Convex& convex, PointMm a, PointMm b) {
  double from = 0;
  double to = 1;
  for (int i = 0, k = convex.count - 1; i < convex.count; k = i++) {
    const PointMm edge = convex[i] - convex[k];
    const double start = cross(edge, a - convex[k]);
    const double end = cross(edge, b - convex[k]);
    if (start <= 0 && end <= 0) return false;
    if (start < 0) from = std::max(from, start / (start - end));
    if (end < 0) to = std::min(to, start / (start - end));
  }
  return from <= to;
}

}  // namespace

Print rounded_box(double length, double width, double corner) {
  Print out;
  out.shape.round = std::min(corner, std::min(length, width) / 2);
  // Never quite a line: what has no width has no front to be carried ahead.
  constexpr double kThin = 0.001;
  const double a = std::max(kThin, length / 2 - out.shape.round);
  const double b = std::max(kThin, width / 2 - out.shape.round);
  for (const PointMm p : {PointMm{a, b}, {-a, b}, {-a, -b}, {a, -b}}) out.shape.add(p);
  out.reach = __builtin_sqrt(a * a + b * b) + out.shape.round;
  // A corner moves across the direction in which it is the furthest by the longer side at most.
  out.swing = std::max(a, b);
  return out;
}

Print ellipse(double length, double width) {
  constexpr int kQuarter = 16;
  Print out;
  // Halfway between the polygon inside and the one around: cos(π/64) of the latter.
  constexpr double kOut = 1.0006;
  const double a = length / 2 * kOut;
  const double b = width / 2 * kOut;
  for (int i = 0; i < 4 * kQuarter; ++i) {
    const double angle = kPi / 2 * i / kQuarter;
    out.shape.add({a * cosine(angle), b * sine(angle)});
  }
  out.reach = std::max(a, b);
  // For the ellipse itself; its polygon is within twice its error of that.
  out.swing = std::max(a, b) - std::min(a, b);
  return out;
}

Convex swept(const Print& print, double angle, PointMm from, PointMm to) {
  const double c = cosine(angle);
  const double s = sine(angle);
  const PointMm d = to - from;
  const auto turned = [&](PointMm p) { return PointMm{p.x * c - p.y * s, p.x * s + p.y * c}; };
  const Convex& shape = print.shape;
  Convex out;
  out.round = shape.round;
  // Edges that look ahead are carried to the end; where ahead meets behind, a corner is drawn out.
  PointMm p = turned(shape[0]) + from;
  PointMm next;
  bool was_ahead = cross(p - (turned(shape[shape.count - 1]) + from), d) < 0;
  // With the polygon counter-clockwise, the outward normal of an edge e is (e.y, −e.x), and its
  // product with d is −(e × d).
  for (int i = 0; i < shape.count; ++i, p = next) {
    next = turned(shape[i + 1 < shape.count ? i + 1 : 0]) + from;
    const bool ahead = cross(next - p, d) < 0;
    if (was_ahead) out.add(p + d);
    if (!was_ahead) out.add(p);
    if (was_ahead && !ahead) out.add(p);
    if (!was_ahead && ahead) out.add(p + d);
    was_ahead = ahead;
  }
  return out;
}

double distance(const Convex& convex, PointMm p) {
  double best = 1e300;
  bool inside = true;
  for (int i = 0, k = convex.count - 1; i < convex.count; k = i++) {
    inside = inside && cross(convex[i] - convex[k], p - convex[k]) >= 0;
    best = std::min(best, squared_distance(p, convex[k], convex[i]));
  }
  return inside ? 0 : __builtin_sqrt(best);
}

double distance(const Convex& convex, PointMm a, PointMm b) {
  if (meets(convex, a, b)) return 0;
  double best = 1e300;
  for (int i = 0, k = convex.count - 1; i < convex.count; k = i++) {
    best = std::min(best, squared_distance(convex[i], a, b));
    best = std::min(best, squared_distance(a, convex[k], convex[i]));
    best = std::min(best, squared_distance(b, convex[k], convex[i]));
  }
  return __builtin_sqrt(best);
}

}  // namespace unknot::geometry
