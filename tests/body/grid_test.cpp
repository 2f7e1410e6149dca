// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/grid.hpp"

#include <doctest/doctest.h>

#include "base/random.hpp"

using namespace unknot;
using body::BitTable;
using body::Blocks;
using body::Grid;

TEST_CASE("bits of runs and rectangles are those of their cells, one by one") {
  const Grid grid{-20, -10, 23, 17};
  Random random(7);
  std::vector<std::uint32_t> cells(grid.size());
  for (std::uint32_t& c : cells)
    c = random.below(4) == 0 ? std::uint32_t{1} << random.below(32) : 0;
  const BitTable table(grid, cells);
  for (int row = 0; row < grid.rows; ++row)
    for (int from = 0; from < grid.columns; ++from) {
      std::uint32_t all = 0;
      for (int to = from; to < grid.columns; ++to) {
        all |= cells[grid.index(row, to)];
        REQUIRE(table.run(grid.index(row, from), static_cast<std::size_t>(to - from + 1)) == all);
      }
    }
  const Blocks blocks(grid);
  CHECK(blocks.columns == 8);
  CHECK(blocks.rows == 6);
  const auto naive = [&](int row0, int column0, int row1, int column1) {
    std::uint32_t all = 0;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        const int r = row / Blocks::kCells;
        const int c = column / Blocks::kCells;
        if (r >= row0 && r <= row1 && c >= column0 && c <= column1)
          all |= cells[grid.index(row, column)];
      }
    return all;
  };
  for (int row0 = 0; row0 < blocks.rows; ++row0)
    for (int row1 = row0; row1 < blocks.rows; ++row1)
      for (int column0 = 0; column0 < blocks.columns; ++column0)
        for (int column1 = column0; column1 < blocks.columns; ++column1)
          REQUIRE(table.rectangle(row0, column0, row1, column1) ==
                  naive(row0, column0, row1, column1));
}

TEST_CASE("a place outside the grid counts to its nearest row and column") {
  const Grid grid{-20, -10, 8, 4};
  CHECK(grid.row_of(-1000) == 0);
  CHECK(grid.row_of(1000) == 3);
  CHECK(grid.row_of(-5) == 1);
  CHECK(grid.column_of(-1000) == 0);
  CHECK(grid.column_of(1000) == 7);
  int cells = 0;
  grid.each_in({-1000, -1000, 1000, 1000}, [&](std::size_t, shapes::PointMm) { ++cells; });
  CHECK(cells == 32);
}
