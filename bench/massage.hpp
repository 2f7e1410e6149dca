// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdio>
#include <cstdlib>
#include <variant>

#include "engine/engine.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

extern "C" const char unknot_guide_json[];

/// What the benchmarks work on: the guide as it is shipped, and plans made with it.
namespace unknot::bench {

inline const guide::Guide& the_guide() {
  static const guide::Guide kGuide = [] {
    auto read = guide::parse(unknot_guide_json);
    if (!read) {
      std::fputs("the embedded guide cannot be read\n", stderr);
      std::exit(1);
    }
    return *std::move(read);
  }();
  return kGuide;
}

inline plan::Request minutes(double length) {
  plan::Request out;
  out.total = seconds(length * 60);
  return out;
}

inline plan::Plan plan_of(double length) {
  auto answer = engine::make_plan(the_guide(), minutes(length), plan::Limits{});
  if (!answer || !std::holds_alternative<engine::Made>(*answer)) {
    std::fputs("a benchmark's plan was refused\n", stderr);
    std::exit(1);
  }
  return std::get<engine::Made>(*std::move(answer)).plan;
}

}  // namespace unknot::bench
