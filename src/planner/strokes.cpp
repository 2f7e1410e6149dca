// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/strokes.hpp"

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

}  // namespace unknot::planner
