// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/scene.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace unknot::checker {
namespace {

using guide::Side;
using shapes::PointMm;
using shapes::PointUv;

std::vector<const guide::Region*> regions_of(const guide::Guide& guide) {
  std::vector<const guide::Region*> out;
  for (const auto& [id, region] : guide.regions)
    if (!region.group) out.push_back(&region);
  return out;
}

std::vector<const guide::Zone*> zones_of(const guide::Guide& guide) {
  std::vector<const guide::Zone*> out;
  for (const auto& [id, zone] : guide.zones) out.push_back(&zone);
  return out;
}

std::vector<std::uint64_t> together_of(const std::vector<const guide::Zone*>& zones) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    std::uint64_t with = std::uint64_t{1} << i;
    for (std::size_t other = 0; other < zones.size(); ++other)
      if (zones[i]->broad_share > 0 && zones[other]->broad_share > 0 &&
          zones[other]->broad_max <= zones[i]->broad_max)
        with |= std::uint64_t{1} << other;
    out.push_back(with);
  }
  return out;
}

std::vector<Figure> figures_of(const std::vector<const guide::Region*>& regions,
                               const std::vector<const guide::Zone*>& zones, const BodyMap& map) {
  std::vector<Figure> out;
  for (const auto* r : regions) out.push_back(ring_figure(map, r->polygon));
  for (const auto* z : zones) {
    const bool ring = z->shape == guide::Zone::Shape::polygon;
    out.push_back(ring ? ring_figure(map, z->points)
                       : line_figure(map, z->points, z->radius.value));
  }
  return out;
}

std::vector<AreaInfo> areas_of(const std::vector<const guide::Region*>& regions) {
  std::vector<AreaInfo> out;
  for (const auto* r : regions) {
    if (r->midline) {
      out.push_back({{r->id, Side::none}, r});
    } else {
      out.push_back({{r->id, Side::left}, r});
      out.push_back({{r->id, Side::right}, r});
    }
  }
  return out;
}

std::vector<std::array<AreaSet, 2>> bits_of(const std::vector<const guide::Region*>& regions) {
  std::vector<std::array<AreaSet, 2>> out;
  AreaSet next = 1;
  for (const auto* r : regions) {
    out.push_back({next, r->midline ? next : next << 1});
    next <<= r->midline ? 1 : 2;
  }
  return out;
}

Grid grid_of(const guide::Guide& guide, const BodyMap& map) {
  PointMm low{0, 0};
  PointMm high{0, 0};
  for (const PointUv p : guide.atlas.outline) {
    const PointMm mm = map.to_mm(p);
    low = {0, std::min(low.y, mm.y)};
    high = {std::max(high.x, mm.x), std::max(high.y, mm.y)};
  }
  // A hand's length more, for what reaches over the edge.
  const double right = high.x + 100;
  Grid g;
  g.left = -std::ceil(right / Grid::kSize) * Grid::kSize;
  g.columns = static_cast<int>(-2 * g.left / Grid::kSize);
  g.bottom = std::floor((low.y - 100) / Grid::kSize) * Grid::kSize;
  g.rows = static_cast<int>(std::ceil((high.y + 100 - g.bottom) / Grid::kSize));
  return g;
}

}  // namespace

bool StepTrace::presses() const {
  for (const auto& hand : hands)
    for (const Touch& touch : hand)
      if (touch.pressing()) return true;
  return false;
}

const Touch* touch_at(std::span<const Touch> hand, double t) {
  const auto after = std::ranges::upper_bound(hand, t, {}, &Touch::t);
  if (after == hand.begin()) return nullptr;
  const Touch& last = *(after - 1);
  // The hand may have been lifted since.
  return t <= last.t + last.dt + 1e-9 ? &last : nullptr;
}

int Grid::at(PointMm p) const {
  const double column = (p.x - left) / kSize;
  const double row = (p.y - bottom) / kSize;
  if (column < 0 || row < 0 || column >= columns || row >= rows) return -1;
  return static_cast<int>(row) * columns + static_cast<int>(column);
}

PointMm Grid::middle(int cell) const {
  const int row = cell / columns;
  return {left + (cell % columns + 0.5) * kSize, bottom + (row + 0.5) * kSize};
}

Scene::Scene(const guide::Guide& guide_in, const plan::Plan& plan_in, const plan::Limits& limits_in,
             int happened)
    : guide(guide_in),
      plan(plan_in),
      limits(limits_in),
      map(plan_in.body),
      regions(regions_of(guide_in)),
      zones(zones_of(guide_in)),
      places(figures_of(regions, zones, map)),
      back({ring_figure(map, guide_in.atlas.outline)}),
      together(together_of(zones)),
      areas(areas_of(regions)),
      area_bits(bits_of(regions)),
      grid(grid_of(guide_in, map)),
      touched(static_cast<std::size_t>(grid.size()), 0),
      total(to_seconds(plan_in.total)),
      given(happened) {
  for (const auto& [id, tool] : guide.tools)
    footprints[&tool] = footprint(tool, plan.body.hand_scale);
  find_keeps();
  stopped = given > 0 && static_cast<std::size_t>(given) >= plan.steps.size();
  closing = given > 0 && !stopped;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const plan::Step& step = plan.steps[i];
    const bool closes = step.stage >= guide::Stage::cool_down || step.technique.empty();
    if (static_cast<int>(i) >= given && !closes) closing = false;
    StepTrace trace_of;
    trace_of.step = &step;
    trace_of.index = static_cast<int>(i);
    const auto technique = guide.techniques.find(step.technique);
    if (technique != guide.techniques.end()) trace_of.technique = &technique->second;
    trace_of.declared = areas_named(step.region, step.side);
    trace_of.start = to_seconds(step.start);
    trace_of.duration = to_seconds(step.duration);
    trace_of.cycle = std::min(to_seconds(plan::cycle_time(step)), trace_of.duration);
    trace_of.times = trace_of.cycle > 0 ? trace_of.duration / trace_of.cycle : 1;
    for (std::size_t hand = 0; hand < 2; ++hand)
      trace_of.hands[hand] = touches({&step.path[hand], trace_of.cycle});
    steps.push_back(trace_of);
  }
}

void Scene::find_keeps() {
  for (const bool left : {false, true})
    for (std::size_t i = 0; i < zones.size(); ++i)
      keeps.push_back(
          keep(Keep::Kind::zone, static_cast<int>(i), places.figures()[regions.size() + i], left));
  AreaSet closed = 0;
  for (const auto& [area, level] : limits.area_caps)
    if (level == Level::none) closed |= areas_named(area.region, area.side);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if ((closed >> i & 1) == 0) continue;
    const auto region = std::ranges::find(regions, areas[i].region) - regions.begin();
    const Figure& figure = places.figures()[static_cast<std::size_t>(region)];
    for (const bool left : {false, true})
      if (areas[i].area.side != (left ? Side::right : Side::left))
        keeps.push_back(keep(Keep::Kind::area, static_cast<int>(i), figure, left));
  }
  for (std::size_t i = 0; i < limits.marks.size(); ++i) {
    const plan::Mark& mark = limits.marks[i];
    const bool avoid = mark.kind == plan::Mark::Kind::avoid;
    keeps.push_back(keep_disc(avoid ? Keep::Kind::avoid : Keep::Kind::sore, map.to_mm(mark.at),
                              mark.radius.value));
  }
  if (!guide.rules.contains("BACK-2/spine")) return;
  const double half = std::max(guide.limit("BACK-2/spine", "half_width_mm"),
                               map.to_mm({guide.limit("BACK-2/spine", "half_width_u"), 0}).x);
  const double below = map.to_mm({0, guide.limit("BACK-2/spine", "below_v")}).y;
  constexpr double kEnd = 2000;  // longer than any back
  keeps.push_back(keep_box(Keep::Kind::spine, {-half, below}, {half, kEnd}));
  keeps.push_back(keep_box(Keep::Kind::spine, {-half, -kEnd}, {half, below}));
}

double Scene::depth_in(const Touch& touch, Keep::Kind kind, int index, double known) const {
  double deepest = known;
  for (const Keep& k : keeps)
    if (k.kind == kind && k.index == index) deepest = depth(hand_of(touch), k, deepest);
  return deepest;
}

AreaSet Scene::areas_in(std::uint64_t at, bool left) const {
  AreaSet out = 0;
  for (std::size_t i = 0; i < regions.size(); ++i)
    if ((at >> i & 1) != 0) out |= area_bits[i][left ? 0 : 1];
  return out;
}

AreaSet Scene::areas_named(const std::string& region, Side side) const {
  const auto found = guide.regions.find(region);
  AreaSet out = 0;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const plan::Area& a = areas[i].area;
    const bool side_fits =
        side == Side::none || side == Side::both || a.side == Side::none || a.side == side;
    bool region_fits = region.empty() || a.region == region;
    if (found != guide.regions.end() && found->second.group) {
      const auto& members = found->second.members;
      region_fits = std::find(members.begin(), members.end(), a.region) != members.end();
    }
    if (side_fits && region_fits) out |= AreaSet{1} << i;
  }
  return out;
}

bool Scene::within(AreaSet areas_in_question, PointMm at, double reach) const {
  if ((areas_at(at) & areas_in_question) != 0) return true;
  constexpr int kAround = 8;
  const Turn step = turn(6.283185307179586 / kAround);
  PointMm way{reach, 0};
  for (int i = 0; i < kAround; ++i) {
    if ((areas_at(at + way) & areas_in_question) != 0) return true;
    way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
  }
  return false;
}

AreaSet Scene::worked(const StepTrace& step, const Touch& touch, double reach) const {
  if (step.step->region.empty()) return touch.centre;
  const AreaSet own = step.declared & touch.centre;
  if (own != 0) return own;
  const auto region = guide.regions.find(step.step->region);
  if (region != guide.regions.end() && !region->second.group) {
    constexpr double kDiagonal = 0.70710678;
    const PointMm around[] = {{1, 0},
                              {-1, 0},
                              {0, 1},
                              {0, -1},
                              {kDiagonal, kDiagonal},
                              {-kDiagonal, kDiagonal},
                              {kDiagonal, -kDiagonal},
                              {-kDiagonal, -kDiagonal}};
    for (const PointMm d : around) {
      const PointMm mm = touch.at + d * reach;
      const AreaSet near = step.declared & areas_at(mm);
      if (near != 0) return near;
    }
  }
  return touch.centre;
}

AreaSet Scene::touched_areas(const Touch& touch, double share) {
  AreaSet out = touch.centre;
  for (const Share& s : touch.areas)
    if (s.share > share) out |= AreaSet{1} << s.index;
  return out;
}

}  // namespace unknot::checker
