// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "plan/plan.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

/// The checker's own reading of plan::BodyFit, both ways. Lengths in millimetres.
class BodyMap {
 public:
  explicit BodyMap(const plan::BodyFit& fit) : fit_(fit) {}

  /// Sizes positive, numbers finite, nothing folded over: only then may the map be used.
  static bool valid(const plan::BodyFit& fit);

  shapes::PointMm to_mm(shapes::PointUv p) const;
  /// To a thousandth of a millimetre.
  shapes::PointUv to_uv(shapes::PointMm p) const;
  /// The way of a line of the atlas, in straight pieces that are off by 0.05 mm at most.
  std::vector<shapes::PointMm> line_to_mm(const std::vector<shapes::PointUv>& line) const;

 private:
  shapes::PointMm pulled(shapes::PointMm p) const;
  /// How much wider the sides are at that height; 0 is as drawn.
  double widening(double y) const;
  double width(double x, double y) const;
  /// Takes width() back.
  double narrowed(double x, double y) const;
  struct Place {
    shapes::PointUv uv;
    shapes::PointMm mm;
  };
  /// Appends the way from `a` to `b` without `a`, halved until its pieces are straight.
  void follow(const Place& a, const Place& b, int halvings,
              std::vector<shapes::PointMm>& out) const;

  plan::BodyFit fit_;
};

}  // namespace unknot::checker
