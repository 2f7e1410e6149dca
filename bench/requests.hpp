// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cmath>

#include "base/random.hpp"
#include "massage.hpp"

/// Random wishes of random people, the same ones in every run.
namespace unknot::bench {

inline plan::Request random_request(Random& random) {
  const guide::Guide& guide = the_guide();
  const auto one_in = [&](std::uint64_t n) { return random.below(n) == 0; };
  const auto id = [&](const auto& map) {
    auto it = map.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(random.below(map.size())));
    return it->first;
  };
  plan::Request r = minutes(5 + static_cast<double>(random.below(one_in(4) ? 86 : 41)));
  for (auto n = random.below(3); n > 0; --n) r.focus[id(guide.regions)] = 1 + 4 * random.unit();
  for (auto n = random.below(2); n > 0; --n) r.less[id(guide.regions)] = random.unit();
  r.pressure = static_cast<Level>(rank(Level::light) + static_cast<int>(random.below(3)));
  constexpr std::array<const char*, 3> kMixes{"balanced", "relaxing", "knots"};
  r.mix = kMixes[random.below(kMixes.size())];
  constexpr std::array<const char*, 3> kWishes{"more", "never", "on"};
  for (auto n = random.below(3); n > 0; --n)
    r.techniques[id(guide.techniques)] = kWishes[random.below(kWishes.size())];
  r.stretches = one_in(5);
  r.clothed = one_in(5);
  r.hairy = one_in(5);
  r.seed = random.below(1000);
  constexpr std::array<const char*, 4> kPositions{"prone", "side-left", "side-right", "seated"};
  if (one_in(4)) r.receiver.position = kPositions[random.below(kPositions.size())];
  if (one_in(4)) r.giver.experience = "experienced";
  return r;
}

}  // namespace unknot::bench
