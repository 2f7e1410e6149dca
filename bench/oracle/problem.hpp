// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>

#include "planner/menu.hpp"
#include "planner/relax.hpp"

/// The planner's choosing problem on its own: what to do on an empty clock, and for how long.
namespace unknot::bench {

struct Problem {
  std::string name;
  planner::Menu menu;
  planner::Doses frame;  ///< given in any case: the long strokes before and after
  planner::Budget budget;
};

/// As a plan of that many minutes meets it when nothing else is asked.
Problem whole_problem(int minutes);
/// Few offers of a random person's menu and a short time: small enough to be solved by proof.
Problem small_problem(std::uint64_t seed);

/// Worth of a choice, or −1 if it does not keep the budgets.
double worth(const Problem& problem, const std::vector<double>& per_side_s);

/// What choose() finds, and how long it takes (median, microseconds).
struct Choice {
  std::vector<double> per_side_s;
  double micro_s = 0;
};
Choice chosen(const Problem& problem);

}  // namespace unknot::bench
