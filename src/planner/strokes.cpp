// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/strokes.hpp"

#include <cstring>

#include "base/random.hpp"

namespace unknot::planner {

const Strokes::Drawn& Strokes::get(const guide::Technique& technique, const std::string& region,
                                   plan::Side side, Level level, int most_spots) {
  const Key key(technique.id, region, side, level, most_spots);
  const auto it = drawn_.find(key);
  if (it != drawn_.end()) return it->second;
  Drawn drawn;
  drawn.stroke = body::make_stroke(ground_, {&technique, region, side, level, most_spots, {}});
  if (drawn.stroke) drawn.contact = body::contact_of(ground_, drawn.stroke->path);
  return drawn_.emplace(key, std::move(drawn)).first->second;
}

const body::Dose& Strokes::dose(const guide::Technique& technique, const std::string& region,
                                plan::Side side, Level level) {
  const Key key(technique.id, region, side, level, 0);
  const auto it = doses_.find(key);
  if (it != doses_.end()) return it->second;
  const Drawn& drawn = get(technique, region, side, level, 0);
  body::Dose dose;
  if (drawn.stroke)
    dose = body::dose_of(ground_.guide(), ground_.body(), cells_, drawn.stroke->path);
  return doses_.emplace(key, std::move(dose)).first->second;
}

const body::Contact& Strokes::contact(const Hands& path) {
  std::uint64_t hash = fnv1a("");
  const auto mix = [&](auto value) {
    std::array<char, sizeof value> bytes;
    std::memcpy(bytes.data(), &value, sizeof value);
    hash = fnv1a({bytes.data(), bytes.size()}, hash);
  };
  for (const plan::HandPath& hand : path) {
    hash = fnv1a(hand.tool, hash);
    for (const plan::PathPoint& p : hand.points) {
      mix(p.t.value);
      mix(p.at.x);
      mix(p.at.y);
      mix(p.angle);
      mix(static_cast<int>(p.level) * 2 + (p.contact ? 1 : 0));
    }
  }
  const auto it = contacts_.find(hash);
  if (it != contacts_.end()) return it->second;
  return contacts_.emplace(hash, body::contact_of(ground_, path)).first->second;
}

/// Long enough to be a touch; the time on the line replaces it.
constexpr Ms kRest{10000};

const Strokes::Hands& Strokes::resting(body::AreaBits near, bool both) {
  const auto it = resting_.find({near, both});
  if (it != resting_.end()) return it->second;
  return resting_.emplace(std::pair(near, both), body::resting_hands(ground_, near, kRest, both))
      .first->second;
}

std::size_t Strokes::open_cells(body::AreaBits area) {
  const auto it = open_cells_.find(area);
  if (it != open_cells_.end()) return it->second;
  return open_cells_.emplace(area, ground_.open_cells(area)).first->second;
}

}  // namespace unknot::planner
