// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "body/stroke.hpp"
#include "render/back.hpp"

/// A technique's way over the back: lines whose colour and width say how hard, arrows that say
/// where to, dots that say how fast (one a beat), footprints with as many rings as the level, and
/// the hands.
namespace unknot::render {

struct WayLook {
  std::string hand_tone = "light";
  Lamp lamp;           ///< as the body's coordinates see it
  bool hands = true;   ///< the hands themselves…
  bool moving = true;  ///< …and moving as the stroke says
  double hand_scale = 1;
};

std::vector<Item> way(const Looks& looks, const guide::Guide& guide,
                      const std::array<plan::HandPath, 2>& path, const plan::BodyFit& body,
                      const WayLook& look);

/// A stroke of the technique where the guide does it first, on an average back with everything
/// opted in; nothing for what is only spoken.
std::optional<body::Stroke> sample_stroke(const guide::Guide& guide, const plan::BodyFit& body,
                                          const guide::Technique& technique);

}  // namespace unknot::render
