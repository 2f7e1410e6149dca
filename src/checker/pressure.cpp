// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// PRESS-1, PRESS-2, PRESS-6: how hard, and how pressure may change from moment to moment.
namespace unknot::checker {
namespace {

std::string name_of(Level level) { return std::string(guide::word(level)); }

void tool_level(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "PRESS-1/tool-level";
  const bool experienced = scene.plan.request.giver.experience == "experienced";
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        const guide::Tool& tool = *touch.tool;
        if (touch.level > tool.max_level)
          report.add(kRule, step.index, step.start + touch.t, name_of(touch.level),
                     name_of(tool.max_level) + " with the " + tool.name);
        const bool asked = experienced && scene.limits.opted_in.contains(tool.id);
        if (tool.experienced_only && !asked)
          report.add(kRule, step.index, step.start + touch.t, tool.name,
                     "only by an experienced giver who was asked for it");
      }
}

void technique_level(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    if (!step.technique) continue;
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.level > step.technique->max_level)
          report.add("PRESS-1/technique-level", step.index, step.start + touch.t,
                     name_of(touch.level), name_of(step.technique->max_level));
  }
}

void asked(const Scene& scene, Report& report) {
  if (scene.limits.firm_asked) return;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.level == Level::firm)
          report.add("PRESS-2/asked", step.index, step.start + touch.t, "firm", "medium");
}

void spot(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("PRESS-2/spot", "firm_s");
  std::vector<double> firm(static_cast<std::size_t>(scene.grid.size()), 0);
  // Which moment last counted for a cell: a hand's patches lie closer than the cells.
  std::vector<int> counted(firm.size(), 0);
  int moment = 0;
  for (const StepTrace& step : scene.steps) {
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (touch.level != Level::firm || touch.dt <= 0) continue;
        ++moment;
        double worst = 0;
        scene.for_each_patch(touch, [&](shapes::PointMm mm) {
          const int cell = scene.grid.at(mm);
          if (cell < 0) return;
          const auto c = static_cast<std::size_t>(cell);
          if (counted[c] == moment) return;
          counted[c] = moment;
          firm[c] += touch.dt * step.times;
          worst = std::max(worst, firm[c]);
        });
        if (worst > most + 1e-6)
          report.add("PRESS-2/spot", step.index, step.start + touch.t, amount(worst, "s"),
                     amount(most, "s"));
      }
  }
}

/// The level with which a step's working hands begin, or end.
Level edge_level(const plan::Step& step, bool last) {
  Level out = Level::none;
  double edge = -1;
  for (const plan::HandPath& path : step.path) {
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
      const plan::PathPoint& p = path.points[i];
      if (!p.contact || p.level == Level::none) continue;
      const double t = to_seconds(last ? path.points[i + 1].t : p.t);
      const bool nearer = edge < 0 || (last ? t > edge : t < edge);
      if (nearer || (t == edge && p.level > out)) out = p.level;
      if (nearer) edge = t;
      if (!last) break;
    }
  }
  return out;
}

/// Within the path of one hand, and from its end to its beginning again.
void judge_path(const plan::Step& step, const plan::HandPath& path, int index, int most,
                Report& report) {
  const plan::PathPoint* before = nullptr;
  const plan::PathPoint* first = nullptr;
  const auto compare = [&](const plan::PathPoint& a, const plan::PathPoint& b) {
    if (std::abs(rank(a.level) - rank(b.level)) > most)
      report.add("PRESS-6/step", index, to_seconds(step.start + b.t),
                 name_of(a.level) + " to " + name_of(b.level), "one level at a time");
  };
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const plan::PathPoint& p = path.points[i];
    if (!p.contact) continue;
    if (!first) first = &p;
    if (before) compare(*before, p);
    before = &p;
  }
  if (before && step.cycles > 1) compare(*before, *first);
}

void level_step(const Scene& scene, Report& report) {
  const int most = static_cast<int>(scene.guide.limit("PRESS-6/step", "levels"));
  Level before = Level::none;
  bool any_before = false;
  bool was_given = false;
  for (const StepTrace& trace : scene.steps) {
    const plan::Step& step = *trace.step;
    for (const auto& path : step.path) judge_path(step, path, trace.index, most, report);
    const Level first = edge_level(step, false);
    if (first == Level::none) continue;
    // "Softer" and stop may drop further than a level.
    const bool eased = was_given && trace.index >= scene.given && first < before;
    if (any_before && !eased && std::abs(rank(first) - rank(before)) > most)
      report.add("PRESS-6/step", trace.index, trace.start,
                 name_of(before) + " to " + name_of(first), "one level at a time");
    before = edge_level(step, true);
    any_before = true;
    was_given = trace.index < scene.given;
  }
}

/// Part of a path in which level, contact and stillness stay the same.
struct Run {
  Level level = Level::none;
  bool contact = false;
  bool still = false;
  double from = 0, duration = 0;
};

std::vector<Run> runs_of(const plan::HandPath& path) {
  std::vector<Run> out;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const plan::PathPoint& p = path.points[i];
    const auto d = path.points[i + 1].at - p.at;
    const bool still = d.x * d.x + d.y * d.y <= 1;
    const double time = to_seconds(path.points[i + 1].t - p.t);
    if (out.empty() || out.back().level != p.level || out.back().contact != p.contact ||
        out.back().still != still)
      out.push_back({p.level, p.contact, still, to_seconds(p.t), 0});
    out.back().duration += time;
  }
  return out;
}

void ramp(const Scene& scene, Report& report) {
  const double hold_s = scene.guide.limit("PRESS-6/ramp", "hold_s");
  const double ramp_s = scene.guide.limit("PRESS-6/ramp", "ramp_s");
  constexpr double kRounding = 0.002;
  for (const StepTrace& step : scene.steps)
    for (const plan::HandPath& path : step.step->path) {
      const auto runs = runs_of(path);
      for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& hold = runs[i];
        if (!hold.contact || !hold.still || hold.level < Level::medium || hold.duration < hold_s)
          continue;
        double softer_s = 0;
        for (std::size_t k = i; k > 0; --k) {
          const Run& before = runs[k - 1];
          if (!before.contact || before.level >= hold.level) break;
          softer_s += before.duration;
        }
        if (softer_s < ramp_s - kRounding)
          report.add("PRESS-6/ramp", step.index, step.start + hold.from, amount(softer_s, "s"),
                     "at least " + amount(ramp_s, "s") + " softer first");
      }
    }
}

constexpr Entry kRules[] = {
    {"PRESS-1/tool-level", tool_level}, {"PRESS-1/technique-level", technique_level},
    {"PRESS-2/asked", asked},           {"PRESS-2/spot", spot},
    {"PRESS-6/step", level_step},       {"PRESS-6/ramp", ramp}};

}  // namespace

std::span<const Entry> pressure_rules() { return kRules; }

}  // namespace unknot::checker
