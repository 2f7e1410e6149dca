// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "checker/good_plan.hpp"

namespace unknot::test {

/// Which way a number of a rule is loosened by a tenth.
enum class Loosen : unsigned char { up, down };

/// A plan on the edge of one number of a rule: worse than the number allows, fine by a tenth more.
struct Probe {
  std::string rule, key;
  double limit;  ///< as the guide has it; written down here, so that a changed guide is noticed
  Loosen loosen;
  /// Makes the world whose measured quantity is the second argument.
  std::function<void(World&, double)> make;

  double loosened() const { return limit * (loosen == Loosen::up ? 1.1 : 0.9); }
  /// Half of the way between the number and the loosened one.
  double between() const { return (limit + loosened()) / 2; }
};

std::vector<Probe> place_probes();
std::vector<Probe> pressure_probes();
std::vector<Probe> tempo_probes();
std::vector<Probe> flow_probes();
std::vector<Probe> frame_probes();
std::vector<Probe> giver_probes();
std::vector<Probe> word_probes();

/// A plan of these steps and nothing else: for rules that look at one thing only.
void only(World& world, std::vector<Step> steps);

/// Hands that lie still and press for so long.
Step still(Level level, double seconds_long, PointMm at = {40, 250},
           const std::string& tool = "palm");

/// A break of so many seconds.
Step pause(double seconds_long);

/// The same step with one hand doing nothing at all.
Step left_hand(Step step);
Step right_hand(Step step);

/// The same step on another region.
Step on(const std::string& region, Step step);

/// Hands of half the size: a palm is 11 rows of patches then, of which whole rows lie beyond the
/// border between two areas.
inline constexpr double kSmallHands = 0.5;
/// The y of the border between the lower and the middle band beside the spine.
inline constexpr double kBorder = 173.5;
/// The y of a small palm on the lower band with that many of its 11 rows on the middle one.
constexpr double rows_over(int rows) {
  constexpr double kRow = 85.0 / 11;
  return kBorder - 85.0 / 2 + kRow * rows;
}

}  // namespace unknot::test
