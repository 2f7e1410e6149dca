// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "guide/guide.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

/// Cosine and sine of an angle, from our own series: the same bits everywhere.
struct Turn {
  double cosine = 1, sine = 0;
};
Turn turn(double angle);

/// Where one tool touches, as points around its centre, unturned, in millimetres.
struct Footprint {
  std::vector<shapes::PointMm> inside;  ///< middles of equal patches: for shares of the area
  std::vector<shapes::PointMm> rim;     ///< for the question whether it touches at all
};

/// A box or an ellipse, sampled every 8 mm or closer.
Footprint footprint(const guide::Tool& tool, double hand_scale);

/// Whether the tool, turned, touches a disc whose centre lies at `to` from its own. An ellipse is
/// grown by the radius along its axes: for the nearly round ones right to a tenth of a millimetre.
bool on_disc(const guide::Tool& tool, double hand_scale, Turn turned, shapes::PointMm to,
             double radius);

inline shapes::PointMm placed(shapes::PointMm p, Turn t, shapes::PointMm at) {
  return {at.x + p.x * t.cosine - p.y * t.sine, at.y + p.x * t.sine + p.y * t.cosine};
}

}  // namespace unknot::checker
