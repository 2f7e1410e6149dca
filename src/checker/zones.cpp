// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/report.hpp"
#include "checker/scene.hpp"
#include "checker/worst.hpp"

/// BACK-3: the zones of the guide, the force on a place, nothing pounded. A broad hand counts as in
/// a zone by what of it lies in any zone that counts by share and allows no more.
namespace unknot::checker {
namespace {

/// A third of a sampled hand is only known this well.
constexpr double kSampling = 0.01;

bool point_in(const guide::Zone& zone, const guide::Tool& tool) {
  return tool.point || (zone.heel_is_point && tool.id == "heel");
}

/// Whether a broad tool counts as being in the zone.
bool broad_in(const guide::Zone& zone, double share) {
  return zone.broad_share <= 0 || share > zone.broad_share + kSampling;
}

/// Whether more of the hand is in another of the zones that count together with this one: then the
/// other one's rule tells of it, unless there is too much of it in this one alone.
bool told_elsewhere(const Scene& scene, const guide::Zone& zone, const Touch& touch,
                    const Share& own) {
  if (broad_in(zone, own.share)) return false;
  const std::uint64_t with = scene.together[static_cast<std::size_t>(own.index)];
  return std::ranges::any_of(touch.zones, [&](const Share& s) {
    return (with >> s.index & 1) != 0 &&
           std::pair(s.share, -s.index) > std::pair(own.share, -own.index);
  });
}

/// What is wrong with this touch in this zone: measured and limit, or two empty strings.
std::pair<std::string, std::string> fault(const Scene& scene, const guide::Zone& zone,
                                          const Touch& touch, const Share& own) {
  const guide::Tool& tool = *touch.tool;
  const std::string level(guide::word(touch.level));
  if (scene.zone_closed(zone)) return {"a hand in it", "nothing touches it"};
  if (!touch.pressing()) return {};
  if (point_in(zone, tool)) {
    if (touch.level > zone.point_max)
      return {level + ", " + tool.name, zone.point_max == Level::none
                                            ? "no " + tool.name
                                            : std::string(guide::word(zone.point_max))};
  } else if (broad_in(zone, std::max(own.share, own.together))) {
    if (touch.level > zone.broad_max && !told_elsewhere(scene, zone, touch, own))
      return {level + ", " + amount(std::max(own.share, own.together) * 100, "% of the hand", 0),
              std::string(guide::word(zone.broad_max))};
  } else {
    return {};
  }
  const auto& only = zone.broad_tools;
  if (!only.empty() && std::find(only.begin(), only.end(), tool.id) == only.end())
    return {tool.name, only.front() + " only"};
  return {};
}

void zones(const Scene& scene, Report& report) {
  for (std::size_t i = 0; i < scene.zones.size(); ++i) {
    const guide::Zone& zone = *scene.zones[i];
    const std::string rule = "BACK-3/" + zone.id;
    if (!scene.guide.rules.contains(rule)) {
      report.missing(rule);
      continue;
    }
    for (const StepTrace& step : scene.steps) {
      Worst worst(scene, Keep::Kind::zone, static_cast<int>(i));
      for (const auto& hand : step.hands)
        for (const Touch& touch : hand)
          for (const Share& in : touch.zones) {
            if (in.index != static_cast<int>(i)) continue;
            auto [measured, limit] = fault(scene, zone, touch, in);
            if (!measured.empty()) worst.add(touch, std::move(measured), std::move(limit));
          }
      worst.tell(report, rule, step);
    }
  }
}

/// The least force of this touch's level.
double least(const Touch& touch) {
  return touch.pressing() ? touch.tool->force[static_cast<std::size_t>(rank(touch.level))].min : 0;
}

bool in_region(const Scene& scene, const Touch& touch, const guide::Region* region) {
  for (std::size_t i = 0; i < scene.areas.size(); ++i)
    if ((touch.centre >> i & 1) != 0 && scene.areas[i].region == region) return true;
  return false;
}

bool in_zone(const Touch& touch, const guide::Zone& zone, int index) {
  return std::ranges::any_of(touch.zones, [&](const Share& s) {
    return s.index == index && (point_in(zone, *touch.tool) || broad_in(zone, s.share));
  });
}

void judge_force(const Scene& scene, const StepTrace& step, const Touch& touch, const Touch* other,
                 Report& report) {
  const double own = least(touch);
  const double both = own + (other ? least(*other) : 0);
  const auto too_much = [&](double newtons, double most) {
    if (most > 0 && newtons > most)
      report.add("BACK-3/force", step.index, step.start + touch.t, amount(newtons, "N"),
                 amount(most, "N"));
  };
  for (std::size_t i = 0; i < scene.areas.size(); ++i) {
    if ((touch.centre >> i & 1) == 0) continue;
    const guide::Region* region = scene.areas[i].region;
    const bool together = other && in_region(scene, *other, region);
    too_much(together ? both : own, region->both_hands_max.value);
  }
  for (const Share& in : touch.zones) {
    const guide::Zone& zone = *scene.zones[static_cast<std::size_t>(in.index)];
    if (!in_zone(touch, zone, in.index)) continue;
    const bool together = other && in_zone(*other, zone, in.index);
    too_much(together ? both : own, zone.both_hands_max.value);
  }
}

void force(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps)
    for (std::size_t hand = 0; hand < 2; ++hand)
      for (const Touch& touch : step.hands[hand])
        if (touch.pressing())
          judge_force(scene, step, touch, touch_at(step.hands[1 - hand], touch.t), report);
}

void pounding(const Scene& scene, Report& report) {
  const double gap = scene.guide.limit("BACK-3/pounding", "gap_s");
  for (const StepTrace& step : scene.steps) {
    for (const plan::HandPath& path : step.step->path) {
      std::vector<double> landings;
      bool down = false;
      for (const plan::PathPoint& p : path.points) {
        const bool presses = p.contact && p.level != Level::none;
        if (presses && !down && &p != &path.points.back()) landings.push_back(to_seconds(p.t));
        down = presses;
      }
      // The next cycle lands again, unless the hand never left.
      const bool lifted = landings.size() > 1 || !down;
      if (step.step->cycles > 1 && lifted && !landings.empty())
        landings.push_back(landings.front() + to_seconds(plan::cycle_time(*step.step)));
      for (std::size_t i = 1; i < landings.size(); ++i)
        if (landings[i] - landings[i - 1] < gap)
          report.add("BACK-3/pounding", step.index, step.start + landings[i],
                     amount(landings[i] - landings[i - 1], "s", 2), "at least " + amount(gap, "s"));
    }
  }
}

constexpr Entry kRules[] = {
    {"BACK-3/", zones}, {"BACK-3/force", force}, {"BACK-3/pounding", pounding}};

}  // namespace

std::span<const Entry> zone_rules() { return kRules; }

}  // namespace unknot::checker
