// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "body/patterns.hpp"
#include "body/pen.hpp"
#include "body/route.hpp"
#include "body/spots.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using geometry::kPi;
constexpr Ms kLongestGap{1500};      ///< that no hand touches, at the usual tempo,
constexpr double kThroughAir = 350;  ///< mm/s, but no hand is quicker than that

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

/// How far the farther hand goes between two moments, at most, mm.
double travelled(const std::array<plan::HandPath, 2>& path, Ms from, Ms to) {
  double most = 0;
  for (const auto& hand : path) {
    double far = 0;
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i)
      if (hand.points[i + 1].t > from && hand.points[i].t < to)
        far += distance(hand.points[i].at, hand.points[i + 1].at);
    most = std::max(most, far);
  }
  return most;
}

/// Where neither hand touches, both move on quickly: times inside such a gap are squeezed.
void hasten_gaps(std::array<plan::HandPath, 2>& path) {
  std::vector<std::pair<Ms, Ms>> on;
  Ms end{0};
  for (const auto& hand : path)
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      end = std::max(end, hand.points[i + 1].t);
      if (hand.points[i].contact) on.emplace_back(hand.points[i].t, hand.points[i + 1].t);
    }
  std::sort(on.begin(), on.end());
  on.emplace_back(end, end);
  struct Gap {
    Ms from, to, longest;
  };
  std::vector<Gap> gaps;
  Ms until{0};
  for (const auto& [from, to] : on) {
    const Ms longest = std::max(kLongestGap, seconds(travelled(path, until, from) / kThroughAir));
    if (from - until > longest) gaps.push_back({until, from, longest});
    until = std::max(until, to);
  }
  const auto moved = [&](Ms t) {
    Ms out = t;
    for (const auto& [from, to, longest] : gaps) {
      if (t <= from) continue;
      const Ms inside = std::min(t, to) - from;
      out -= inside - Ms(inside.value * longest.value / (to - from).value);
    }
    return out;
  };
  for (auto& hand : path)
    for (auto& p : hand.points) p.t = moved(p.t);
}

/// A way around a mark is longer: the hand on the other side glides a little slower, as far as its
/// tempo allows, then waits.
void end_together(std::array<plan::HandPath, 2>& path) {
  constexpr std::int64_t kSlower = 104;  // per cent
  Ms end{0};
  for (const auto& hand : path)
    if (!hand.points.empty()) end = std::max(end, hand.points.back().t);
  for (auto& hand : path) {
    if (hand.points.empty() || hand.points.back().t == end) continue;
    const Ms own = hand.points.back().t;
    const Ms to = std::min(end, Ms(own.value * kSlower / 100));
    for (auto& p : hand.points) p.t = Ms(p.t.value * to.value / own.value);
  }
}

/// Notes what became of the way; nothing where too little of it is left.
bool worth_it(const Routed& routed, double least_share, Stroke& out) {
  if (routed.open < least_share) {
    out.cut = true;
    return false;
  }
  out.bent = out.bent || routed.bent;
  out.cut = out.cut || routed.cut;
  return true;
}

}  // namespace

void draw_long_glide(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const plan::BodyFit& body = ground.body();
  const guide::Technique& t = *out.technique;
  const double half_length = out.tool->length.value * body.hand_scale / 2;
  const double half_width = out.tool->width.value * body.hand_scale / 2;
  const auto [bottom_v, top_v] = open_rows(ground);
  const double y0 = to_mm(body, {0, bottom_v}).y + half_length + 12;
  const double y1 = to_mm(body, {0, top_v}).y - half_length - 20;
  const double x0 = ground.strip() + half_width + 5;
  const double x1 =
      std::max(x0 + 20, std::min(to_mm(body, {0.62, 0.5}).x, side_limit(ground) - half_width - 10));
  const double up = t.tempo.typical * 10;
  // A little under the highest speed back, so that rounding never oversteps it.
  const double back = (shape_of(t, "return_cm_s", 12) - 1) * 10;
  const double fan = shape_of(t, "fan_deg", 45) * kPi / 180;
  const double round = shape_of(t, "round_mm", 40);
  const Level want = wish.level;
  const Level light = lower(want, Level::light);
  constexpr double kUp = kPi / 2;
  // Of the right hand: angles are from straight up, outward, as far as the hand stays off the
  // spine.
  const auto station = [&](double x, double y, double out_by, Level level, double mm_s) {
    const double room = x - ground.strip() - 8;
    double turn = out_by;
    while (turn > 0 &&
           geometry::sine(turn) * half_length + geometry::cosine(turn) * half_width > room)
      turn -= 0.02;
    return Station{{x, y}, kUp - std::max(0.0, turn), level, mm_s};
  };
  const Way right = smooth_way(
      {
          // The first hand's breadth is light: below it lies what may not be worked.
          station(x0, y0 + round, 0, light, up),
          station(x0, y0 + round + 2 * half_width, 0, want, up),
          station(x0, y1 - round, 0, want, up),
          station(x0 + 0.4 * (x1 - x0), y1 - 0.1 * round, 0.5 * fan, want, up),
          station(x1 - 0.2 * (x1 - x0), y1, fan, light, back),
          // Past the armpit the hand comes back beside the blade.
          station(x1 - 0.3 * (x1 - x0), y1 - 0.9 * round, 0.45 * fan, light, back),
          station(x1 - 0.15 * (x1 - x0), y1 - 2 * round, 0.2 * fan, light, back),
          station(x1, y1 - 3.5 * round, 0, light, back),
          station(x1, y0 + 1.2 * round, 0, light, back),
          station((x0 + x1) / 2, y0 + 0.4 * round, 0, light, up),
          station(x0, y0, 0, light, up),
          station(x0, y0 + round, 0, light, up),
      },
      round);
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    const Routed routed = around(ground, *out.tool, left ? mirrored(right) : right, left, true);
    if (!worth_it(routed, ground.guide().limit("STROKE/marks", "least_long_share"), out)) continue;
    Pen pen(ground, *out.tool, wish.level);
    pen.start(routed.way[0].at, routed.way[0].angle);
    pen.follow(routed.way);
    out.path[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
  }
  hasten_gaps(out.path);
  end_together(out.path);
  out.speed_cm_s = up / 10;
}

namespace {

/// Lines beside each other, each through one spot of every row.
std::vector<Way> lanes(const Ground& ground, const StrokeWish& wish, Stroke& out, bool left) {
  const double spacing = shape_of(*out.technique, "spacing_mm", 35);
  const double up = out.technique->tempo.typical * 10;
  const int most = wish.most_spots > 0 ? wish.most_spots
                                       : static_cast<int>(shape_of(*out.technique, "lines", 1));
  std::vector<Way> all;
  for (const Lean lean : {Lean::inner, Lean::outer}) {
    if (static_cast<int>(all.size()) >= most) break;
    const auto spots = spots_for(ground, wish, out, left, Mm(2), Mm(spacing), lean).spots;
    if (spots.size() < 3) continue;
    Way through;
    for (const Spot& s : spots) through.push_back({s.at, s.angle, wish.level, up});
    // A line that runs where the first one does is not a second one.
    if (!all.empty() && distance(all[0][0].at, through[0].at) < spacing / 4) continue;
    all.push_back(smooth_way(through, spacing));
  }
  return all;
}

}  // namespace

void draw_lane_glide(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  const double up = out.technique->tempo.typical;
  for (const bool left : {true, false}) {
    if (wish.side == plan::Side::left && !left) continue;
    if (wish.side == plan::Side::right && left) continue;
    std::vector<Way> ways;
    for (const Way& lane : lanes(ground, wish, out, left)) {
      Routed routed = around(ground, *out.tool, lane, left, false);
      if (worth_it(routed, ground.guide().limit("STROKE/marks", "least_share"), out))
        ways.push_back(std::move(routed.way));
    }
    if (ways.empty()) continue;
    Pen pen(ground, *out.tool, wish.level);
    pen.start(ways[0][0].at, ways[0][0].angle);
    for (std::size_t i = 0; i < ways.size(); ++i) {
      pen.follow(ways[i]);
      const Station& next = ways[(i + 1) % ways.size()][0];
      pen.lift(next.at, next.angle, seconds(distance(pen.at(), next.at) / kThroughAir));
    }
    out.path[static_cast<std::size_t>(left ? guide::Hand::left : guide::Hand::right)] = {
        out.tool->id, pen.path()};
    out.spots = std::max(out.spots, static_cast<int>(ways.size()));
  }
  out.speed_cm_s = up;
}

}  // namespace unknot::body
