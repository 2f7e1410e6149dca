// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <vector>

#include "plan/plan.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

/// The checker's own reading of plan::BodyFit, both ways. Lengths in millimetres.
class BodyMap {
 public:
  explicit BodyMap(const plan::BodyFit& fit);

  /// Units positive, knots ascending: only then may the map be used.
  static bool valid(const plan::BodyFit& fit);

  double x(double u) const;
  double y(double v) const;
  double u(double x) const;
  double v(double y) const;
  shapes::PointMm to_mm(shapes::PointUv p) const { return {x(p.x), y(p.y)}; }
  shapes::PointUv to_uv(shapes::PointMm p) const { return {u(p.x), v(p.y)}; }

 private:
  /// One straight piece of the map, from `from` on.
  struct Piece {
    double from, value, slope;
  };
  using Pieces = std::vector<Piece>;
  static Pieces pieces(std::vector<std::array<double, 2>> knots, double unit, bool inverse);
  static double along(const Pieces& pieces, double value);

  Pieces u_to_x_, x_to_u_, v_to_y_, y_to_v_;
};

}  // namespace unknot::checker
