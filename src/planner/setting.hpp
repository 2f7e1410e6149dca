// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>

#include "plan/progress.hpp"
#include "planner/strokes.hpp"

namespace unknot::planner {

/// What a plan is searched for.
struct Setting {
  const guide::Guide& guide;
  const plan::Request& request;
  const plan::Progress& progress;
  Strokes& strokes;
  const guide::Technique& glide;
  const plan::Step* resume = nullptr;

  const std::string& phrase(const char* key) const { return guide.phrases.at("en").at(key); }
  double frame(const char* key) const { return guide.limit("PLANNER/frame", key); }
  /// Of long strokes over the whole back: no more than somebody allows anywhere on it.
  Level glide_level() const {
    const auto& ground = strokes.ground();
    const Level allowed = ground.ceiling(ground.bits("whole-back", plan::Side::both));
    return std::max(Level::light, lower(lower(request.pressure, allowed), glide.max_level));
  }
};

}  // namespace unknot::planner
