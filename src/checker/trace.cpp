// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>

#include "checker/scene.hpp"

/// Walks a hand along its path and looks at what lies under it.
namespace unknot::checker {
namespace {

using shapes::PointMm;

constexpr double kTravel = 10;  ///< mm between two samples, at the rim too

double square(double v) { return v * v; }

double distance(PointMm a, PointMm b) { return std::sqrt(square(a.x - b.x) + square(a.y - b.y)); }

/// How many points lie in each of up to 64 places.
class Counts {
 public:
  void add(std::uint64_t places, int points) {
    seen_ |= places;
    for (; places != 0; places &= places - 1)
      in_[static_cast<std::size_t>(std::countr_zero(places))] += points;
  }
  std::vector<Share> shares(std::size_t points) const {
    std::vector<Share> out;
    for (std::uint64_t rest = seen_; rest != 0; rest &= rest - 1) {
      const int i = std::countr_zero(rest);
      out.push_back({i, in_[static_cast<std::size_t>(i)] / static_cast<double>(points)});
    }
    return out;
  }

 private:
  std::array<int, 64> in_{};
  std::uint64_t seen_ = 0;
};

/// The least distance from the midline of the part of the footprint above (or below) `y`.
double off_midline(const std::vector<PointMm>& rim, double y, bool above) {
  double left = 1e6;
  double right = -1e6;
  const auto add = [&](double x) {
    left = std::min(left, x);
    right = std::max(right, x);
  };
  for (std::size_t i = 0; i < rim.size(); ++i) {
    const PointMm a = rim[i];
    const PointMm b = rim[(i + 1) % rim.size()];
    if ((a.y >= y) == above) add(a.x);
    if ((a.y >= y) != (b.y >= y)) add(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
  }
  if (left > right) return 1e6;
  return left <= 0 && right >= 0 ? 0 : std::min(std::abs(left), std::abs(right));
}

}  // namespace

Scene::Seen Scene::examined(Touch touch) {
  const Hand hand = hand_of(touch);
  const Footprint& print = footprints.at(touch.tool);
  const double below_v =
      guide.rules.contains("BACK-2/spine") ? guide.limit("BACK-2/spine", "below_v") : 0;
  std::vector<PointMm> around;
  for (const PointMm p : print.outline) around.push_back(placed(p, hand.turn, hand.at));
  const double below = map.to_mm({0, below_v}).y;
  touch.off_spine = off_midline(around, below, true);
  touch.off_spine_below = off_midline(around, below, false);
  Counts in_zones;
  Counts in_areas;
  std::array<int, 64> with{};
  // Points one after the other mostly lie in the same places.
  std::uint64_t at = 0;
  bool left = false;
  int points = 0;
  const auto count = [&] {
    const std::uint64_t in = zones_in(at);
    in_zones.add(in, points);
    if (in != 0)
      for (std::size_t i = 0; i < zones.size(); ++i)
        if ((in & together[i]) != 0) with[i] += points;
    in_areas.add(areas_in(at, left), points);
    points = 0;
  };
  for (const PointMm p : print.inside) {
    const PointMm mm = placed(p, hand.turn, hand.at);
    const std::uint64_t here = places.at(mm);
    if (here != at || (mm.x < 0) != left) count();
    at = here;
    left = mm.x < 0;
    ++points;
    if (const int cell = grid.at(mm); cell >= 0) touched[static_cast<std::size_t>(cell)] = 1;
  }
  count();
  Airs airs;
  for (const Keep& k : keeps) {
    airs.push_back(air(hand, k));
    if (airs.back() > 0) continue;
    if (k.kind == Keep::Kind::zone) in_zones.add(std::uint64_t{1} << k.index, 0);
    if (k.kind == Keep::Kind::area) in_areas.add(AreaSet{1} << k.index, 0);
    touch.on_avoid = touch.on_avoid || k.kind == Keep::Kind::avoid;
    touch.on_sore = touch.on_sore || k.kind == Keep::Kind::sore;
  }
  touch.centre = areas_at(touch.at);
  touch.zones = in_zones.shares(print.inside.size());
  for (Share& s : touch.zones)
    s.together = with[static_cast<std::size_t>(s.index)] / static_cast<double>(print.inside.size());
  touch.areas = in_areas.shares(print.inside.size());
  return {std::move(touch), std::move(airs)};
}

const Scene::Seen& Scene::seen(const Touch& touch) {
  auto& known = seen_[{touch.at.x, touch.at.y, touch.angle, touch.tool->id}];
  if (known.touch.tool == nullptr) known = examined(touch);
  return known;
}

/// Adds a touch at the time of `when`, for `dt`.
const Scene::Seen& Scene::add(std::vector<Touch>& touches, const Touch& when, double dt) {
  const Seen& here = seen(when);
  Touch& added = touches.emplace_back(here.touch);
  added.t = when.t;
  added.dt = dt;
  added.level = when.level;
  added.moving = when.moving;
  return here;
}

/// Adds the moments between two, `sweep` mm apart, at which the hand touches what it touches at
/// neither. What is further off at both ends than half of the way is not touched in between. `a`
/// and `b`: how near the keeps are at both ends.
void Scene::look_between(std::vector<Touch>& touches, const Touch& from, const Airs& a,
                         const Touch& to, const Airs& b, double sweep) {
  constexpr double kClose = 0.4;
  const auto sure = [&](std::size_t i) { return a[i] > 0 && b[i] > 0 && a[i] + b[i] >= sweep; };
  bool unsure = false;
  for (std::size_t i = 0; i < keeps.size(); ++i)
    unsure = unsure || (a[i] > 0 && b[i] > 0 && !sure(i));
  if (!unsure || sweep < kClose) return;
  Touch middle = from;
  middle.t = (from.t + to.t) / 2;
  middle.at = (from.at + to.at) * 0.5;
  middle.angle = (from.angle + to.angle) / 2;
  const Hand hand = hand_of(middle);
  Airs here(keeps.size());
  bool more = false;
  for (std::size_t i = 0; i < keeps.size(); ++i) {
    here[i] = sure(i) ? sweep : air(hand, keeps[i]);
    more = more || (here[i] == 0 && a[i] > 0 && b[i] > 0);
  }
  look_between(touches, from, a, middle, here, sweep / 2);
  if (more) {
    Touch& last = touches.back();
    const double end = last.t + last.dt;
    last.dt = middle.t - last.t;
    add(touches, middle, end - middle.t);
  }
  look_between(touches, middle, here, to, b, sweep / 2);
}

namespace {

/// Whether the hand moves from each point to the next: what goes on in steps that are each too
/// small to count moves all the same.
std::vector<char> moves(const std::vector<plan::PathPoint>& points) {
  std::vector<char> out(points.size(), 0);
  for (std::size_t i = 0; i + 1 < points.size();) {
    double length = 0;
    std::size_t end = i;
    for (; end + 1 < points.size() && points[end].contact == points[i].contact; ++end) {
      const double part = distance(points[end].at, points[end + 1].at);
      if (part <= 0) break;
      length += part;
    }
    for (std::size_t k = i; k < end; ++k) out[k] = length > kStill ? 1 : 0;
    i = std::max(end, i + 1);
  }
  return out;
}

}  // namespace

std::vector<Touch> Scene::traced(const Way& way) {
  std::vector<Touch> out;
  const auto& points = way.path->points;
  const auto tool = guide.tools.find(way.path->tool);
  if (tool == guide.tools.end()) return out;
  const double half =
      std::sqrt(square(tool->second.length.value) + square(tool->second.width.value)) *
      plan.body.hand_scale / 2;
  const std::vector<char> moving = moves(points);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const plan::PathPoint& a = points[i];
    const plan::PathPoint& b = points[i + 1];
    const double from = to_seconds(a.t);
    const double whole = to_seconds(b.t) - from;
    if (from >= way.cycle) break;
    if (!a.contact) continue;
    const double travel = distance(a.at, b.at);
    const double sweep = travel + std::abs(b.angle - a.angle) * half;
    const int parts = std::max(1, static_cast<int>(std::ceil(sweep / kTravel)));
    const bool goes_on = i + 2 < points.size() && b.contact && b.level == a.level;
    const auto moment = [&](int k) {
      const double part = static_cast<double>(k) / parts;
      Touch touch;
      touch.t = from + whole * part;
      touch.at = k == parts ? b.at : a.at + (b.at - a.at) * part;
      touch.angle = k == parts ? b.angle : a.angle + (b.angle - a.angle) * part;
      touch.level = a.level;
      touch.moving = moving[i] != 0;
      touch.tool = &tool->second;
      return touch;
    };
    for (int k = 0; k <= parts; ++k) {
      if (k == parts && (goes_on || sweep < kStill)) break;
      const Touch touch = moment(k);
      if (touch.t > way.cycle) break;
      const bool last = k == parts;
      const Seen& here = add(out, touch, last ? 0 : std::min(whole / parts, way.cycle - touch.t));
      if (last) break;
      const Touch next = moment(k + 1);
      if (next.t <= way.cycle)
        look_between(out, touch, here.airs, next, seen(next).airs, sweep / parts);
    }
  }
  return out;
}

std::span<const Touch> Scene::touches(const Way& way) {
  const auto known = ways_.find(way);
  return known != ways_.end() ? known->second : ways_.emplace(way, traced(way)).first->second;
}

bool Scene::Way::operator<(const Way& other) const {
  const auto order = std::tie(path->tool, cycle) <=> std::tie(other.path->tool, other.cycle);
  if (order != 0) return order < 0;
  const auto all = [](const plan::PathPoint& p) {
    return std::tuple(p.t, p.at.x, p.at.y, p.angle, p.level, p.contact);
  };
  return std::ranges::lexicographical_compare(path->points, other.path->points, {}, all, all);
}

}  // namespace unknot::checker
