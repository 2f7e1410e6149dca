// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string_view>

#include "body/stroke.hpp"

namespace unknot::body {

/// Both hands at one moment, by guide::Hand; `tool` is empty where a hand does nothing.
struct HandsNow {
  std::array<Pose, 2> pose;
  std::array<std::string_view, 2> tool;  ///< lives as long as the plan
};

/// Both hands at any moment of a plan. Where a step begins elsewhere than the one before ended, the
/// hand is lifted a moment early and comes down a moment later, so that it never leaps. Allocates
/// nothing; the time grows with the logarithm of the plan's length.
HandsNow hands_at(const plan::Plan& plan, Ms t);

}  // namespace unknot::body
