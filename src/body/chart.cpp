// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/chart.hpp"

#include <algorithm>

#include "geometry/plane.hpp"

namespace unknot::body {
namespace {

/// Both halves are asked of the right one, so that they come out as mirror images.
PointMm on_right(PointMm p, bool left) { return left ? shapes::mirrored(p) : p; }

void measure(Chart& chart) {
  const guide::Guide& guide = *chart.guide;
  const double half = guide.limit("BACK-2/spine", "half_width_mm");
  const PointMm share = to_mm(chart.body, {guide.limit("BACK-2/spine", "half_width_u"), 0});
  chart.strip = std::max(half, share.x);
  chart.strip_open_below = to_mm(chart.body, {0, guide.limit("BACK-2/spine", "below_v")}).y;
  chart.lumbar_top = to_mm(chart.body, {0, guide.limit("BACK-4/thumbs", "below_v")}).y;
  Box box;
  for (const PointMm p : outline(guide, chart.body, false)) box.add(p, 0);
  const double reach = std::max(box.x1, -box.x0);
  constexpr double kCell = Grid::kCell;
  Grid& grid = chart.grid;
  grid.x0 = -kCell * static_cast<double>(static_cast<int>(reach / kCell) + 2);
  grid.y0 = kCell * static_cast<double>(static_cast<int>(box.y0 / kCell) - 2);
  grid.columns = static_cast<int>(-2 * grid.x0 / kCell);
  grid.rows = static_cast<int>((box.y1 - grid.y0) / kCell) + 2;
  chart.cells.resize(grid.size());
  chart.bits.resize(grid.size());
}

void paint_body(Chart& chart, bool left) {
  constexpr double kCell = Grid::kCell;
  const shapes::PolygonMm rim = outline(*chart.guide, chart.body, false);
  Box box;
  for (const PointMm p : rim) box.add(on_right(p, left), 0);
  chart.grid.each_in(box, [&](std::size_t i, PointMm p) {
    // A cell is on the body if it is with some room around it; the midline is no rim.
    const PointMm q = on_right(p, left);
    if (geometry::inside(rim, q) && geometry::inside(rim, {q.x + kCell, q.y}) &&
        geometry::inside(rim, {q.x + kCell, q.y + kCell}) &&
        geometry::inside(rim, {q.x + kCell, q.y - kCell}))
      chart.cells[i].on_body = true;
  });
}

void paint_regions(Chart& chart, bool left) {
  for (std::size_t i = 0; i < chart.region_ids.size(); ++i) {
    const guide::Region& region = chart.guide->regions.at(chart.region_ids[i]);
    const AreaBits bit = AreaBits{1} << (2 * i + (left && !region.midline ? 1 : 0));
    if (region.opt_in && !chart.opted_in.contains(region.id)) chart.not_opted |= bit;
    const shapes::PolygonMm ring = to_mm(chart.body, region.polygon, false);
    Box around;
    for (const PointMm p : ring) around.add(on_right(p, left), 0);
    chart.grid.each_in(around, [&](std::size_t cell, PointMm p) {
      if (geometry::inside(ring, on_right(p, left))) chart.cells[cell].areas |= bit;
    });
  }
}

void paint_zones(Chart& chart, bool left) {
  for (std::size_t i = 0; i < chart.zones.size(); ++i) {
    const guide::Zone& zone = *chart.zones[i];
    const bool closed = zone.no_go || (zone.opt_in && !chart.opted_in.contains(zone.id));
    const bool ring = zone.shape == guide::Zone::Shape::polygon;
    const std::vector<PointMm> points =
        ring ? to_mm(chart.body, zone.points, false) : line_to_mm(chart.body, zone.points, false);
    const double reach = zone.radius.value + Chart::kReach;
    Box box;
    for (const PointMm p : points) box.add(on_right(p, left), reach);
    chart.grid.each_in(box, [&](std::size_t cell, PointMm p) {
      if (near(points, ring, reach, on_right(p, left)))
        chart.bits[cell] |= (1U << i) | (closed ? Chart::kBlocked : 0);
    });
  }
}

void sum_up(Chart& chart) {
  std::array<Box, 64> boxes;
  for (std::size_t i = 0; i < chart.cells.size(); ++i) {
    const Chart::Cell& cell = chart.cells[i];
    const auto row = static_cast<int>(i) / chart.grid.columns;
    const auto column = static_cast<int>(i) % chart.grid.columns;
    const PointMm middle{chart.grid.x0 + (column + 0.5) * Grid::kCell,
                         chart.grid.y0 + (row + 0.5) * Grid::kCell};
    for (AreaBits rest = cell.areas; rest != 0; rest &= rest - 1)
      boxes[first_area(rest)].add(middle, Grid::kCell / 2);
    if (cell.on_body && (chart.bits[i] & Chart::kBlocked) == 0) ++chart.open[cell.areas];
  }
  chart.alike_to.resize(chart.cells.size());
  const auto columns = static_cast<std::size_t>(chart.grid.columns);
  for (std::size_t i = chart.cells.size(); i-- > 0;) {
    const bool last = (i + 1) % columns == 0;
    const bool alike = !last && chart.cells[i].areas == chart.cells[i + 1].areas;
    chart.alike_to[i] = alike ? chart.alike_to[i + 1] : static_cast<std::uint32_t>(i + 1);
  }
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (boxes[i].x1 > boxes[i].x0)
      chart.boxes[i] = {boxes[i].x0, boxes[i].y0, boxes[i].x1, boxes[i].y1};
  for (std::size_t k = 0; k < chart.zones.size(); ++k) {
    if ((chart.shared >> k & 1U) == 0) continue;
    // A hand half in one such zone and half in another is in them with all of it.
    std::uint32_t together = 0;
    for (std::size_t other = 0; other < chart.zones.size(); ++other)
      if ((chart.shared >> other & 1U) != 0 &&
          chart.zones[other]->broad_max <= chart.zones[k]->broad_max)
        together |= 1U << other;
    auto& sum = chart.counts[k];
    sum.assign(chart.bits.size() + 1, 0);
    for (std::size_t i = 0; i < chart.bits.size(); ++i)
      sum[i + 1] = sum[i] + ((chart.bits[i] & together) != 0 ? 1 : 0);
  }
  chart.table = std::make_shared<const BitTable>(chart.grid, chart.bits);
}

}  // namespace

bool near(const std::vector<PointMm>& points, bool ring, double reach, PointMm p) {
  if (ring && geometry::inside(points, p)) return true;
  if (points.size() == 1) {
    const auto d = p - points[0];
    return d.x * d.x + d.y * d.y <= reach * reach;
  }
  const std::size_t n = ring ? points.size() : points.size() - 1;
  for (std::size_t i = 0; i < n; ++i)
    if (geometry::squared_distance(p, points[i], points[(i + 1) % points.size()]) <= reach * reach)
      return true;
  return false;
}

Chart make_chart(const guide::Guide& guide, const plan::BodyFit& body,
                 const std::set<std::string>& opted_in) {
  Chart out;
  out.guide = &guide;
  out.body = body;
  out.opted_in = opted_in;
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    if (region.midline) out.midline |= AreaBits{1} << (2 * out.region_ids.size());
    out.region_ids.push_back(id);
  }
  for (const auto& [id, zone] : guide.zones) {
    if (zone.broad_share > 0) out.shared |= 1U << out.zones.size();
    out.zones.push_back(&zone);
  }
  measure(out);
  for (const bool left : {false, true}) {
    paint_body(out, left);
    paint_regions(out, left);
    paint_zones(out, left);
  }
  sum_up(out);
  return out;
}

AreaBits area_bits(const Chart& chart, std::string_view region, plan::Side side) {
  const auto found = chart.guide->regions.find(std::string(region));
  if (found == chart.guide->regions.end()) return 0;
  if (found->second.group) {
    AreaBits out = 0;
    for (const auto& member : found->second.members) out |= area_bits(chart, member, side);
    return out;
  }
  const auto it = std::lower_bound(chart.region_ids.begin(), chart.region_ids.end(), region);
  const auto i = static_cast<std::size_t>(it - chart.region_ids.begin());
  if (found->second.midline) return AreaBits{1} << (2 * i);
  const AreaBits right = side == plan::Side::left ? 0 : 1;
  const AreaBits left = side == plan::Side::right ? 0 : 2;
  return (right | left) << (2 * i);
}

AreaBits mirrored(const Chart& chart, AreaBits areas) {
  constexpr AreaBits kRight = 0x5555555555555555;
  const AreaBits whole = areas & chart.midline;
  const AreaBits half = areas & ~chart.midline;
  return whole | (half & kRight) << 1U | (half >> 1U & kRight);
}

}  // namespace unknot::body
