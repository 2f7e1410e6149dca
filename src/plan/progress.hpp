// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <map>
#include <vector>

#include "plan/plan.hpp"

namespace unknot::plan {

/// What has been given until now, for planning the rest of a session.
struct Progress {
  std::vector<Step> given;  ///< as they happened, the last one cut where it was left
  Ms now;                   ///< session time; given steps end here
  /// Area → weight on top of the request's focus ("more here"), below 1 for "less here".
  std::map<Area, double> interest;
  bool closing = false;  ///< wind down: cool-down and hold only
  /// Go on with the last given technique first if it is still allowed.
  bool resume = true;
};

/// How a session gets its remainder planned anew: already judged by the checker; on failure the
/// reasons why there is none.
using Replanner = std::function<Result<Plan>(const Request&, const Limits&, const Progress&)>;

}  // namespace unknot::plan
