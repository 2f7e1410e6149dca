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
constexpr Ms kLongestGap{1500};  ///< that no hand touches, at the usual tempo

Ms time_for(PointMm a, PointMm b, double cm_s) {
  const auto d = b - a;
  // Path lengths enter no comparison; sqrt is the one libm function that is exact everywhere.
  const double mm = __builtin_sqrt(d.x * d.x + d.y * d.y);
  return seconds(std::max(0.2, mm / (cm_s * 10)));
}

/// Highest v of the zones below the back that are off by default, lowest v of those above it: where
/// long strokes turn.
std::array<double, 2> open_rows(const Ground& ground) {
  double bottom = -0.2;
  double top = 1.1;
  for (const auto& [id, zone] : ground.guide().zones) {
    // Long strokes stay on the back even where somebody opted in to more.
    if (!zone.no_go && !zone.opt_in) continue;
    double lo = 9;
    double hi = -9;
    for (const PointUv p : zone.points) {
      lo = std::min(lo, p.y);
      hi = std::max(hi, p.y);
    }
    if (hi < 0.1) bottom = std::max(bottom, hi);
    if (lo > 0.9) top = std::min(top, lo);
  }
  return {bottom, top};
}

/// The inner edge of what is closed at the side of the back (the armpit), in mm.
double side_limit(const Ground& ground) {
  double out = 1e9;
  for (const auto& [id, zone] : ground.guide().zones) {
    if (!zone.no_go) continue;
    for (const PointUv p : zone.points)
      if (p.y < 0.9 && p.y > 0.1) out = std::min(out, to_mm(ground.body(), p).x);
  }
  return out;
}

/// Where neither hand touches, both move on quickly: times inside such a gap are squeezed.
void hasten_gaps(std::array<plan::HandPath, 2>& path, Ms longest) {
  std::vector<std::pair<Ms, Ms>> on;
  Ms end{0};
  for (const auto& hand : path)
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      end = std::max(end, hand.points[i + 1].t);
      if (hand.points[i].contact) on.emplace_back(hand.points[i].t, hand.points[i + 1].t);
    }
  std::sort(on.begin(), on.end());
  on.emplace_back(end, end);
  std::vector<std::pair<Ms, Ms>> gaps;
  Ms until{0};
  for (const auto& [from, to] : on) {
    if (from - until > longest) gaps.emplace_back(until, from);
    until = std::max(until, to);
  }
  const auto moved = [&](Ms t) {
    Ms out = t;
    for (const auto& [from, to] : gaps) {
      if (t <= from) continue;
      const Ms inside = std::min(t, to) - from;
      out -= inside - Ms(inside.value * longest.value / (to - from).value);
    }
    return out;
  };
  for (auto& hand : path)
    for (auto& p : hand.points) p.t = moved(p.t);
}

}  // namespace

void draw_long_glide(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const plan::BodyFit& body = ground.body();
  const double half_length = out.tool->length.value * body.hand_scale / 2;
  const double half_width = out.tool->width.value * body.hand_scale / 2;
  const auto [bottom_v, top_v] = open_rows(ground);
  const double y0 = to_mm(body, {0, bottom_v}).y + half_length + 12;
  const double y1 = to_mm(body, {0, top_v}).y - half_length - 20;
  const double x0 = ground.strip() + half_width + 5;
  const double x1 =
      std::max(x0 + 20, std::min(to_mm(body, {0.62, 0.5}).x, side_limit(ground) - half_width - 10));
  const double up = out.technique->tempo.typical;
  // A little under the highest speed back, so that rounding never oversteps it.
  const double back = shape_of(*out.technique, "return_cm_s", 12) - 1;
  const Level light = lower(wish.level, Level::light);
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    const auto at = [&](double x, double y) { return PointMm{left ? -x : x, y}; };
    const auto angle = [&](double a) { return left ? kPi - a : a; };
    Pen pen(ground, *out.tool);
    pen.start(at(x0, y0), angle(kPi / 2));
    const auto to = [&](double x, double y, double a, double cm_s, Level level) {
      pen.glide(at(x, y), angle(a), time_for(pen.at(), at(x, y), cm_s), level);
    };
    // The first hand's breadth is light: below it lies what may not be worked.
    to(x0, y0 + 2 * half_width, kPi / 2, up, light);
    to(x0, y1, kPi / 2, up, wish.level);
    to((x0 + x1) / 2, y1 + 4, kPi / 2 - 0.25, up, wish.level);
    to(x1, y1 - 10, kPi / 2, up, light);
    to(x1, y0 + 30, kPi / 2, back, light);
    to(x0, y0, kPi / 2, back, light);
    out.path[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
  }
  hasten_gaps(out.path, kLongestGap);
  out.speed_cm_s = up;
}

void draw_lane_glide(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  constexpr double kThroughAir = 25;  // cm/s
  const double up = out.technique->tempo.typical;
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    const auto spots = spots_for(ground, wish, out, left, Mm(2), Mm(35));
    if (spots.size() < 3) continue;
    Pen pen(ground, *out.tool);
    pen.start(spots[0].at, spots[0].angle);
    for (std::size_t i = 1; i < spots.size(); ++i)
      pen.glide(spots[i].at, spots[i].angle, time_for(pen.at(), spots[i].at, up), wish.level);
    pen.lift(spots[0].at, spots[0].angle, time_for(pen.at(), spots[0].at, kThroughAir));
    out.path[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
  }
  out.speed_cm_s = up;
}

}  // namespace unknot::body
