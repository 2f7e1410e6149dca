// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <vector>

#include "shapes/shapes.hpp"

/// A grid of numbers over the plane, in millimetres, and the soft functions that shade with them.
/// Only + - * / and square roots: the same picture natively and in the browser.
namespace unknot::render {

struct Field {
  double x0 = 0, y0 = 0;  ///< of the first value
  double step = 1;
  int columns = 0, rows = 0;
  std::vector<double> values;

  Field() = default;
  Field(double x, double y, double cell, int c, int r)
      : x0(x),
        y0(y),
        step(cell),
        columns(c),
        rows(r),
        values(static_cast<std::size_t>(c) * static_cast<std::size_t>(r), 0.0) {}

  std::size_t index(int c, int r) const {
    return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(c);
  }
  double& at(int c, int r) { return values[index(c, r)]; }
  double at(int c, int r) const { return values[index(c, r)]; }
  shapes::PointMm place(int c, int r) const { return {x0 + step * c, y0 + step * r}; }
};

/// 0 below a, 1 above b, smooth in between; a may be above b.
double smooth(double a, double b, double value);
/// 1 at 0, falling to about 0.37 at `width`, then towards 0.
double bell(double value, double width);

/// Three box blurs, as good as a Gaussian of about that radius; the rim's values go on outside.
Field blurred(const Field& field, double radius_mm);

/// 1 inside any of the rings, 0 outside, in between where a rim runs through the cell.
void fill(Field& field, const std::vector<shapes::PolygonMm>& rings);

}  // namespace unknot::render
