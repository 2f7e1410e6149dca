// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guide/vocabulary.hpp"

/// A routine as text, as values. The tree says what somebody wrote and nothing more: words that
/// mean the same are one value, what was not said is not there. Techniques, places and tools are
/// ids of the vocabulary. The grammar is docs/formats/routine.md.
namespace unknot::routine {

/// Where something stands in the text, in characters (code points) from 1. Two routines that say
/// the same are equal wherever they say it.
struct Where {
  int line = 0, column = 0, length = 0;
  friend bool operator==(const Where&, const Where&) { return true; }
};

enum class Unit : unsigned char {
  s,
  min,
  mm,
  cm,
  inch,
  cm_per_s,
  per_min,       ///< strokes a minute
  s_per_stroke,  ///< seconds a stroke
  strokes,
  breaths,
  times
};

/// A number or a range as it was written, in thousandths of its unit, so that printing loses
/// nothing. 0 ≤ from ≤ to.
struct Measure {
  std::int64_t from = 0, to = 0;
  bool at_least = false;
  Unit unit = Unit::s;
  friend bool operator==(const Measure&, const Measure&) = default;
};

enum class Side : unsigned char { not_said, left, right, both, each };
enum class Hands : unsigned char { not_said, together, alternating, one };
enum class Way : unsigned char {
  up,
  down,
  outward,
  inward,
  to_spine,
  from_spine,
  across,
  lengthwise,
  to_and_fro,
  circles,
  eights,
  clockwise,
  anticlockwise
};
/// Levels as texts have them; `painful` exists so that it can be refused.
enum class Press : unsigned char { none, light, medium, firm, painful };

struct Pressure {
  enum class Kind : unsigned char { level, range, rising, falling, up_and_down, unknown };
  Kind kind = Kind::level;
  Press from = Press::light, to = Press::light;  ///< up_and_down: on the way up, on the way down
  friend bool operator==(const Pressure&, const Pressure&) = default;
};

struct Tempo {
  enum class Kind : unsigned char { measured, breath, slow, steady, brisk, unknown };
  Kind kind = Kind::measured;
  Measure measure;  ///< where it was measured
  friend bool operator==(const Tempo&, const Tempo&) = default;
};

struct Dose {
  enum class Kind : unsigned char { measured, hold, unknown };
  Kind kind = Kind::measured;
  Measure measure;         ///< time, strokes, or the time of one hold
  std::int64_t times = 0;  ///< holds; 0: not said
  friend bool operator==(const Dose&, const Dose&) = default;
};

struct Step {
  std::string technique;
  std::string original;  ///< the author's own name for it
  std::vector<std::string> places;
  Side side = Side::not_said;
  std::optional<Measure> offset;  ///< from the midline
  std::vector<Way> ways;
  Hands hands = Hands::not_said;
  std::vector<std::string> tools;  ///< any one of them
  std::optional<Pressure> pressure;
  std::optional<Tempo> tempo;
  std::optional<Dose> dose;
  std::string until;
  bool optional = false;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Setting {
  enum class Key : unsigned char { title, author, source, time, position, skin };
  Key key = Key::title;
  std::string value;  ///< free text, or the word of a position or of what is on the skin
  Measure time;
  friend bool operator==(const Setting&, const Setting&) = default;
};

struct Block {
  enum class Kind : unsigned char { stage, section, repeat, alternate, optional, sides };
  Kind kind = Kind::stage;
  guide::Stage stage = guide::Stage::warm_up;
  std::string text;              ///< a section's name; what a repetition waits for
  std::optional<Measure> times;  ///< of a repetition or alternation
  Side first = Side::not_said;   ///< of the two sides, one complete and then the other
  friend bool operator==(const Block&, const Block&) = default;
};

/// One line of the text and, for a block, the lines in it.
struct Item {
  enum class Kind : unsigned char { note, setting, step, block };
  Kind kind = Kind::note;
  Where where;
  std::string note;  ///< what stands behind # on the line
  Setting setting;
  Step step;
  Block block;
  std::vector<Item> items;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Routine {
  std::vector<Item> items;
  friend bool operator==(const Routine&, const Routine&) = default;
};

}  // namespace unknot::routine
