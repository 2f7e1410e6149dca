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

/// Counted along the way from `p` away from the midline, which is no rim.
bool in_ring(const Keep& keep, PointMm p) {
  if (!keep.figure.ring || p.x < keep.low.x || p.x > keep.high.x) return false;
  bool in = false;
  for (const auto& [a, b] : keep.figure.pieces) {
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const double x = a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y);
    if (p.x < 0 ? x < p.x : x > p.x) in = !in;
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

/// How far an ellipse is from a line of direction `n` (away from the middle) through `p`: seen
/// along any direction, two things are never further apart than they are.
double apart(PointMm n, PointMm p, double a, double b) {
  return n.x * p.x + n.y * p.y - std::sqrt(squared({a * n.x, b * n.y}));
}

double ellipse_from_point(PointMm p, double a, double b) {
  if (squared({p.x / a, p.y / b}) <= 1) return 0;
  PointMm n{p.x / (a * a), p.y / (b * b)};
  double best = 0;
  for (int i = 0; i < 4; ++i) {
    n = n * (1 / std::sqrt(squared(n)));
    best = std::max(best, apart(n, p, a, b));
    // Towards `p` from the middle of the circle that fits the rim best where it faces `n`.
    const double h = std::sqrt(squared({a * n.x, b * n.y}));
    const PointMm rim{a * a * n.x / h, b * b * n.y / h};
    n = p - rim + n * (a * a * b * b / (h * h * h));
  }
  return best;
}

double ellipse_from_line(PointMm p, PointMm q, double a, double b) {
  const PointMm way = q - p;
  const double all = squared(way);
  if (all == 0) return ellipse_from_point(p, a, b);
  PointMm n{way.y / std::sqrt(all), -way.x / std::sqrt(all)};
  if (n.x * p.x + n.y * p.y < 0) n = n * -1;
  // Where the line is nearest to the ellipse, or deepest in it.
  const double h = std::sqrt(squared({a * n.x, b * n.y}));
  const PointMm rim{a * a * n.x / h, b * b * n.y / h};
  const double part = ((rim.x - p.x) * way.x + (rim.y - p.y) * way.y) / all;
  if (part <= 0) return ellipse_from_point(p, a, b);
  if (part >= 1) return ellipse_from_point(q, a, b);
  return std::max(0.0, apart(n, p, a, b));
}

/// What a box is at least away from: smaller than the distance, but soon known.
double squared_gap(PointMm p, PointMm q, double a, double b) {
  const double x = std::max({0.0, std::min(p.x, q.x) - a, -a - std::max(p.x, q.x)});
  const double y = std::max({0.0, std::min(p.y, q.y) - b, -b - std::max(p.y, q.y)});
  return x * x + y * y;
}

Keep boxed(Keep keep) {
  const double radius = keep.figure.radius;
  keep.low = {1e12, 1e12};
  keep.high = {-1e12, -1e12};
  for (const Piece& piece : keep.figure.pieces)
    for (const PointMm p : piece) {
      keep.low = {std::min(keep.low.x, p.x - radius), std::min(keep.low.y, p.y - radius)};
      keep.high = {std::max(keep.high.x, p.x + radius), std::max(keep.high.y, p.y + radius)};
    }
  return keep;
}

}  // namespace

Keep keep(Keep::Kind kind, int index, const Figure& figure, bool left) {
  Keep out{kind, index, figure, {}, {}};
  if (left)
    for (Piece& piece : out.figure.pieces)
      piece = {shapes::mirrored(piece[0]), shapes::mirrored(piece[1])};
  return boxed(std::move(out));
}

Keep keep_disc(Keep::Kind kind, PointMm at, double radius) {
  return boxed({kind, 0, {{{at, at}}, false, radius}, {}, {}});
}

Keep keep_box(Keep::Kind kind, PointMm low, PointMm high) {
  const PointMm right{high.x, low.y};
  const PointMm left{low.x, high.y};
  return boxed(
      {kind, 0, {{{low, right}, {right, high}, {high, left}, {left, low}}, true, 0}, {}, {}});
}

double air(const Hand& hand, const Keep& keep) {
  constexpr double kFarEnough = 12;  // samples are 10 mm apart
  constexpr double kLeast = 1e-3;
  const double a = std::max(kLeast, hand.tool->length.value * hand.scale / 2 - kGraze);
  const double b = std::max(kLeast, hand.tool->width.value * hand.scale / 2 - kGraze);
  const double radius = keep.figure.radius;
  const PointMm off{std::max({0.0, keep.low.x - hand.at.x, hand.at.x - keep.high.x}),
                    std::max({0.0, keep.low.y - hand.at.y, hand.at.y - keep.high.y})};
  const double reach = std::sqrt(a * a + b * b) + kFarEnough;
  if (squared(off) > reach * reach) return kFarEnough;
  if (in_ring(keep, hand.at)) return 0;
  const auto local = [&](PointMm p) {
    const PointMm d = p - hand.at;
    return PointMm{d.x * hand.turn.cosine + d.y * hand.turn.sine,
                   d.y * hand.turn.cosine - d.x * hand.turn.sine};
  };
  double best = kFarEnough;
  for (const auto& [from, to] : keep.figure.pieces) {
    const PointMm p = local(from);
    const PointMm q = local(to);
    const double near = best + radius;
    if (squared_gap(p, q, a, b) > near * near) continue;
    best = std::min(
        best,
        (hand.tool->ellipse ? ellipse_from_line(p, q, a, b) : box_from_line(p, q, a, b)) - radius);
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
  double deepest = known;
  for (int i = 0; i <= nx; ++i)
    for (int j = 0; j <= ny; ++j) {
      const double fx = 2.0 * i / nx - 1;
      const double fy = 2.0 * j / ny - 1;
      if (hand.tool->ellipse && fx * fx + fy * fy > 1) continue;
      const PointMm p = placed({fx * a, fy * b}, hand.turn, hand.at);
      const bool inside = keep.figure.ring && in_ring(keep, p);
      double rim = 1e12;
      for (const auto& [from, to] : keep.figure.pieces) {
        rim = std::min(rim, squared(to_line(p, from, to)));
        if (inside && rim <= deepest * deepest) break;  // others lie deeper
      }
      rim = std::sqrt(rim);
      // The way in crosses the rim, unless it crosses the midline.
      const bool across = p.x < keep.low.x || p.x > keep.high.x;
      const double most = !keep.figure.ring  ? keep.figure.radius - rim
                          : inside || across ? rim
                                             : -rim;
      if (inside || !keep.figure.ring) deepest = std::max(deepest, most);
      // No point is deeper than that by more than what lies between them.
      if (most < deepest && apart > 0)
        j += static_cast<int>(std::min<double>(ny, (deepest - most) / apart * 0.999));
    }
  return deepest;
}

}  // namespace unknot::checker
