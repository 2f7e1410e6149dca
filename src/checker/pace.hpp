// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// How fast and how long a hand moves, read from its path alone. Times in seconds, lengths in mm.
namespace unknot::checker {

/// Part of a path in contact that runs up the back, or down, without turning.
struct Stretch {
  bool up = true;
  double from = 0, to = 0;  ///< in the cycle
  double length = 0;
  double cm_s() const { return length / 10 / (to - from); }
};
/// Those of at least `least_mm`.
std::vector<Stretch> stretches(const plan::HandPath& path, double least_mm);

/// How many rounds a path goes, as a range, since a part of one cannot be told from a whole.
struct Rounds {
  double least = 0, most = 0;
  double contact_s = 0;  ///< time moving in contact
};
/// Counted from the turning points in x or y, whichever turns more, at least `turn_mm` apart.
Rounds rounds(const plan::HandPath& path, double turn_mm);
/// Seconds of one round: twice the middle one of the times between turning points, so that the way
/// from spot to spot does not count. 0: too few turns to tell.
double round_s(const plan::HandPath& path, double turn_mm);

/// A hand that presses without moving.
struct Hold {
  double from = 0, to = 0;
  Level top = Level::none;  ///< highest level in it
  double top_s = 0;         ///< time at that level
};
std::vector<Hold> holds(const plan::HandPath& path);

/// Presses a walking hand makes: stays of any length, or if it never stays, landings.
int presses(const plan::HandPath& path);

/// Average speed in cm/s while pressing and moving; 0 if it never does.
double moving_cm_s(const plan::HandPath& path);

/// Whether the hand presses anywhere along the path.
bool works(const plan::HandPath& path);

/// The pace of a step as one number in the unit of its technique (cm/s, Hz, s/step), for comparing
/// two steps; 0 where the path does not tell it.
double pace(const plan::Step& step, const guide::Technique& technique);

}  // namespace unknot::checker
