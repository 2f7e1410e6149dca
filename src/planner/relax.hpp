// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <vector>

#include "body/ground.hpp"
#include "planner/good.hpp"

namespace unknot::planner {

/// Something that time can be spent on, in any amount: a technique on an area.
struct Share {
  const Row* row = nullptr;
  double cost = 1;  ///< seconds of the clock for each second of the row (2: side after side)
  double most = 0;  ///< seconds of the row
  bool thumbs = false;
  /// What it may be in whole steps, rising from 0 to `most`; none given: anything.
  std::vector<double> lengths{};
  const Warming* warms = nullptr;
  body::AreaBits deep = 0;  ///< areas that must be warm before it is begun
  std::size_t region = 0;   ///< number of the region that it is on
};

/// Seconds of broad hands that an area still lacks before anything goes deep there, by the number
/// of its bit; 0 or less: it is warm.
using Cold = std::array<double, 64>;

/// What the fixed parts of a plan leave room for.
struct Scope {
  Cold cold{};
  std::size_t regions = 64;  ///< as many as long strokes lead to
};

/// Seconds of the clock to be shared out.
struct Budget {
  double time = 0;
  double thumbs = 0;  ///< of it, with the thumbs
};

struct Relaxed {
  std::vector<double> seconds;  ///< of each row: near the best if any amount were allowed
  double bound = 0;             ///< no way of sharing out the budget is worth more than this
};

/// The concave problem without its whole numbers: budgets are priced, and every share grows until
/// its next second is worth its price. The bound is the tangent plane there, maximised over all
/// that the budgets and the most of each share allow; it is valid however far the prices are from
/// their best. Where only a few whole steps fit, it is lowered by telling apart whether a step is
/// begun, and then whole, or not (branch and bound), until it is no more than `enough` or that has
/// taken long enough. What goes deep is only begun where other shares give what its areas lack of
/// warmth; and no more regions are worked on than there is room for. `frame`: doses that are given
/// in any case.
Relaxed relax(const Good& good, const Doses& frame, const std::vector<Share>& shares,
              const Budget& budget, const Scope& scope = {}, double enough = 0);

}  // namespace unknot::planner
