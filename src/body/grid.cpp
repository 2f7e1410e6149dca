// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/grid.hpp"

namespace unknot::body {
namespace {

/// The largest k with 2^k <= count.
std::size_t power(int count) {
  return static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(std::max(1, count))) - 1);
}

/// Each cell joined with the one `away` further on.
std::vector<std::uint32_t> doubled(const std::vector<std::uint32_t>& of, std::size_t away) {
  std::vector<std::uint32_t> out = of;
  for (std::size_t i = 0; i + away < of.size(); ++i) out[i] |= of[i + away];
  return out;
}

}  // namespace

BitTable::BitTable(const Grid& grid, std::vector<std::uint32_t> cells) : blocks_(grid) {
  std::vector<std::uint32_t> squares(blocks_.index(blocks_.rows, 0));
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.columns; ++col)
      squares[blocks_.index(row / Blocks::kCells, col / Blocks::kCells)] |=
          cells[grid.index(row, col)];
  runs_.push_back(std::move(cells));
  for (std::size_t wide = 1; 2 * wide <= static_cast<std::size_t>(grid.columns); wide *= 2)
    runs_.push_back(doubled(runs_.back(), wide));
  wide_ = power(blocks_.columns) + 1;
  rectangles_.push_back(std::move(squares));
  for (std::size_t up = 0; up <= power(blocks_.rows); ++up) {
    if (up > 0)
      rectangles_.push_back(
          doubled(rectangles_[(up - 1) * wide_], blocks_.index(1 << (up - 1), 0)));
    for (std::size_t across = 1; across < wide_; ++across)
      rectangles_.push_back(doubled(rectangles_.back(), std::size_t{1} << (across - 1)));
  }
}

std::uint32_t BitTable::rectangle(int row0, int column0, int row1, int column1) const {
  const std::size_t up = power(row1 - row0 + 1);
  const std::size_t across = power(column1 - column0 + 1);
  const auto& of = rectangles_[up * wide_ + across];
  const int top = row1 + 1 - (1 << up);
  const int right = column1 + 1 - (1 << across);
  return of[blocks_.index(row0, column0)] | of[blocks_.index(row0, right)] |
         of[blocks_.index(top, column0)] | of[blocks_.index(top, right)];
}

}  // namespace unknot::body
