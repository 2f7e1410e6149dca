// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "engine/engine.hpp"
#include "massage.hpp"
#include "planner/planner.hpp"
#include "session/session.hpp"

/// How long people wait: for a plan, for the judge alone, for a new remainder after "softer".
namespace {

using namespace unknot;

/// The planner and the checker, as an app calls them.
void plan_and_check(benchmark::State& state) {
  const plan::Request request = bench::minutes(static_cast<double>(state.range(0)));
  for (auto run : state)
    benchmark::DoNotOptimize(engine::make_plan(bench::the_guide(), request, plan::Limits{}));
}
BENCHMARK(plan_and_check)
    ->Arg(5)
    ->Arg(15)
    ->Arg(25)
    ->Arg(60)
    ->Arg(90)
    ->Unit(benchmark::kMillisecond);

/// The planner alone, nothing drawn before …
void plan_cold(benchmark::State& state) {
  const plan::Request request = bench::minutes(static_cast<double>(state.range(0)));
  for (auto run : state)
    benchmark::DoNotOptimize(planner::make_plan(bench::the_guide(), request, plan::Limits{}));
}
BENCHMARK(plan_cold)->Arg(5)->Arg(25)->Arg(60)->Arg(90)->Unit(benchmark::kMillisecond);

/// … and with the strokes of this back kept from an earlier plan.
void plan_warm(benchmark::State& state) {
  const plan::Request request = bench::minutes(static_cast<double>(state.range(0)));
  planner::Workshop shop;
  benchmark::DoNotOptimize(planner::make_plan(bench::the_guide(), request, plan::Limits{}, shop));
  for (auto run : state)
    benchmark::DoNotOptimize(planner::make_plan(bench::the_guide(), request, plan::Limits{}, shop));
}
BENCHMARK(plan_warm)->Arg(5)->Arg(25)->Arg(60)->Arg(90)->Unit(benchmark::kMillisecond);

void check(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(static_cast<double>(state.range(0)));
  for (auto run : state)
    benchmark::DoNotOptimize(engine::check(bench::the_guide(), plan, plan.limits));
}
BENCHMARK(check)->Arg(5)->Arg(25)->Arg(60)->Unit(benchmark::kMillisecond);

/// The judge on what is left in the last minutes of an hour: all that was given counts, too.
void check_remainder(benchmark::State& state) {
  plan::Plan plan = bench::plan_of(60);
  const Ms left = seconds(static_cast<double>(state.range(0)) * 60);
  for (const plan::Step& step : plan.steps)
    if (step.start + step.duration <= plan.total - left) ++plan.given;
  for (auto run : state)
    benchmark::DoNotOptimize(engine::check_rest(bench::the_guide(), plan, plan.limits, plan.given));
}
BENCHMARK(check_remainder)->Arg(5)->Arg(30)->Unit(benchmark::kMillisecond);

/// One word in the middle of a session: event in, new plan and effects out.
void softer_in_session(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(static_cast<double>(state.range(0)));
  const auto replanner = engine::replanner(bench::the_guide());
  session::Event event;
  event.kind = session::EventKind::start;
  session::State begun =
      session::step(bench::the_guide(), session::begin(plan), event, replanner).state;
  event.kind = session::EventKind::tick;
  event.who = session::Who::clock;
  event.t_ms = Ms(plan.total.value / 3);
  begun = session::step(bench::the_guide(), std::move(begun), event, replanner).state;
  event.kind = session::EventKind::softer;
  event.who = session::Who::receiver;
  for (auto run : state)
    benchmark::DoNotOptimize(session::step(bench::the_guide(), begun, event, replanner));
}
BENCHMARK(softer_in_session)->Arg(25)->Arg(60)->Unit(benchmark::kMillisecond);

/// What happens four times a second.
void tick_in_session(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(25);
  const auto replanner = engine::replanner(bench::the_guide());
  session::Event event;
  event.kind = session::EventKind::start;
  session::State now =
      session::step(bench::the_guide(), session::begin(plan), event, replanner).state;
  const session::State begun = now;
  event.kind = session::EventKind::tick;
  event.who = session::Who::clock;
  for (auto run : state) {
    event.t_ms += Ms(250);
    if (event.t_ms > plan.total) {
      event.t_ms = Ms(250);
      now = begun;
    }
    now = session::step(bench::the_guide(), std::move(now), event, replanner).state;
  }
}
BENCHMARK(tick_in_session)->Unit(benchmark::kMicrosecond);

}  // namespace
