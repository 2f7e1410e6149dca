// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "guide/guide.hpp"
#include "plan/outline.hpp"
#include "plan/plan.hpp"

/// The independent judge. It shares values with the planner and never logic: its own geometry,
/// sampled and naive on purpose. It repairs nothing and renders nothing; findings are data.
namespace unknot::checker {

/// The first steps of a plan that have already happened, as whoever watched the session knows it:
/// the session itself or its log, never the plan's own word.
struct Happened {
  int steps = 0;
};

/// All findings on the steps that have not happened yet, judged together with those that have,
/// against `limits` (not `plan.limits`, which are the planner's claim). In order of step, then
/// rule. A clean plan gives an empty list.
std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits, Happened happened);
/// A plan from anywhere: nobody saw any of it happen, so all of it is judged. That it calls steps
/// given (`plan.given`) is a finding, and excuses none of them.
std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits);

/// Findings on a routine from its words alone, with line and column: what they say for sure to be
/// wrong, and what they leave open ("cannot tell"). Without limits nothing is known about the two
/// people. In order of line, then rule; findings on the whole come first.
std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Outline& outline,
                                 const plan::Limits* limits);

}  // namespace unknot::checker
