// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "guide/guide.hpp"
#include "shapes/shapes.hpp"

namespace unknot::checker {

/// Plans are written with a tenth of a millimetre and a thousandth of a radian: what grazes a place
/// by less than this, mm, does not touch it.
inline constexpr double kGraze = 0.25;

/// Cosine and sine of an angle, from our own series: the same bits everywhere.
struct Turn {
  double cosine = 1, sine = 0;
};
Turn turn(double angle);

/// Where one tool touches, as points around its centre, unturned, in millimetres.
struct Footprint {
  std::vector<shapes::PointMm> inside;   ///< middles of equal patches: for shares of the area
  std::vector<shapes::PointMm> outline;  ///< corners of the rim, one after the other
};

/// A box or an ellipse, sampled every 8 mm or closer.
Footprint footprint(const guide::Tool& tool, double hand_scale);

inline shapes::PointMm placed(shapes::PointMm p, Turn t, shapes::PointMm at) {
  return {at.x + p.x * t.cosine - p.y * t.sine, at.y + p.x * t.sine + p.y * t.cosine};
}

}  // namespace unknot::checker
