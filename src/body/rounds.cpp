// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include "body/patterns.hpp"
#include "body/pen.hpp"
#include "body/spots.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using geometry::kPi;
constexpr Ms kTravel{700};     ///< from spot to spot, at least
constexpr int kCorners = 12;   ///< of the polygon that stands for a round
constexpr double kDrift = 75;  ///< mm; spots that near are joined by the rounds themselves

struct Loop {
  double radius = 0;
  double flat = 1;  ///< its width in proportion to its length
  double tilt = 0;  ///< of its long axis, of the right side
  int rounds = 1;
  Ms round;
  bool pushes = false;      ///< towards the spine with weight, back with less
  bool alternates = false;  ///< back through the air, while the other hand pushes at the same spot
};

/// Where a round has its corner, from its middle: clockwise from its outermost point, mirrored on
/// the left.
PointMm corner(const Loop& loop, int i, bool left) {
  const double a = -2 * kPi * (i % kCorners) / kCorners;
  const double x = loop.radius * geometry::cosine(a);
  const double y = loop.radius * loop.flat * geometry::sine(a);
  const double c = geometry::cosine(loop.tilt);
  const double s = geometry::sine(loop.tilt);
  const PointMm right{x * c - y * s, x * s + y * c};
  return left ? mirrored(right) : right;
}

/// Round after round while the middle moves on evenly from spot to spot: one continuous spiral.
/// A hand that begins at `phase` is that many corners ahead.
std::vector<plan::PathPoint> round_path(const Ground& ground, const guide::Tool& tool,
                                        std::span<const Spot> spots, const Loop& loop, Level want,
                                        bool left, int phase) {
  const int each = loop.rounds * kCorners;
  const auto ms = [&](int i) { return loop.round.value * i / kCorners; };
  const PointMm begin = spots[0].at + corner(loop, phase, left);
  Pen pen(ground, tool, want);
  pen.start(begin, spots[0].angle);
  for (std::size_t k = 0; k < spots.size(); ++k) {
    const bool last = k + 1 == spots.size();
    const bool drifts = !last && distance(spots[k].at, spots[k + 1].at) <= kDrift;
    const auto way = drifts ? spots[k + 1].at - spots[k].at : PointMm{};
    for (int i = 1; i <= each; ++i) {
      const int from = (phase + i - 1) % kCorners;
      Level level = want;
      if (k == 0 && i <= kCorners && want == Level::firm) level = softer(level);
      const bool back = loop.pushes && from >= kCorners / 2;
      if (back) level = std::max(softer(level), Level::light);
      const PointMm to =
          spots[k].at + way * (static_cast<double>(i) / each) + corner(loop, phase + i, left);
      const Ms time(ms(i) - ms(i - 1));
      if (back && loop.alternates)
        pen.lift(to, spots[k].angle, time);
      else
        pen.glide(to, spots[k].angle, time, level);
    }
    if (last && spots.size() > 1) pen.travel(begin, spots[0].angle, kTravel);
    if (!last && !drifts)
      pen.travel(spots[k + 1].at + corner(loop, phase, left), spots[k + 1].angle, kTravel);
  }
  return pen.path();
}

Loop loop_of(const guide::Technique& t, const std::string& region) {
  Loop out;
  out.rounds = static_cast<int>(shape_of(t, "rounds_per_spot", 3));
  out.flat = shape_of(t, "flat", 1);
  out.pushes = t.pattern == guide::Pattern::knead;
  // Across the fibres that run there.
  const double fibre = shape_of(t, ("fibre_deg_" + region).c_str(), 90);
  out.tilt = (fibre - 90) * kPi / 180;
  return out;
}

}  // namespace

void draw_rounds(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const guide::Technique& t = *out.technique;
  Loop loop = loop_of(t, wish.region);
  const double spacing = shape_of(t, "spacing_mm", 60);
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    SpotLine line;
    // Where there is little room, smaller rounds.
    for (const double share : {1.0, 0.6, 0.35, 0.2}) {
      if (t.tempo_unit == "cm/s" && share * t.tempo.typical < t.tempo.min) break;
      loop.radius = shape_of(t, "radius_mm", 20) * share;
      line = spots_for(ground, wish, out, left, Mm(loop.radius), Mm(spacing));
      if (!line.spots.empty()) break;
    }
    const std::span<const Spot> spots = line.spots;
    if (spots.empty()) continue;
    // Smaller rounds are slower, not quicker ones.
    loop.round = t.tempo_unit == "cm/s"
                     ? seconds(2 * kPi * shape_of(t, "radius_mm", 20) / (t.tempo.typical * 10))
                     : seconds(1 / t.tempo.typical);
    const auto own = static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right);
    const bool both = t.two_hands && wish.side != plan::Side::both;
    const std::size_t ahead = both ? hands_apart(spots, *out.tool, ground.body().hand_scale) : 0;
    // The hand of that side leads, the other follows half a round later: where it began, or where
    // there is no room for two, on the same spot, one pushing while the other comes back.
    loop.alternates = both && ahead == 0 && loop.pushes;
    const auto draw = [&](std::span<const Spot> on, int phase) {
      return plan::HandPath{out.tool->id,
                            round_path(ground, *out.tool, on, loop, wish.level, left, phase)};
    };
    out.path[own] = draw(spots.subspan(ahead), 0);
    if (ahead > 0 || loop.alternates)
      out.path[1 - own] = draw(spots.first(spots.size() - ahead), kCorners / 2);
    out.spots = std::max(out.spots, static_cast<int>(spots.size()));
    out.speed_cm_s = 2 * kPi * loop.radius / 10 / to_seconds(loop.round);
  }
}

}  // namespace unknot::body
