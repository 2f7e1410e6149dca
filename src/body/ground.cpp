// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/ground.hpp"

#include <algorithm>
#include <bit>

#include "geometry/plane.hpp"

namespace unknot::body {
namespace {

/// A cell counts as inside a zone if its centre is within this of it: half a cell's diagonal.
constexpr double kCellReach = 3.6;

std::size_t index_of(int row, int column, int columns) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
         static_cast<std::size_t>(column);
}

struct Box {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  void add(PointMm p, double r) {
    x0 = std::min(x0, p.x - r);
    y0 = std::min(y0, p.y - r);
    x1 = std::max(x1, p.x + r);
    y1 = std::max(y1, p.y + r);
  }
};

/// Distance rule: inside the ring, or within `reach` of its rim, line or centre.
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

}  // namespace

Ground::Ground(const guide::Guide& guide, const plan::BodyFit& body, const plan::Limits& limits)
    : guide_(&guide), body_(body), limits_(limits) {
  for (const auto& [id, region] : guide.regions)
    if (!region.group) region_ids_.push_back(id);
  for (const auto& [id, zone] : guide.zones) {
    if (zone.broad_share > 0) shared_ |= 1U << zones_.size();
    zones_.push_back(&zone);
  }
  const double half = guide.limit("BACK-2/spine", "half_width_mm");
  const PointMm share = to_mm(body, {guide.limit("BACK-2/spine", "half_width_u"), 0});
  strip_ = std::max(half, share.x);
  strip_open_below_ = to_mm(body, {0, guide.limit("BACK-2/spine", "below_v")}).y;

  lumbar_top_ = to_mm(body, {0, guide.limit("BACK-4/thumbs", "below_v")}).y;
  Box box;
  for (const PointMm p : outline(guide, body, false)) box.add(p, 0);
  const double reach = std::max(box.x1, -box.x0);
  x0_ = -kCell * static_cast<double>(static_cast<int>(reach / kCell) + 2);
  y0_ = kCell * static_cast<double>(static_cast<int>(box.y0 / kCell) - 2);
  columns_ = static_cast<int>(-2 * x0_ / kCell);
  rows_ = static_cast<int>((box.y1 - y0_) / kCell) + 2;
  cells_.resize(index_of(rows_, 0, columns_));
  paint_regions();
  paint_zones();
  paint_marks();
  sum_up();
}

/// Calls `paint(cell)` for every cell whose centre satisfies `hit` within the box.
template <class Cells, class Hit, class Paint>
static void paint_box(Cells& cells, const Box& box, double x0, double y0, int columns, int rows,
                      Hit hit, Paint paint) {
  const auto index = [](double v, double from, int count) {
    const double k = (v - from) / Ground::kCell;
    return std::clamp(static_cast<int>(k < 0 ? 0 : k), 0, count - 1);
  };
  for (int row = index(box.y0, y0, rows); row <= index(box.y1, y0, rows); ++row)
    for (int col = index(box.x0, x0, columns); col <= index(box.x1, x0, columns); ++col) {
      const PointMm p{x0 + (col + 0.5) * Ground::kCell, y0 + (row + 0.5) * Ground::kCell};
      if (hit(p)) paint(cells[index_of(row, col, columns)]);
    }
}

void Ground::paint_regions() {
  for (const bool left : {false, true}) {
    // Asked of the right half always, so that both come out as mirror images.
    const auto right = [left](PointMm p) { return left ? shapes::mirrored(p) : p; };
    const shapes::PolygonMm rim = outline(*guide_, body_, false);
    Box box;
    for (const PointMm p : rim) box.add(right(p), 0);
    // A cell is on the body if it is with some room around it; the midline is no rim.
    const auto on_body = [&](PointMm p) {
      const PointMm q = right(p);
      return geometry::inside(rim, q) && geometry::inside(rim, {q.x + kCell, q.y}) &&
             geometry::inside(rim, {q.x + kCell, q.y + kCell}) &&
             geometry::inside(rim, {q.x + kCell, q.y - kCell});
    };
    paint_box(cells_, box, x0_, y0_, columns_, rows_, on_body, [](Cell& c) { c.on_body = true; });
    for (std::size_t i = 0; i < region_ids_.size(); ++i) {
      const guide::Region& region = guide_->regions.at(region_ids_[i]);
      const AreaBits bit = AreaBits{1} << (2 * i + (left && !region.midline ? 1 : 0));
      if (region.opt_in && !limits_.opted_in.contains(region.id)) not_opted_ |= bit;
      const shapes::PolygonMm ring = to_mm(body_, region.polygon, false);
      Level cap = Level::firm;
      for (const auto& [area, level] : limits_.area_caps)
        if ((bits(area.region, area.side) & bit) != 0) cap = lower(cap, level);
      Box around;
      for (const PointMm p : ring) around.add(right(p), kCellReach);
      paint_box(
          cells_, around, x0_, y0_, columns_, rows_,
          [&](PointMm p) { return geometry::inside(ring, right(p)); },
          [&](Cell& c) { c.areas |= bit; });
      if (cap == Level::firm) continue;
      const bool closed = cap == Level::none;
      paint_box(
          cells_, around, x0_, y0_, columns_, rows_,
          [&](PointMm p) { return near(ring, true, kCellReach, right(p)); },
          [&](Cell& c) {
            if (closed) c.blocked = c.marked = true;
            c.area_cap = lower(c.area_cap, cap);
          });
    }
  }
}

void Ground::paint_zones() {
  for (std::size_t i = 0; i < zones_.size(); ++i) {
    const guide::Zone& zone = *zones_[i];
    const bool closed = zone.no_go || (zone.opt_in && !limits_.opted_in.contains(zone.id));
    const bool ring = zone.shape == guide::Zone::Shape::polygon;
    for (const bool left : {false, true}) {
      const auto right = [left](PointMm p) { return left ? shapes::mirrored(p) : p; };
      const std::vector<PointMm> points =
          ring ? to_mm(body_, zone.points, false) : line_to_mm(body_, zone.points, false);
      const double reach = zone.radius.value + kCellReach;
      Box box;
      for (const PointMm p : points) box.add(right(p), reach);
      paint_box(
          cells_, box, x0_, y0_, columns_, rows_,
          [&](PointMm p) { return near(points, ring, reach, right(p)); },
          [&](Cell& c) {
            c.zones |= 1U << i;
            if (closed) c.blocked = true;
          });
    }
  }
}

void Ground::paint_marks() {
  for (const plan::Mark& mark : limits_.marks) {
    const std::vector<PointMm> centre{to_mm(body_, mark.at)};
    // Hands keep some air to what is marked; every footprint is widened by kRoom when it is judged.
    const bool avoid = mark.kind == plan::Mark::Kind::avoid;
    const double air = std::max(0.0, guide_->limit("STROKE/marks", "air_mm") - kRoom + kCellReach);
    const double reach = mark.radius.value + kCellReach + (avoid ? air : 0);
    Box box;
    box.add(centre[0], reach);
    paint_box(
        cells_, box, x0_, y0_, columns_, rows_,
        [&](PointMm p) { return near(centre, false, reach, p); },
        [&](Cell& c) {
          (avoid ? c.blocked : c.sore) = true;
          c.marked = c.marked || avoid;
        });
  }
}

void Ground::sum_up() {
  const std::size_t all = cells_.size();
  std::array<Box, 64> boxes;
  for (int row = 0; row < rows_; ++row)
    for (int col = 0; col < columns_; ++col)
      for (AreaBits rest = cells_[index_of(row, col, columns_)].areas; rest != 0; rest &= rest - 1)
        boxes[static_cast<std::size_t>(std::countr_zero(rest))].add(
            {x0_ + (col + 0.5) * kCell, y0_ + (row + 0.5) * kCell}, kCell / 2);
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (boxes[i].x1 > boxes[i].x0) boxes_[i] = {boxes[i].x0, boxes[i].y0, boxes[i].x1, boxes[i].y1};
  seen_.assign(1, std::vector<std::uint64_t>(all));
  for (std::size_t i = 0; i < all; ++i) {
    const Cell& c = cells_[i];
    seen_[0][i] = c.zones | (c.blocked ? kBlocked : 0) | (c.sore ? kSore : 0) |
                  (c.area_cap <= Level::medium ? kMediumCap : 0) |
                  (c.area_cap <= Level::light ? kLightCap : 0) | (c.marked ? kMarked : 0);
    any_marked_ = any_marked_ || c.marked;
    for (AreaBits rest = c.areas; rest != 0; rest &= rest - 1)
      open_[static_cast<std::size_t>(std::countr_zero(rest))] += c.on_body && !c.blocked ? 1 : 0;
  }
  for (std::size_t wide = 1; 2 * wide <= static_cast<std::size_t>(columns_); wide *= 2) {
    std::vector<std::uint64_t> next = seen_.back();
    for (std::size_t i = 0; i + wide < all; ++i) next[i] |= seen_.back()[i + wide];
    seen_.push_back(std::move(next));
  }
  for (std::size_t k = 0; k < zones_.size(); ++k) {
    if ((shared_ >> k & 1U) == 0) continue;
    auto& sum = counts_[k];
    sum.assign(all + 1, 0);
    for (std::size_t i = 0; i < all; ++i) sum[i + 1] = sum[i] + (cells_[i].zones >> k & 1U);
  }
}

AreaBits Ground::bits(std::string_view region, plan::Side side) const {
  const auto found = guide_->regions.find(std::string(region));
  if (found == guide_->regions.end()) return 0;
  if (found->second.group) {
    AreaBits out = 0;
    for (const auto& member : found->second.members) out |= bits(member, side);
    return out;
  }
  const auto it = std::lower_bound(region_ids_.begin(), region_ids_.end(), region);
  const auto i = static_cast<std::size_t>(it - region_ids_.begin());
  if (found->second.midline) return AreaBits{1} << (2 * i);
  const AreaBits right = side == plan::Side::left ? 0 : 1;
  const AreaBits left = side == plan::Side::right ? 0 : 2;
  return (right | left) << (2 * i);
}

std::size_t Ground::open_cells(AreaBits area) const {
  if (std::has_single_bit(area)) return open_[static_cast<std::size_t>(std::countr_zero(area))];
  return static_cast<std::size_t>(std::count_if(cells_.begin(), cells_.end(), [&](const Cell& c) {
    return (c.areas & area) != 0 && c.on_body && !c.blocked;
  }));
}

std::array<double, 4> Ground::box(AreaBits area) const {
  Box box;
  for (AreaBits rest = area; rest != 0; rest &= rest - 1) {
    const auto& [x0, y0, x1, y1] = boxes_[static_cast<std::size_t>(std::countr_zero(rest))];
    if (x1 <= x0) continue;
    box.add({x0, y0}, 0);
    box.add({x1, y1}, 0);
  }
  if (box.x1 < box.x0) return {0, 0, 0, 0};
  return {box.x0, box.y0, box.x1, box.y1};
}

}  // namespace unknot::body
