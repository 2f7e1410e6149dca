// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// BACK-1, BACK-2, BACK-4: the body, the spine, the lower back.
namespace unknot::checker {
namespace {

void off_body(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (scene.back.at(touch.at) == 0)
          report.add("BACK-1/off-body", step.index, step.start + touch.t,
                     amount(touch.at.x, "mm, ", 0) + amount(touch.at.y, "mm", 0), "on the back");
      }
}

void spine(const Scene& scene, Report& report) {
  const double half =
      std::max(scene.guide.limit("BACK-2/spine", "half_width_mm"),
               scene.map.to_mm({scene.guide.limit("BACK-2/spine", "half_width_u"), 0}).x);
  // Positions are written to a tenth of a millimetre.
  constexpr double kRounding = 0.1;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (!touch.moving && !touch.pressing()) continue;
        const bool may_cross = touch.tool->id == "palm" && touch.level <= Level::medium;
        const double off =
            may_cross ? touch.off_spine : std::min(touch.off_spine, touch.off_spine_below);
        if (off < half - kRounding)
          report.add("BACK-2/spine", step.index, step.start + touch.t, amount(off, "mm"),
                     "at least " + amount(half, "mm") + " from the midline");
      }
}

/// A region of the bands beside the spine, or a group of nothing else.
bool beside_spine(const guide::Guide& guide, const std::string& region) {
  constexpr std::string_view kBand = "paraspinals";
  const auto found = guide.regions.find(region);
  if (found == guide.regions.end()) return false;
  if (!found->second.group) return region.starts_with(kBand);
  return std::ranges::all_of(found->second.members,
                             [&](const std::string& m) { return m.starts_with(kBand); });
}

void lane(const Scene& scene, Report& report) {
  const double inner = scene.guide.limit("BACK-2/lane", "inner_mm");
  const double outer = scene.guide.limit("BACK-2/lane", "outer_mm");
  constexpr double kRounding = 0.1;
  for (const StepTrace& step : scene.steps) {
    const bool in_band = beside_spine(scene.guide, step.step->region);
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (!touch.tool->lane || !touch.pressing()) continue;
        const double off = std::abs(touch.at.x);
        if (off < inner - kRounding)
          report.add("BACK-2/lane", step.index, step.start + touch.t, amount(off, "mm"),
                     "at least " + amount(inner, "mm"));
        else if (in_band && off > outer + kRounding)
          report.add("BACK-2/lane", step.index, step.start + touch.t, amount(off, "mm"),
                     "at most " + amount(outer, "mm"));
      }
  }
}

bool more_allowed(const Scene& scene) {
  return scene.limits.lumbar_more && scene.plan.request.giver.experience == "experienced";
}

void low_thumbs(const Scene& scene, Report& report) {
  const double below = scene.guide.limit("BACK-4/thumbs", "below_v");
  if (more_allowed(scene)) return;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.tool->id == "thumb" && touch.level > Level::light &&
            scene.map.to_uv(touch.at).y < below)
          report.add("BACK-4/thumbs", step.index, step.start + touch.t,
                     std::string(guide::word(touch.level)), "light");
}

void low_broad(const Scene& scene, Report& report) {
  const double below = scene.guide.limit("BACK-4/broad", "below_v");
  const double most = scene.guide.limit("BACK-4/broad", "share");
  if (more_allowed(scene)) return;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (touch.level != Level::firm || touch.tool->id == "thumb") continue;
        int in = 0;
        int all = 0;
        scene.for_each_patch(touch, [&](shapes::PointMm mm) {
          ++all;
          in += scene.map.to_uv(mm).y < below ? 1 : 0;
        });
        if (in > most * all)
          report.add("BACK-4/broad", step.index, step.start + touch.t, "firm", "medium");
      }
}

constexpr Entry kRules[] = {{"BACK-1/off-body", off_body},
                            {"BACK-2/spine", spine},
                            {"BACK-2/lane", lane},
                            {"BACK-4/thumbs", low_thumbs},
                            {"BACK-4/broad", low_broad}};

}  // namespace

std::span<const Entry> spine_rules() { return kRules; }

}  // namespace unknot::checker
