// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "body/patterns.hpp"
#include "body/pen.hpp"
#include "body/spots.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using geometry::kPi;
constexpr Ms kTravel{700};           ///< from spot to spot, on the skin
constexpr double kFar = 75;          ///< mm; further than that the hand lifts
constexpr double kThroughAir = 250;  ///< mm/s

struct Rounds {
  double radius = 0;
  int rounds = 1;
  int corners = 8;  ///< of the polygon that stands for a round
  Ms round;
};

/// Where a round's polygon has its corner: clockwise from its outermost point.
PointMm corner(const Spot& spot, const Rounds& r, int i, bool left) {
  const double a = -2 * kPi * i / r.corners;
  const double x = r.radius * geometry::cosine(a);
  return spot.at + PointMm{left ? -x : x, r.radius * geometry::sine(a)};
}

std::vector<plan::PathPoint> round_path(const Ground& ground, const Stroke& out,
                                        const std::vector<Spot>& spots, std::size_t first,
                                        const Rounds& r, Level want, bool left) {
  Pen pen(ground, *out.tool);
  const auto at = [&](std::size_t k) { return spots[(first + k) % spots.size()]; };
  pen.start(corner(at(0), r, 0, left), at(0).angle);
  for (std::size_t k = 0; k < spots.size(); ++k) {
    const Spot spot = at(k);
    for (int n = 0; n < r.rounds; ++n)
      for (int i = 1; i <= r.corners; ++i)
        pen.glide(corner(spot, r, i, left), spot.angle,
                  Ms(r.round.value * i / r.corners - r.round.value * (i - 1) / r.corners),
                  k == 0 && n == 0 && want == Level::firm ? softer(want) : want);
    const Spot next = at(k + 1);
    const PointMm to = corner(next, r, 0, left);
    const auto way = to - pen.at();
    const double far = __builtin_sqrt(way.x * way.x + way.y * way.y);
    if (far > kFar)
      pen.lift(to, next.angle, seconds(far / kThroughAir));
    else
      pen.glide(to, next.angle, kTravel, lower(want, Level::light));
  }
  return pen.path();
}

/// How many spots on the hands must be apart so that they do not lie on each other.
std::size_t apart(const std::vector<Spot>& spots, const guide::Tool& tool, double scale) {
  const double c = geometry::cosine(spots[0].angle);
  const double s = geometry::sine(spots[0].angle);
  for (std::size_t k = 1; k < spots.size(); ++k) {
    const auto d = spots[k].at - spots[0].at;
    const double along = d.x * c + d.y * s;
    const double across = d.y * c - d.x * s;
    if ((along < 0 ? -along : along) >= tool.length.value * scale * 0.9 ||
        (across < 0 ? -across : across) >= tool.width.value * scale * 0.9)
      return k;
  }
  return 0;
}

}  // namespace

void draw_rounds(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const guide::Technique& t = *out.technique;
  Rounds r;
  r.rounds = static_cast<int>(shape_of(t, "rounds_per_spot", 3));
  r.corners = t.pattern == guide::Pattern::knead ? 6 : 8;
  const double spacing = shape_of(t, "spacing_mm", 60);
  const auto side_spots = [&](bool left) {
    for (const double share : {1.0, 0.6, 0.35, 0.2}) {
      r.radius = shape_of(t, "radius_mm", 20) * share;
      auto spots = spots_for(ground, wish, out, left, Mm(r.radius), Mm(spacing));
      if (!spots.empty()) return spots;
    }
    return std::vector<Spot>{};
  };
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    const auto spots = side_spots(left);
    if (spots.empty()) continue;
    r.round = t.tempo_unit == "cm/s" ? seconds(2 * kPi * r.radius / (t.tempo.typical * 10))
                                     : seconds(1 / t.tempo.typical);
    const auto own = static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right);
    out.path[own] = {out.tool->id, round_path(ground, out, spots, 0, r, wish.level, left)};
    out.spots = std::max(out.spots, static_cast<int>(spots.size()));
    out.speed_cm_s = 2 * kPi * r.radius / 10 / to_seconds(r.round);
    const std::size_t k = apart(spots, *out.tool, ground.body().hand_scale);
    if (t.two_hands && wish.side != plan::Side::both && k > 0)
      out.path[1 - own] = {out.tool->id, round_path(ground, out, spots, k, r, wish.level, left)};
  }
}

}  // namespace unknot::body
