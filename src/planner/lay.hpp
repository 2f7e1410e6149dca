// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/frame.hpp"
#include "planner/setting.hpp"
#include "planner/timeline.hpp"

namespace unknot::planner {

/// A massage laid out up to the still hold.
struct Draft {
  Timeline line;
  std::vector<Item> left_out;
  Ms integration{0};  ///< of long strokes between the work and the closing
  Ms off{0};          ///< what is missing to the hold's beginning; negative: it is late
};

/// Lays the work between warm-up and closing. The integration's long strokes take up what the
/// clock leaves; where it leaves less than the least of them, the draft is late.
Draft lay_out(const Setting& s, const Frame& frame, const std::vector<Item>& work);

/// Time for the stretches still to come.
Ms stretch_time(const Setting& s);

}  // namespace unknot::planner
