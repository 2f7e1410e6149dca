// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "body/frame.hpp"
#include "engine/engine.hpp"
#include "massage.hpp"
#include "render/drawing.hpp"

/// What is asked for every frame, and what is drawn once.
namespace {

using namespace unknot;

void hands_at(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(60);
  Ms t{0};
  for (auto run : state) {
    benchmark::DoNotOptimize(engine::hands_at(plan, t));
    t = Ms((t.value + 997) % plan.total.value);
  }
}
BENCHMARK(hands_at)->Unit(benchmark::kNanosecond);

void drawing(benchmark::State& state) {
  const auto body = body::fit(bench::the_guide(), {}, {});
  for (auto run : state) benchmark::DoNotOptimize(render::drawing(bench::the_guide(), *body, {}));
}
BENCHMARK(drawing)->Unit(benchmark::kMicrosecond);

void load_guide(benchmark::State& state) {
  for (auto run : state) benchmark::DoNotOptimize(guide::parse(unknot_guide_json));
}
BENCHMARK(load_guide)->Unit(benchmark::kMillisecond);

void plan_to_json_and_back(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(25);
  for (auto run : state) benchmark::DoNotOptimize(plan::plan_from_json(plan::to_json(plan)));
}
BENCHMARK(plan_to_json_and_back)->Unit(benchmark::kMillisecond);

}  // namespace
