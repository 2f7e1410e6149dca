// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include <doctest/doctest.h>

#include "body/ground.hpp"
#include "body/stroke.hpp"
#include "support/massage.hpp"

namespace unknot::test {

/// A back that was fitted; a refusal fails the test.
inline plan::BodyFit fitted(const plan::Receiver& receiver = {}, const plan::Giver& giver = {}) {
  const auto body = body::fit(the_guide(), receiver, giver);
  REQUIRE(body.has_value());
  return *body;
}

/// Limits under which everything that exists may be tried.
inline plan::Limits everything() {
  plan::Limits out;
  out.firm_asked = out.lumbar_more = true;
  for (const auto& [id, unused] : the_guide().techniques) out.opted_in.insert(id);
  for (const auto& [id, unused] : the_guide().tools) out.opted_in.insert(id);
  for (const auto& [id, unused] : the_guide().regions) out.opted_in.insert(id);
  return out;
}

/// The sides on which a technique is done on a region.
inline std::vector<plan::Side> sides_of(const guide::Technique& t, const std::string& region) {
  if (the_guide().regions.at(region).midline) return {plan::Side::none};
  if (t.both_sides_at_once) return {plan::Side::both};
  return {plan::Side::left, plan::Side::right};
}

/// All strokes of a technique at its usual level on that ground.
inline std::vector<body::Stroke> strokes_of(const body::Ground& ground, const guide::Technique& t) {
  std::vector<body::Stroke> out;
  const Level level = std::max(t.min_level, lower(Level::medium, t.max_level));
  for (const auto& region : t.regions)
    for (const plan::Side side : sides_of(t, region))
      if (auto s = body::make_stroke(ground, {&t, region, side, level, 0, {}})) out.push_back(*s);
  return out;
}

}  // namespace unknot::test
