// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "planner/relax.hpp"

namespace unknot::planner {

/// What is shared out, and how much there is of it.
struct Sharing {
  const Good& good;
  const Doses& frame;
  const std::vector<Share>& shares;
  const Budget& budget;
  const Scope& scope;
};

/// Prices by the second of the clock; those of the thumbs come on top.
struct Prices {
  double time = 0;
  double thumbs = 0;
};

/// Shares must together give an area so much warmth.
struct Need {
  std::uint32_t area = 0;
  double seconds = 0;
  double price = 0;           ///< what a second of warmth is worth
  std::vector<double> rates;  ///< by share, warmth by the second
};

/// A part of all ways to share out the budget: what each share may get, what must be warm.
struct Part {
  struct Range {
    double from = 0, to = 0;
  };
  enum class Place : unsigned char { open, used, shut };
  std::vector<Range> ranges;
  std::vector<Place> regions;
  std::vector<Need> needs;
  Relaxed relaxed;
  Prices price;
};

/// Everything that the shares allow.
Part everything(const Sharing& s);
/// The same with no more of one share.
Part with_at_most(const Part& part, std::size_t share, double seconds);
/// The same with at least so much of one share (> 0), and warm where it goes deep.
Part with_at_least(const Sharing& s, const Part& part, std::size_t share, double seconds);
/// The least of a share that is begun.
double least(const Share& share);
/// The same with work on one region for sure, or none.
Part with_region(const Sharing& s, const Part& part, std::size_t region, bool used);
/// Does what is begun for sure fit, and may it be warm enough?
bool possible(const Sharing& s, const Part& part);
/// Shares out the budget within the part, from what it has, and bounds it.
void solve(const Sharing& s, int sweeps, Part& part);
/// Has it been shared out as the budget and the needs allow, nearly?
bool settled(const Sharing& s, const Part& part);
/// Seconds of warmth that the area of one of the share's needs lacks in what the part has.
double cold_under(const Sharing& s, const Part& part, std::size_t share);

}  // namespace unknot::planner
