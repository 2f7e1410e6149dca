// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// The guide as it is shipped and massages planned with it, for tests of what plans are made of.
namespace unknot::test {

const guide::Guide& the_guide();
/// The document that it was read from.
const std::string& guide_text();

plan::Request minutes(double length);

/// What the engine answers; a problem with the input fails the test.
engine::PlanAnswer answer_to(const plan::Request& request, const plan::Limits& limits = {});
/// The plan; a refusal fails the test and says why.
plan::Plan plan_of(const plan::Request& request, const plan::Limits& limits = {});
plan::Plan plan_of(double length);
/// What the planner makes, judged by nobody and never made gentler: a fault of its own shows.
plan::Plan planned(const plan::Request& request, const plan::Limits& limits = {});

/// One line a finding, of that severity or worse.
std::string findings_from(const plan::Plan& plan, const plan::Limits& limits,
                          plan::Finding::Severity least);
inline std::string poor_or_unsafe(const plan::Plan& plan) {
  return findings_from(plan, plan.limits, plan::Finding::Severity::poor);
}

/// The steps in which a hand works with that tool above resting weight.
bool works_with(const plan::Step& step, std::string_view tool);
bool has_warning(const plan::Plan& plan, std::string_view id);
std::string told(const engine::Refusal& refusal);

/// The first steps of `plan` as given until `now`, the last one cut there.
std::vector<plan::Step> given_until(const plan::Plan& plan, Ms now);

}  // namespace unknot::test
