// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "checker/body_map.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

using Piece = std::array<shapes::PointMm, 2>;

/// A shape on the right half of the back, in millimetres; the left half is its mirror. Either what
/// lies inside of a ring, or everything within `radius` of a line or point.
struct Figure {
  std::vector<Piece> pieces;  ///< straight; those of a ring without the midline, which is no rim
  bool ring = false;
  double radius = 0;
};
Figure ring_figure(const BodyMap& map, const shapes::PolygonUv& ring);
Figure line_figure(const BodyMap& map, const std::vector<shapes::PointUv>& line, double radius);

/// Which of up to 64 figures a point lies in: a raster of the back answers for cells that no edge
/// comes near, the figures themselves for the others.
class Field {
 public:
  explicit Field(std::vector<Figure> figures);

  /// Bit i: inside figure i (or its mirror).
  std::uint64_t at(shapes::PointMm mm) const;
  const std::vector<Figure>& figures() const { return figures_; }

 private:
  struct Cell {
    std::uint64_t inside = 0;
    std::uint64_t edge = 0;
  };
  void size_up();
  void sort_into_rows(std::size_t figure);
  void mark_edge(std::size_t figure);
  void fill(std::size_t figure);
  int row_of(double y) const;
  shapes::PointMm middle(int column, int row) const;
  Cell& cell(int column, int row) {
    return cells_[static_cast<std::size_t>(row) * columns_ + column];
  }
  /// Whether figure i holds a point of the right half that lies in that row.
  bool holds(std::size_t figure, std::size_t row, shapes::PointMm mm) const;

  std::vector<Figure> figures_;
  double bottom_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<Cell> cells_;
  /// By figure, then row: the pieces that decide about points in it.
  std::vector<std::vector<Piece>> pieces_;
};

}  // namespace unknot::checker
