// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "body/clearance.hpp"
#include "body/stroke.hpp"

/// Random people and random strokes on their backs, for tests and benchmarks of where hands go.
namespace unknot::test {

struct Person {
  plan::Request request;
  plan::Limits limits;
  plan::BodyFit body;
};

/// Any size, build, arms, hands and moved landmarks that `fit` takes, with any marks and limits.
Person random_person(const guide::Guide& guide, Random& random);

/// Up to `wanted` strokes of random techniques on random regions, sides and levels; what finds no
/// place is tried with other dice.
std::vector<body::Stroke> random_strokes(const body::Ground& ground, Random& random, int wanted);

/// Strokes of so many random people, judged twice: by exact clearance and by the checker.
struct Judged {
  int strokes = 0;
  int too_near = 0;   ///< touch a keep-out, says the clearance
  int found = 0;      ///< touch a keep-out, says the checker
  int disagreed = 0;  ///< one says so and the other does not, beyond what both round
  std::string first;  ///< what the first of them was
};
/// With `put_off`, each stroke is put up to so many millimetres from where it belongs first.
Judged judge_strokes(const guide::Guide& guide, std::uint64_t seed, int strokes,
                     double put_off = 0);

}  // namespace unknot::test
