// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
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
};

/// One sampled moment of one hand in contact.
struct Touch {
  double t = 0;   ///< in the cycle
  double dt = 0;  ///< how long it stands for
  shapes::PointMm at;
  shapes::PointUv uv;
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
  double cycle = 0;  ///< time of one cycle as far as it was done
  double times = 1;  ///< how often it was done
  std::array<std::vector<Touch>, 2> hands;
  double end() const { return start + duration; }
  bool presses() const;
  bool touches() const { return !hands[0].empty() || !hands[1].empty(); }
};

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
  Scene(const guide::Guide& guide, const plan::Plan& plan, const plan::Limits& limits);

  const guide::Guide& guide;
  const plan::Plan& plan;
  const plan::Limits& limits;
  BodyMap map;
  std::vector<const guide::Region*>
      regions;  ///< those with a polygon, in the order of region_field
  std::vector<const guide::Zone*> zones;
  Field region_field, zone_field;
  std::vector<AreaInfo> areas;
  /// By region: the bits of its area on the left and on the right, the same for one in one piece.
  std::vector<std::array<AreaSet, 2>> area_bits;
  Grid grid;
  std::vector<StepTrace> steps;
  std::vector<char> touched;  ///< grid cells that any hand has touched
  double total = 0;
  bool stopped = false;  ///< nothing is left to do
  bool closing = false;  ///< a remainder that only brings the massage to its end

  AreaSet areas_at(shapes::PointMm mm) const;
  /// Areas that a region or group and a side name; none and both mean both sides. The empty region
  /// means everything.
  AreaSet areas_named(const std::string& region, guide::Side side) const;
  /// Areas that a touch works on: the step's own if the middle of the hand is on one or, for a
  /// single region, within `reach` mm of it; else each area the middle lies in.
  AreaSet worked(const StepTrace& step, const Touch& touch, double reach) const;
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
    return {touch.tool, plan.body.hand_scale, touch.at, touch.angle};
  }
  /// How deep the touch reaches into any keep of that kind and index; `known` as for depth().
  double depth_in(const Touch& touch, Keep::Kind kind, int index, double known) const;

 private:
  void trace(StepTrace& out, int hand);
  /// A touch, and how near it is to each of the keeps.
  struct Seen {
    Touch touch;
    std::vector<double> airs;
  };
  void find_keeps();
  Seen examined(Touch touch);
  const Seen& seen(const Touch& touch);
  void look_between(std::vector<Touch>& touches, const Touch& from, const Touch& to, double sweep);

  /// What lies under a tool (its id) at a place and angle: long strokes come again and again.
  std::map<std::tuple<std::string_view, double, double, double>, Seen> seen_;
};

}  // namespace unknot::checker
