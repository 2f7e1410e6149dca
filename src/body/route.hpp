// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "body/ground.hpp"
#include "body/way.hpp"

namespace unknot::body {

struct Routed {
  Way way;
  bool bent = false;  ///< goes around a place that was closed for this receiver
  bool cut = false;   ///< lifts over one
  double open = 1;    ///< share of its length on which the hand may touch
};

/// The way bent sideways, smoothly, around what is closed to the tool; where there is no way
/// around, it stays on its line and the pen will lift. `left`: of the receiver's, so that both
/// sides come out as mirror images. `closed`: the way ends where it begins, and does so still.
Routed around(const Ground& ground, const guide::Tool& tool, const Way& line, bool left,
              bool closed);

}  // namespace unknot::body
