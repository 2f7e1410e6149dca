// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "planner/choice.hpp"
#include "planner/setting.hpp"

namespace unknot::planner {

/// All that there was before and may be again, as it was; nothing if there was nothing, or if there
/// is less time now than it took. What is missing to a whole massage is filled up, and what is
/// worth noticing is changed. `usual`: the budget of a massage of this length.
std::optional<Choice> as_before(const Setting& s, const Doses& frame, const Budget& usual,
                                const Menu& menu);

/// What `plan` does not repeat of request.before, in words with the reason: what may not be done
/// any more, what is softer, what a shorter time leaves no room for. `menu`: what may be done.
std::vector<plan::Warning> not_as_before(const plan::Plan& plan, const std::vector<Offer>& menu,
                                         Strokes& strokes);

}  // namespace unknot::planner
