// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "routine/issues.hpp"
#include "routine/routine.hpp"
#include "routine/vocabulary.hpp"

namespace unknot::routine {

/// A text is refused as a whole where it is longer than this, is not UTF-8 or holds control
/// characters: nobody wrote that by hand.
inline constexpr std::size_t kMostBytes = 256 * 1024;
inline constexpr int kDeepest = 12;  ///< blocks in blocks

/// What could be understood, and everything that could not, in order of place. With errors, the
/// routine is what is left: good enough to look at, not to be judged or given.
struct Reading {
  Routine routine;
  std::vector<Issue> issues;
  bool ok() const {
    return std::ranges::none_of(issues, [](const Issue& i) { return i.error; });
  }
};

/// Takes time and memory in proportion to the text, whatever it holds.
Reading parse(const Vocabulary& words, std::string_view text);

/// The canonical text: parse(print(r)) is r, and print(parse(t)) is the same for all ways to write
/// one routine.
std::string print(const Vocabulary& words, const Routine& routine);

}  // namespace unknot::routine
