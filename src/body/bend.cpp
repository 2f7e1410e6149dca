// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/bend.hpp"

#include <algorithm>

namespace unknot::body {
namespace {

using Pull = plan::BodyFit::Pull;
using Sides = plan::BodyFit::Sides;

/// 0 below 0, 1 above 1, without a corner at either end.
double ease(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}
double ease_slope(double t) { return t > 0 && t < 1 ? 6 * t * (1 - t) : 0; }

double dot(PointMm a, PointMm b) { return a.x * b.x + a.y * b.y; }

/// Adds what `pull` does to the frame's point `p`.
void add(const Pull& pull, PointMm p, Bent& out) {
  if (p.x <= pull.still.value) return;
  const PointMm along = pull.b - pull.a;
  const double length2 = dot(along, along);
  const double t = length2 > 0 ? std::clamp(dot(p - pull.a, along) / length2, 0.0, 1.0) : 0;
  const PointMm away = p - (pull.a + along * t);
  const double r2 = pull.reach.value * pull.reach.value;
  const double rest = 1 - dot(away, away) / r2;
  if (rest <= 0) return;
  // Three factors: free of the spine, near the landmarks, and between the two moves.
  const double span = pull.full.value - pull.still.value;
  const double beside = (p.x - pull.still.value) / span;
  const double free = ease(beside);
  const double free_x = ease_slope(beside) / span;
  const double near = rest * rest * rest;
  const PointMm near_slope = away * (-6 * rest * rest / r2);
  const PointMm change = pull.move_b - pull.move_a;
  const PointMm move = pull.move_a + change * ease(t);
  const PointMm turn = length2 > 0 ? along * (ease_slope(t) / length2) : PointMm{};
  const double weight = free * near;
  const PointMm slope{free_x * near + free * near_slope.x, free * near_slope.y};
  out.at = out.at + move * weight;
  out.slope[0] += slope.x * move.x + weight * turn.x * change.x;
  out.slope[1] += slope.y * move.x + weight * turn.y * change.x;
  out.slope[2] += slope.x * move.y + weight * turn.x * change.y;
  out.slope[3] += slope.y * move.y + weight * turn.y * change.y;
}

/// How much wider the sides are at this height, less 1.
double wider(const Sides& sides, double y) {
  const auto& w = sides.widen;
  if (w.empty()) return 0;
  std::size_t i = 0;
  while (i < w.size() && w[i][0] < y) ++i;
  if (i == 0) return w.front()[1] - 1;
  if (i == w.size()) return w.back()[1] - 1;
  const double t = (y - w[i - 1][0]) / (w[i][0] - w[i - 1][0]);
  return w[i - 1][1] + (w[i][1] - w[i - 1][1]) * ease(t) - 1;
}

}  // namespace

Bent bent(const plan::BodyFit& body, PointMm p) {
  Bent out{p};
  for (const Pull& pull : body.pulls) add(pull, p, out);
  return out;
}

PointMm unbent(const plan::BodyFit& body, PointMm q) {
  constexpr double kNear = 1e-10;  // mm
  PointMm p = q;
  Bent now = bent(body, p);
  PointMm off = now.at - q;
  for (int round = 0; round < 60 && dot(off, off) > kNear * kNear; ++round) {
    // Newton's step, shortened while it does not lead nearer.
    const double d = now.squeeze();
    const PointMm step{(off.x * now.slope[3] - off.y * now.slope[1]) / d,
                       (off.y * now.slope[0] - off.x * now.slope[2]) / d};
    double part = 1;
    for (int halving = 0; halving < 8; ++halving, part /= 2) {
      const PointMm next = p - step * part;
      const Bent there = bent(body, next);
      const PointMm left = there.at - q;
      if (dot(left, left) >= dot(off, off)) continue;
      p = next;
      now = there;
      off = left;
      break;
    }
    if (part < 1.0 / 128) break;
  }
  return p;
}

PointMm widened(const plan::BodyFit& body, PointMm p) {
  const double from = body.sides.from.value;
  if (p.x <= from) return p;
  const double full = body.sides.full.value;
  const double soft =
      p.x < full ? (p.x - from) * (p.x - from) / (2 * (full - from)) : p.x - (from + full) / 2;
  return {p.x + wider(body.sides, p.y) * soft, p.y};
}

PointMm unwidened(const plan::BodyFit& body, PointMm p) {
  const double from = body.sides.from.value;
  if (p.x <= from) return p;
  const double full = body.sides.full.value;
  const double k = wider(body.sides, p.y);
  const double beyond = (p.x + k * (from + full) / 2) / (1 + k);
  if (beyond >= full) return {beyond, p.y};
  const double c = p.x - from;
  return {from + 2 * c / (1 + __builtin_sqrt(1 + 2 * k * c / (full - from))), p.y};
}

double tightest(const plan::BodyFit& body, const Pull& around) {
  constexpr double kStep = 2;  // mm; slopes change over centimetres
  const double reach = around.reach.value;
  const double x0 = std::max(around.still.value, std::min(around.a.x, around.b.x) - reach);
  const double x1 = std::max(around.a.x, around.b.x) + reach;
  const double y0 = std::min(around.a.y, around.b.y) - reach;
  const double y1 = std::max(around.a.y, around.b.y) + reach;
  const int rows = static_cast<int>((y1 - y0) / kStep);
  const int columns = static_cast<int>((x1 - x0) / kStep);
  double least = 1;
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column <= columns; ++column)
      least = std::min(least, bent(body, {x0 + column * kStep, y0 + row * kStep}).squeeze());
  return least;
}

}  // namespace unknot::body
