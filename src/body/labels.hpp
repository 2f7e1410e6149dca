// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "body/ground.hpp"
#include "plan/plan.hpp"

/// What a step says of itself, taken from what its hands do.
namespace unknot::body {

/// Sets level and side, and where the hands only rest the region, by the step's path: a level is
/// the highest in contact; both sides are one where only one has a hand at work; a still hold is
/// named after where the hands came to lie. The pace is rounded as
/// plans are written. A step without a path, a question and a break stay as they are.
void label(const Ground& ground, plan::Step& step);

}  // namespace unknot::body
