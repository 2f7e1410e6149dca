// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "checker/outline.hpp"
#include "checker/report.hpp"

/// The course of the massage: the order of its stages, warm before deep, no leaps in pressure, an
/// end that lets go.
namespace unknot::checker {
namespace {

using plan::OutlineStep;
using Motion = OutlineStep::Motion;

const guide::Tool* tool_of(const guide::Guide& guide, const plan::OutlineTool& named) {
  const auto tool = guide.tools.find(named.tool);
  return tool == guide.tools.end() ? nullptr : &tool->second;
}

/// Whether every (or any) tool that may be meant is a broad one.
bool broad(const guide::Guide& guide, const OutlineStep& step, bool surely) {
  if (step.tools.empty()) return !surely;
  const auto is = [&](const plan::OutlineTool& named) {
    const guide::Tool* tool = tool_of(guide, named);
    return tool == nullptr ? !surely : !tool->point;
  };
  return surely ? std::ranges::all_of(step.tools, is) : std::ranges::any_of(step.tools, is);
}

void order(Told& told) {
  const OutlineStep* last = nullptr;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    if (!step.stage) continue;
    if (last != nullptr && *step.stage < *last->stage)
      told.add("FLOW-1/order", static_cast<int>(n), std::string(guide::word(*step.stage)),
               "not after " + std::string(guide::word(*last->stage)));
    if (last == nullptr || *step.stage > *last->stage) last = &step;
  }
}

/// Firm with any tool, or medium with a point tool.
Sure deep(const guide::Guide& guide, const OutlineStep& step) {
  if (!step.most || step.motion == Motion::still) return Sure::no;
  if (*step.least == Level::firm) return Sure::yes;
  const bool point = !step.tools.empty() && !broad(guide, step, false);
  if (*step.least == Level::medium && point) return Sure::yes;
  if (*step.most == Level::firm) return Sure::maybe;
  const bool perhaps_point = !broad(guide, step, true);
  return *step.most == Level::medium && perhaps_point ? Sure::maybe : Sure::no;
}

/// Seconds that an area has had broad contact for: at least and at most.
struct Warmth {
  double least = 0, most = 0;
  bool open = false;  ///< no upper end
};

void warm(Told& told, bool brief) {
  if (!told.guide.rules.contains("FLOW-2/warm")) return;
  const double need = told.guide.limit("FLOW-2/warm", brief ? "short_s" : "warm_s");
  std::map<std::string, Warmth> areas;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    if (!step.touches() || resting(step)) continue;
    const Sure is_deep = deep(told.guide, step);
    for (const auto& place : step.places)
      for (const std::string& id : place.regions) {
        const Warmth& w = areas[id];
        if (is_deep == Sure::no || w.least >= need) continue;
        const std::string measured =
            w.open ? "not said" : "at most " + amount(w.most, "s before this", 0);
        const std::string limit = amount(need, "s", 0);
        if (is_deep == Sure::yes && !w.open && w.most < need)
          told.add("FLOW-2/warm", static_cast<int>(n), measured, limit);
        else
          told.ask("FLOW-2/warm", static_cast<int>(n), "warm", measured, limit);
      }
    if (!broad(told.guide, step, false)) continue;
    const bool surely = broad(told.guide, step, true) && !step.optional && is_deep == Sure::no;
    for (const auto& place : step.places)
      for (const std::string& id : place.regions) {
        Warmth& w = areas[id];
        const double share = step.left && step.right ? 1 : 0.5;
        if (surely && step.seconds) w.least += step.seconds->least * share;
        if (step.seconds && step.seconds->most)
          w.most += *step.seconds->most;
        else
          w.open = true;
      }
  }
}

/// From one working step to the next the level changes by no more than one.
void leaps(Told& told) {
  if (!told.guide.rules.contains("PRESS-6/step")) return;
  const auto most = static_cast<int>(told.guide.limit("PRESS-6/step", "levels"));
  const OutlineStep* last = nullptr;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    if (!step.touches() || resting(step)) continue;
    if (last != nullptr && last->most && step.most) {
      const int up = rank(*step.least) - rank(*last->most);
      const int down = rank(*last->least) - rank(*step.most);
      if (std::max(up, down) > most)
        told.add("PRESS-6/step", static_cast<int>(n),
                 level_text(*last) + ", then " + level_text(step), "one level at a time");
    }
    last = step.optional ? nullptr : &step;
  }
}

/// Somebody asks before the pressure rises.
void asking(Told& told) {
  Level reached = Level::light;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    if (step.motion == Motion::ask) return;
    if (!step.touches() || !step.least || *step.least <= reached) continue;
    return told.add("ROUTINE/asking", static_cast<int>(n), level_text(step), "");
  }
}

/// The time of the gentle, broad strokes at one end of the routine.
struct Calm {
  double least = 0;
  std::optional<double> most = 0;
};

Calm calm_end(const Told& told, bool closing) {
  Calm out;
  bool uninterrupted = true;
  std::vector<OutlineStep> steps = told.outline.steps;
  if (closing) std::ranges::reverse(steps);
  for (const OutlineStep& step : steps) {
    const bool on_back = std::ranges::any_of(
        step.places, [](const plan::OutlinePlace& place) { return !place.regions.empty(); });
    if (!step.touches() || resting(step) || (!on_back && !step.places.empty())) continue;
    const bool gliding = step.motion == Motion::glide || step.motion == Motion::knead ||
                         step.motion == Motion::rock || step.motion == Motion::still;
    const bool labelled =
        step.stage && *step.stage == (closing ? guide::Stage::cool_down : guide::Stage::warm_up);
    const bool gentle = !step.least || *step.least <= (closing ? Level::light : Level::medium);
    // With a stage of its own the end is what stands in it; without, all that may be meant as one.
    if (step.motion == Motion::stretch && closing) continue;
    if (!labelled && (step.stage || !gliding || !gentle || !broad(told.guide, step, false))) {
      // What need not be done may end it, or not.
      if (!step.optional) break;
      uninterrupted = false;
      continue;
    }
    const bool surely = labelled || (step.least && broad(told.guide, step, true));
    if (step.seconds && !step.optional && surely && uninterrupted) out.least += step.seconds->least;
    if (out.most && step.seconds && step.seconds->most)
      *out.most += *step.seconds->most;
    else
      out.most.reset();
  }
  return out;
}

void ends(Told& told, std::optional<double> total_s) {
  const bool worked = std::ranges::any_of(told.outline.steps, [](const OutlineStep& s) {
    return s.touches() && s.motion != Motion::still && s.motion != Motion::glide;
  });
  for (const bool closing : {false, true}) {
    const char* rule = closing ? "FLOW-6/length" : "FLOW-6/warm-up";
    if (!told.guide.rules.contains(rule) || !worked) continue;
    const auto limit = [&](const char* key) { return told.guide.limit(rule, key); };
    double need = limit("short_s");
    if (total_s) {
      need = *total_s >= limit("from_s") ? limit("long_s")
                                         : std::max(need, *total_s * limit("fraction"));
    }
    const Calm calm = calm_end(told, closing);
    const std::string wanted = amount(need, "s", 0);
    if (calm.most && *calm.most + limit("tolerance_s") < need)
      told.add(rule, Told::kWhole, amount(*calm.most, "s", 0), wanted);
    else if (calm.least + limit("tolerance_s") < need)
      told.ask(rule, Told::kWhole, "how-long", {}, wanted);
  }
}

}  // namespace

void judge_course(Told& told) {
  // The time that is announced, or else the sum where every step says its own.
  std::optional<double> total = told.outline.total_s;
  double sum = 0;
  bool known = true;
  for (const OutlineStep& step : told.outline.steps) {
    if (step.motion == Motion::end) continue;
    known = known && step.seconds.has_value();
    if (step.seconds) sum += step.seconds->least;
  }
  if (!total && known) total = sum;
  const bool brief = total && told.guide.rules.contains("FLOW-2/warm") &&
                     *total < told.guide.limit("FLOW-2/warm", "below_s");
  order(told);
  warm(told, brief);
  leaps(told);
  asking(told);
  ends(told, total);
  if (told.outline.total_s && told.guide.rules.contains("PLAN/time") &&
      sum > *told.outline.total_s + told.guide.limit("PLAN/time", "off_s"))
    told.add("PLAN/time", Told::kWhole, amount(sum / 60, "min at least"),
             amount(*told.outline.total_s / 60, "min"));
  if (told.limits != nullptr && total && *total > to_seconds(told.limits->max_total))
    told.add("LIMIT/minutes", Told::kWhole, amount(*total / 60, "min"),
             amount(to_seconds(told.limits->max_total) / 60, "min"));
}

}  // namespace unknot::checker
