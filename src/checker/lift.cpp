// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// BACK-1/lift: contact is judged by what a hand does. One that goes along the back no faster than
/// a stroke is followed as if it touched, over everything that no hand may touch.
namespace unknot::checker {
namespace {

double distance(shapes::PointMm a, shapes::PointMm b) {
  return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

struct Place {
  const Keep* keep = nullptr;
  bool below = false;  ///< the strip over the sacrum, which a palm may cross
};

/// What no moving hand may touch, each with its name.
std::vector<Place> closed_places(const Scene& scene) {
  std::vector<Place> out;
  for (const Keep& keep : scene.keeps) {
    const bool closed = keep.kind == Keep::Kind::spine || keep.kind == Keep::Kind::avoid ||
                        keep.kind == Keep::Kind::area ||
                        (keep.kind == Keep::Kind::zone &&
                         scene.zone_closed(*scene.zones[static_cast<std::size_t>(keep.index)]));
    if (closed) out.push_back({&keep, keep.kind == Keep::Kind::spine && keep.low.y < -1000});
  }
  return out;
}

std::string name_of(const Scene& scene, const Keep& keep) {
  const auto index = static_cast<std::size_t>(keep.index);
  switch (keep.kind) {
    case Keep::Kind::spine:
      return "the spine";
    case Keep::Kind::area:
      return scene.areas[index].region->name;
    case Keep::Kind::zone:
      return scene.zones[index]->name;
    default:
      return "a marked spot";
  }
}

/// Where, on the straight way between two points, the hand first comes over one of the places: 0 at
/// the first point, 1 at the second.
std::optional<std::pair<double, const Keep*>> first_over(const Scene& scene,
                                                         const std::vector<Place>& places,
                                                         const guide::Tool& tool,
                                                         const plan::PathPoint& a,
                                                         const plan::PathPoint& b) {
  constexpr double kLeast = 1;  // mm between two looks
  const double half =
      std::sqrt(tool.length.value * tool.length.value + tool.width.value * tool.width.value) *
      scene.plan.body.hand_scale / 2;
  const double sweep = distance(a.at, b.at) + std::abs(b.angle - a.angle) * half;
  for (double done = 0; done <= sweep;) {
    const double part = sweep > 0 ? done / sweep : 0;
    const Hand hand{&tool, scene.plan.body.hand_scale, a.at + (b.at - a.at) * part,
                    turn(a.angle + (b.angle - a.angle) * part)};
    double free = 1e6;
    for (const Place& place : places) {
      if (place.below && tool.id == "palm") continue;
      const double gap = air(hand, *place.keep);
      if (gap <= 0) return std::pair(part, place.keep);
      free = std::min(free, gap);
    }
    done += std::max(kLeast, free);
  }
  return std::nullopt;
}

void judge_path(const Scene& scene, const StepTrace& step, const plan::HandPath& path,
                const std::vector<Place>& places, double quick, Report& report) {
  const auto tool = scene.guide.tools.find(path.tool);
  if (tool == scene.guide.tools.end()) return;
  const auto& p = path.points;
  for (std::size_t i = 0; i + 1 < p.size();) {
    std::size_t end = i;
    double length = 0;
    while (end + 1 < p.size() && !p[end].contact) {
      length += distance(p[end].at, p[end + 1].at);
      ++end;
    }
    // A hand that waits in the air goes nowhere.
    for (std::size_t k = i; k < end && length > kStill; ++k) {
      const double seconds_long = to_seconds(p[k + 1].t - p[k].t);
      const double cm_s = distance(p[k].at, p[k + 1].at) / 10 / seconds_long;
      if (cm_s <= 0 || cm_s >= quick) continue;
      const auto over = first_over(scene, places, tool->second, p[k], p[k + 1]);
      if (!over) continue;
      const double t = to_seconds(p[k].t) + seconds_long * over->first;
      report.add("BACK-1/lift", step.index, step.start + t,
                 amount(cm_s, "cm/s over ") + name_of(scene, *over->second),
                 "touching it, unless quicker than " + amount(quick, "cm/s"));
      break;
    }
    i = std::max(end, i + 1);
  }
}

void lift(const Scene& scene, Report& report) {
  const double quick = scene.guide.limit("BACK-1/lift", "quick_cm_s");
  const auto places = closed_places(scene);
  for (const StepTrace& step : scene.steps)
    for (const plan::HandPath& path : step.step->path)
      judge_path(scene, step, path, places, quick, report);
}

constexpr Entry kRules[] = {{"BACK-1/lift", lift}};

}  // namespace

std::span<const Entry> lift_rules() { return kRules; }

}  // namespace unknot::checker
