// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "body/dose.hpp"

/// What the hands of a step do, read off their paths alone: the facts that people may be told. What
/// a step is labelled with (`region`, `side`, `tool`, `pressure`) is not looked at.
namespace unknot::body {

/// One hand in one step.
struct HandDoing {
  std::string tool;           ///< "": it touches nothing
  Level level = Level::none;  ///< highest while it touches
  bool moves = false;         ///< the skin that it touches is not always the same
  bool works() const { return level != Level::none; }
};

struct Doing {
  std::array<HandDoing, 2> hands;  ///< indexed by guide::Hand
  Level level = Level::none;       ///< highest of both
  /// Of the hands that mean something: those that press; where none does, those that rest. What
  /// follows is about them.
  std::array<bool, 2> meant{};
  std::string tool;    ///< "" where nothing touches, or where two hands have different tools
  bool moves = false;  ///< one of them does
  /// Share (0…1) of their footprints' time on each area (a group has none of its own), and on the
  /// receiver's left and right of the midline. Areas overlap, and some skin lies in none.
  std::map<plan::Area, double> share;
  double left = 0, right = 0;

  bool touches() const { return !hands[0].tool.empty() || !hands[1].tool.empty(); }
  /// How many hands are meant.
  int count() const { return (meant[0] ? 1 : 0) + (meant[1] ? 1 : 0); }
  /// The share of a region or of a group's members on that side, of all of them together at most 1.
  double on(const guide::Guide& guide, std::string_view region, plan::Side side) const;
};

/// Of one step; `map` is the body's. Nothing touches in a step without paths.
Doing doing_of(const guide::Guide& guide, const plan::BodyFit& body, const CellMap& map,
               const std::array<plan::HandPath, 2>& path);
/// Of all steps of a plan, in their order.
std::vector<Doing> doings_of(const guide::Guide& guide, const plan::Plan& plan);

/// The group of all regions, those that need a yes of their own apart.
bool is_whole(const guide::Guide& guide, const guide::Region& group);
/// Is that place one that the hands have, so that people may be told of it? One side alone: the
/// hands stay on that side. Both or none named, of a region that has two sides: they are on both. A
/// group is had where the hands are on any of it, the whole back only where they come to nearly
/// every part of it. The shares are rule WORDS/place.
bool has_place(const guide::Guide& guide, const Doing& doing, std::string_view region,
               plan::Side side);
/// The place to tell people of: the step's own where the hands have it, on the side where they are;
/// else the region where they are longest. Region "" where no region's name would say it; the side
/// still does (`both` where they are on both, `none` where nothing touches).
plan::Area place_of(const guide::Guide& guide, const Doing& doing, std::string_view labelled);

}  // namespace unknot::body
