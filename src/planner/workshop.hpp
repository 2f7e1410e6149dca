// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "planner/strokes.hpp"

namespace unknot::planner {

/// What was drawn for earlier plans, kept by whoever plans for the same back again: strokes, what
/// they touch and what they give. A plan is the same with a workshop as without, only sooner.
/// Belongs to one guide, which must outlive it.
class Workshop {
 public:
  /// The strokes of that body under those limits. Valid until the next call.
  Strokes& strokes(const guide::Guide& guide, const plan::BodyFit& body,
                   const plan::Limits& limits);

 private:
  Back& back_of(const guide::Guide& guide, const plan::BodyFit& body, const plan::Limits& limits);

  struct Bench {
    Back* back;
    Strokes strokes;
    Bench(Back& of, const plan::Limits& limits) : back(&of), strokes(of, limits) {}
  };
  /// Before a bench goes.
  void forget(const Bench& bench);

  static constexpr std::size_t kMost = 16;  ///< limits change a few times in a session

  std::vector<std::unique_ptr<Back>> backs_;  ///< latest first
  std::vector<std::unique_ptr<Bench>> benches_;
};

}  // namespace unknot::planner
