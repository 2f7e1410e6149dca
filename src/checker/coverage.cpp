// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// FLOW-5: the whole back, left as right.
namespace unknot::checker {
namespace {

using guide::Side;

std::string name_of(const AreaInfo& area) {
  std::string out = area.region->name;
  if (area.area.side != Side::none) out += ", " + std::string(guide::word(area.area.side));
  return out;
}

bool on_mark(const Scene& scene, shapes::PointMm mm, bool avoid_only, double shadow) {
  return std::ranges::any_of(scene.limits.marks, [&](const plan::Mark& mark) {
    if (avoid_only && mark.kind != plan::Mark::Kind::avoid) return false;
    const auto d = scene.map.to_mm(mark.at) - mm;
    const double reach = mark.radius.value + shadow;
    return d.x * d.x + d.y * d.y <= reach * reach;
  });
}

/// Is there a closed area within `shadow`? Asked in eight directions, at half the way and all of
/// it.
bool by_closed(const Scene& scene, shapes::PointMm mm, AreaSet closed, double shadow) {
  if (closed == 0) return false;
  for (const double far : {0.0, shadow / 2, shadow})
    for (const auto& [x, y] : {std::pair{1.0, 0.0},
                               {-1.0, 0.0},
                               {0.0, 1.0},
                               {0.0, -1.0},
                               {0.7, 0.7},
                               {0.7, -0.7},
                               {-0.7, 0.7},
                               {-0.7, -0.7}}) {
      const shapes::PointMm p{mm.x + x * far, mm.y + y * far};
      if ((scene.areas_at(p) & closed) != 0) return true;
    }
  return false;
}

AreaSet capped_areas(const Scene& scene) {
  AreaSet out = 0;
  for (const auto& [area, level] : scene.limits.area_caps)
    if (level == Level::none) out |= scene.areas_named(area.region, area.side);
  return out;
}

/// What a full massage owes each area.
struct Cells {
  int open = 0;         ///< cells that may be touched
  int touched = 0;      ///< of these
  bool marked = false;  ///< a mark or a closed area is near: the sides may differ
};

std::vector<Cells> cells_of(const Scene& scene) {
  // A flat hand does not come closer to what is closed than its own half length.
  const double shadow = scene.guide.limit("FLOW-5/coverage", "shadow_mm");
  const double strip =
      std::max(scene.guide.limit("BACK-2/spine", "half_width_mm"),
               scene.map.to_mm({scene.guide.limit("BACK-2/spine", "half_width_u"), 0}).x);
  const AreaSet capped = capped_areas(scene);
  std::vector<Cells> out(scene.areas.size());
  for (int c = 0; c < scene.grid.size(); ++c) {
    const auto mm = scene.grid.middle(c);
    const AreaSet in = scene.areas_at(mm);
    if (in == 0) continue;
    bool closed = std::abs(mm.x) < strip;
    for (std::uint64_t z = scene.zones_at(mm); z != 0; z &= z - 1)
      closed =
          closed || scene.zone_closed(*scene.zones[static_cast<std::size_t>(std::countr_zero(z))]);
    const bool by_cap = by_closed(scene, mm, capped, shadow);
    const bool marked = by_cap || on_mark(scene, mm, false, shadow);
    closed = closed || by_cap || on_mark(scene, mm, true, shadow);
    for (AreaSet a = in; a != 0; a &= a - 1) {
      Cells& cells = out[static_cast<std::size_t>(std::countr_zero(a))];
      cells.marked = cells.marked || marked;
      if (closed) continue;
      ++cells.open;
      cells.touched += scene.touched[static_cast<std::size_t>(c)] != 0 ? 1 : 0;
    }
  }
  return out;
}

AreaSet closed_areas(const Scene& scene) {
  AreaSet out = capped_areas(scene);
  for (std::size_t i = 0; i < scene.areas.size(); ++i)
    if (scene.areas[i].region->opt_in) out |= AreaSet{1} << i;
  return out;
}

void coverage(const Scene& scene, Report& report) {
  const double share = scene.guide.limit("FLOW-5/coverage", "share");
  if (scene.closing || scene.total < scene.guide.limit("FLOW-5/coverage", "from_s")) return;
  const AreaSet closed = closed_areas(scene);
  const auto cells = cells_of(scene);
  std::string missing;
  double worst = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if ((closed >> i & 1) != 0 || cells[i].open == 0) continue;
    const double got = static_cast<double>(cells[i].touched) / cells[i].open;
    if (got >= share) continue;
    missing += (missing.empty() ? "" : "; ") + name_of(scene.areas[i]);
    worst = std::min(worst, got);
  }
  if (!missing.empty())
    report.add("FLOW-5/coverage", Report::kWholePlan, scene.total,
               amount(worst * 100, "% of ", 0) + missing, amount(share * 100, "%", 0),
               scene.severity_beside_marks());
}

/// Areas that the wishes name on one side only.
AreaSet one_sided(const Scene& scene) {
  AreaSet out = 0;
  for (const auto* wishes : {&scene.plan.request.focus, &scene.plan.request.less})
    for (const auto& [name, weight] : *wishes) {
      const auto colon = name.find(':');
      if (colon != std::string::npos) out |= scene.areas_named(name.substr(0, colon), Side::both);
    }
  for (const auto& [area, level] : scene.limits.area_caps)
    out |= scene.areas_named(area.region, Side::both);
  return out;
}

/// Time in which an area was pressed: the longer one of both hands in each step.
std::vector<double> times(const Scene& scene, double share) {
  std::vector<double> out(scene.areas.size(), 0);
  for (const StepTrace& step : scene.steps) {
    std::vector<double> longest(out.size(), 0);
    for (const auto& hand : step.hands) {
      std::vector<double> on(out.size(), 0);
      for (const Touch& touch : hand) {
        if (!touch.pressing()) continue;
        for (AreaSet a = Scene::touched_areas(touch, share); a != 0; a &= a - 1)
          on[static_cast<std::size_t>(std::countr_zero(a))] += touch.dt * step.times;
      }
      for (std::size_t a = 0; a < on.size(); ++a) longest[a] = std::max(longest[a], on[a]);
    }
    for (std::size_t a = 0; a < out.size(); ++a) out[a] += longest[a];
  }
  return out;
}

void balance(const Scene& scene, Report& report) {
  const double most_s = scene.guide.limit("FLOW-5/balance", "difference_s");
  const double most = scene.guide.limit("FLOW-5/balance", "difference");
  if (scene.closing || scene.total < scene.guide.limit("FLOW-5/balance", "from_s")) return;
  const auto spent = times(scene, scene.guide.limit("FLOW-5/balance", "share"));
  const auto cells = cells_of(scene);
  const AreaSet exempt = one_sided(scene);
  for (std::size_t i = 0; i + 1 < scene.areas.size(); ++i) {
    if (scene.areas[i].area.side != Side::left) continue;
    const std::size_t k = i + 1;  // the right side follows the left
    if ((exempt >> i & 3) != 0 || cells[i].marked || cells[k].marked) continue;
    const double off = std::abs(spent[i] - spent[k]);
    const double allowed = std::max(most_s, most * std::max(spent[i], spent[k]));
    if (off <= allowed + 0.5) continue;
    // What was asked for on the way ("more here") is not in the plan: after a change nobody can
    // tell.
    const bool changed = scene.given > 0;
    report.add("FLOW-5/balance", Report::kWholePlan, scene.total,
               scene.areas[i].region->name + ": " + amount(spent[i], "s left, ", 0) +
                   amount(spent[k], "s right", 0),
               amount(allowed, "s apart", 0),
               changed ? "cannot tell" : scene.severity_beside_marks());
  }
}

constexpr Entry kRules[] = {{"FLOW-5/coverage", coverage}, {"FLOW-5/balance", balance}};

}  // namespace

std::span<const Entry> coverage_rules() { return kRules; }

}  // namespace unknot::checker
