// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <vector>

#include "planner/good.hpp"
#include "planner/item.hpp"
#include "planner/strokes.hpp"

namespace unknot::planner {

/// Whole cycles of a stroke, in one step a visit to the area.
struct Length {
  double seconds = 0;
  int pieces = 0;
};

/// A technique on a region, both sides: what the time can be spent on.
struct Offer {
  const guide::Technique* technique = nullptr;
  std::string region;
  Rows rows;  ///< of the region
  bool both_at_once = false;
  Level level = Level::light;
  double order = 0;                ///< where it comes in the flow over the back
  double interest = 1;             ///< of the region, with focus and wishes
  Row row;                         ///< of a second on each side
  std::vector<Length> lengths;     ///< that each side may get: none, and more and more
  std::size_t chosen = 0;          ///< of lengths
  bool left = true, right = true;  ///< where there is a place for it, if not both at once
  Warming warms;                   ///< by a second on each side
  body::AreaBits deep = 0;         ///< areas that it goes deep on, which must be warm
  std::size_t before = 0;          ///< of lengths: as in the massage that this one is to be like

  int sides() const { return both_at_once ? 1 : (left ? 1 : 0) + (right ? 1 : 0); }
  bool thumbs() const;
  const Length& length() const { return lengths[chosen]; }
  double most_s() const { return lengths.back().seconds; }
};

/// Everything that may be done under these limits on this body, and what it is worth.
struct Menu {
  Good good;
  Row glide;  ///< of the long stroke that warms, joins and closes
  Warming glide_warms;
  std::vector<Offer> offers;
};

using Interest = std::map<plan::Area, double>;
/// Seconds by technique and region, both sides together.
using Given = std::map<std::pair<std::string, std::string>, double>;

Menu make_menu(Strokes& strokes, const plan::Request& request, const Interest& interest,
               const guide::Technique& glide);

/// Adds what was given to the doses; what is no longer on the menu gives nothing.
void add_given(const Menu& menu, const Given& given, const guide::Technique& glide, Doses& to);

}  // namespace unknot::planner
