// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/field.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace unknot::checker {
namespace {

using shapes::PointMm;

constexpr double kSize = 4;                ///< mm, of a cell
constexpr double kHalf = kSize * 0.70711;  ///< from the middle of a cell to its corners

double square(double v) { return v * v; }

double squared_distance(const Piece& piece, PointMm p) {
  const PointMm d = piece[1] - piece[0];
  const double length = d.x * d.x + d.y * d.y;
  const double at = length > 0 ? ((p.x - piece[0].x) * d.x + (p.y - piece[0].y) * d.y) / length : 0;
  const PointMm near = piece[0] + d * std::clamp(at, 0.0, 1.0);
  return square(near.x - p.x) + square(near.y - p.y);
}

std::vector<Piece> pieces_of(const std::vector<PointMm>& points) {
  std::vector<Piece> out;
  if (points.size() == 1) out.push_back({points[0], points[0]});
  for (std::size_t i = 1; i < points.size(); ++i) out.push_back({points[i - 1], points[i]});
  return out;
}

}  // namespace

Figure ring_figure(const BodyMap& map, const shapes::PolygonUv& ring) {
  shapes::PolygonUv closed = ring;
  if (!closed.empty()) closed.push_back(closed.front());
  Figure out{pieces_of(map.line_to_mm(closed)), true, 0};
  constexpr double kMidline = 1e-6;
  std::erase_if(out.pieces, [](const Piece& piece) {
    return std::abs(piece[0].x) < kMidline && std::abs(piece[1].x) < kMidline;
  });
  return out;
}

Figure line_figure(const BodyMap& map, const std::vector<shapes::PointUv>& line, double radius) {
  return {pieces_of(map.line_to_mm(line)), false, radius};
}

Field::Field(std::vector<Figure> figures) : figures_(std::move(figures)) {
  size_up();
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    sort_into_rows(i);
    mark_edge(i);
    if (figures_[i].ring) fill(i);
  }
}

void Field::size_up() {
  double right = 0;
  double top = 0;
  for (const Figure& figure : figures_)
    for (const Piece& piece : figure.pieces)
      for (const PointMm p : piece) {
        const double more = figure.radius + kSize;
        right = std::max(right, p.x + more);
        bottom_ = std::min(bottom_, p.y - more);
        top = std::max(top, p.y + more);
      }
  columns_ = static_cast<int>(std::ceil(right / kSize)) + 1;
  rows_ = static_cast<int>(std::ceil((top - bottom_) / kSize)) + 1;
  cells_.resize(static_cast<std::size_t>(columns_) * rows_);
  pieces_.resize(figures_.size() * static_cast<std::size_t>(rows_));
}

int Field::row_of(double y) const { return static_cast<int>(std::floor((y - bottom_) / kSize)); }

PointMm Field::middle(int column, int row) const {
  return {(column + 0.5) * kSize, (row + 0.5) * kSize + bottom_};
}

void Field::sort_into_rows(std::size_t figure) {
  const double radius = figures_[figure].radius;
  for (const Piece& piece : figures_[figure].pieces) {
    const int last = row_of(std::max(piece[0].y, piece[1].y) + radius);
    for (int row = row_of(std::min(piece[0].y, piece[1].y) - radius); row <= last; ++row)
      pieces_[figure * static_cast<std::size_t>(rows_) + static_cast<std::size_t>(row)].push_back(
          piece);
  }
}

/// A cell is of the edge if its circle may reach it.
void Field::mark_edge(std::size_t figure) {
  const std::uint64_t bit = std::uint64_t{1} << figure;
  const double radius = figures_[figure].radius;
  const double reach = radius + kHalf;
  for (const Piece& piece : figures_[figure].pieces) {
    const int left =
        static_cast<int>(std::max(0.0, std::min(piece[0].x, piece[1].x) - reach) / kSize);
    const int right = std::min(
        columns_ - 1, static_cast<int>((std::max(piece[0].x, piece[1].x) + reach) / kSize));
    const int low = std::max(0, row_of(std::min(piece[0].y, piece[1].y) - reach));
    const int high = std::min(rows_ - 1, row_of(std::max(piece[0].y, piece[1].y) + reach));
    for (int row = low; row <= high; ++row)
      for (int column = left; column <= right; ++column) {
        const double off = squared_distance(piece, middle(column, row));
        if (radius > kHalf && off < square(radius - kHalf))
          cell(column, row).inside |= bit;
        else if (off <= square(reach))
          cell(column, row).edge |= bit;
      }
  }
}

/// Every cell that is not of the edge is what its middle is, which changes at the edge only.
void Field::fill(std::size_t figure) {
  const std::uint64_t bit = std::uint64_t{1} << figure;
  for (int row = 0; row < rows_; ++row) {
    const auto& pieces =
        pieces_[figure * static_cast<std::size_t>(rows_) + static_cast<std::size_t>(row)];
    if (pieces.empty()) continue;
    bool known = false;
    bool inside = false;
    for (int column = 0; column < columns_; ++column) {
      Cell& c = cell(column, row);
      if ((c.edge & bit) != 0) {
        known = false;
        continue;
      }
      if (!known) inside = holds(figure, static_cast<std::size_t>(row), middle(column, row));
      known = true;
      if (inside) c.inside |= bit;
    }
  }
}

bool Field::holds(std::size_t figure, std::size_t row, PointMm mm) const {
  const auto& pieces = pieces_[figure * static_cast<std::size_t>(rows_) + row];
  if (!figures_[figure].ring) {
    const double most = square(figures_[figure].radius);
    return std::ranges::any_of(
        pieces, [&](const Piece& piece) { return squared_distance(piece, mm) <= most; });
  }
  bool in = false;
  for (const auto& [a, b] : pieces)
    if ((a.y > mm.y) != (b.y > mm.y) && mm.x < a.x + (mm.y - a.y) * (b.x - a.x) / (b.y - a.y))
      in = !in;
  return in;
}

std::uint64_t Field::at(PointMm mm) const {
  const double column = std::abs(mm.x) / kSize;
  const double row = (mm.y - bottom_) / kSize;
  if (!(column < columns_) || !(row >= 0) || !(row < rows_)) return 0;
  const auto in_row = static_cast<std::size_t>(row);
  const Cell& c =
      cells_[in_row * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
  std::uint64_t mask = c.inside;
  for (std::uint64_t rest = c.edge; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    if (holds(i, in_row, {std::abs(mm.x), mm.y})) mask |= std::uint64_t{1} << i;
  }
  return mask;
}

}  // namespace unknot::checker
