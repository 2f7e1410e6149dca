// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "geometry/clearance.hpp"

namespace unknot::geometry {

/// The least signed distance from the ring of any point of the convex, to 0.015 mm and never less
/// than the true one; `unless_below` where that is not less than it.
double deepest(const Convex& convex, const Shape& ring, double unless_below);

}  // namespace unknot::geometry
