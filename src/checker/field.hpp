// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "checker/body_map.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

/// A shape on the right half of the back; the left half is its mirror. Either a ring in atlas
/// coordinates, or everything within `radius` millimetres of a line or point.
struct Figure {
  shapes::PolygonUv ring;
  std::vector<shapes::PointMm> line;
  double radius = 0;
};

bool contains(const Figure& figure, shapes::PointUv uv, shapes::PointMm mm);

/// Which of up to 64 figures a point lies in: a raster of the back answers for cells that no edge
/// comes near, the figures themselves for the others.
class Field {
 public:
  Field(std::vector<Figure> figures, const BodyMap& map);

  /// Bit i: inside figure i (or its mirror).
  std::uint64_t at(shapes::PointMm mm) const;

 private:
  struct Cell {
    std::uint64_t inside = 0;
    std::uint64_t edge = 0;
  };
  void size_up(const std::vector<std::vector<shapes::PointMm>>& edges);
  void mark(std::uint64_t bit, const Figure& figure, const std::vector<shapes::PointMm>& edge);
  Cell& cell(int i, int j) { return cells_[static_cast<std::size_t>(j) * columns_ + i]; }

  std::vector<Figure> figures_;
  BodyMap map_;
  double bottom_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<Cell> cells_;
};

}  // namespace unknot::checker
