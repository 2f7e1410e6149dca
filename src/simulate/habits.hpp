// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>

#include "base/result.hpp"
#include "guide/guide.hpp"

/// Virtual people who try the engine out. All that is assumed about them is data (guide/simulate)
/// and invented: no claim about real people follows from anything in here.
namespace unknot::simulate {

/// Chances lie between 0 and 1, `_s` is seconds, `_a_minute` how often a minute on average.
struct Habits {
  double prefers_light = 0, prefers_firm = 0;
  double sensitive = 0, tough = 0;
  double ticklish = 0, tickle = 0;
  std::set<std::string> ticklish_regions;
  double wanted_least = 0, wanted_most = 0, wanted_least_s = 0, wanted_most_s = 0, everyday_s = 0;
  double worth_softer = 0, worth_too_soft = 0, felt_share = 0;
  double polite_most = 0, patience_s = 0, speaks = 0, flinches = 0, holds_breath = 0;
  double pain_after_s = 0, leaves_after_s = 0;
  double asks_a_minute = 0, asks_again_s = 0;
  double asleep_after_s = 0, sleeps_a_minute = 0;
  double stops_a_minute = 0, comes_back = 0;

  double notices = 0, mishears = 0;
  double presses_hard_a_minute = 0, hard_s = 0;
  double loses_rhythm_a_minute = 0, unsteady_s = 0, worth_unsteady = 0;
  double idles_a_minute = 0, idle_s = 0;
  double tires_least_s = 0, tires_most_s = 0, hurts_a_minute = 0;

  double tick_s = 0;
  double interrupts_a_minute = 0, away_least_s = 0, away_most_s = 0;
  double device_sleeps_a_minute = 0, device_sleep_s = 0;
  double link_lost_a_minute = 0, link_lost_s = 0;
  double waits_s = 0;
};

/// Every number must be there: a guide of one's own that has no people cannot be simulated.
Result<Habits> habits_of(const guide::Guide& guide);

}  // namespace unknot::simulate
