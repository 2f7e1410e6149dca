// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "plan/progress.hpp"
#include "session/session.hpp"

namespace unknot::planner {
class Workshop;
}

/// The façade: the only place that sees both planner and checker. No plan leaves it unchecked.
namespace unknot::engine {

inline constexpr std::string_view kVersion = "0.1.0";

/// A normal answer, not an error: there is no plan today, and why.
struct Refusal {
  std::string kind;  ///< postpone, emergency, ask-again, no-plan
  std::vector<plan::Reason> reasons;
};

/// A plan that the checker found neither unsafe nor poor.
struct Made {
  plan::Plan plan;
  std::vector<plan::Finding> findings;  ///< notes only
  std::vector<plan::Reason> advice;
};

using PlanAnswer = std::variant<Made, Refusal>;

/// What was drawn for earlier plans: handed in again, the next plan for the same back comes sooner
/// and is the same. Belongs to one guide.
using Workshop = std::shared_ptr<planner::Workshop>;
Workshop workshop();

/// Screens the intake ("{}": nobody told us of anything) and plans under its limits, for the giver
/// that it tells of. What is longer than the limits allow is shortened, with a warning. Failures
/// are problems in the input.
Result<PlanAnswer> make_plan(const guide::Guide& guide, const plan::Request& request,
                             std::string_view intake_json, const Workshop& shop = workshop());
Result<PlanAnswer> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits, const Workshop& shop = workshop());

/// A plan from anywhere, all of it.
std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits);
/// What is left of a session, whose state saw its first steps happen, under its limits of now …
std::vector<plan::Finding> check_rest(const guide::Guide& guide, const session::State& state);
/// … or of what has `happened` by another account of it than the plan's own.
std::vector<plan::Finding> check_rest(const guide::Guide& guide, const plan::Plan& plan,
                                      const plan::Limits& limits, int happened);

/// Plans the rest of a session anew and lets only what is safe leave. The guide must outlive it.
plan::Replanner replanner(const guide::Guide& guide, Workshop shop = workshop());
/// The same before anybody judged it: for simulations, where nobody lies under the hands.
plan::Replanner unjudged_replanner(const guide::Guide& guide, Workshop shop = workshop());

/// A log from elsewhere is a plan from elsewhere: may what is still to come in it be given?
bool rest_is_safe(const guide::Guide& guide, const session::State& state);

/// Ids that a request or limits name and the guide does not know, each with what would be right.
Diagnostics unknown_ids(const guide::Guide& guide, const plan::Request& request,
                        const plan::Limits& limits);

/// One technique on an average back, for practice without a receiver.
Result<plan::Plan> lesson(const guide::Guide& guide, std::string_view technique);

/// One hand at a moment of the plan; `tool` is empty where the hand does nothing.
struct HandNow {
  double x_mm = 0, y_mm = 0, angle = 0;
  Level level = Level::none;
  bool contact = false;
  std::string tool;
};
std::array<HandNow, 2> hands_at(const plan::Plan& plan, Ms plan_time);

/// The place in the atlas that lies there on this body.
shapes::PointUv atlas_place(const plan::BodyFit& body, shapes::PointMm at);

}  // namespace unknot::engine
