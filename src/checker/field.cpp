// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/field.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace unknot::checker {
namespace {

using shapes::PointMm;
using shapes::PointUv;

constexpr double kSize = 4;  ///< mm, of a cell
/// Lines of the atlas are followed in straight pieces: by so much they may be off.
constexpr double kBend = 1;

bool in_ring(const shapes::PolygonUv& ring, PointUv p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const PointUv a = ring[i];
    const PointUv b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y))
      inside = !inside;
  }
  return inside;
}

double square(double v) { return v * v; }

double distance_to(const std::vector<PointMm>& line, PointMm p) {
  double best = square(line[0].x - p.x) + square(line[0].y - p.y);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const PointMm a = line[i - 1];
    const PointMm d = line[i] - a;
    const double length = d.x * d.x + d.y * d.y;
    const double at = length > 0 ? ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length : 0;
    const PointMm near = a + d * std::clamp(at, 0.0, 1.0);
    best = std::min(best, square(near.x - p.x) + square(near.y - p.y));
  }
  return std::sqrt(best);
}

}  // namespace

bool contains(const Figure& figure, PointUv uv, PointMm mm) {
  if (!figure.ring.empty()) return in_ring(figure.ring, {std::abs(uv.x), uv.y});
  return !figure.line.empty() && distance_to(figure.line, {std::abs(mm.x), mm.y}) <= figure.radius;
}

Field::Field(std::vector<Figure> figures, const BodyMap& map)
    : figures_(std::move(figures)), map_(map) {
  std::vector<std::vector<PointMm>> edges;
  for (const Figure& f : figures_) {
    shapes::PolygonUv closed = f.ring;
    if (!closed.empty()) closed.push_back(closed.front());
    edges.push_back(f.ring.empty() ? f.line : map.line_to_mm(closed));
  }
  size_up(edges);
  for (std::size_t i = 0; i < figures_.size(); ++i)
    if (!edges[i].empty()) mark(std::uint64_t{1} << i, figures_[i], edges[i]);
}

void Field::size_up(const std::vector<std::vector<PointMm>>& edges) {
  double right = 0;
  double top = 0;
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const double more = figures_[i].radius + kBend + kSize;
    for (const PointMm p : edges[i]) {
      right = std::max(right, p.x + more);
      bottom_ = std::min(bottom_, p.y - more);
      top = std::max(top, p.y + more);
    }
  }
  columns_ = static_cast<int>(std::ceil(right / kSize)) + 1;
  rows_ = static_cast<int>(std::ceil((top - bottom_) / kSize)) + 1;
  cells_.resize(static_cast<std::size_t>(columns_) * rows_);
}

/// A cell is of the edge if its circle may reach it; every other one is what its middle is.
void Field::mark(std::uint64_t bit, const Figure& figure, const std::vector<PointMm>& edge) {
  const double half = kSize * 0.7072 + kBend;
  PointMm low = edge[0];
  PointMm high = edge[0];
  for (const PointMm p : edge) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const double reach = figure.radius + half;
  for (int j = 0; j < rows_; ++j)
    for (int i = 0; i < columns_; ++i) {
      const PointMm middle{(i + 0.5) * kSize, (j + 0.5) * kSize + bottom_};
      if (middle.x < low.x - reach || middle.x > high.x + reach || middle.y < low.y - reach ||
          middle.y > high.y + reach)
        continue;
      const double off = distance_to(edge, middle) - figure.radius;
      if (std::abs(off) <= half)
        cell(i, j).edge |= bit;
      else if (contains(figure, map_.to_uv(middle), middle))
        cell(i, j).inside |= bit;
    }
}

std::uint64_t Field::at(PointMm mm) const {
  const double column = std::abs(mm.x) / kSize;
  const double row = (mm.y - bottom_) / kSize;
  if (!(column < columns_) || !(row >= 0) || !(row < rows_)) return 0;
  const Cell& c =
      cells_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)];
  std::uint64_t mask = c.inside;
  if (c.edge == 0) return mask;
  const PointUv uv = map_.to_uv(mm);
  for (std::uint64_t rest = c.edge; rest != 0; rest &= rest - 1) {
    const int i = std::countr_zero(rest);
    if (contains(figures_[static_cast<std::size_t>(i)], uv, mm)) mask |= std::uint64_t{1} << i;
  }
  return mask;
}

}  // namespace unknot::checker
