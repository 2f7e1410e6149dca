// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan.hpp"
#include "routine/issues.hpp"
#include "routine/routine.hpp"
#include "routine/vocabulary.hpp"

/// From a routine to what a plan is made of. A routine leaves much unsaid; whatever is filled in is
/// an assumption, listed with its line.
namespace unknot::routine {

/// A step to be laid: all that the engine needs to draw its strokes.
struct Wish {
  plan::Step::Kind kind = plan::Step::Kind::stroke;
  guide::Stage stage = guide::Stage::targeted;
  std::string technique;  ///< the guide's, "" for breaks and check-ins
  std::string region;
  plan::Side side = plan::Side::none;
  Level level = Level::none;
  double seconds = 0;  ///< 0: `cycles` counts
  int cycles = 0;
  int holds = 0;  ///< each of `hold_s`; 0: the time decides
  double hold_s = 0;
  std::optional<std::pair<double, double>> offset_mm;  ///< from the midline, from and to
  Hands hands = Hands::not_said;
  double pace = 0;                   ///< in the technique's tempo unit; 0: its usual one
  std::vector<std::string> without;  ///< tools of the technique that are not meant
  Where where;
};

/// Something the text did not say, or what Unknot does otherwise, and what was taken for it.
struct Assumption {
  Where where;
  /// stage, technique, position, place, side, direction, hands, pressure, tool, time, tempo, times,
  /// optional, until
  std::string about;
  std::string text;
};

struct Lowered {
  std::vector<Wish> wishes;
  std::vector<Assumption> assumptions;
  std::vector<Issue> left_out;  ///< lines that no stroke of Unknot's can be
  std::string position;         ///< in which it begins, "" if not said
  Where position_where;
  bool clothed = false;
};

/// No routine needs more steps; a text that asks for more is cut there, and left_out says so.
inline constexpr std::size_t kMostWishes = 500;

Lowered lower(const guide::Guide& guide, const Vocabulary& words, const Routine& routine);

/// How a position is called in a routine.
std::string position_word(const std::string& id);

/// A plan as a routine: its stages, steps, breaks and check-ins, in round numbers.
Routine from_plan(const guide::Guide& guide, const Vocabulary& words, const plan::Plan& plan);

}  // namespace unknot::routine
