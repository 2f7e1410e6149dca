// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "narration/narration.hpp"

/// The two halves of `cues`: what one would like to say, and what fits.
namespace unknot::narration {

/// Something worth saying at `at`, in falling order of length; the first that fits is taken.
struct Wanted {
  Cue::Kind kind = Cue::Kind::now;
  std::string id;
  int step = 0;
  Ms at;
  std::vector<std::string> variants;
};

/// In order of time.
std::vector<Wanted> wanted_cues(const guide::Guide& guide, const plan::Plan& plan,
                                const std::vector<StepWords>& words, std::string_view language,
                                Quiet quiet);
/// More important ones first get their place; the others get the room that is left, or none.
std::vector<Cue> fit(const guide::Guide& guide, const std::vector<Wanted>& wanted, Ms end);

}  // namespace unknot::narration
