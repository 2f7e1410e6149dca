// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "body/ground.hpp"

namespace unknot::body {

/// Draws one hand's way over the back. It is told where the hand goes and how hard it would like
/// to work; it asks the ground at every few millimetres, works lighter where it must and lifts
/// where nothing may touch. Levels rise and fall by one step at a time.
class Pen {
 public:
  Pen(const Ground& ground, const guide::Tool& tool) : ground_(ground), tool_(tool) {}

  void start(PointMm at, double angle) { samples_ = {{Ms(0), at, angle, Level::none, false}}; }
  /// Glides on the skin, in a straight line.
  void glide(PointMm to, double angle, Ms time, Level want);
  /// Stays where it is.
  void press(Ms time, Level want) { glide(samples_.back().at, samples_.back().angle, time, want); }
  /// A still hand without weight.
  void rest(Ms time);
  /// Through the air.
  void lift(PointMm to, double angle, Ms time);

  PointMm at() const { return samples_.back().at; }
  Ms now() const { return samples_.back().t; }
  /// The path with needless points left out and coordinates rounded; its last point repeats the
  /// level of the one before.
  std::vector<plan::PathPoint> path() const;

 private:
  const Ground& ground_;
  const guide::Tool& tool_;
  std::vector<plan::PathPoint> samples_;
};

}  // namespace unknot::body
