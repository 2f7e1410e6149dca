// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/stroke.hpp"

#include <algorithm>

#include "body/patterns.hpp"

namespace unknot::body {
namespace {

/// How far the cycle time may move from the usual one while the tempo stays in its range.
void set_tempo_range(const guide::Guide& guide, Stroke& out) {
  const auto number = [&](const char* key) { return guide.limit("STROKE/tempo", key); };
  const guide::Range& t = out.technique->tempo;
  const std::string& unit = out.technique->tempo_unit;
  const double inside = number("inside");
  if (t.typical <= 0) return;
  const bool rate = unit == "cm/s" || unit == "Hz";
  const double fastest = rate ? t.typical / t.max : t.min / t.typical;
  const double slowest = rate ? t.typical / t.min : t.max / t.typical;
  out.shortest = std::min(1.0, fastest + inside);
  out.longest = std::max(1.0, slowest - inside);
  if (out.technique->pattern == guide::Pattern::long_glide)
    out.shortest = number("long_glide_shortest");
  if (out.technique->pattern == guide::Pattern::sink) {
    out.shortest = std::max(out.shortest, number("sink_shortest"));
    out.longest = std::min(out.longest, number("sink_longest"));
  }
}

Level highest(const std::array<plan::HandPath, 2>& path) {
  Level out = Level::none;
  for (const auto& hand : path)
    for (const auto& p : hand.points)
      if (p.contact) out = std::max(out, p.level);
  return out;
}

bool usable(const Ground& ground, const guide::Tool& tool, const StrokeWish& wish) {
  const auto& limits = ground.limits();
  const bool excluded =
      std::find(wish.without.begin(), wish.without.end(), tool.id) != wish.without.end();
  const bool allowed = !tool.experienced_only || limits.opted_in.contains(tool.id);
  return !excluded && allowed && !limits.barred_tools.contains(tool.id);
}

/// Both hands' cycles end at the same moment.
void align(std::array<plan::HandPath, 2>& path) {
  Ms end{0};
  for (const auto& hand : path)
    if (!hand.points.empty()) end = std::max(end, hand.points.back().t);
  for (auto& hand : path)
    if (!hand.points.empty() && hand.points.back().t < end) {
      plan::PathPoint last = hand.points.back();
      last.t = end;
      hand.points.push_back(last);
    }
}

}  // namespace

std::optional<std::size_t> idle_hand(const Stroke& work) {
  if (work.path[0].points.empty() == work.path[1].points.empty()) return std::nullopt;
  // A hand that carries the shoulder from below is not on the back.
  if (shape_of(*work.technique, "carries", 0) != 0) return std::nullopt;
  return work.path[0].points.empty() ? 0 : 1;
}

std::array<plan::HandPath, 2> rests(const Ground& ground) {
  constexpr Ms kLong{10000};  // each stroke's own time replaces it
  return resting_hands(ground, ground.bits("lower-back", plan::Side::both), kLong, true);
}

void add_rest(const plan::HandPath& rest, std::size_t idle, Stroke& to) {
  constexpr double kRoomForTwo = 60;  // mm
  // A hand that works across the midline from its own side needs no second one beside it.
  if (rest.points.empty()) return;
  const auto& working = to.path[1 - idle].points;
  const auto d = rest.points[0].at - working[0].at;
  if (d.x * d.x + d.y * d.y <= kRoomForTwo * kRoomForTwo) return;
  to.path[idle] = rest;
  to.path[idle].points.back().t = working.back().t;
}

std::optional<Stroke> make_stroke(const Ground& ground, const StrokeWish& wish) {
  std::optional<Stroke> out = make_work(ground, wish);
  if (!out) return out;
  if (const auto idle = idle_hand(*out)) add_rest(rests(ground)[*idle], *idle, *out);
  return out;
}

std::optional<Stroke> make_work(const Ground& ground, const StrokeWish& wish) {
  const guide::Technique& technique = *wish.technique;
  if (ground.limits().barred_techniques.contains(technique.id)) return std::nullopt;
  std::optional<Stroke> best;
  std::size_t tried = 0;
  for (const std::string& id : technique.tools) {
    ++tried;
    const guide::Tool& tool = ground.guide().tools.at(id);
    if (!usable(ground, tool, wish)) continue;
    Stroke s;
    s.technique = &technique;
    s.tool = &tool;
    s.region = wish.region;
    s.side = wish.side;
    draw(ground, wish, s);
    align(s.path);
    s.level = highest(s.path);
    for (const auto& hand : s.path)
      if (!hand.points.empty()) s.cycle = std::max(s.cycle, hand.points.back().t);
    if (s.level == Level::none && technique.pattern != guide::Pattern::rest) continue;
    if (s.cycle.value <= 0) continue;
    set_tempo_range(ground.guide(), s);
    if (!best || s.level > best->level) best = std::move(s);
    if (best->level >= wish.level) break;
  }
  if (best) best->tried = tried;
  return best;
}

std::array<plan::HandPath, 2> retimed(const std::array<plan::HandPath, 2>& path, Ms from,
                                      Ms cycle) {
  std::array<plan::HandPath, 2> out = path;
  for (auto& hand : out) {
    for (auto& p : hand.points)
      p.t = Ms((p.t.value * cycle.value + from.value / 2) / std::max<std::int64_t>(1, from.value));
    if (!hand.points.empty()) hand.points.back().t = cycle;
  }
  return out;
}

Contact contact_of(const Ground& ground, const std::array<plan::HandPath, 2>& path) {
  constexpr double kSomePart = 0.1;   // of the footprint: enough to have been there
  constexpr double kGoodPart = 0.13;  // enough to have warmed it
  constexpr double kEvery = 15;       // mm between samples
  Contact out;
  for (const auto& hand : path) {
    if (hand.points.empty()) continue;
    const auto known = ground.guide().tools.find(hand.tool);
    if (known == ground.guide().tools.end()) continue;
    const guide::Tool& tool = known->second;
    std::map<AreaBits, Ms> broad;
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      const auto& a = hand.points[i];
      const auto& b = hand.points[i + 1];
      if (!a.contact || a.level == Level::none) continue;
      const bool deep = a.level == Level::firm || (tool.point && a.level >= Level::medium);
      const auto d = b.at - a.at;
      const double far = std::max(d.x < 0 ? -d.x : d.x, d.y < 0 ? -d.y : d.y);
      const int n = 1 + static_cast<int>(far / kEvery);
      for (int k = 0; k < n; ++k) {
        const double f = (k + 0.5) / n;
        const Ms time((b.t - a.t).value * (k + 1) / n - (b.t - a.t).value * k / n);
        const auto under = ground.areas_under(
            footprint(tool, ground.body(), a.at + d * f, a.angle + (b.angle - a.angle) * f),
            kSomePart, kGoodPart);
        if (deep) out.deep |= under.some;
        for (AreaBits rest = under.some; rest != 0; rest &= rest - 1) {
          const AreaBits bit = rest & -rest;
          out.level[bit] = std::max(out.level[bit], a.level);
          if ((under.much & bit) != 0 && !tool.point) broad[bit] += time;
        }
      }
    }
    for (const auto& [bit, time] : broad) out.broad[bit] = std::max(out.broad[bit], time);
  }
  return out;
}

Pose pose(const plan::Step& step, guide::Hand hand, Ms t) {
  const auto& points = step.path[static_cast<std::size_t>(hand)].points;
  if (points.empty()) return {};
  const Ms cycle = plan::cycle_time(step);
  Ms in{cycle.value > 0 ? t.value % cycle.value : 0};
  if (t >= step.duration && step.duration.value > 0) in = cycle;
  const auto after = std::upper_bound(points.begin(), points.end(), in,
                                      [](Ms v, const plan::PathPoint& p) { return v < p.t; });
  if (after == points.begin())
    return {true, points[0].at, points[0].angle, points[0].level, points[0].contact};
  const plan::PathPoint& a = *(after - 1);
  if (after == points.end()) return {true, a.at, a.angle, a.level, a.contact};
  const plan::PathPoint& b = *after;
  const double k = static_cast<double>((in - a.t).value) / static_cast<double>((b.t - a.t).value);
  return {true, a.at + (b.at - a.at) * k, a.angle + (b.angle - a.angle) * k, a.level, a.contact};
}

}  // namespace unknot::body
