// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "checker/field.hpp"
#include "checker/footprint.hpp"

/// Places on one side of one back as straight pieces in millimetres, and whether a tool touches
/// them: exactly at one moment, and nothing is missed between two.
namespace unknot::checker {

struct Keep {
  enum class Kind : unsigned char { zone, area, avoid, sore, spine };
  Kind kind = Kind::zone;
  int index = 0;  ///< of the zone or area
  Figure figure;
  shapes::PointMm low, high;  ///< smallest box around it
};

/// The right side's figure, or its mirror.
Keep keep(Keep::Kind kind, int index, const Figure& figure, bool left);
Keep keep_disc(Keep::Kind kind, shapes::PointMm at, double radius);
Keep keep_box(Keep::Kind kind, shapes::PointMm low, shapes::PointMm high);

/// The tool at one place. As everywhere in the checker, what it grazes by less than rounding does
/// not count.
struct Hand {
  const guide::Tool* tool = nullptr;
  double scale = 1;
  shapes::PointMm at;
  Turn turn;
};

/// Never more than the distance between both (by more than a millionth), and 0 only where they
/// touch. Nobody asks how far what is further off than 12 mm is.
double air(const Hand& hand, const Keep& keep);

/// How deep the hand reaches into it: the deepest of points 4 mm apart at most, corners included. 0
/// outside. Points that cannot be deeper than `known` are passed over; it is the least that comes
/// back.
double depth(const Hand& hand, const Keep& keep, double known = 0);

}  // namespace unknot::checker
