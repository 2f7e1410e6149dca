// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "plan/outline.hpp"
#include "routine/routine.hpp"
#include "routine/vocabulary.hpp"

namespace unknot::routine {

/// A routine that was read without errors, flat, with the guide's ids, for the checker. Repetitions
/// are counted, not copied: as many steps as the text has lines.
plan::Outline outline(const guide::Guide& guide, const Vocabulary& words, const Routine& routine);

}  // namespace unknot::routine
