// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/choice.hpp"

namespace unknot::planner {

/// Lengths (seconds of each side) that an offer may get, rising: nothing, or a whole step that is
/// worth its name, and more.
std::vector<double> lengths(const guide::Guide& guide, const Offer& offer);

/// Chooses what to do and for how long (Offer::per_side_s), each new region paying for the long
/// stroke that leads to it. Starts with what is worth most by the second and goes on exchanging
/// time between steps while that makes it better.
/// `frame`: doses that are given in any case. Returns the seconds that are left.
double choose(const guide::Guide& guide, const Doses& frame, const Budget& budget,
              const Warmth& warmth, Menu& menu);

}  // namespace unknot::planner
