// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shapes/shapes.hpp"

/// The back as a grid of small cells, and quick answers to "which bits are set in any of these".
namespace unknot::body {

using shapes::PointMm;

struct Box {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  void add(PointMm p, double r) {
    x0 = std::min(x0, p.x - r);
    y0 = std::min(y0, p.y - r);
    x1 = std::max(x1, p.x + r);
    y1 = std::max(y1, p.y + r);
  }
};

/// Rows go up, columns to the receiver's right; the midline runs between two columns.
struct Grid {
  static constexpr double kCell = 5;  ///< mm

  double x0 = 0, y0 = 0;  ///< left lower corner, mm
  int columns = 0, rows = 0;

  std::size_t size() const { return index(rows, 0); }
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  /// The row or column that holds it, or the nearest one.
  int row_of(double y) const { return clamped((y - y0) / kCell, rows); }
  int column_of(double x) const { return clamped((x - x0) / kCell, columns); }

  /// Calls `visit(index, middle)` for every cell that the box touches.
  template <class Visit>
  void each_in(const Box& box, Visit visit) const {
    for (int row = row_of(box.y0); row <= row_of(box.y1); ++row)
      for (int col = column_of(box.x0); col <= column_of(box.x1); ++col)
        visit(index(row, col), PointMm{x0 + (col + 0.5) * kCell, y0 + (row + 0.5) * kCell});
  }

 private:
  static int clamped(double k, int count) {
    return static_cast<int>(k < 0 ? 0 : (k >= count ? count - 1 : k));
  }
};

/// A square of cells, for looking roughly first.
struct Blocks {
  static constexpr int kCells = 3;  ///< to a side
  static constexpr int kBits = 64;  ///< a row in one word; on a very wide back the last bit is many

  /// Those of a row from one column to the other, ends included.
  static std::uint64_t bits(int from, int to) {
    return ~std::uint64_t{0} << std::min(from, kBits - 1) &
           ~std::uint64_t{0} >> (kBits - 1 - std::min(to, kBits - 1));
  }

  int columns = 0, rows = 0;

  explicit Blocks(const Grid& grid)
      : columns((grid.columns + kCells - 1) / kCells), rows((grid.rows + kCells - 1) / kCells) {}
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
};

/// The bits of many cells at once: runs of cells in a row, and rectangles of blocks. Both look up
/// two (four) overlapping stretches whose length is a power of two.
class BitTable {
 public:
  BitTable(const Grid& grid, std::vector<std::uint32_t> cells);

  std::uint32_t cell(std::size_t index) const { return runs_[0][index]; }
  /// Of `count` (1 or more) cells of one row.
  std::uint32_t run(std::size_t first, std::size_t count) const {
    const auto k = static_cast<std::size_t>(std::bit_width(count) - 1);
    return runs_[k][first] | runs_[k][first + count - (std::size_t{1} << k)];
  }
  /// Of the blocks from (row, column) to (row, column), ends included.
  std::uint32_t rectangle(int row0, int column0, int row1, int column1) const;

 private:
  Blocks blocks_;
  std::size_t wide_ = 0;                          ///< powers of two across
  std::vector<std::vector<std::uint32_t>> runs_;  ///< by power of two
  /// By power of two up, then across.
  std::vector<std::vector<std::uint32_t>> rectangles_;
};

}  // namespace unknot::body
