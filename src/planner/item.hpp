// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "body/stroke.hpp"

namespace unknot::planner {

/// One thing to be laid on the time line: what, where, how hard, about how long.
struct Item {
  plan::Step::Kind kind = plan::Step::Kind::stroke;
  plan::Stage stage = plan::Stage::targeted;
  const guide::Technique* technique = nullptr;  ///< null for breaks and check-ins
  std::string region;
  plan::Side side = plan::Side::both;
  Level level = Level::light;
  Ms duration;
  std::string reason;
  double slow = 0;  ///< cycle time if it is set beforehand, the usual one = 1; 0: it is not
  int visit = 0;    ///< items of one visit to an area stay together
  int piece = 0;    ///< of its technique's steps there; both sides of one are laid together
};

}  // namespace unknot::planner
