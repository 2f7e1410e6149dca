// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/clearance.hpp"

#include <algorithm>
#include <array>

#include "geometry/depth.hpp"
#include "geometry/plane.hpp"

namespace unknot::geometry {
namespace {

using shapes::PointMm;

/// What turning within one part of the way may hide, mm.
constexpr double kTurning = 0.015;

Shape boxed(Shape::Kind kind, std::vector<PointMm> points, double radius) {
  Shape out{kind, std::move(points), radius, {kFar, kFar}, {-kFar, -kFar}};
  for (const PointMm p : out.points) {
    out.low = {std::min(out.low.x, p.x - radius), std::min(out.low.y, p.y - radius)};
    out.high = {std::max(out.high.x, p.x + radius), std::max(out.high.y, p.y + radius)};
  }
  return out;
}

/// Distance between two boxes, 0 where they touch.
double apart(PointMm low, PointMm high, const Shape& shape) {
  const double x = std::max({0.0, shape.low.x - high.x, low.x - shape.high.x});
  const double y = std::max({0.0, shape.low.y - high.y, low.y - shape.high.y});
  return __builtin_sqrt(x * x + y * y);
}

/// Distance of the line's pieces from the convex.
double from_line(const Convex& c, const std::vector<PointMm>& points) {
  if (points.size() == 1) return distance(c, points[0]);
  double best = kFar;
  for (std::size_t i = 1; i < points.size() && best > 0; ++i)
    best = std::min(best, distance(c, points[i - 1], points[i]));
  return best;
}

double from_ring(const Convex& c, const Shape& shape, double unless_below) {
  double best = kFar;
  const auto& p = shape.points;
  for (std::size_t i = 0, k = p.size() - 1; i < p.size() && best > c.round; k = i++)
    best = std::min(best, distance(c, p[k], p[i]));
  if (best > c.round && !inside(p, c[0])) return best - c.round;
  return deepest(c, shape, std::min(unless_below, 0.0));
}

double from_shape(const Convex& c, const Shape& shape, double unless_below) {
  switch (shape.kind) {
    case Shape::Kind::ring:
      return from_ring(c, shape, unless_below);
    case Shape::Kind::line:
      return std::max(0.0, from_line(c, shape.points) - c.round) - shape.radius;
    case Shape::Kind::disc:
      return std::max(0.0, distance(c, shape.points[0]) - c.round) - shape.radius;
  }
  return kFar;
}

}  // namespace

Shape ring(std::vector<PointMm> points) { return boxed(Shape::Kind::ring, std::move(points), 0); }
Shape line(std::vector<PointMm> points, double half_width) {
  return boxed(Shape::Kind::line, std::move(points), half_width);
}
Shape disc(PointMm centre, double radius) { return boxed(Shape::Kind::disc, {centre}, radius); }

double signed_distance(PointMm p, const Shape& shape) {
  const auto& points = shape.points;
  const bool is_ring = shape.kind == Shape::Kind::ring;
  double best = squared_distance(p, points[0], points[0]);
  for (std::size_t i = 0, k = points.size() - 1; i < points.size(); k = i++)
    if (is_ring || i > 0) best = std::min(best, squared_distance(p, points[k], points[i]));
  const double far = __builtin_sqrt(best);
  return is_ring && inside(points, p) ? -far : far - shape.radius;
}

double clearance(const Print& print, const Placed& from, const Placed& to, const Shape& shape,
                 double unless_below) {
  const PointMm low{std::min(from.at.x, to.at.x) - print.reach,
                    std::min(from.at.y, to.at.y) - print.reach};
  const PointMm high{std::max(from.at.x, to.at.x) + print.reach,
                     std::max(from.at.y, to.at.y) + print.reach};
  if (const double air = apart(low, high, shape); air > 0 && air >= unless_below) return air;

  // Parts of the way, 0…1, still to be looked at: the far half waits while the near one is halved.
  struct Part {
    double from, to;
  };
  constexpr int kDeepest = 40;
  std::array<Part, kDeepest + 1> parts;
  int waiting = 0;
  parts[0] = {0, 1};
  const double turn = to.angle < from.angle ? from.angle - to.angle : to.angle - from.angle;
  double best = unless_below;  // the answer is no more than this, or need not be known
  while (waiting >= 0) {
    const Part part = parts[static_cast<std::size_t>(waiting--)];
    const double middle = (part.from + part.to) / 2;
    const double hidden = print.swing * turn * (part.to - part.from) / 2;
    const Convex c =
        swept(print, from.angle + (to.angle - from.angle) * middle,
              from.at + (to.at - from.at) * part.from, from.at + (to.at - from.at) * part.to);
    const double here = from_shape(c, shape, best + hidden);
    if (here - hidden >= best) continue;
    if (hidden <= kTurning || waiting + 2 > kDeepest) {
      best = std::min(best, here);
      continue;
    }
    best = std::min(best, here + hidden);
    parts[static_cast<std::size_t>(++waiting)] = {middle, part.to};
    parts[static_cast<std::size_t>(++waiting)] = {part.from, middle};
  }
  return best;
}

double clearance(const Print& print, std::span<const Placed> path, const Shape& shape,
                 double unless_below) {
  double best = unless_below;
  const std::size_t last = path.size() - 1;
  for (std::size_t i = 0; i < std::max<std::size_t>(last, 1); ++i)
    best = std::min(best, clearance(print, path[i], path[std::min(i + 1, last)], shape, best));
  return best;
}

}  // namespace unknot::geometry
