// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
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
};

}  // namespace unknot::planner
