// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "checker/body_map.hpp"
#include "checker/field.hpp"
#include "checker/footprint.hpp"
#include "checker/keep.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// What the rules judge: the plan's hands, sampled on this body. Built once for each plan; it
/// assumes that the plan's form is sound. Times in seconds.
namespace unknot::checker {

inline constexpr double kStill = 1;  ///< mm within which a hand does not move

/// One bit for each area, in the order of Scene::areas.
using AreaSet = std::uint64_t;

struct AreaInfo {
  plan::Area area;
  const guide::Region* region = nullptr;
};

/// How much of a footprint lies in something (a zone or an area, by its index): 0 is a graze.
struct Share {
  int index = 0;
  double share = 0;
  /// Of a zone that counts by share: what lies in it or in other such zones that allow no more.
  double together = 0;
};

/// One sampled moment of one hand in contact.
struct Touch {
  double t = 0;   ///< in the cycle
  double dt = 0;  ///< how long it stands for
  shapes::PointMm at;
  double angle = 0;
  Level level = Level::none;
  bool moving = false;
  const guide::Tool* tool = nullptr;
  std::vector<Share> zones;
  std::vector<Share> areas;
  AreaSet centre = 0;          ///< areas that the middle of the footprint lies in
  double off_spine = 0;        ///< least distance from the midline, above the sacrum's limit
  double off_spine_below = 0;  ///< the same, below it
  bool on_avoid = false, on_sore = false;

  bool pressing() const { return level != Level::none; }
};

struct StepTrace {
  const plan::Step* step = nullptr;
  int index = 0;
  const guide::Technique* technique = nullptr;  ///< none for breaks and the like
  AreaSet declared = 0;                         ///< areas that region and side name
  double start = 0, duration = 0;
  double cycle = 0;                             ///< time of one cycle as far as it was done
  double times = 1;                             ///< how often it was done
  std::array<std::span<const Touch>, 2> hands;  ///< kept by the scene
  double end() const { return start + duration; }
  bool presses() const;
  bool touches() const { return !hands[0].empty() || !hands[1].empty(); }
};

/// What a hand does at that time of the cycle, if it touches the back.
const Touch* touch_at(std::span<const Touch> hand, double t);

/// Cells of one square centimetre over the whole back.
struct Grid {
  static constexpr double kSize = 10;
  double left = 0, bottom = 0;
  int columns = 0, rows = 0;

  int at(shapes::PointMm p) const;  ///< -1 outside
  shapes::PointMm middle(int cell) const;
  int size() const { return columns * rows; }
};

struct Scene {
  Scene(const guide::Guide& guide, const plan::Plan& plan, const plan::Limits& limits,
        int happened);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  const guide::Guide& guide;
  const plan::Plan& plan;
  const plan::Limits& limits;
  BodyMap map;
  std::vector<const guide::Region*> regions;  ///< those with a polygon
  std::vector<const guide::Zone*> zones;
  Field places;  ///< all regions, then all zones
  Field back;    ///< one figure: the outline of the body
  /// By zone: itself and the others that count with it (Share::together), a bit each.
  std::vector<std::uint64_t> together;
  std::vector<AreaInfo> areas;
  /// By region: the bits of its area on the left and on the right, the same for one in one piece.
  std::vector<std::array<AreaSet, 2>> area_bits;
  Grid grid;
  std::vector<StepTrace> steps;
  std::vector<char> touched;  ///< grid cells that any hand has touched
  double total = 0;
  int given = 0;         ///< so many steps have happened
  bool stopped = false;  ///< nothing is left to do
  bool closing = false;  ///< a remainder that only brings the massage to its end

  AreaSet areas_at(shapes::PointMm mm) const { return areas_in(places.at(mm), mm.x < 0); }
  /// Bit i: in zone i.
  std::uint64_t zones_at(shapes::PointMm mm) const { return zones_in(places.at(mm)); }
  AreaSet areas_in(std::uint64_t at, bool left) const;
  std::uint64_t zones_in(std::uint64_t at) const { return at >> regions.size(); }
  /// Areas that a region or group and a side name; none and both mean both sides. The empty region
  /// means everything.
  AreaSet areas_named(const std::string& region, guide::Side side) const;
  /// Areas that a touch works on: the step's own if the middle of the hand is on one or, for a
  /// single region, within `reach` mm of it; else each area the middle lies in.
  AreaSet worked(const StepTrace& step, const Touch& touch, double reach) const;
  /// Whether one of the areas lies there, or `reach` mm beside it.
  bool within(AreaSet areas_in_question, shapes::PointMm at, double reach) const;
  /// Areas with the middle of the hand on them, or more than `share` of it.
  static AreaSet touched_areas(const Touch& touch, double share);
  /// Calls f(point in mm) for the middles of the patches of the footprint.
  template <class F>
  void for_each_patch(const Touch& touch, F f) const {
    const Turn t = turn(touch.angle);
    for (const auto p : footprints.at(touch.tool).inside) f(placed(p, t, touch.at));
  }
  bool zone_closed(const guide::Zone& zone) const {
    return zone.no_go || (zone.opt_in && !limits.opted_in.contains(zone.id));
  }
  /// How well the whole back is looked after is only noted where something on it is marked: whether
  /// it could be better around a mark cannot be told from the plan.
  std::string_view severity_beside_marks() const {
    const bool closed =
        !limits.marks.empty() || std::ranges::any_of(limits.area_caps, [](const auto& cap) {
          return cap.second == Level::none;
        });
    return closed ? "note" : "";
  }

  std::map<const guide::Tool*, Footprint> footprints;
  std::vector<Keep> keeps;  ///< all zones, closed areas, marks and the strip over the spine

  Hand hand_of(const Touch& touch) const {
    return {touch.tool, plan.body.hand_scale, touch.at, turn(touch.angle)};
  }
  /// How deep the touch reaches into any keep of that kind and index; `known` as for depth().
  double depth_in(const Touch& touch, Keep::Kind kind, int index, double known) const;

 private:
  /// How near a hand is to each of the keeps.
  using Airs = std::vector<double>;
  struct Seen {
    Touch touch;
    Airs airs;
  };
  /// A path of the plan, as far as its cycle was done; in the order of what it is, not of where it
  /// is kept.
  struct Way {
    const plan::HandPath* path = nullptr;
    double cycle = 0;
    bool operator<(const Way& other) const;
  };
  void find_keeps();
  std::span<const Touch> touches(const Way& way);
  std::vector<Touch> traced(const Way& way);
  void look_between(std::vector<Touch>& touches, const Touch& from, const Airs& a, const Touch& to,
                    const Airs& b, double sweep);
  const Seen& add(std::vector<Touch>& touches, const Touch& when, double dt);
  const Seen& seen(const Touch& touch);
  Seen examined(Touch touch);

  // Strokes come again and again: each is looked at once.
  std::map<Way, std::vector<Touch>> ways_;
  /// What lies under a tool by place, angle, and the tool's id.
  std::map<std::tuple<double, double, double, std::string_view>, Seen> seen_;
};

}  // namespace unknot::checker
