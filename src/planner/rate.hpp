// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/menu.hpp"
#include "planner/setting.hpp"
#include "planner/timeline.hpp"

namespace unknot::planner {

/// Seconds of the offer's work that are in `laid` but were not in `given`, both sides together.
double spent_on(const Offer& offer, const Given& laid, const Given& given);

/// What was laid is worth, with what was given.
double score_of(const Setting& s, const Menu& card, const Timeline& line);

/// No other way to spend the time on the areas is worth more; what was given, the long strokes and
/// every pause stay as they are, and so does how long a step is at least. `before`: what was given;
/// `enough`: no tighter bound is needed. `as_laid`: nothing that those long strokes
/// are too few for, to warm it or to lead to it.
double bound_of(const Setting& s, const Menu& card, const Timeline& before, const Timeline& line,
                double enough, bool as_laid);

}  // namespace unknot::planner
