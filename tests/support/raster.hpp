// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "shapes/shapes.hpp"

/// Clearance the dull way: every point of a grid of 0.25 mm that a footprint covers at one of many
/// moments is measured, and the least counts. Blocks of points are left out only where bounds prove
/// that none of them can be the least, so the answer is that of the whole raster.
///
/// It shares nothing with geometry/: own distances, libm's sine.
namespace unknot::test {

using shapes::PointMm;

/// A ring, a line with half width, or (one point) a disc.
struct Plain {
  std::vector<PointMm> points;
  bool ring = false;
  double radius = 0;
};

struct Moment {
  PointMm at;
  double angle = 0;
};

struct Stamp {
  double length = 0, width = 0, corner = 0;
  bool ellipse = false;
};

double distance_from(const Plain& shape, PointMm p);

/// The clearance of the way through these moments, straight in between, on the raster; the way is
/// cut into steps of an eighth of a millimetre at most.
double raster_clearance(const Stamp& stamp, const std::vector<Moment>& way, const Plain& shape);

}  // namespace unknot::test
