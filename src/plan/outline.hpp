// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "guide/vocabulary.hpp"

/// What can be known of a massage from words alone: a routine, resolved to the guide's ids and
/// flat, for the checker, which may not see the language that it was written in. Where the words
/// leave something open, the range is as wide as they allow; an upper end that is missing is open.
namespace unknot::plan {

/// At least `least`, at most `most` where that is said.
struct Extent {
  double least = 0;
  std::optional<double> most;
};

struct OutlinePlace {
  std::string word;                  ///< as people say it
  std::vector<std::string> regions;  ///< single regions of the guide, groups taken apart
  std::string zone, beside;          ///< zones that it is, or that part of it lies in
  bool spine = false;
  std::string rule;      ///< refuses work here
  std::string question;  ///< what the words leave open; with it, `rule` cannot be told
};

struct OutlineTool {
  std::string word;
  std::string tool;  ///< the guide's, "" if none
  std::string rule, question;
};

struct OutlineStep {
  enum class Motion : unsigned char {
    glide,
    knead,
    rub,
    press,
    still,
    beat,
    shake,
    rock,
    stretch,
    ask,
    rest_break,
    end,
    other
  };
  int line = 0, column = 0, length = 0;
  std::string technique;  ///< the guide's, "" if none
  Motion motion = Motion::other;
  std::string rule, question;  ///< as for places, of the technique itself
  std::vector<OutlinePlace> places;
  bool left = true, right = true;  ///< sides that it may be about
  bool side_said = false;
  std::optional<Extent> offset_mm;   ///< from the midline
  std::vector<OutlineTool> tools;    ///< any one of them; empty: not said
  std::optional<Level> least, most;  ///< none: not said
  bool painful = false;
  std::optional<Extent> seconds;  ///< in all, repetitions and both sides counted
  std::optional<Extent> pass_s;   ///< the same before anything else is done
  bool in_turn = false;           ///< one side after the other, each for half of these times
  std::optional<Extent> hold_s;   ///< of one hold
  std::optional<Extent> speed_cm_s, rate_per_min;
  std::optional<guide::Stage> stage;
  bool optional = false;
  bool touches() const {
    return motion != Motion::ask && motion != Motion::rest_break && motion != Motion::end;
  }
};

struct Outline {
  std::string position;            ///< the first that is said, "" if none
  std::optional<double> total_s;   ///< where the routine says how long it takes
  std::vector<OutlineStep> steps;  ///< in order
};

}  // namespace unknot::plan
