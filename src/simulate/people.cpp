// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/people.hpp"

#include <algorithm>

namespace unknot::simulate {
namespace {

double between(Random& random, double low, double high) {
  return low + random.unit() * (high - low);
}

}  // namespace

Pair pair(const guide::Guide& guide, const Habits& habits, const std::vector<plan::Area>& areas,
          std::uint64_t seed, std::uint64_t number) {
  Random seeds(seed);
  Random random(seeds.next() ^ (number * 0x9e3779b97f4a7c15ULL));
  Pair out;
  out.dice = random.next();
  Receiver& receiver = out.receiver;
  const double taste = random.unit();
  if (taste < habits.prefers_light)
    receiver.prefers = Level::light;
  else if (taste < habits.prefers_light + habits.prefers_firm)
    receiver.prefers = Level::firm;
  receiver.polite = random.unit() * habits.polite_most;
  const bool ticklish = random.unit() < habits.ticklish;
  for (const plan::Area& area : areas) {
    Feeling f;
    const double skin = random.unit();
    f.most = rank(receiver.prefers);
    if (skin < habits.sensitive)
      --f.most;
    else if (skin < habits.sensitive + habits.tough)
      ++f.most;
    f.most = std::max(f.most, rank(Level::light));
    // What is only touched on request is not hoped for.
    const bool open = !guide.regions.at(area.region).opt_in;
    f.want_s = open ? habits.everyday_s : 0;
    f.ticklish = ticklish && habits.ticklish_regions.contains(area.region);
    receiver.areas.push_back(f);
  }
  const auto wanted =
      static_cast<int>(between(random, habits.wanted_least, habits.wanted_most + 1));
  for (int i = 0; i < wanted && !areas.empty(); ++i) {
    Feeling& f = receiver.areas[static_cast<std::size_t>(random.below(areas.size()))];
    const double want_s = between(random, habits.wanted_least_s, habits.wanted_most_s);
    if (f.want_s <= 0) continue;
    f.wanted = true;
    f.want_s = want_s;
  }
  out.giver.tires_s = between(random, habits.tires_least_s, habits.tires_most_s);
  return out;
}

}  // namespace unknot::simulate
