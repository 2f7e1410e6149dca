// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "checker/good_plan.hpp"

namespace unknot::test {

/// One thing wrong with a good world, which exactly one rule finds.
struct Mutation {
  std::string rule;
  std::string what;
  std::function<void(World&)> spoil;
  /// Makes the number behind the rule looser, so that the spoilt world passes; none where the rule
  /// has no number.
  std::function<void(World&)> loosen;
};

std::vector<Mutation> plan_mutations();
std::vector<Mutation> place_mutations();
std::vector<Mutation> pressure_mutations();
std::vector<Mutation> flow_mutations();
std::vector<Mutation> giver_mutations();
std::vector<Mutation> word_mutations();
/// All of them.
std::vector<Mutation> mutations();

/// Sets a limit of a rule.
inline std::function<void(World&)> limit(const std::string& rule, const std::string& key,
                                         double value) {
  return [=](World& w) { w.guide.rules.at(rule).limit.at(key) = value; };
}

}  // namespace unknot::test
