// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/timeline.hpp"

namespace unknot::planner {

/// A technique on a region, both sides: what the time can be spent on.
struct Offer {
  const guide::Technique* technique = nullptr;
  std::string region;
  bool both_at_once = false;
  Level level = Level::light;
  double weight = 1;      ///< of the region, with focus, wishes and interest
  double dose_s = 60;     ///< good time on the area
  double given_s = 0;     ///< already given, both sides
  double per_side_s = 0;  ///< chosen
  double order = 0;

  bool left = true, right = true;  ///< where there is a place for it, if not both at once

  int sides() const { return both_at_once ? 1 : (left ? 1 : 0) + (right ? 1 : 0); }
};

/// How long one side of a technique may last, seconds: longer in a long massage.
double longest_step(const guide::Guide& guide, const plan::Request& request);

/// Everything that may be done under these limits on this body.
std::vector<Offer> offers(Strokes& strokes, const plan::Request& request,
                          const std::map<plan::Area, double>& interest,
                          const std::map<std::pair<std::string, std::string>, double>& given);

/// Shares out `budget` seconds: always to what adds most a second, with each kind of good on each
/// region saturating. Sets per_side_s and returns what is left.
double share_out(const guide::Guide& guide, const plan::Request& request, double budget,
                 std::vector<Offer>& menu);

/// Σ a·w·D/(D+1) over kinds and regions for the chosen and given times, divided by Σ a·w.
double score(const guide::Guide& guide, const plan::Request& request,
             const std::vector<Offer>& menu);
/// No way of sharing out `budget` seconds among the offers scores above this.
double bound(const guide::Guide& guide, const plan::Request& request,
             const std::vector<Offer>& menu, double budget);

}  // namespace unknot::planner
