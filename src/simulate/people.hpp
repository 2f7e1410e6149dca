// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "base/units.hpp"
#include "plan/plan.hpp"
#include "simulate/habits.hpp"

namespace unknot::simulate {

/// What the receiver feels at one area, known to nobody else.
struct Feeling {
  int most = 0;         ///< the highest level (as a rank) that feels good
  double want_s = 0;    ///< so long a hand should work here
  bool wanted = false;  ///< one of the areas that the receiver hopes for
  bool ticklish = false;
};

struct Receiver {
  Level prefers = Level::medium;
  std::vector<Feeling> areas;  ///< as body::CellMap::areas()
  double polite = 0;           ///< chance of keeping it to oneself
};

struct Giver {
  double tires_s = 0;  ///< so much work until the hands are tired
};

struct Pair {
  Receiver receiver;
  Giver giver;
  std::uint64_t dice = 0;  ///< seed of all that happens to them
};

/// The pair of that number: the same for every seed and number, whatever else is simulated.
Pair pair(const guide::Guide& guide, const Habits& habits, const std::vector<plan::Area>& areas,
          std::uint64_t seed, std::uint64_t number);

}  // namespace unknot::simulate
