// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>

#include "body/stroke.hpp"

namespace unknot::planner {

/// The rows of the back (atlas v) that an area takes up.
struct Rows {
  double from = 0, to = 0;

  /// How far hands go to get there; nothing where both share a row.
  double between(const Rows& other) const {
    return std::max(0.0, std::max(from - other.to, other.from - to));
  }
};

/// One thing to be laid on the time line: what, where, how hard, about how long.
struct Item {
  plan::Step::Kind kind = plan::Step::Kind::stroke;
  plan::Stage stage = plan::Stage::targeted;
  const guide::Technique* technique = nullptr;  ///< null for breaks and check-ins
  std::string region;
  Rows rows;  ///< of the region
  plan::Side side = plan::Side::both;
  Level level = Level::light;
  Ms duration;
  std::string reason;
  double slow = 0;  ///< cycle time if it is set beforehand, the usual one = 1; 0: it is not
  int visit = 0;    ///< items of one visit to an area stay together
  int piece = 0;    ///< of its technique's steps there; both sides of one are laid together
};

}  // namespace unknot::planner
