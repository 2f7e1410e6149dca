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
constexpr double kStill = 1;    ///< mm within which a hand does not move

double square(double v) { return v * v; }

double distance(PointMm a, PointMm b) { return std::sqrt(square(a.x - b.x) + square(a.y - b.y)); }

/// What a sample point of the footprint lies in, counted.
struct Counts {
  std::array<int, 64> zone{};
  std::array<int, 64> area{};
  std::uint64_t zones = 0;
  std::uint64_t areas = 0;
};

std::vector<Share> shares(const std::array<int, 64>& counts, std::uint64_t seen, double patches) {
  std::vector<Share> out;
  for (; seen != 0; seen &= seen - 1) {
    const int i = std::countr_zero(seen);
    out.push_back({i, counts[static_cast<std::size_t>(i)] / patches});
  }
  return out;
}

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
  const Turn t = turn(touch.angle);
  const Footprint& print = footprints.at(touch.tool);
  const double below_v =
      guide.rules.contains("BACK-2/spine") ? guide.limit("BACK-2/spine", "below_v") : 0;
  std::vector<PointMm> around;
  for (const PointMm p : print.outline) around.push_back(placed(p, t, touch.at));
  const double below = map.to_mm({0, below_v}).y;
  touch.off_spine = off_midline(around, below, true);
  touch.off_spine_below = off_midline(around, below, false);
  Counts counts;
  const auto look = [&](PointMm mm, bool patch) {
    for (std::uint64_t z = zone_field.at(mm); z != 0; z &= z - 1) {
      const int i = std::countr_zero(z);
      counts.zones |= std::uint64_t{1} << i;
      if (patch) ++counts.zone[static_cast<std::size_t>(i)];
    }
    for (AreaSet a = areas_at(mm); a != 0; a &= a - 1) {
      const int i = std::countr_zero(a);
      counts.areas |= AreaSet{1} << i;
      if (patch) ++counts.area[static_cast<std::size_t>(i)];
    }
    const int cell = grid.at(mm);
    if (patch && cell >= 0) touched[static_cast<std::size_t>(cell)] = 1;
  };
  for (const PointMm p : print.inside) look(placed(p, t, touch.at), true);
  for (const PointMm p : print.rim) look(placed(p, t, touch.at), false);
  std::vector<double> airs;
  for (const Keep& k : keeps) {
    airs.push_back(air(hand_of(touch), k));
    if (airs.back() > 0) continue;
    if (k.kind == Keep::Kind::zone) counts.zones |= std::uint64_t{1} << k.index;
    if (k.kind == Keep::Kind::area) counts.areas |= AreaSet{1} << k.index;
    touch.on_avoid = touch.on_avoid || k.kind == Keep::Kind::avoid;
    touch.on_sore = touch.on_sore || k.kind == Keep::Kind::sore;
  }
  touch.uv = map.to_uv(touch.at);
  touch.centre = areas_at(touch.at);
  const auto patches = static_cast<double>(print.inside.size());
  touch.zones = shares(counts.zone, counts.zones, patches);
  touch.areas = shares(counts.area, counts.areas, patches);
  return {std::move(touch), std::move(airs)};
}

const Scene::Seen& Scene::seen(const Touch& touch) {
  auto& known = seen_[{touch.tool->id, touch.at.x, touch.at.y, touch.angle}];
  if (known.touch.tool == nullptr) known = examined(touch);
  return known;
}

/// Adds the moments between two, `sweep` mm apart, at which the hand touches what it touches at
/// neither. What is further off at both ends than half of the way is not touched in between.
void Scene::look_between(std::vector<Touch>& touches, const Touch& from, const Touch& to,
                         double sweep) {
  constexpr double kClose = 0.4;
  if (sweep < kClose) return;
  const std::vector<double>& a = seen(from).airs;
  const std::vector<double>& b = seen(to).airs;
  bool unsure = false;
  for (std::size_t i = 0; i < keeps.size(); ++i)
    unsure = unsure || (a[i] > 0 && b[i] > 0 && a[i] + b[i] < sweep);
  if (!unsure) return;
  Touch middle = from;
  middle.t = (from.t + to.t) / 2;
  middle.at = (from.at + to.at) * 0.5;
  middle.angle = (from.angle + to.angle) / 2;
  look_between(touches, from, middle, sweep / 2);
  const std::vector<double>& here = seen(middle).airs;
  bool more = false;
  for (std::size_t i = 0; i < keeps.size(); ++i)
    more = more || (here[i] == 0 && a[i] > 0 && b[i] > 0);
  if (more) {
    Touch& last = touches.back();
    Touch added = seen(middle).touch;
    added.t = middle.t;
    added.dt = last.t + last.dt - middle.t;
    added.level = from.level;
    added.moving = from.moving;
    last.dt = middle.t - last.t;
    touches.push_back(std::move(added));
  }
  look_between(touches, middle, to, sweep / 2);
}

void Scene::trace(StepTrace& out, int hand) {
  const plan::HandPath& path = out.step->path[static_cast<std::size_t>(hand)];
  const auto tool = guide.tools.find(path.tool);
  if (tool == guide.tools.end() || path.points.empty()) return;
  auto& touches = out.hands[static_cast<std::size_t>(hand)];
  const double half =
      std::sqrt(square(tool->second.length.value) + square(tool->second.width.value)) *
      plan.body.hand_scale / 2;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const plan::PathPoint& a = path.points[i];
    const plan::PathPoint& b = path.points[i + 1];
    const double from = to_seconds(a.t);
    const double whole = to_seconds(b.t) - from;
    if (from >= out.cycle) break;
    if (!a.contact) continue;
    const double travel = distance(a.at, b.at);
    const double sweep = travel + std::abs(b.angle - a.angle) * half;
    const int parts = std::max(1, static_cast<int>(std::ceil(sweep / kTravel)));
    const bool goes_on = i + 2 < path.points.size() && b.contact && b.level == a.level;
    for (int k = 0; k <= parts; ++k) {
      if (k == parts && (goes_on || sweep < kStill)) break;
      const double part = static_cast<double>(k) / parts;
      Touch touch;
      touch.t = from + whole * part;
      if (touch.t > out.cycle) break;
      touch.dt = k == parts ? 0 : std::min(whole / parts, out.cycle - touch.t);
      touch.at = a.at + (b.at - a.at) * part;
      touch.angle = a.angle + (b.angle - a.angle) * part;
      touch.level = a.level;
      touch.moving = travel > kStill;
      touch.tool = &tool->second;
      Touch& added = touches.emplace_back(seen(touch).touch);
      added.t = touch.t;
      added.dt = touch.dt;
      added.level = touch.level;
      added.moving = touch.moving;
      if (k == parts) break;
      Touch next = touch;
      const double then = static_cast<double>(k + 1) / parts;
      next.t = from + whole * then;
      next.at = k + 1 == parts ? b.at : a.at + (b.at - a.at) * then;
      next.angle = k + 1 == parts ? b.angle : a.angle + (b.angle - a.angle) * then;
      if (next.t <= out.cycle) look_between(touches, touch, next, sweep / parts);
    }
  }
}

}  // namespace unknot::checker
