// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/menu.hpp"

namespace unknot::planner {

/// All that each side of an offer may get, rising from nothing: whole cycles, in one visit or, in a
/// longer massage, in several. Nothing but nothing where it has no place.
std::vector<Length> lengths(Strokes& strokes, const plan::Request& request, const Offer& offer);

}  // namespace unknot::planner
