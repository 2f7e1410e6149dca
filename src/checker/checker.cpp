// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/checker.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "checker/report.hpp"
#include "checker/scene.hpp"

namespace unknot::checker {
namespace {

/// Whether to judge `entry`: the guide must hold it, and after a stop only what protects people
/// counts.
bool applies(const Entry& entry, const guide::Guide& guide, bool stopped, Report& report) {
  if (entry.id.ends_with('/')) return true;
  const auto rule = guide.rules.find(std::string(entry.id));
  if (rule == guide.rules.end()) {
    report.missing(entry.id);
    return false;
  }
  return !stopped || rule->second.safety;
}

/// The limits, and what the receiver's position puts out of reach.
plan::Limits with_position(const guide::Guide& guide, const std::string& id, plan::Limits limits) {
  const auto found = guide.positions.find(id);
  if (found == guide.positions.end()) return limits;
  const guide::Position& position = found->second;
  if (position.cap < limits.cap) limits.cap = position.cap;
  for (const guide::Place& place : position.closed)
    limits.area_caps[{place.region, place.side}] = Level::none;
  limits.barred_techniques.insert(position.barred_techniques.begin(),
                                  position.barred_techniques.end());
  return limits;
}

std::vector<plan::Finding> judged(const guide::Guide& guide, const plan::Plan& plan,
                                  const plan::Limits& limits, int happened, bool seen) {
  Report report(guide, plan, happened);
  if (!guide.rules.contains("PLAN/form")) report.missing("PLAN/form");
  if (!sound_form(guide, plan, report)) return report.take();
  const plan::Limits all = with_position(guide, plan.request.receiver.position, limits);
  const Scene scene(guide, plan, all, happened);
  const std::string given = "PLAN/given";
  if (!guide.rules.contains(given)) report.missing(given);
  if (!seen && plan.given > 0)
    report.add(given, Report::kWholePlan, 0,
               amount(plan.given, plan.given == 1 ? "step" : "steps", 0) + " called given",
               "what a session's log shows");
  for (const auto rules :
       {plan_rules(), limit_rules(), spine_rules(), lift_rules(), zone_rules(), pressure_rules(),
        rise_rules(), flow_rules(), closing_rules(), tempo_rules(), coverage_rules(), break_rules(),
        giver_rules(), word_rules(), body_rules()}) {
    for (const Entry& entry : rules)
      if (applies(entry, guide, scene.stopped, report)) entry.judge(scene, report);
  }
  return report.take();
}

}  // namespace

std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits, Happened happened) {
  const int all = static_cast<int>(plan.steps.size());
  return judged(guide, plan, limits, std::clamp(happened.steps, 0, all), true);
}

std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Plan& plan,
                                 const plan::Limits& limits) {
  return judged(guide, plan, limits, 0, false);
}

}  // namespace unknot::checker
