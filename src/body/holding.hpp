// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <span>
#include <string>

#include "body/ground.hpp"

namespace unknot::body {

/// Hands that lie still on the back, and the area that they lie on.
struct Holding {
  std::array<plan::HandPath, 2> path;
  std::string region;
  plan::Side side = plan::Side::both;
};

/// Both hands flat and without weight on the region, for as long as that, as near as may be to
/// where they lie on an open back; they neither lie on each other nor cross. Empty paths where it
/// has no room for two.
Holding both_hands_on(const Ground& ground, const std::string& region, plan::Side side, Ms time);

/// The same for one hand, on its own side.
Holding one_hand_on(const Ground& ground, const std::string& region, plan::Side side, Ms time);

/// Both hands on the first of the regions that has room for them, or anywhere on the back; else one
/// hand on the first that has room for one; else none. What it says is where they lie.
Holding still_hands(const Ground& ground, std::span<const std::string> regions, Ms time);

}  // namespace unknot::body
