// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "body/dose.hpp"
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

/// The lit skin as a list of things to paint.
void skin(benchmark::State& state) {
  const auto body = body::fit(bench::the_guide(), {}, {});
  const render::BackLook look;
  for (auto run : state)
    benchmark::DoNotOptimize(render::drawing(bench::the_guide(), *body, {}, &look));
}
BENCHMARK(skin)->Unit(benchmark::kMillisecond);

/// Where the hours go: the map of an hour's massage from nothing …
void dose_cold(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(60);
  for (auto run : state) {
    const body::CellMap map(bench::the_guide(), plan.body);
    benchmark::DoNotOptimize(body::dose_of(bench::the_guide(), map, plan));
  }
}
BENCHMARK(dose_cold)->Unit(benchmark::kMicrosecond);

/// … and with what a cycle gives already known for this body.
void dose_warm(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(60);
  const body::CellMap map(bench::the_guide(), plan.body);
  std::vector<body::Dose> cycles;
  for (const plan::Step& step : plan.steps)
    cycles.push_back(body::dose_of(bench::the_guide(), plan.body, map, step.path));
  for (auto run : state) {
    body::DoseMap dose(map);
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
      if (!plan.steps[i].technique.empty()) body::add_step(plan.steps[i], cycles[i], dose);
    benchmark::DoNotOptimize(dose);
  }
}
BENCHMARK(dose_warm)->Unit(benchmark::kMicrosecond);

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
