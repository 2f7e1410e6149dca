// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/report.hpp"
#include "checker/scene.hpp"
#include "checker/worst.hpp"

/// LIMIT and SCREEN-1: what was agreed with these two people.
namespace unknot::checker {
namespace {

template <class F>
void for_each_touch(const Scene& scene, F f) {
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) f(step, touch);
}

std::string name_of(Level level) { return std::string(guide::word(level)); }

void cap(const Scene& scene, Report& report) {
  for_each_touch(scene, [&](const StepTrace& step, const Touch& touch) {
    if (touch.level > scene.limits.cap)
      report.add("LIMIT/cap", step.index, step.start + touch.t, name_of(touch.level),
                 name_of(scene.limits.cap));
  });
}

AreaSet grazed(const Touch& touch) {
  AreaSet out = 0;
  for (const Share& s : touch.areas) out |= AreaSet{1} << s.index;
  return out;
}

void area_cap(const Scene& scene, Report& report) {
  const double share = scene.guide.limit("LIMIT/area-cap", "share");
  std::map<int, Level> caps;
  AreaSet closed = 0;
  for (const auto& [area, level] : scene.limits.area_caps) {
    const AreaSet named = scene.areas_named(area.region, area.side);
    for (int i = 0; i < static_cast<int>(scene.areas.size()); ++i) {
      if ((named >> i & 1) == 0) continue;
      const auto known = caps.find(i);
      caps[i] = known == caps.end() ? level : lower(known->second, level);
      if (level == Level::none) closed |= AreaSet{1} << i;
    }
  }
  if (caps.empty()) return;
  constexpr std::string_view kRule = "LIMIT/area-cap";
  for (const StepTrace& step : scene.steps)
    for (const auto& [i, level] : caps) {
      Worst worst(scene, Keep::Kind::area, i);
      for (const auto& hand : step.hands)
        for (const Touch& touch : hand) {
          if ((closed >> i & 1) != 0) {
            if (((touch.centre | grazed(touch)) >> i & 1) != 0)
              worst.add(touch, "a hand on the area", "nothing touches it");
          } else if ((Scene::touched_areas(touch, share) >> i & 1) != 0 && touch.level > level) {
            report.add(kRule, step.index, step.start + touch.t, name_of(touch.level),
                       name_of(level));
          }
        }
      worst.tell(report, kRule, step);
    }
}

void tool(const Scene& scene, Report& report) {
  for_each_touch(scene, [&](const StepTrace& step, const Touch& touch) {
    if (scene.limits.barred_tools.contains(touch.tool->id))
      report.add("LIMIT/tool", step.index, step.start + touch.t, touch.tool->name, "left out");
  });
}

void technique(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps)
    if (step.technique && scene.limits.barred_techniques.contains(step.technique->id))
      report.add("LIMIT/technique", step.index, step.start, step.technique->name, "left out");
}

void minutes(const Scene& scene, Report& report) {
  if (scene.plan.total > scene.limits.max_total)
    report.add("LIMIT/minutes", Report::kWholePlan, to_seconds(scene.limits.max_total),
               amount(scene.total / 60, "min"),
               amount(to_seconds(scene.limits.max_total) / 60, "min"));
}

void position(const Scene& scene, Report& report) {
  const std::string& chosen = scene.plan.request.receiver.position;
  if (scene.limits.positions.contains(chosen)) return;
  std::string allowed;
  for (const std::string& p : scene.limits.positions) allowed += (allowed.empty() ? "" : ", ") + p;
  report.add("LIMIT/position", Report::kWholePlan, 0, chosen, allowed);
}

/// The middle of the hand lies deep inside places that need a yes and have none.
bool in_closed_region(const Scene& scene, const Touch& touch, AreaSet closed) {
  constexpr double kDeep = 20;
  if (touch.centre == 0 || (touch.centre & ~closed) != 0) return false;
  for (const shapes::PointMm d :
       {shapes::PointMm{kDeep, 0}, {-kDeep, 0}, {0, kDeep}, {0, -kDeep}}) {
    const auto mm = touch.at + d;
    if ((scene.areas_at(mm) & closed) == 0) return false;
  }
  return true;
}

void opt_in(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "LIMIT/opt-in";
  const auto& opted = scene.limits.opted_in;
  const auto& wishes = scene.plan.request.techniques;
  const bool experienced = scene.plan.request.giver.experience == "experienced";
  AreaSet closed = 0;
  for (std::size_t i = 0; i < scene.areas.size(); ++i)
    if (scene.areas[i].region->opt_in && !opted.contains(scene.areas[i].area.region))
      closed |= AreaSet{1} << i;
  for (const StepTrace& step : scene.steps) {
    if (const guide::Technique* t = step.technique) {
      const auto wish = wishes.find(t->id);
      const bool wanted =
          opted.contains(t->id) ||
          (wish != wishes.end() && (wish->second == "on" || wish->second == "more"));
      if (!t->on_by_default && !wanted)
        report.add(kRule, step.index, step.start, t->name, "only where asked for");
      if (t->experienced_only && !experienced)
        report.add(kRule, step.index, step.start, t->name, "only by an experienced giver");
    }
    const auto region = scene.guide.regions.find(step.step->region);
    if (region != scene.guide.regions.end() && region->second.opt_in &&
        !opted.contains(region->first))
      report.add(kRule, step.index, step.start, region->second.name, "only where asked for");
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (in_closed_region(scene, touch, closed))
          report.add(kRule, step.index, step.start + touch.t, "a hand on a place that needs a yes",
                     "only where asked for");
  }
}

void avoid(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    Worst worst(scene, Keep::Kind::avoid, 0);
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.on_avoid) worst.add(touch, "a hand on the mark", "nothing touches it");
    worst.tell(report, "SCREEN-1/avoid", step);
  }
}

void sore(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    Worst worst(scene, Keep::Kind::sore, 0);
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.on_sore && touch.pressing() && (touch.level > Level::light || touch.tool->point))
          worst.add(touch, name_of(touch.level) + ", " + touch.tool->name, "light, a broad hand");
    worst.tell(report, "SCREEN-1/sore", step);
  }
}

constexpr Entry kRules[] = {{"LIMIT/cap", cap},         {"LIMIT/area-cap", area_cap},
                            {"LIMIT/tool", tool},       {"LIMIT/technique", technique},
                            {"LIMIT/minutes", minutes}, {"LIMIT/position", position},
                            {"LIMIT/opt-in", opt_in},   {"SCREEN-1/avoid", avoid},
                            {"SCREEN-1/sore", sore}};

}  // namespace

std::span<const Entry> limit_rules() { return kRules; }

}  // namespace unknot::checker
