// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/units.hpp"
#include "guide/vocabulary.hpp"
#include "shapes/shapes.hpp"

/// What the software knows about backs, hands and massage: immutable, validated, hashed once.
/// It is read from one JSON document (made from `guide/**/*.toml`; folder and file name are the
/// keys); this module opens no file. Every map is ordered by id, so walking it is deterministic.
namespace unknot::guide {

using shapes::PointUv;
using shapes::PolygonUv;

struct Range {
  double min = 0;
  double typical = 0;
  double max = 0;
};

/// A named place on the atlas that a person can find by hand.
struct Landmark {
  std::string id, name, find;
  PointUv at;
  bool movable = false;  ///< the user may drag it on the picture
};

/// A shape that is only drawn: outline, muscles, bones. Right half; the left is its mirror.
struct Drawing {
  std::string id, name;
  std::string role = "muscle";  ///< "muscle", "bone", "furrow"
  PolygonUv polygon;
};

/// Landmarks that bend the atlas where they lie elsewhere: one, or two that move as one bone with
/// all that lies between them.
struct Bend {
  std::vector<std::string> landmarks;
  double reach_u = 0;  ///< how far around them the skin comes along
};

/// How the sides differ from person to person, at one height: added to a factor of 1 on what lies
/// outside the firm middle.
struct SideLevel {
  double v = 0;
  double build = 0;  ///< share of the build's factor
  std::map<std::string, double> sex;
};

/// A vertebra's spine tip, for the pictures; lay hands cannot tell them apart.
struct Vertebra {
  std::string id;
  double v = 0;
};

struct Atlas {
  Mm u_unit;  ///< one u (half the biacromial breadth) of the default body
  Mm v_unit;  ///< one v (C7 to the dimples) of the default body
  /// Share of stature for u and v units, by sex ("female", "male", "unspecified").
  std::map<std::string, std::pair<double, double>> stature_share;
  /// Factor on the width of the soft sides by build ("slim", "average", "broad").
  std::map<std::string, double> build_factor;
  double soft_from_u = 0, soft_full_u = 0;  ///< where the soft sides begin, where they are all soft
  std::vector<SideLevel> side_levels;       ///< upwards
  /// How far landmarks lie from their usual place, in (u, v), by arm position and landmark id.
  std::map<std::string, std::map<std::string, PointUv>> arm_shift;
  double still_u = 0;     ///< nearer to the midline nothing bends
  double most_moved = 0;  ///< how far a landmark may be moved, in u or v
  std::vector<Bend> bends;
  PolygonUv outline;  ///< right half of the body, midline included
  std::vector<Landmark> landmarks;
  std::vector<Vertebra> vertebrae;  ///< downwards
  std::vector<Drawing> drawings;
};

/// A region as people name it; an *area* is a region and a side.
struct Region {
  std::string id, name;
  PolygonUv polygon;     ///< right side
  bool midline = false;  ///< one piece across the spine (sacrum), not a left and a right one
  bool opt_in = false;   ///< off unless the receiver asks for it
  bool group = false;    ///< a group such as whole-back: `members` holds its regions
  std::vector<std::string> members;
  std::vector<std::string> aliases;
  Newton both_hands_max;  ///< highest summed force of both hands
  double weight = 1;      ///< share of interest when nothing is asked
  int order = 0;          ///< where it comes in the flow over the back
  std::string find;       ///< how to find it by hand
  std::string tender;     ///< what tender or firm feels like here, and what is normal bone
};

/// A place and the side of it that is meant; "none" for both.
struct Place {
  std::string region;
  Side side = Side::none;
};

/// How the receiver lies or sits, and what that puts out of reach.
struct Position {
  std::string id, name;
  std::string receiver, giver;        ///< how to lie or sit, how to work
  std::vector<std::string> surfaces;  ///< on which it can be done
  Level cap = Level::firm;
  std::vector<Place> closed;  ///< out of reach: nothing touches them
  std::vector<std::string> barred_techniques;
  std::string out_of_reach;  ///< what people are told of it; "" where everything is within reach
};

/// Where less, or nothing, is allowed. Geometry for the right side; both sides always apply.
struct Zone {
  enum class Shape : unsigned char { polygon, polyline, disc };
  std::string id, name, why;
  Shape shape = Shape::polygon;
  std::vector<PointUv> points;    ///< ring, line, or the one centre
  Mm radius;                      ///< half width of the line, radius of the disc
  bool no_go = false;             ///< nothing may touch, not even a resting hand
  bool opt_in = false;            ///< as no_go unless the limits opt in to this zone's id
  Level point_max = Level::firm;  ///< point tools, if any part of the footprint is inside
  bool heel_is_point = false;     ///< the heel of the hand counts as a point tool here
  Level broad_max = Level::firm;  ///< broad tools, if more than `broad_share` of it is inside
  double broad_share = 0;
  std::vector<std::string> broad_tools;  ///< the only tools allowed; empty: all
  Newton both_hands_max;                 ///< 0: no limit of its own
};

struct Tool {
  std::string id, name, cue;
  std::vector<std::string> aliases;
  bool point = false;    ///< thumb, knuckle, fingertips, elbow; all others are broad
  bool lane = false;     ///< beside the spine it runs in the paraspinal lane (heel included)
  bool ellipse = false;  ///< footprint: ellipse, else a box
  Mm length, width;      ///< of the footprint; length lies along the hand
  Level max_level = Level::firm;
  bool experienced_only = false;
  /// Newtons a contact by level (light, medium, firm); {0,0} where the level is not offered.
  std::array<Range, 4> force;
  double strain = 0;  ///< load on the giver a second, palm gliding = 1
  bool bent_wrist = false;
};

/// How a technique's way over the area is drawn.
enum class Pattern : unsigned char {
  long_glide,  ///< up beside the spine, out over the shoulders, down the sides
  lane_glide,  ///< up along the band beside the spine, lifted back
  knead,       ///< rounds that travel over the area
  circles,     ///< small circles, spot by spot
  walk,        ///< thumb after thumb along a line
  sink,        ///< lean in, hold, release; spot by spot
  sway,        ///< circles or side to side across the sacrum
  rest,        ///< still hands
  spoken       ///< no contact: the receiver moves, or nobody does
};

struct Technique {
  std::string id, name, number;  ///< number: "TECH-3"
  std::vector<std::string> aliases;
  Pattern pattern = Pattern::rest;
  std::vector<std::string> tools;    ///< first choice first
  std::vector<std::string> regions;  ///< where it is done
  std::vector<Stage> stages;
  bool both_sides_at_once = false;  ///< left hand left, right hand right
  bool two_hands = false;           ///< both hands work on one side; else the other one rests
  bool join = false;                ///< a long stroke that joins areas (effleurage)
  bool on_by_default = true;
  bool experienced_only = false;
  Level min_level = Level::light;
  Level max_level = Level::medium;
  /// Speed in cm/s, rounds per second, seconds a step or seconds of hold, as `tempo_unit` says:
  /// "cm/s", "Hz", "s/step", "s hold".
  Range tempo;
  std::string tempo_unit;
  /// Named numbers of the pattern: radius_mm, spots, spacing_mm, rounds_per_spot, return_cm_s,
  /// ramp_in_s, ramp_out_s, max_u …
  std::map<std::string, double> shape;
  Range dose_s;                  ///< good time on one area, seconds
  std::array<double, 4> good{};  ///< spread, knead, specific, still; sums to 1
  std::string purpose, how, feel;
  std::vector<std::string> steps;  ///< how to do it, one short sentence each
  std::vector<std::string> avoid;
};

/// One limit or policy with its number(s); read by the checker, planner and session.
struct Rule {
  std::string id;        ///< "PRESS-6/step"
  std::string severity;  ///< unsafe, poor, note
  std::string text;      ///< one sentence that a layperson understands
  bool safety = true;    ///< still applies after a stop
  std::map<std::string, double> limit;
};

/// What may be said in a session (guide/commands). Numbers are the rule "LIVE/<id>".
struct Command {
  std::string id;
  std::string effect;                  ///< one sentence for people
  std::set<std::string> who;           ///< empty: anybody
  Stage until = Stage::rest;           ///< the last stage of a massage in which it can be done
  std::string confirm;                 ///< phrase id
  std::vector<std::string> phrases;    ///< the recogniser's vocabulary
  std::set<std::string> bars_tools;    ///< tools not used again
  std::vector<std::string> emergency;  ///< red-flag words that end everything
  std::vector<std::string> area;       ///< red-flag words that end work on the area
};

struct Guide {
  std::string hash;  ///< 16 hex digits over the canonical JSON
  Atlas atlas;
  std::map<std::string, Region> regions;
  std::map<std::string, Zone> zones;
  std::map<std::string, Position> positions;  ///< prone, side-left, side-right, seated
  std::map<std::string, Tool> tools;
  std::map<std::string, Technique> techniques;
  std::map<std::string, Rule> rules;
  std::map<std::string, Command> commands;
  /// Phrases by language and id, with {slots}; "en" is always there.
  std::map<std::string, std::map<std::string, std::string>> phrases;
  /// The canonical JSON of the folders that the engine treats as text with keys (pressure, stages,
  /// products, checklists, screening, answers, vocabulary, routines): read by the module
  /// that uses them.
  std::map<std::string, std::string> documents;

  /// The limit `key` of rule `id`. Asking for one that is not there is a bug in the code; a test
  /// proves that each one asked for is in our guide.
  double limit(std::string_view id, std::string_view key) const;
};

/// The limits that `reference` has and `guide` lacks. A guide of one's own is checked against the
/// one that the code was written for, because `Guide::limit` ends the program where there is none.
Diagnostics missing_limits(const Guide& guide, const Guide& reference);

/// Reads the document; on failure all problems at once, each with its JSON pointer as place.
Result<Guide> parse(std::string_view json);

}  // namespace unknot::guide
