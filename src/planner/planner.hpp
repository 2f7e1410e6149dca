// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "plan/progress.hpp"
#include "planner/workshop.hpp"

/// The search for a massage: request and limits (and what has been done so far) to a plan.
namespace unknot::planner {

/// A plan for all of `request.total`, or why there is none: the diagnostics of a refusal have the
/// place "plan" and are an answer for people, not an error. The plan is not checked here.
Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits, Workshop& workshop);
Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits);

/// The same, from `progress.now` on: given steps first, then the new remainder.
Result<plan::Plan> replan(const guide::Guide& guide, const plan::Request& request,
                          const plan::Limits& limits, const plan::Progress& progress,
                          Workshop& workshop);

}  // namespace unknot::planner
