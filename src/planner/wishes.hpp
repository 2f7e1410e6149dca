// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/menu.hpp"

/// What the two people wish for, and what they had before, as worth.
namespace unknot::planner {

/// Is the region one of that group?
bool member(const guide::Guide& guide, std::string_view group, const std::string& region);

/// What an area is worth to these two people.
double interest_in(const guide::Guide& guide, const plan::Request& request,
                   const Interest& interest, const plan::Area& area);

/// What a technique had of a region in the massage that this one is to be like.
struct Earlier {
  double step_s = 0;
  int steps = 0;  ///< of a side
  Level level = Level::none;

  /// The length that comes nearest to it; so many visits, or as many as there may be.
  std::size_t nearest(const std::vector<Length>& lengths) const;
};

Earlier earlier(const plan::Request& request, const std::string& technique,
                const std::string& region);

/// What the two wish for is worth something by itself: a technique that is liked, and each that
/// was there before, in proportion to the time it had. So a massage that was the best of its length
/// stays it, and in a shorter one all of it shrinks alike until something is worth too little.
void add_wishes(const guide::Guide& guide, const plan::Request& request, double all_interest,
                Menu& menu);

}  // namespace unknot::planner
