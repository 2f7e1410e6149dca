// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "body/frame.hpp"

namespace unknot::body {

/// One place on a hand's way, and how it goes on from there.
struct Station {
  PointMm at;
  double angle = 0;
  Level want = Level::light;  ///< how hard, until the next station
  double mm_s = 80;           ///< how fast, until the next station
};
using Way = std::vector<Station>;

/// How far two stations of a way are apart, mm.
inline constexpr double kStation = 8;

double distance(PointMm a, PointMm b);

/// The way through `through`, its corners rounded to within `round` mm of them, with a station
/// every few millimetres; the hand turns evenly between those that are given.
Way smooth_way(const Way& through, double round);

/// The same way on the other side of the body.
Way mirrored(const Way& way);

}  // namespace unknot::body
