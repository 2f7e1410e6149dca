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
using shapes::PointUv;

constexpr double kTravel = 10;  ///< mm between two samples, at the rim too
constexpr double kStill = 1;    ///< mm within which a hand does not move

double distance(PointMm a, PointMm b) {
  const PointMm d = a - b;
  return std::sqrt(d.x * d.x + d.y * d.y);
}

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

}  // namespace

Touch Scene::examined(Touch touch) {
  const Turn t = turn(touch.angle);
  const Footprint& print = footprints.at(touch.tool);
  const double below_v =
      guide.rules.contains("BACK-2/spine") ? guide.limit("BACK-2/spine", "below_v") : 0;
  constexpr double kFar = 1e6;
  touch.off_spine = touch.off_spine_below = kFar;
  Counts counts;
  const auto look = [&](PointMm mm, bool patch) {
    const PointUv uv = map.to_uv(mm);
    double& off = uv.y < below_v ? touch.off_spine_below : touch.off_spine;
    off = std::min(off, std::abs(mm.x));
    for (std::uint64_t z = zone_field.at(uv, mm); z != 0; z &= z - 1) {
      const int i = std::countr_zero(z);
      counts.zones |= std::uint64_t{1} << i;
      if (patch) ++counts.zone[static_cast<std::size_t>(i)];
    }
    for (AreaSet a = areas_at(uv, mm); a != 0; a &= a - 1) {
      const int i = std::countr_zero(a);
      counts.areas |= AreaSet{1} << i;
      if (patch) ++counts.area[static_cast<std::size_t>(i)];
    }
    const int cell = grid.at(mm);
    if (patch && cell >= 0) touched[static_cast<std::size_t>(cell)] = 1;
  };
  for (const PointMm p : print.inside) look(placed(p, t, touch.at), true);
  for (const PointMm p : print.rim) look(placed(p, t, touch.at), false);
  for (const plan::Mark& mark : limits.marks) {
    if (!on_disc(*touch.tool, plan.body.hand_scale, t, map.to_mm(mark.at) - touch.at,
                 mark.radius.value))
      continue;
    (mark.kind == plan::Mark::Kind::avoid ? touch.on_avoid : touch.on_sore) = true;
  }
  touch.uv = map.to_uv(touch.at);
  touch.centre = areas_at(touch.uv, touch.at);
  const auto patches = static_cast<double>(print.inside.size());
  touch.zones = shares(counts.zone, counts.zones, patches);
  touch.areas = shares(counts.area, counts.areas, patches);
  return touch;
}

void Scene::trace(StepTrace& out, int hand) {
  const plan::HandPath& path = out.step->path[static_cast<std::size_t>(hand)];
  const auto tool = guide.tools.find(path.tool);
  if (tool == guide.tools.end() || path.points.empty()) return;
  auto& touches = out.hands[static_cast<std::size_t>(hand)];
  const double half = tool->second.length.value * plan.body.hand_scale / 2;
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
      auto& seen = seen_[{touch.tool->id, touch.at.x, touch.at.y, touch.angle}];
      if (!seen.tool) seen = examined(touch);
      Touch& added = touches.emplace_back(seen);
      added.t = touch.t;
      added.dt = touch.dt;
      added.level = touch.level;
      added.moving = touch.moving;
    }
  }
}

}  // namespace unknot::checker
