// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "body/patterns.hpp"
#include "body/pen.hpp"
#include "body/spots.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {

void draw_walk(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const bool left = wish.side == plan::Side::left;
  const double step_mm = shape_of(*out.technique, "step_mm", 23);
  const auto spots = spots_for(ground, wish, out, left, Mm(1), Mm(step_mm)).spots;
  if (spots.size() < 3) return;
  const Ms step = seconds(out.technique->tempo.typical);
  const double inward = shape_of(*out.technique, "inward_deg", 0) * geometry::kPi / 180;
  // One thumb presses while the other moves on: that of the side worked on every first spot, the
  // other one on every second; their tips point at each other.
  for (const std::size_t turn : {0U, 1U}) {
    const bool left_hand = left == (turn == 0);
    const auto angle = [&](const Spot& s) { return s.angle + (left_hand ? -inward : inward); };
    Pen pen(ground, *out.tool, wish.level);
    pen.start(spots[turn].at, angle(spots[turn]));
    if (turn == 1) pen.lift(spots[1].at, angle(spots[1]), step);
    for (std::size_t i = turn; i < spots.size(); i += 2) {
      pen.press(step, spots[i].level);
      if (i + 2 < spots.size()) pen.lift(spots[i + 2].at, angle(spots[i + 2]), step);
    }
    const Ms end = Ms(step.value * static_cast<std::int64_t>(spots.size() + 1));
    pen.lift(spots[turn].at, angle(spots[turn]), end - pen.now());
    out.path[static_cast<std::size_t>(left_hand ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
  }
  out.spots = static_cast<int>(spots.size());
  out.speed_cm_s = step_mm / 10 / to_seconds(step);
}

void draw_sink(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const guide::Technique& t = *out.technique;
  const Ms in = seconds(shape_of(t, "ramp_in_s", 2.5));
  const Ms hold = seconds(wish.hold_s > 0 ? wish.hold_s : t.tempo.typical);
  const Ms release = seconds(shape_of(t, "ramp_out_s", 2));
  constexpr Ms kMove{1000};
  out.hold = true;
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    const auto spots =
        spots_for(ground, wish, out, left, Mm(2), Mm(shape_of(t, "spacing_mm", 60))).spots;
    if (spots.empty()) continue;
    Pen pen(ground, *out.tool, wish.level);
    pen.start(spots[0].at, spots[0].angle);
    for (std::size_t i = 0; i < spots.size(); ++i) {
      const Level level = spots[i].level;
      const Level before = level > Level::light ? softer(level) : Level::light;
      if (level == Level::firm) pen.press(Ms(500), Level::light);
      pen.press(in, before);
      pen.press(hold, level);
      pen.press(release, before);
      const Spot& next = spots[(i + 1) % spots.size()];
      if (spots.size() > 1)
        pen.travel(next.at, next.angle, kMove);
      else
        pen.lift(next.at, next.angle, kMove);
    }
    out.path[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
    out.spots = std::max(out.spots, static_cast<int>(spots.size()));
  }
}

std::array<plan::HandPath, 2> resting_hands(const Ground& ground, AreaBits near, Ms time,
                                            bool both) {
  const guide::Tool& palm = ground.guide().tools.at("palm");
  const auto box = ground.box(near);
  const auto row = [&](double v) { return to_mm(ground.body(), {0, v}).y; };
  const double middle = std::min((box[1] + box[3]) / 2, row(0.85));
  const double aside = std::clamp(std::max(-box[0], box[2]) / 2, 60.0, 110.0);
  const double lowest = row(0.1);
  const int rows = static_cast<int>((row(1) - lowest) / 10);
  std::array<plan::HandPath, 2> out;
  for (const bool left : {true, false}) {
    if (left && !both) continue;
    std::vector<std::pair<double, PointMm>> places;  // by how far away they are
    for (int up = 0; up <= rows; ++up)
      for (int out_by = 0; out_by < 10; ++out_by) {
        const double y = lowest + 10 * up;
        const double x = 45 + 10 * out_by;
        const double dy = y - middle;
        const double dx = x - aside;
        places.push_back({dy * dy + dx * dx, {left ? -x : x, y}});
      }
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
      const auto side = [](PointMm p) { return p.x < 0 ? -p.x : p.x; };
      return std::tuple(a.first, a.second.y, side(a.second)) <
             std::tuple(b.first, b.second.y, side(b.second));
    });
    const auto best = std::find_if(places.begin(), places.end(), [&](const auto& place) {
      return ground.may_rest(palm, place.second, geometry::kPi / 2);
    });
    if (best == places.end()) continue;
    Pen pen(ground, palm, Level::none);
    pen.start(best->second, geometry::kPi / 2);
    pen.rest(time);
    out[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {palm.id,
                                                                                    pen.path()};
  }
  return out;
}

void draw_rest(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  out.hold = true;
  out.path =
      resting_hands(ground, ground.bits(wish.region, wish.side),
                    seconds(wish.hold_s > 0 ? wish.hold_s : out.technique->tempo.typical), true);
}

}  // namespace unknot::body
