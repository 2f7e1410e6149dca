// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "body/holding.hpp"
#include "body/patterns.hpp"
#include "body/pen.hpp"
#include "body/spots.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {

namespace {

/// Spots that each thumb presses in turn, the one that begins first; empty: no place for a walk.
struct Walk {
  std::array<guide::Hand, 2> hands{guide::Hand::left, guide::Hand::right};
  std::array<std::vector<Spot>, 2> spots;
  std::size_t most = 0;  ///< spots along one line
};

/// Up one side both thumbs share a line, that of the side takes every first spot, the other one
/// every second; up both sides each has its own.
Walk walk_of(const Ground& ground, const StrokeWish& wish, Stroke& out, Mm step) {
  constexpr std::size_t kFewest = 3;
  const auto line = [&](bool left) {
    auto spots = spots_for(ground, wish, out, left, Mm(1), step).spots;
    if (spots.size() < kFewest) spots.clear();
    return spots;
  };
  Walk walk;
  const bool left = wish.side != plan::Side::right;
  const bool right = wish.side != plan::Side::left;
  std::vector<Spot> on_left = left ? line(true) : std::vector<Spot>{};
  std::vector<Spot> on_right = right ? line(false) : std::vector<Spot>{};
  walk.most = std::max(on_left.size(), on_right.size());
  if (!on_left.empty() && !on_right.empty()) {
    walk.spots = {std::move(on_left), std::move(on_right)};
    return walk;
  }
  if (on_left.empty()) std::swap(walk.hands[0], walk.hands[1]);
  const auto& shared = on_left.empty() ? on_right : on_left;
  for (std::size_t i = 0; i < shared.size(); ++i) walk.spots[i % 2].push_back(shared[i]);
  return walk;
}

}  // namespace

void draw_walk(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const double step_mm = shape_of(*out.technique, "step_mm", 23);
  const Walk walk = walk_of(ground, wish, out, Mm(step_mm));
  if (walk.most == 0) return;
  const Ms step = seconds(out.technique->tempo.typical);
  const double inward = shape_of(*out.technique, "inward_deg", 0) * geometry::kPi / 180;
  const std::size_t steps = std::max(2 * walk.spots[0].size() - 1, 2 * walk.spots[1].size());
  const Ms end = Ms(step.value * static_cast<std::int64_t>(steps + 1));
  // One thumb presses while the other moves on; their tips point at each other.
  for (const std::size_t turn : {0U, 1U}) {
    const bool left_hand = walk.hands[turn] == guide::Hand::left;
    const auto& spots = walk.spots[turn];
    const auto angle = [&](const Spot& s) { return s.angle + (left_hand ? -inward : inward); };
    Pen pen(ground, *out.tool, wish.level);
    pen.start(spots[0].at, angle(spots[0]));
    if (turn == 1) pen.lift(spots[0].at, angle(spots[0]), step);
    for (std::size_t i = 0; i < spots.size(); ++i) {
      pen.press(step, spots[i].level);
      if (i + 1 < spots.size()) pen.lift(spots[i + 1].at, angle(spots[i + 1]), step);
    }
    pen.lift(spots[0].at, angle(spots[0]), end - pen.now());
    out.path[static_cast<std::size_t>(walk.hands[turn])] = {out.tool->id, pen.path()};
  }
  out.spots = static_cast<int>(walk.most);
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
    const auto further = [](const auto& a, const auto& b) {
      const auto side = [](PointMm p) { return p.x < 0 ? -p.x : p.x; };
      return std::tuple(a.first, a.second.y, side(a.second)) >
             std::tuple(b.first, b.second.y, side(b.second));
    };
    // The nearest first; one of the first few will do, so they are not all put in order.
    std::make_heap(places.begin(), places.end(), further);
    while (!places.empty() && !ground.may_rest(palm, places.front().second, geometry::kPi / 2)) {
      std::pop_heap(places.begin(), places.end(), further);
      places.pop_back();
    }
    if (places.empty()) continue;
    Pen pen(ground, palm, Level::none);
    pen.start(places.front().second, geometry::kPi / 2);
    pen.rest(time);
    out[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {palm.id,
                                                                                    pen.path()};
  }
  return out;
}

void draw_rest(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  out.hold = true;
  const Ms time = seconds(wish.hold_s > 0 ? wish.hold_s : out.technique->tempo.typical);
  out.path = both_hands_on(ground, wish.region, wish.side, time).path;
  if (out.path[0].points.empty()) out.path = one_hand_on(ground, wish.region, wish.side, time).path;
}

}  // namespace unknot::body
