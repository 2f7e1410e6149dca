// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>

#include "plan/plan.hpp"

/// How a fitted body bends its frame, on the right half (x ≥ 0), in millimetres. Smooth: values and
/// slopes are continuous, so that paths keep their shape and widths.
///
/// Chosen over solving for radial functions with all landmarks as pins: each pull is met exactly
/// without a system of equations, a bone moves as a whole (both ends of the blade's edge and what
/// lies between), nothing beside the spine moves at all, and a plan can carry it in seven numbers.
namespace unknot::body {

using shapes::PointMm;

/// Where a point of the frame comes to lie, and the slopes there.
struct Bent {
  PointMm at;
  std::array<double, 4> slope{1, 0, 0, 1};  ///< dx'/dx, dx'/dy, dy'/dx, dy'/dy
  double squeeze() const { return slope[0] * slope[3] - slope[1] * slope[2]; }
};

Bent bent(const plan::BodyFit& body, PointMm p);
/// The point that `bent` carries to `q`, to 1e-9 mm, for bodies that `fit` made.
PointMm unbent(const plan::BodyFit& body, PointMm q);

/// The soft sides made wider or narrower, and back.
PointMm widened(const plan::BodyFit& body, PointMm p);
PointMm unwidened(const plan::BodyFit& body, PointMm p);

/// The smallest area that a square millimetre of the frame is squeezed to, anywhere.
double tightest(const plan::BodyFit& body, const plan::BodyFit::Pull& around);

}  // namespace unknot::body
