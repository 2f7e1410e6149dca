// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/item.hpp"
#include "planner/menu.hpp"
#include "planner/relax.hpp"

namespace unknot::planner {

/// What every massage has besides the work on its areas, sized for this one.
struct Frame {
  Ms warm, cool, hold;  ///< still to come
  Ms integration;
  bool with_work = true;                    ///< false when winding down
  plan::Stage from = plan::Stage::warm_up;  ///< stages before it are over
};

/// `given`: what happened; `left`: time until the end of the still hold.
Frame make_frame(const guide::Guide& guide, const plan::Request& request,
                 const std::vector<plan::Step>& given, bool closing, Ms left);

/// Seconds for the work on the areas in a frame of which `left` is still to come: stretches, breaks
/// and the check-in taken off.
Budget work_budget(const guide::Guide& guide, const Frame& frame, Ms left, Ms stretching);
/// Seconds that thumbs may work in `work` seconds.
double thumb_time(const guide::Guide& guide, double work);

/// In which order the areas come: as they follow each other over the back; or those that thumbs
/// work on before the others, so that the thumbs begin early and have time to rest.
enum class Course { flow, thumbs_first };

/// The items of the work on the areas, in order: area by area, broad before specific.
std::vector<Item> work_items(const guide::Guide& guide, const std::vector<Offer>& menu,
                             std::uint64_t seed, const plan::Step* resume, Course course);

/// Ever slower, ever lighter long strokes that last `cool` together; `cycle` is the usual one,
/// `begun` the last closing cycle already given (0: none), which they do not outpace.
std::vector<Item> closing_items(const guide::Guide& guide, const guide::Technique& glide, Ms cool,
                                Ms cycle, Ms begun, Level first);

}  // namespace unknot::planner
