// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/labels.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace unknot::body {
namespace {

using Kind = plan::Step::Kind;

/// Seconds on each side, of the hands that press or, where none does, of those that lie there.
struct Sides {
  double left = 0, right = 0;
};

Level highest(const plan::Step& step) {
  Level out = Level::none;
  for (const plan::HandPath& path : step.path)
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
      if (path.points[i].contact) out = std::max(out, path.points[i].level);
  return out;
}

Sides sides_of(const plan::Step& step, Level level) {
  Sides out;
  for (const plan::HandPath& path : step.path)
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
      const plan::PathPoint& p = path.points[i];
      if (!p.contact || (level != Level::none && p.level == Level::none)) continue;
      (p.at.x < 0 ? out.left : out.right) += to_seconds(path.points[i + 1].t - p.t);
    }
  return out;
}

/// For each resting hand, the areas that its middle lies on; areas overlap.
std::vector<AreaBits> under(const Ground& ground, const plan::Step& step) {
  constexpr double kMiddle = 30;  // mm
  constexpr double kShare = 0.2;
  std::vector<AreaBits> out;
  for (const plan::HandPath& path : step.path) {
    if (path.points.empty() || !path.points.front().contact) continue;
    const Footprint middle{path.points.front().at, 0, Mm(kMiddle), Mm(kMiddle), false};
    out.push_back(ground.areas_under(middle, kShare, kShare).some);
  }
  return out;
}

/// A place that all hands lie on: as it is called, or the first region, or group, or the back.
std::string place_of(const Ground& ground, const std::vector<AreaBits>& hands,
                     const std::string& said) {
  const auto holds = [&](const std::string& region) {
    const AreaBits on = ground.bits(region, plan::Side::both);
    return std::ranges::all_of(hands, [&](AreaBits areas) { return (areas & on) != 0; });
  };
  if (hands.empty() || holds(said)) return said;
  for (const std::string& region : ground.region_ids())
    if (holds(region)) return region;
  for (const auto& [id, region] : ground.guide().regions)
    if (region.group && id != "whole-back" && holds(id)) return id;
  return "whole-back";
}

}  // namespace

void label(const Ground& ground, plan::Step& step) {
  if (step.kind == Kind::check_in || step.kind == Kind::rest_break || step.kind == Kind::ending)
    return;
  if (step.path[0].points.empty() && step.path[1].points.empty()) return;
  step.pressure = highest(step);
  // As it will be written: whoever plans on from the file must see the number that we saw.
  step.speed_cm_s =
      static_cast<double>(static_cast<std::int64_t>(step.speed_cm_s * 100 + 0.5)) / 100;
  if (step.pressure == Level::none)
    step.region = place_of(ground, under(ground, step), step.region);
  if (step.side != plan::Side::both) return;
  // As little as that on one side is a hand that reaches over the middle.
  constexpr double kReachesOver = 0.1;
  const Sides on = sides_of(step, step.pressure);
  const double all = on.left + on.right;
  if (all <= 0) return;
  if (on.left <= kReachesOver * all) step.side = plan::Side::right;
  if (on.right <= kReachesOver * all) step.side = plan::Side::left;
}

}  // namespace unknot::body
