// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "body/ground.hpp"
#include "body/way.hpp"

namespace unknot::body {

/// Draws one hand's way over the back. It is told where the hand goes and how hard it would like
/// to work; it asks the ground at every few millimetres, works lighter where it must and lifts
/// where nothing may touch. Levels rise and fall by one step at a time.
class Pen {
 public:
  /// Never asks for more than `most`.
  Pen(const Ground& ground, const guide::Tool& tool, Level most)
      : ground_(ground), tool_(tool), most_(most) {}

  void start(PointMm at, double angle);
  /// Glides on the skin, in a straight line.
  void glide(PointMm to, double angle, Ms time, Level want);
  /// Glides along the way from its first station, where the hand must be, at the way's own speed.
  void follow(const Way& way);
  /// Stays where it is.
  void press(Ms time, Level want) { glide(samples_.back().at, samples_.back().angle, time, want); }
  /// A still hand without weight.
  void rest(Ms time);
  /// Through the air.
  void lift(PointMm to, double angle, Ms time);
  /// To the next place of work: lightly on the skin where it is near and the way is open, else
  /// through the air; in `time` or longer, so that the hand never rushes.
  void travel(PointMm to, double angle, Ms time);

  PointMm at() const { return samples_.back().at; }
  Ms now() const { return samples_.back().t; }
  /// The path with needless points left out and coordinates rounded; its last point repeats the
  /// level of the one before.
  std::vector<plan::PathPoint> path() const;

 private:
  void step_to(plan::PathPoint next, Level want);

  const Ground& ground_;
  const guide::Tool& tool_;
  Level most_;
  std::vector<plan::PathPoint> samples_;
  Level here_ = Level::none;  ///< permitted at the last sample, up to the most
};

}  // namespace unknot::body
