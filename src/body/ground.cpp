// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/ground.hpp"

#include <algorithm>
#include <utility>

namespace unknot::body {

Ground::Ground(const guide::Guide& guide, const plan::BodyFit& body, const plan::Limits& limits)
    : Ground(std::make_shared<const Chart>(make_chart(guide, body, limits.opted_in)), limits) {}

Ground::Ground(std::shared_ptr<const Chart> chart, const plan::Limits& limits)
    : chart_(std::move(chart)), limits_(limits), table_(chart_->table) {
  caps_.fill(limits.cap);
  for (const auto& [area, level] : limits.area_caps)
    for (AreaBits rest = bits(area.region, area.side); rest != 0; rest &= rest - 1) {
      Level& cap = caps_[first_area(rest)];
      cap = lower(cap, level);
    }
  if (limits.area_caps.empty() && limits.marks.empty()) return;
  std::vector<std::uint32_t> bits = chart_->bits;
  paint_areas(bits);
  paint_marks(bits);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const std::uint32_t shut = bits[i] & ~chart_->bits[i] & Chart::kBlocked;
    if (shut != 0 && chart_->cells[i].on_body) ++shut_[chart_->cells[i].areas];
  }
  table_ = std::make_shared<const BitTable>(chart_->grid, std::move(bits));
}

void Ground::paint_areas(std::vector<std::uint32_t>& bits) const {
  for (std::size_t i = 0; i < chart_->region_ids.size(); ++i) {
    const guide::Region& region = guide().regions.at(chart_->region_ids[i]);
    for (const bool left : {false, true}) {
      if (left && region.midline) continue;
      const AreaBits bit = AreaBits{1} << (2 * i + (left ? 1 : 0));
      const Level cap = ceiling(bit);
      if (cap >= limits_.cap && cap != Level::none) continue;
      std::uint32_t paint = Chart::kMediumCap;
      if (cap <= Level::light) paint |= Chart::kLightCap;
      if (cap == Level::none) paint |= Chart::kBlocked | Chart::kMarked;
      // Asked of the right half always, so that both come out as mirror images.
      for (const bool half : {false, true}) {
        if (half != left && !region.midline) continue;
        const auto right = [half](PointMm p) { return half ? shapes::mirrored(p) : p; };
        const shapes::PolygonMm ring = to_mm(body(), region.polygon, false);
        Box around;
        for (const PointMm p : ring) around.add(right(p), Chart::kReach);
        chart_->grid.each_in(around, [&](std::size_t cell, PointMm p) {
          if (near(ring, true, Chart::kReach, right(p))) bits[cell] |= paint;
        });
      }
    }
  }
}

void Ground::paint_marks(std::vector<std::uint32_t>& bits) const {
  for (const plan::Mark& mark : limits_.marks) {
    const std::vector<PointMm> centre{to_mm(body(), mark.at)};
    // Hands keep some air to what is marked; every footprint is widened by kRoom when it is judged.
    const bool avoid = mark.kind == plan::Mark::Kind::avoid;
    const double air =
        std::max(0.0, guide().limit("STROKE/marks", "air_mm") - kRoom + Chart::kReach);
    const double reach = mark.radius.value + Chart::kReach + (avoid ? air : 0);
    Box box;
    box.add(centre[0], reach);
    chart_->grid.each_in(box, [&](std::size_t cell, PointMm p) {
      if (near(centre, false, reach, p))
        bits[cell] |= avoid ? Chart::kBlocked | Chart::kMarked : Chart::kSore;
    });
  }
}

std::size_t Ground::open_cells(AreaBits area) const {
  if (asked_ != nullptr) asked_->open |= area;
  std::size_t out = 0;
  for (const auto& [mix, count] : chart_->open)
    if ((mix & area) != 0) out += count;
  for (const auto& [mix, count] : shut_)
    if ((mix & area) != 0) out -= count;
  return out;
}

Level Ground::ceiling(AreaBits areas) const {
  Level out = Level::none;
  for (AreaBits rest = areas; rest != 0; rest &= rest - 1)
    out = std::max(out, caps_[first_area(rest)]);
  return out;
}

std::array<double, 4> Ground::box(AreaBits area) const {
  Box box;
  for (AreaBits rest = area; rest != 0; rest &= rest - 1) {
    const auto& [x0, y0, x1, y1] = chart_->boxes[first_area(rest)];
    if (x1 <= x0) continue;
    box.add({x0, y0}, 0);
    box.add({x1, y1}, 0);
  }
  if (box.x1 < box.x0) return {0, 0, 0, 0};
  return {box.x0, box.y0, box.x1, box.y1};
}

Asked* Ground::note_in(Asked* to) const {
  if (to != nullptr) to->blocks.resize(static_cast<std::size_t>(Blocks(chart_->grid).rows));
  return std::exchange(asked_, to);
}

void Ground::note(const Asked& again) const {
  if (asked_ == nullptr) return;
  asked_->open |= again.open;
  for (std::size_t i = 0; i < again.blocks.size(); ++i) asked_->blocks[i] |= again.blocks[i];
}

bool Ground::Change::touches(const Asked& asked, Level up_to) const {
  if ((asked.open & open) != 0) return true;
  const auto& changed = blocks[static_cast<std::size_t>(rank(up_to))];
  for (std::size_t i = 0; i < std::min(asked.blocks.size(), changed.size()); ++i)
    if ((asked.blocks[i] & changed[i]) != 0) return true;
  return false;
}

template <class Other>
Ground::Change Ground::differences(Other other) const {
  const Grid& grid = chart_->grid;
  Change out;
  for (auto& level : out.blocks) level.assign(static_cast<std::size_t>(Blocks(grid).rows), 0);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.columns; ++col) {
      const std::size_t cell = grid.index(row, col);
      const std::uint32_t changed = other(row, col) ^ table_->cell(cell);
      if (changed == 0) continue;
      if ((changed & Chart::kBlocked) != 0) out.open |= chart_->cells[cell].areas;
      const auto block = static_cast<std::size_t>(row / Blocks::kCells);
      // A ceiling does not show to whoever works below it.
      for (const Level level : {Level::none, Level::light, Level::medium, Level::firm}) {
        std::uint32_t matters = changed;
        if (level <= Level::medium) matters &= ~Chart::kMediumCap;
        if (level <= Level::light) matters &= ~Chart::kLightCap;
        if (matters != 0)
          out.blocks[static_cast<std::size_t>(rank(level))][block] |=
              Blocks::bits(col / Blocks::kCells, col / Blocks::kCells);
      }
    }
  return out;
}

Ground::Change Ground::change_from(const Ground& other) const {
  if (other.table_ == table_) return {};
  const Grid& grid = chart_->grid;
  return differences([&](int row, int col) { return other.table_->cell(grid.index(row, col)); });
}

Ground::Change Ground::lopsided() const {
  const Grid& grid = chart_->grid;
  return differences(
      [&](int row, int col) { return table_->cell(grid.index(row, grid.columns - 1 - col)); });
}

}  // namespace unknot::body
