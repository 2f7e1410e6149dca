// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/choice.hpp"

namespace unknot::planner {

/// Less is no gain.
inline constexpr double kBetter = 1e-7;

/// Makes a choice better until no exchange of time between two or three offers does: one grows by
/// what others give. Exchanges are sized up by what each move gives alone and by how much any two
/// are about the same skin; the most promising are then computed exactly.
/// `least`: what an exchange must be worth.
void exchange(Choice& choice, bool three, double least = kBetter);

/// Exchanges between two (or three) that fit by the choice's own reckoning and add more than
/// `least`, best first: the most promising of all.
std::vector<Moves> promising(const Choice& choice, double least = kBetter, std::size_t most = 10,
                             bool three = false);

}  // namespace unknot::planner
