// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "massage.hpp"
#include "simulate/runs.hpp"

/// Whole 30-minute sessions of virtual pairs, on one core; items per second are sessions.
namespace {

using namespace unknot;

void live(benchmark::State& state, simulate::Arm arm) {
  simulate::Wanted wanted;
  wanted.request = bench::minutes(30);
  const auto world = simulate::world(bench::the_guide(), wanted);
  if (!world) return state.SkipWithError("there are no virtual people");
  simulate::Runner runner(*world);
  std::uint64_t number = 0;
  for (auto run : state) benchmark::DoNotOptimize(runner.run(arm, number++));
  state.SetItemsProcessed(state.iterations());
}
void session_replanned(benchmark::State& state) { live(state, simulate::Arm::replanned); }
void session_in_silence(benchmark::State& state) { live(state, simulate::Arm::silent); }
BENCHMARK(session_replanned)->Unit(benchmark::kMillisecond);
BENCHMARK(session_in_silence)->Unit(benchmark::kMicrosecond);

}  // namespace
