// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// A short massage made by hand, sound in every way, and the parts it is made of.
namespace unknot::test {

using plan::Step;
using shapes::PointMm;

/// What the checker judges. Rules are proved by changing one thing in a good world.
struct World {
  guide::Guide guide;
  plan::Plan plan;
  plan::Limits limits;
  int happened = 0;  ///< steps that a session saw
};

guide::Guide load_guide();
World good_world();

/// The steps of the good plan.
enum Part : std::size_t {
  kWarm,
  kAsk,
  kWarmMore,
  kKnead,
  kJoin,
  kThumbLeft,
  kThumbRight,
  kBreak,
  kGather,
  kPress,
  kCool,
  kCoolMore,
  kGround,
  kRest
};

/// Where hands glide, on the right side; the left hand mirrors it. `up` is pressed from `from` on:
/// below lie the kidneys and the last rib.
struct Glide {
  double x = 57, low = 60, from = 260, top = 420;
  double back_x = 110, back_low = 130;
  double up_cm_s = 7.8, back_cm_s = 10.8;
  Level up = Level::light, back = Level::light;
  bool returns = true;
};
Step glide(guide::Stage stage, int cycles, const Glide& g = {});

/// Both palms lie still without weight.
Step rest(Step::Kind kind, guide::Stage stage, double seconds_long);

/// One thumb circles on its side of the back, the other hand rests on the low back.
struct Circles {
  PointMm at{-58, 375};
  double radius = 10;
  int rounds = 5;
  double round_s = 1.65;
  Level level = Level::medium;
  std::string tool = "thumb";
  PointMm resting{57, 150};
};
Step circles(int cycles, const Circles& c = {});
/// The same on the other side.
Circles mirrored(Circles c);

/// Both hands lean in through the levels, each for its seconds, without moving.
struct Lean {
  Level level;
  double seconds_long;
};
Step press(int cycles, const std::vector<Lean>& lean, PointMm at = {57, 60},
           const std::string& tool = "palm");

/// Both palms knead in rounds of `round_s` seconds.
Step knead(int cycles, double round_s = 2.5, PointMm at = {73, 280});

/// Puts the steps one after the other, numbers them, and makes total and request fit.
void retime(plan::Plan& plan);

/// Puts another step in the place of this one.
void put(World& world, Part part, const Step& step);

/// The press of the good world made firm, with the check-in that it needs, at this height.
void make_firm(World& world, double y, int cycles = 2);

}  // namespace unknot::test
