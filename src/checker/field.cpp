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

constexpr double kStepU = 0.02;
constexpr double kStepV = 0.01;

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

/// Whether the segment may pass through the box (a little too often yes is fine).
bool crosses(PointUv a, PointUv b, PointUv low, PointUv high) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const auto side = [&](double x, double y) { return dx * (y - a.y) - dy * (x - a.x); };
  const double s[] = {side(low.x, low.y), side(low.x, high.y), side(high.x, low.y),
                      side(high.x, high.y)};
  const auto [least, most] = std::minmax_element(std::begin(s), std::end(s));
  return *least <= 0 && *most >= 0;
}

}  // namespace

bool contains(const Figure& figure, PointUv uv, PointMm mm) {
  if (!figure.ring.empty()) return in_ring(figure.ring, {std::abs(uv.x), uv.y});
  return !figure.line.empty() && distance_to(figure.line, {std::abs(mm.x), mm.y}) <= figure.radius;
}

Field::Field(std::vector<Figure> figures, const BodyMap& map) : figures_(std::move(figures)) {
  double right = 0;
  double top = 0;
  for (const Figure& f : figures_) {
    for (const PointUv p : f.ring) {
      right = std::max(right, p.x);
      bottom_ = std::min(bottom_, p.y);
      top = std::max(top, p.y);
    }
    for (const PointMm p : f.line) {
      for (const double x : {-f.radius, f.radius})
        for (const double y : {-f.radius, f.radius}) {
          const PointUv corner = map.to_uv({std::max(0.0, p.x + x), p.y + y});
          right = std::max(right, corner.x);
          bottom_ = std::min(bottom_, corner.y);
          top = std::max(top, corner.y);
        }
    }
  }
  // One cell more on every side, so that what lies outside the raster lies outside every figure.
  left_ = -kStepU;
  bottom_ -= kStepV;
  columns_ = static_cast<int>(std::ceil((right - left_) / kStepU)) + 1;
  rows_ = static_cast<int>(std::ceil((top - bottom_) / kStepV)) + 1;
  cells_.resize(static_cast<std::size_t>(columns_) * rows_);
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (!figures_[i].ring.empty())
      mark_ring(bit, figures_[i]);
    else if (!figures_[i].line.empty())
      mark_line(bit, figures_[i], map);
  }
}

void Field::mark_ring(std::uint64_t bit, const Figure& figure) {
  PointUv low = figure.ring[0];
  PointUv high = low;
  for (std::size_t i = 0, k = figure.ring.size() - 1; i < figure.ring.size(); k = i++) {
    const PointUv a = figure.ring[k];
    const PointUv b = figure.ring[i];
    low = {std::min(low.x, b.x), std::min(low.y, b.y)};
    high = {std::max(high.x, b.x), std::max(high.y, b.y)};
    const auto column = [&](double u) {
      return std::clamp(static_cast<int>(std::floor((u - left_) / kStepU)), 0, columns_ - 1);
    };
    const auto row = [&](double v) {
      return std::clamp(static_cast<int>(std::floor((v - bottom_) / kStepV)), 0, rows_ - 1);
    };
    // A cell to each side, for edges that run along a grid line.
    const int last_column = std::min(columns_ - 1, column(std::max(a.x, b.x)) + 1);
    const int last_row = std::min(rows_ - 1, row(std::max(a.y, b.y)) + 1);
    for (int j = std::max(0, row(std::min(a.y, b.y)) - 1); j <= last_row; ++j) {
      for (int c = std::max(0, column(std::min(a.x, b.x)) - 1); c <= last_column; ++c) {
        const PointUv corner{left_ + (c - 0.01) * kStepU, bottom_ + (j - 0.01) * kStepV};
        if (crosses(a, b, corner, {corner.x + 1.02 * kStepU, corner.y + 1.02 * kStepV}))
          cell(c, j).edge |= bit;
      }
    }
  }
  for (int j = 0; j < rows_; ++j) {
    const double v = bottom_ + (j + 0.5) * kStepV;
    if (v < low.y || v > high.y) continue;
    for (int c = 0; c < columns_; ++c) {
      const double u = left_ + (c + 0.5) * kStepU;
      if (u >= low.x && u <= high.x && in_ring(figure.ring, {u, v})) cell(c, j).inside |= bit;
    }
  }
}

void Field::mark_line(std::uint64_t bit, const Figure& figure, const BodyMap& map) {
  for (int j = 0; j < rows_; ++j) {
    for (int c = 0; c < columns_; ++c) {
      const PointUv low{left_ + c * kStepU, bottom_ + j * kStepV};
      const PointMm a = map.to_mm(low);
      const PointMm b = map.to_mm({low.x + kStepU, low.y + kStepV});
      const PointMm middle = (a + b) * 0.5;
      // Half a cell's diagonal, and a little for cells that are bent.
      const double half = std::sqrt(square(b.x - a.x) + square(b.y - a.y)) / 2 + 1;
      const double off = distance_to(figure.line, middle) - figure.radius;
      if (off > half) continue;
      if (off < -half)
        cell(c, j).inside |= bit;
      else
        cell(c, j).edge |= bit;
    }
  }
}

std::uint64_t Field::at(PointUv uv, PointMm mm) const {
  const double column = (std::abs(uv.x) - left_) / kStepU;
  const double row = (uv.y - bottom_) / kStepV;
  if (!(column < columns_) || !(row >= 0) || !(row < rows_)) return 0;
  const Cell& c =
      cells_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)];
  std::uint64_t mask = c.inside & ~c.edge;
  for (std::uint64_t rest = c.edge; rest != 0; rest &= rest - 1) {
    const int i = std::countr_zero(rest);
    if (contains(figures_[static_cast<std::size_t>(i)], uv, mm)) mask |= std::uint64_t{1} << i;
  }
  return mask;
}

}  // namespace unknot::checker
