// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "render/field.hpp"

namespace unknot::render {

/// The rings around all that is above `level`, inside on the left; the world beyond the grid is
/// below. In the order of their first cell, so the same field gives the same rings.
std::vector<shapes::PolygonMm> contours(const Field& field, double level);

/// The ring with fewer points, none of which strays by more than `tolerance`; empty where less
/// than three are left.
shapes::PolygonMm simpler(const shapes::PolygonMm& ring, double tolerance);

/// SVG path of closed rings: relative steps, rounded to `decimals` places without drift.
std::string rings_path(const std::vector<shapes::PolygonMm>& rings, int decimals);
/// The same for an open line.
std::string line_path(const std::vector<shapes::PointMm>& line, int decimals);
/// The ring with its corners rounded by arcs that begin at most `radius` before the corner.
std::string soft_path(const shapes::PolygonMm& ring, double radius, int decimals);

}  // namespace unknot::render
