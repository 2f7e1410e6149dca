// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/massage.hpp"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "planner/planner.hpp"

namespace unknot::test {

const std::string& guide_text() {
  static const std::string kText = [] {
    std::ifstream file(UNKNOT_GUIDE_JSON, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }();
  return kText;
}

const guide::Guide& the_guide() {
  static const guide::Guide kGuide = [] {
    auto read = guide::parse(guide_text());
    REQUIRE(read.has_value());
    return *std::move(read);
  }();
  return kGuide;
}

plan::Request minutes(double length) {
  plan::Request out;
  out.total = seconds(length * 60);
  return out;
}

std::string told(const engine::Refusal& refusal) {
  std::string out = refusal.kind;
  for (const auto& r : refusal.reasons) out += "\n" + r.id + ": " + r.text;
  return out;
}

engine::PlanAnswer answer_to(const plan::Request& request, const plan::Limits& limits) {
  auto made = engine::make_plan(the_guide(), request, limits);
  std::string problems;
  if (!made)
    for (const auto& d : made.error()) problems += to_text(d) + "\n";
  INFO(problems);
  REQUIRE(made.has_value());
  return *std::move(made);
}

plan::Plan plan_of(const plan::Request& request, const plan::Limits& limits) {
  engine::PlanAnswer made = answer_to(request, limits);
  const auto* refusal = std::get_if<engine::Refusal>(&made);
  const std::string why = refusal == nullptr ? "" : told(*refusal);
  INFO(why);
  REQUIRE(refusal == nullptr);
  return std::get<engine::Made>(std::move(made)).plan;
}

plan::Plan plan_of(double length) { return plan_of(minutes(length)); }

plan::Plan planned(const plan::Request& request, const plan::Limits& limits) {
  auto made = planner::make_plan(the_guide(), request, limits);
  const std::string why = made ? "" : made.error()[0].message;
  INFO(why);
  REQUIRE(made.has_value());
  return *std::move(made);
}

std::string findings_from(const plan::Plan& plan, const plan::Limits& limits,
                          plan::Finding::Severity least) {
  std::string out;
  for (const auto& f : engine::check_rest(the_guide(), plan, limits, plan.given))
    if (f.severity >= least)
      out +=
          f.rule + " step " + std::to_string(f.step) + ": " + f.measured + " / " + f.limit + "\n";
  return out;
}

bool works_with(const plan::Step& step, std::string_view tool) {
  return std::any_of(step.path.begin(), step.path.end(), [&](const plan::HandPath& hand) {
    return hand.tool == tool &&
           std::any_of(hand.points.begin(), hand.points.end(),
                       [](const plan::PathPoint& p) { return p.contact && p.level > Level::none; });
  });
}

bool has_warning(const plan::Plan& plan, std::string_view id) {
  return std::any_of(plan.warnings.begin(), plan.warnings.end(),
                     [&](const plan::Warning& w) { return w.id == id; });
}

std::vector<plan::Step> given_until(const plan::Plan& plan, Ms now) {
  std::vector<plan::Step> out;
  for (const plan::Step& s : plan.steps) {
    if (s.start >= now) break;
    out.push_back(s);
    out.back().duration = std::min(s.duration, now - s.start);
  }
  return out;
}

}  // namespace unknot::test
