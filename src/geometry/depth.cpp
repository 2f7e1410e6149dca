// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/depth.hpp"

#include <algorithm>
#include <array>

#include "geometry/plane.hpp"

/// Branch and bound over boxes. The signed distance changes by no more than the way does, which
/// bounds it over a box; where edges run straight past the box their distance is linear, which
/// bounds it much better where whole lines of points are equally deep.
namespace unknot::geometry {
namespace {

using shapes::PointMm;

constexpr double kEnough = 0.015;

double dot(PointMm a, PointMm b) { return a.x * b.x + a.y * b.y; }
double length(PointMm p) { return __builtin_sqrt(dot(p, p)); }
double absolute(double v) { return v < 0 ? -v : v; }

struct Box {
  PointMm middle, half;
};

/// How far the convex reaches from `from` in the direction `along` (of length one).
double reach(const Convex& convex, PointMm from, PointMm along) {
  double most = -kFar;
  for (int i = 0; i < convex.count; ++i) most = std::max(most, dot(convex[i] - from, along));
  return most + convex.round;
}

/// How deep a point of both box and convex may lie at most.
struct Depth {
  double at_middle = 0;  ///< of the box's middle, negative outside
  double most = 0;
};

Depth depth_in(const Box& box, const Convex& convex, const std::vector<PointMm>& ring) {
  const PointMm c = box.middle;
  const double radius = length(box.half);
  double nearest2 = kFar;
  // The nearest edge that passes the box straight, and from which side.
  double straight = kFar;
  PointMm away;
  for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
    const PointMm edge = ring[i] - ring[k];
    const double long2 = dot(edge, edge);
    if (long2 == 0) continue;
    const double t = dot(c - ring[k], edge) / long2;
    const PointMm off = c - (ring[k] + edge * std::clamp(t, 0.0, 1.0));
    const double far2 = dot(off, off);
    nearest2 = std::min(nearest2, far2);
    const double room = std::min(t, 1 - t) * __builtin_sqrt(long2);
    if (room < radius || far2 < radius * radius || far2 == 0) continue;
    if (const double far = __builtin_sqrt(far2); far < straight) {
      straight = far;
      away = off * (1 / far);
    }
  }
  Depth out;
  out.at_middle = __builtin_sqrt(nearest2);
  out.most = out.at_middle + radius;
  if (straight < kFar) {
    const double over_box = absolute(away.x) * box.half.x + absolute(away.y) * box.half.y;
    out.most = std::min(out.most, straight + std::min(over_box, reach(convex, box.middle, away)));
    // A second one across from it: halfway between both, neither can be far.
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
      const PointMm edge = ring[i] - ring[k];
      const double long2 = dot(edge, edge);
      if (long2 == 0) continue;
      const double t = dot(c - ring[k], edge) / long2;
      if (std::min(t, 1 - t) * __builtin_sqrt(long2) < radius) continue;
      const PointMm off = c - (ring[k] + edge * t);
      const double far = length(off);
      if (far < radius || far == 0) continue;
      const PointMm both = (away + off * (1 / far)) * 0.5;
      const double over_both = absolute(both.x) * box.half.x + absolute(both.y) * box.half.y;
      out.most = std::min(out.most, (straight + far) / 2 + over_both);
    }
  }
  if (!inside(ring, c)) {
    out.most = std::min(out.most, radius - out.at_middle);
    out.at_middle = -out.at_middle;
  }
  return out;
}

}  // namespace

double deepest(const Convex& convex, const Shape& ring, double unless_below) {
  PointMm low = convex[0];
  PointMm high = low;
  double best = unless_below;
  for (int i = 0; i < convex.count; ++i) {
    low = {std::min(low.x, convex[i].x), std::min(low.y, convex[i].y)};
    high = {std::max(high.x, convex[i].x), std::max(high.y, convex[i].y)};
  }
  const double r = convex.round;
  low = {std::max(low.x - r, ring.low.x), std::max(low.y - r, ring.low.y)};
  high = {std::min(high.x + r, ring.high.x), std::min(high.y + r, ring.high.y)};
  if (low.x > high.x || low.y > high.y) return best;

  constexpr int kMost = 64;
  std::array<Box, kMost> boxes;
  int waiting = 0;
  boxes[0] = {(low + high) * 0.5, (high - low) * 0.5};
  while (waiting >= 0) {
    const Box box = boxes[static_cast<std::size_t>(waiting--)];
    const double outside = std::max(0.0, distance(convex, box.middle) - convex.round);
    if (outside > length(box.half)) continue;
    const Depth depth = depth_in(box, convex, ring.points);
    // From the middle it is `outside` to the convex, and no more than that less deep there.
    best = std::min(best, outside - depth.at_middle);
    if (-depth.most >= best - kEnough) continue;
    Box near = box;
    Box far = box;
    double PointMm::* const longer = box.half.x > box.half.y ? &PointMm::x : &PointMm::y;
    near.half.*longer = far.half.*longer = box.half.*longer / 2;
    near.middle.*longer -= near.half.*longer;
    far.middle.*longer += far.half.*longer;
    boxes[static_cast<std::size_t>(++waiting)] = near;
    boxes[static_cast<std::size_t>(++waiting)] = far;
  }
  return best;
}

}  // namespace unknot::geometry
