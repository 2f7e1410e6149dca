// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/outline.hpp"
#include "checker/report.hpp"

/// Where: the spine, zones, the lower back, places with no name or an unclear one.
namespace unknot::checker {
namespace {

using plan::OutlinePlace;
using plan::OutlineStep;

bool has_rule(const Told& told, const char* rule) { return told.guide.rules.contains(rule); }

bool lane_tool(const guide::Guide& guide, const std::string& id) {
  const auto tool = guide.tools.find(id);
  return tool != guide.tools.end() && tool->second.lane;
}

/// How far from the midline: nothing may press on the strip, and lane tools keep to their lane.
void offset(Told& told, int i, const OutlineStep& step) {
  if (!step.offset_mm || resting(step)) return;
  const auto& [least, most] = *step.offset_mm;
  const std::string measured = amount(least, "mm", 0) +
                               (most && *most > least ? " to " + amount(*most, "mm", 0) : "") +
                               " from the midline";
  const auto judge = [&](const char* rule, double nearest) {
    if (least >= nearest) return false;
    const std::string limit = "at least " + amount(nearest, "mm", 0);
    if (most && *most < nearest)
      told.add(rule, i, measured, limit);
    else
      told.ask(rule, i, "inner-end", measured, limit);
    return true;
  };
  if (!has_rule(told, "BACK-2/spine") || !has_rule(told, "BACK-2/lane")) return;
  if (judge("BACK-2/spine", told.guide.limit("BACK-2/spine", "half_width_mm"))) return;
  if (std::ranges::any_of(step.tools, [&](const auto& t) { return lane_tool(told.guide, t.tool); }))
    judge("BACK-2/lane", told.guide.limit("BACK-2/lane", "inner_mm"));
}

void zone(Told& told, int i, const OutlineStep& step, const OutlinePlace& place) {
  const auto found = told.guide.zones.find(place.zone);
  if (found == told.guide.zones.end()) return;
  const guide::Zone& z = found->second;
  const std::string rule = "BACK-3/" + z.id;
  if (z.no_go) return told.add(rule, i, place.word, "nothing");
  if (z.opt_in) {
    if (told.limits == nullptr)
      told.ask("LIMIT/opt-in", i, "agreed", place.word);
    else if (!told.limits->opted_in.contains(z.id))
      told.add("LIMIT/opt-in", i, place.word, "");
  }
  if (resting(step)) return;
  const Sure sure = over(told.guide, step, [&](const guide::Tool* tool) {
    if (tool->point || (z.heel_is_point && tool->id == "heel")) return z.point_max;
    const bool allowed =
        z.broad_tools.empty() || std::ranges::find(z.broad_tools, tool->id) != z.broad_tools.end();
    return allowed ? z.broad_max : Level::none;
  });
  if (sure == Sure::yes) told.add(rule, i, level_text(step), z.name);
  if (sure == Sure::maybe) told.ask(rule, i, "hand-and-level", level_text(step), z.name);
}

/// Part of the place lies in a zone; pointed work there may or may not.
void beside(Told& told, int i, const OutlineStep& step, const OutlinePlace& place) {
  const auto found = told.guide.zones.find(place.beside);
  if (found == told.guide.zones.end() || step.offset_mm || step.tools.empty()) return;
  const guide::Zone& z = found->second;
  const Sure sure = over(told.guide, step, [&](const guide::Tool* tool) {
    return tool->point ? z.point_max : Level::firm;
  });
  if (sure != Sure::no) told.ask("BACK-3/" + z.id, i, "beside", level_text(step), z.name);
}

/// Whether a region lies in the lower back, by the middle of its heights.
bool lumbar(const guide::Region& region, double below_v) {
  if (region.polygon.empty()) return false;
  const auto [low, high] =
      std::ranges::minmax(region.polygon, {}, [](const shapes::PointUv& p) { return p.y; });
  return !region.midline && !region.opt_in && (low.y + high.y) / 2 < below_v;
}

/// Less is more on the lower back, unless it was agreed otherwise.
void lower_back(Told& told, int i, const OutlineStep& step) {
  if (!has_rule(told, "BACK-4/thumbs") || !has_rule(told, "BACK-4/broad")) return;
  if (told.limits != nullptr && told.limits->lumbar_more) return;
  const double below = told.guide.limit("BACK-4/thumbs", "below_v");
  bool in = false, out = false;
  for (const OutlinePlace& place : step.places)
    for (const std::string& id : place.regions)
      (lumbar(told.guide.regions.at(id), below) ? in : out) = true;
  if (!in) return;
  for (const bool thumb : {true, false}) {
    const char* rule = thumb ? "BACK-4/thumbs" : "BACK-4/broad";
    // A hand or a level that nobody names is not suspected.
    if (thumb ? step.tools.empty() : !step.most) continue;
    const Sure sure = over(told.guide, step, [&](const guide::Tool* tool) {
      if (thumb) return tool->id == "thumb" ? Level::light : Level::firm;
      return tool->id == "thumb" && !step.tools.empty() ? Level::firm : Level::medium;
    });
    const char* limit = thumb ? "light" : "medium";
    if (sure == Sure::yes && !out)
      told.add(rule, i, level_text(step), limit);
    else if (sure != Sure::no)
      told.ask(rule, i, out ? "lower-part" : "how-hard", level_text(step), limit);
  }
}

void place(Told& told, int i, const OutlineStep& step, const OutlinePlace& at) {
  const bool on_spine = at.rule == "BACK-2/spine";
  if (!at.rule.empty() && !(on_spine && resting(step))) {
    if (at.question.empty())
      told.add(at.rule, i, at.word, "");
    else if (!(on_spine && step.offset_mm))
      told.ask(at.rule, i, at.question, at.word);
  }
  zone(told, i, step, at);
  beside(told, i, step, at);
}

}  // namespace

void judge_places(Told& told) {
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    const int i = static_cast<int>(n);
    if (!step.touches()) continue;
    if (step.places.empty()) told.ask("ROUTINE/unclear", i, "where");
    for (const OutlinePlace& at : step.places) place(told, i, step, at);
    offset(told, i, step);
    lower_back(told, i, step);
  }
}

}  // namespace unknot::checker
