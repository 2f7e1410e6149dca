// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "plan/plan.hpp"

namespace unknot::body {

/// The path with as few points as show it: at every moment the hand is within half a millimetre and
/// a hundredth of a radian of where it was, and as heavy. Coordinates come out rounded.
std::vector<plan::PathPoint> thinned(const std::vector<plan::PathPoint>& path);
/// As the angles of such a path are rounded.
double rounded_angle(double angle);

}  // namespace unknot::body
