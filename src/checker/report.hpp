// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

namespace unknot::checker {

struct Scene;

/// A number with its unit, for people: amount(12.34, "mm") is "12.3 mm".
std::string amount(double value, std::string_view unit, int decimals = 1);

/// Collects findings: one for each rule and step, none for steps that have happened.
class Report {
 public:
  Report(const guide::Guide& guide, const plan::Plan& plan, int happened)
      : guide_(guide), plan_(plan), happened_(happened) {}

  static constexpr int kWholePlan = -1;
  static constexpr std::string_view kAsRuled = {};

  /// `step` is an index into the plan's steps. `severity` replaces the rule's own.
  void add(std::string_view rule, int step, double at_s, std::string measured, std::string limit,
           std::string_view severity = kAsRuled);
  /// For what makes a plan unreadable, given steps included.
  void add_fatal(std::string_view rule, int step, std::string measured, std::string limit);
  /// The guide does not hold this rule, so it was not judged.
  void missing(std::string_view rule);

  /// In order of step, then rule.
  std::vector<plan::Finding> take();

 private:
  void put(std::string_view rule, int step, double at_s, std::string measured, std::string limit,
           std::string_view severity);

  const guide::Guide& guide_;
  const plan::Plan& plan_;
  int happened_;
  std::set<std::pair<std::string, int>> said_;
  std::vector<std::pair<int, plan::Finding>> findings_;
};

/// A rule and the function that judges it. An id that ends in a slash stands for a family of rules
/// whose members the function looks up itself.
struct Entry {
  std::string_view id;
  void (*judge)(const Scene&, Report&);
};

/// The plan's form, before anything else: false where the plan cannot be judged any further.
bool sound_form(const guide::Guide& guide, const plan::Plan& plan, Report& report);

std::span<const Entry> plan_rules();
std::span<const Entry> limit_rules();
std::span<const Entry> spine_rules();
std::span<const Entry> lift_rules();
std::span<const Entry> zone_rules();
std::span<const Entry> pressure_rules();
std::span<const Entry> rise_rules();
std::span<const Entry> flow_rules();
std::span<const Entry> closing_rules();
std::span<const Entry> tempo_rules();
std::span<const Entry> coverage_rules();
std::span<const Entry> break_rules();
std::span<const Entry> giver_rules();
std::span<const Entry> word_rules();
std::span<const Entry> body_rules();

}  // namespace unknot::checker
