// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <limits>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// PRESS-3: no first rise on an area without asking, and no level left out.
namespace unknot::checker {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// When an area was first touched, and first worked on, at each level.
struct Firsts {
  std::array<double, 4> touched{kNever, kNever, kNever, kNever};
  std::array<double, 4> worked{kNever, kNever, kNever, kNever};
  std::array<int, 4> step{};  ///< index of the step that first worked at the level
};

std::vector<Firsts> firsts(const Scene& scene, double reach, double share) {
  std::vector<Firsts> out(scene.areas.size());
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (!touch.pressing()) continue;
        const auto level = static_cast<std::size_t>(rank(touch.level));
        const double t = step.start + touch.t;
        for (AreaSet a = Scene::touched_areas(touch, share); a != 0; a &= a - 1) {
          double& first = out[static_cast<std::size_t>(std::countr_zero(a))].touched[level];
          first = std::min(first, t);
        }
        if (touch.level < Level::medium) continue;
        for (AreaSet a = scene.worked(step, touch, reach); a != 0; a &= a - 1) {
          Firsts& area = out[static_cast<std::size_t>(std::countr_zero(a))];
          if (t >= area.worked[level]) continue;
          area.worked[level] = t;
          area.step[level] = step.index;
        }
      }
  return out;
}

/// When the last check-in on the area between those times ended; never: kNever before all time.
double asked_between(const Scene& scene, std::size_t area, double from, double to) {
  double out = -kNever;
  for (const StepTrace& step : scene.steps)
    if (step.step->kind == plan::Step::Kind::check_in && (step.declared >> area & 1) != 0 &&
        step.start >= from - 1e-9 && step.end() <= to + 1e-9)
      out = std::max(out, step.end());
  return out;
}

std::string name_of(const AreaInfo& area) {
  std::string out = area.region->name;
  if (area.area.side != guide::Side::none) out += ", " + std::string(guide::word(area.area.side));
  return out;
}

/// Calls f(area, level, firsts) for each first work at medium or firm.
template <class F>
void for_each_rise(const Scene& scene, double reach, double share, F f) {
  const auto all = firsts(scene, reach, share);
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t level = 2; level < 4; ++level)
      if (all[a].worked[level] < kNever) f(a, level, all[a]);
}

std::string level_name(std::size_t level) {
  return std::string(guide::word(static_cast<Level>(level)));
}

void check_in(const Scene& scene, Report& report) {
  const double reach = scene.guide.limit("PRESS-3/check-in", "reach_mm");
  const double share = scene.guide.limit("PRESS-3/check-in", "share");
  const double recent = scene.guide.limit("PRESS-3/check-in", "firm_within_s");
  for_each_rise(scene, reach, share, [&](std::size_t a, std::size_t level, const Firsts& f) {
    const double rise = f.worked[level];
    // Without the level below it is PRESS-3/one-level's matter.
    if (f.touched[level - 1] > rise) return;
    const double ago = rise - asked_between(scene, a, f.touched[level - 1], rise);
    const std::string what = level_name(level) + ": " + name_of(scene.areas[a]);
    if (ago == kNever)
      report.add("PRESS-3/check-in", f.step[level], rise, what, "a check-in before it");
    else if (level == static_cast<std::size_t>(rank(Level::firm)) && ago > recent)
      report.add("PRESS-3/check-in", f.step[level], rise,
                 what + ", asked " + amount(ago, "s", 0) + " ago",
                 "at most " + amount(recent, "s", 0) + " ago");
  });
}

void one_level(const Scene& scene, Report& report) {
  const double reach = scene.guide.limit("PRESS-3/one-level", "reach_mm");
  const double share = scene.guide.limit("PRESS-3/one-level", "share");
  for_each_rise(scene, reach, share, [&](std::size_t a, std::size_t level, const Firsts& f) {
    const double rise = f.worked[level];
    if (f.touched[level - 1] <= rise) return;
    report.add("PRESS-3/one-level", f.step[level], rise,
               level_name(level) + ": " + name_of(scene.areas[a]),
               level_name(level - 1) + " before it");
  });
}

constexpr Entry kRules[] = {{"PRESS-3/check-in", check_in}, {"PRESS-3/one-level", one_level}};

}  // namespace

std::span<const Entry> rise_rules() { return kRules; }

}  // namespace unknot::checker
