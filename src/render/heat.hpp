// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "render/back.hpp"

/// Where the time goes: hands' time on each square of skin as soft nested areas, dark for little,
/// bright for much, and a legend that says how much.
namespace unknot::render {

struct Heat {
  shapes::PointMm origin;  ///< left lower corner
  double cell = 10;        ///< mm
  int columns = 0, rows = 0;
  std::vector<double> seconds;  ///< row by row, from the lowest
};

Heat heat_of(const guide::Guide& guide, const plan::Plan& plan);

/// A round number of seconds that is nearly the most of the map, at least 10.
double full_scale(const Heat& heat);

/// In the body's coordinates; nothing is painted outside the ring.
Item heat_layer(const Looks& looks, const Heat& heat, const shapes::PolygonMm& outline);

/// A row of swatches from (x, y) to the right, with 0, half and full scale below.
std::vector<Item> heat_legend(const Looks& looks, const Heat& heat, const Lamp& lamp, double x,
                              double y, double width, std::string words_under);

}  // namespace unknot::render
