// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "body/ground.hpp"

namespace unknot::body {

/// One cycle of a technique on one area of this body, at its usual tempo, already kept out of
/// everything that is closed to it.
struct Stroke {
  const guide::Technique* technique = nullptr;
  const guide::Tool* tool = nullptr;
  std::string region;
  plan::Side side = plan::Side::none;
  Level level = Level::none;  ///< highest along the path
  std::array<plan::HandPath, 2> path;
  Ms cycle;
  double shortest = 1, longest = 1;  ///< factors on the cycle time within the tempo's range
  bool hold = false;
  double speed_cm_s = 0;  ///< of the moving hand, 0 for holds
  int spots = 1;
  bool bent = false;  ///< goes around something that is closed
  bool cut = false;   ///< leaves out places that are closed
  /// How many of the technique's tools, from the first, were looked at.
  std::size_t tried = 0;
};

class SpotBook;

struct StrokeWish {
  const guide::Technique* technique = nullptr;
  std::string region;
  plan::Side side = plan::Side::both;
  Level level = Level::light;
  /// Spots in one cycle, at most; 0: as many as the area has.
  int most_spots = 0;
  /// Tools not to use, besides those that the limits bar.
  std::vector<std::string> without;
  /// How long each hold lasts, s; 0: as long as the technique's usually do.
  double hold_s = 0;
  /// How far from the midline the middle of the tool stays, mm, where lines beside the spine are
  /// concerned; long strokes have their own way.
  double from_midline_mm = 0, to_midline_mm = 1e9;
  /// Of this ground, kept for the next stroke; or none.
  SpotBook* book = nullptr;
};

/// Nothing where the technique finds no place on the area under the ground's limits.
std::optional<Stroke> make_stroke(const Ground& ground, const StrokeWish& wish);
/// The same, a hand without work away from the back.
std::optional<Stroke> make_work(const Ground& ground, const StrokeWish& wish);

/// Both hands at rest as near to the area as they may lie; a hand without a place stays away.
std::array<plan::HandPath, 2> resting_hands(const Ground& ground, AreaBits near, Ms time,
                                            bool both);
/// While one hand works alone the other rests on the back, on its own side of it: which one, if
/// any, and where both may rest meanwhile.
std::optional<std::size_t> idle_hand(const Stroke& work);
std::array<plan::HandPath, 2> rests(const Ground& ground);
void add_rest(const plan::HandPath& rest, std::size_t idle, Stroke& to);

/// The same path with every time multiplied by `factor`, the cycle ending at `cycle` exactly.
std::array<plan::HandPath, 2> retimed(const std::array<plan::HandPath, 2>& path, Ms from, Ms cycle);

/// What one cycle gives, by area bit; an area counts where a fair part of the footprint lies on it.
struct Contact {
  std::map<AreaBits, Ms> broad;     ///< press of broad tools, the longer of both hands
  std::map<AreaBits, Level> level;  ///< highest level
  AreaBits deep = 0;                ///< a point tool at medium or more, or anything firm
};
Contact contact_of(const Ground& ground, const std::array<plan::HandPath, 2>& path);

/// Where a hand is at `t` from the start of the step (cycles repeat).
struct Pose {
  bool present = false;
  PointMm at;
  double angle = 0;
  Level level = Level::none;
  bool contact = false;
};
Pose pose(const plan::Step& step, guide::Hand hand, Ms t);

}  // namespace unknot::body
