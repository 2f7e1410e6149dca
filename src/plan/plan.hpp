// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/units.hpp"
#include "guide/vocabulary.hpp"
#include "shapes/shapes.hpp"

/// Request, limits, plan and finding, as values; their JSON is documented in docs/formats/plan.md.
namespace unknot::plan {

using guide::Hand;
using guide::Side;
using guide::Stage;
using shapes::PointMm;
using shapes::PointUv;

/// A region and a side of it ("none" for a region in one piece).
struct Area {
  std::string region;
  Side side = Side::none;
  friend auto operator<=>(const Area&, const Area&) = default;
};

/// A spot on this receiver's back, marked on the picture: a disc in atlas coordinates whose
/// radius is in millimetres on the body.
struct Mark {
  enum class Kind : unsigned char { avoid, sore };
  Kind kind = Kind::avoid;
  PointUv at;
  Mm radius{40};
  std::string note;
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Receiver {
  double stature_cm = 0;            ///< 0: not told
  std::string sex = "unspecified";  ///< female, male, unspecified; only scales the atlas
  std::string build = "average";    ///< slim, average, broad
  std::string arms = "sides";       ///< sides, rests, overhead
  std::string position = "prone";   ///< prone, side-left, side-right, seated
  std::map<std::string, PointUv> moved_landmarks;
};

struct Giver {
  std::string experience = "beginner";  ///< beginner, some, experienced
  std::string stamina = "normal";       ///< low, normal, high
  double hand_breadth_mm = 0;           ///< 0: not told
  double stature_cm = 0;
  std::string surface = "bed";          ///< bed, table, floor, chair
  std::set<std::string> hurting_tools;  ///< tool ids not to be used
};

/// A massage that was liked, as far as another one can be like it: its work on the areas.
struct Before {
  struct Part {
    std::string technique, region;
    Side side = Side::none;
    Level level = Level::light;  ///< highest
    Ms time;                     ///< in all
    int steps = 1;               ///< that it was given in
    friend bool operator==(const Part&, const Part&) = default;
  };
  Ms total;
  std::vector<Part> parts;  ///< each technique, region and side once, in their order
  friend bool operator==(const Before&, const Before&) = default;
};

/// What two people wish for. Wishes may be missed (with a warning); limits may not.
struct Request {
  Ms total{20 * 60 * 1000};
  std::map<std::string, double> focus;  ///< region id, or area "rhomboids:left" → weight, 2 = twice
  std::map<std::string, double> less;   ///< the same → weight below 1
  Level pressure = Level::medium;  ///< wanted; firm is only planned with the receiver's own yes
  std::string mix = "balanced";    ///< balanced, relaxing, knots
  std::map<std::string, std::string>
      techniques;                ///< id → like, more, never, on (for those off by default)
  std::optional<Before> before;  ///< "the same as last time": what it is to be like
  bool stretches = false;
  bool clothed = false;
  bool hairy = false;
  Receiver receiver;
  Giver giver;
  std::uint64_t seed = 1;
};

struct Reason {
  std::string id, text;
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// What no plan may overstep: from screening, marks and what was said during the session.
struct Limits {
  Level cap = Level::firm;          ///< everywhere
  std::map<Area, Level> area_caps;  ///< none: nothing touches the area any more
  std::vector<Mark> marks;
  std::set<std::string> barred_tools;
  std::set<std::string> barred_techniques;
  std::set<std::string> opted_in;  ///< region, zone and technique ids
  Ms max_total{90 * 60 * 1000};
  bool firm_asked = false;   ///< the receiver's own yes to firm work; nobody else's wish is one
  bool lumbar_more = false;  ///< experienced giver and the receiver asked (BACK-4)
  std::set<std::string> positions = {"prone", "side-left", "side-right", "seated"};
  /// Until when the answers that these limits come from are of this session, as a moment of
  /// intake.md in UTC ("2026-11-28T21:15Z"); "": they come from no answer whose age matters.
  std::string good_until;
  std::vector<Reason> reasons;
  friend bool operator==(const Limits&, const Limits&) = default;
};

/// The atlas fitted to this receiver (docs/formats/plan.md, `body`, has the formula): a frame in
/// millimetres, bent where landmarks lie elsewhere, with soft sides. What is in here is all that
/// anybody needs to go from (u, v) to millimetres and back. Left is the mirror image of right.
struct BodyFit {
  /// Carries the landmarks `a` and `b` (one landmark: a = b), and what lies between them, by
  /// `move_a` and `move_b`; fades out over `reach` and towards the spine, which stays where it is.
  struct Pull {
    PointMm a, b, move_a, move_b;
    Mm reach;
    Mm still, full;  ///< nothing moves nearer to the midline than `still`, all of it from `full` on
    friend bool operator==(const Pull&, const Pull&) = default;
  };
  /// From `from` outwards the body is wider by the factors `widen`, in full from `full` on.
  struct Sides {
    Mm from{78}, full{117};
    std::vector<std::array<double, 2>> widen;  ///< {y in mm, factor}, ascending in y
    friend bool operator==(const Sides&, const Sides&) = default;
  };
  Mm u_unit{195}, v_unit{500};              ///< of the frame that moved landmarks are given in
  std::array<Mm, 2> spine{Mm(0), Mm(500)};  ///< y of the dimples (v = 0), of the neck (v = 1)
  std::vector<Pull> pulls;
  Sides sides;
  double hand_scale = 1;  ///< tool length and width are multiplied by this
  friend bool operator==(const BodyFit&, const BodyFit&) = default;
};

struct PathPoint {
  Ms t;              ///< from the start of the cycle
  PointMm at;        ///< centre of the footprint
  double angle = 0;  ///< of the footprint's length axis, rad, 0 = along +x, counter-clockwise
  Level level = Level::none;  ///< from this point until the next
  bool contact = false;       ///< from this point until the next
};

/// One hand's way in one cycle; empty: the hand does nothing and touches nothing.
struct HandPath {
  std::string tool;  ///< "palm" for a resting hand beside a thumb that works
  std::vector<PathPoint> points;
};

struct Step {
  enum class Kind : unsigned char { stroke, hold, transition, check_in, rest_break, ending };
  int id = 0;
  Stage stage = Stage::warm_up;
  Kind kind = Kind::stroke;
  std::string technique;  ///< "" for breaks, check-ins, endings
  std::string region;     ///< region or group id
  Side side = Side::none;
  std::string tool;
  Level pressure = Level::none;  ///< highest level along the path
  Ms start, duration;            ///< duration = cycles · cycle time (a given step may be cut)
  int cycles = 1;
  double speed_cm_s = 0;  ///< for people
  std::string reason;
  std::array<HandPath, 2> path;  ///< indexed by guide::Hand; one cycle, or the whole hold
};

/// Time of one cycle: the last point of the longer hand path; the whole duration where no hand
/// has a path.
Ms cycle_time(const Step& step);

struct Warning {
  std::string id, text;
};

struct Plan {
  std::string guide;  ///< hash
  Request request;
  Limits limits;
  BodyFit body;
  Ms total;  ///< first touch to the end of the still hold
  double score = 0, bound = 0;
  std::string bound_scope;
  std::vector<Warning> warnings;
  std::vector<Step> steps;
  /// The first `given` steps have already happened (a replanned remainder). It says so of itself:
  /// the checker takes it from nobody but the session that saw it.
  int given = 0;
};

/// One thing the checker says about a plan.
struct Finding {
  enum class Severity : unsigned char { note, cannot_tell, poor, unsafe };
  std::string rule;  ///< "BACK-2/spine"
  Severity severity = Severity::unsafe;
  int step = 0;  ///< step id, 0: the whole plan
  Ms at;         ///< session time
  int line = 0, column = 0;
  std::string measured, limit, text;
};

inline constexpr std::array kKinds{
    guide::Spelling<Step::Kind>{Step::Kind::stroke, "stroke"},
    guide::Spelling<Step::Kind>{Step::Kind::hold, "hold"},
    guide::Spelling<Step::Kind>{Step::Kind::transition, "transition"},
    guide::Spelling<Step::Kind>{Step::Kind::check_in, "check-in"},
    guide::Spelling<Step::Kind>{Step::Kind::rest_break, "break"},
    guide::Spelling<Step::Kind>{Step::Kind::ending, "ending"}};
inline constexpr std::array kSeverities{
    guide::Spelling<Finding::Severity>{Finding::Severity::note, "note"},
    guide::Spelling<Finding::Severity>{Finding::Severity::cannot_tell, "cannot tell"},
    guide::Spelling<Finding::Severity>{Finding::Severity::poor, "poor"},
    guide::Spelling<Finding::Severity>{Finding::Severity::unsafe, "unsafe"}};

/// clean (no finding), notes (notes and cannot-tells), poor, unsafe.
std::string_view verdict(const std::vector<Finding>& findings);

/// Reading reports every problem with its JSON pointer; unknown keys are problems in a request and
/// in limits (a misspelt limit must not vanish), and are ignored in a plan. Missing keys mean the
/// defaults above; null, wrong types and numbers out of range are problems.
Result<Request> request_from_json(std::string_view text);
Result<Limits> limits_from_json(std::string_view text);
Result<Plan> plan_from_json(std::string_view text);
std::string to_json(const Request& request);
std::string to_json(const Limits& limits);
std::string to_json(const Plan& plan);
std::string to_json(const BodyFit& body);
std::string to_json(const Step& step);
std::string to_json(const std::vector<Finding>& findings);

}  // namespace unknot::plan
