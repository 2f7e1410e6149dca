// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/keep.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::checker {
namespace {

using shapes::PointMm;

double squared(PointMm p) { return p.x * p.x + p.y * p.y; }

/// From `p` to the line from `a` to `b`.
PointMm to_line(PointMm p, PointMm a, PointMm b) {
  const PointMm way = b - a;
  const double all = squared(way);
  const double part = all > 0 ? ((p.x - a.x) * way.x + (p.y - a.y) * way.y) / all : 0;
  return a + way * std::clamp(part, 0.0, 1.0) - p;
}

bool in_ring(const std::vector<PointMm>& ring, PointMm p) {
  bool in = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PointMm a = ring[i];
    const PointMm b = ring[(i + 1) % ring.size()];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y)) in = !in;
  }
  return in;
}

/// Whether a line has a point with |x| ≤ a and |y| ≤ b.
bool through_box(PointMm p, PointMm q, double a, double b) {
  double from = 0;
  double to = 1;
  const auto cut = [&](double start, double way, double most) {
    if (way == 0) return std::abs(start) <= most;
    const double one = (-most - start) / way;
    const double two = (most - start) / way;
    from = std::max(from, std::min(one, two));
    to = std::min(to, std::max(one, two));
    return from <= to;
  };
  return cut(p.x, q.x - p.x, a) && cut(p.y, q.y - p.y, b);
}

double box_from_line(PointMm p, PointMm q, double a, double b) {
  if (through_box(p, q, a, b)) return 0;
  double best = 1e12;
  for (const PointMm end : {p, q})
    best = std::min(
        best, squared({std::max(0.0, std::abs(end.x) - a), std::max(0.0, std::abs(end.y) - b)}));
  for (const PointMm corner : {PointMm{a, b}, {-a, b}, {-a, -b}, {a, -b}})
    best = std::min(best, squared(to_line(corner, p, q)));
  return std::sqrt(best);
}

Keep boxed(Keep keep) {
  keep.low = {1e12, 1e12};
  keep.high = {-1e12, -1e12};
  for (const auto& piece : keep.pieces)
    for (const PointMm p : piece) {
      keep.low = {std::min(keep.low.x, p.x - keep.radius), std::min(keep.low.y, p.y - keep.radius)};
      keep.high = {std::max(keep.high.x, p.x + keep.radius),
                   std::max(keep.high.y, p.y + keep.radius)};
    }
  return keep;
}

}  // namespace

Keep keep(Keep::Kind kind, int index, const Figure& figure, const BodyMap& map, bool left) {
  Keep out;
  out.kind = kind;
  out.index = index;
  out.radius = figure.radius;
  std::vector<PointMm> points = figure.line;
  if (!figure.ring.empty()) {
    shapes::PolygonUv closed = figure.ring;
    closed.push_back(closed.front());
    points = map.line_to_mm(closed);
  }
  if (left)
    for (PointMm& p : points) p = shapes::mirrored(p);
  constexpr double kMidline = 1e-6;
  const auto on_midline = [](PointMm p) { return std::abs(p.x) < kMidline; };
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (figure.ring.empty() || !on_midline(points[i]) || !on_midline(points[i + 1]))
      out.pieces.push_back({points[i], points[i + 1]});
  if (points.size() == 1) out.pieces.push_back({points[0], points[0]});
  if (!figure.ring.empty()) out.ring = std::move(points);
  return boxed(std::move(out));
}

Keep keep_disc(Keep::Kind kind, PointMm at, double radius) {
  Keep out;
  out.kind = kind;
  out.pieces.push_back({at, at});
  out.radius = radius;
  return boxed(std::move(out));
}

Keep keep_box(Keep::Kind kind, PointMm low, PointMm high) {
  Keep out;
  out.kind = kind;
  out.ring = {low, {high.x, low.y}, high, {low.x, high.y}};
  for (std::size_t i = 0; i < 4; ++i) out.pieces.push_back({out.ring[i], out.ring[(i + 1) % 4]});
  return boxed(std::move(out));
}

double air(const Hand& hand, const Keep& keep) {
  const double a = std::max(0.0, hand.tool->length.value * hand.scale / 2 - kGraze);
  const double b = std::max(0.0, hand.tool->width.value * hand.scale / 2 - kGraze);
  const double out = std::sqrt(a * a + b * b);
  const double x = std::max({0.0, keep.low.x - hand.at.x, hand.at.x - keep.high.x});
  const double y = std::max({0.0, keep.low.y - hand.at.y, hand.at.y - keep.high.y});
  constexpr double kFarEnough = 12;  // nobody asks for more: samples are 10 mm apart
  const double far = std::sqrt(x * x + y * y) - out;
  if (far > kFarEnough) return far;
  if (!keep.ring.empty() && in_ring(keep.ring, hand.at)) return 0;
  const Turn t = turn(hand.angle);
  const auto local = [&](PointMm p) {
    const PointMm d = p - hand.at;
    return PointMm{d.x * t.cosine + d.y * t.sine, d.y * t.cosine - d.x * t.sine};
  };
  double best = kFarEnough;
  for (const auto& [from, to] : keep.pieces) {
    const double near = best + out + keep.radius;
    if (squared(to_line(hand.at, from, to)) > near * near) continue;
    const PointMm p = local(from);
    const PointMm q = local(to);
    if (!hand.tool->ellipse) {
      best = std::min(best, box_from_line(p, q, a, b) - keep.radius);
      continue;
    }
    // Grown by the radius and made a disc of one; no direction is stretched by more than the
    // shorter axis says.
    const double ra = a + keep.radius;
    const double rb = b + keep.radius;
    const PointMm d = to_line({0, 0}, {p.x / ra, p.y / rb}, {q.x / ra, q.y / rb});
    best = std::min(best, (std::sqrt(squared(d)) - 1) * std::min(ra, rb));
  }
  return std::max(0.0, best);
}

double depth(const Hand& hand, const Keep& keep, double known) {
  constexpr double kApart = 4;
  const double a = hand.tool->length.value * hand.scale / 2;
  const double b = hand.tool->width.value * hand.scale / 2;
  const int nx = std::max(1, static_cast<int>(std::ceil(2 * a / kApart)));
  const int ny = std::max(1, static_cast<int>(std::ceil(2 * b / kApart)));
  const double apart = 2 * b / ny;
  const Turn t = turn(hand.angle);
  double deepest = known;
  for (int i = 0; i <= nx; ++i)
    for (int j = 0; j <= ny; ++j) {
      const double fx = 2.0 * i / nx - 1;
      const double fy = 2.0 * j / ny - 1;
      if (hand.tool->ellipse && fx * fx + fy * fy > 1) continue;
      const PointMm p = placed({fx * a, fy * b}, t, hand.at);
      double rim = 1e12;
      for (const auto& [from, to] : keep.pieces) rim = std::min(rim, squared(to_line(p, from, to)));
      rim = std::sqrt(rim);
      const bool inside = !keep.ring.empty() && in_ring(keep.ring, p);
      const double here = keep.ring.empty() ? keep.radius - rim : inside ? rim : -rim;
      deepest = std::max(deepest, here);
      // No point is deeper than this one by more than what lies between them.
      if (here < deepest && apart > 0)
        j += static_cast<int>(std::min<double>(ny, (deepest - here) / apart * 0.999));
    }
  return deepest;
}

}  // namespace unknot::checker
