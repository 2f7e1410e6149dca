// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/engine.hpp"
#include "massage.hpp"
#include "planner/workshop.hpp"
#include "session/session.hpp"

/// What a word costs in mid-session: the whole step, the new remainder included, the judge not.
/// Sessions of `minutes`, ten words at ten moments each, every session with another order of them.
namespace {

using namespace unknot;
using session::EventKind;

double cpu_us() {
  std::timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

std::vector<session::Event> words() {
  std::vector<session::Event> out;
  for (const EventKind kind :
       {EventKind::softer, EventKind::harder, EventKind::more_here, EventKind::less_here,
        EventKind::never_here, EventKind::ticklish, EventKind::tired, EventKind::hurts,
        EventKind::skip, EventKind::minutes_left}) {
    session::Event event;
    event.kind = kind;
    event.who = session::Who::receiver;
    if (kind == EventKind::tired || kind == EventKind::hurts || kind == EventKind::skip ||
        kind == EventKind::minutes_left)
      event.who = session::Who::giver;
    if (kind == EventKind::hurts) event.tool = "thumb";
    // Long strokes lie on all of the back; then people say where.
    if (kind == EventKind::more_here) event.region = "shoulders";
    if (kind == EventKind::less_here) event.region = "lower-back";
    if (kind == EventKind::never_here) event.region = "sacrum";
    out.push_back(event);
  }
  return out;
}

void replan(benchmark::State& state) {
  const guide::Guide& guide = bench::the_guide();
  const plan::Plan plan = bench::plan_of(static_cast<double>(state.range(0)));
  constexpr int kMoments = 10;
  std::vector<double> times;
  std::map<std::string, std::vector<double>> by_word;
  int replans = 0;
  for (auto run : state) {
    for (int session = 0; session < kMoments; ++session) {
      const auto shop = engine::workshop();
      const auto planned = engine::unjudged_replanner(guide, shop);
      // The strokes of the plan are known: it was made a minute ago.
      plan::Progress nothing;
      benchmark::DoNotOptimize(planned(plan.request, plan.limits, nothing));
      bool asked = false;
      const plan::Replanner counted = [&](const plan::Request& request, const plan::Limits& limits,
                                          const plan::Progress& progress) {
        asked = true;
        return planned(request, limits, progress);
      };
      session::Event event;
      event.kind = EventKind::start;
      session::State now = session::step(guide, session::begin(plan), event, counted).state;
      const auto said = words();
      for (int moment = 1; moment <= kMoments; ++moment) {
        event = {};
        event.kind = EventKind::tick;
        event.who = session::Who::clock;
        event.t_ms = Ms(plan.total.value * moment / (kMoments + 1));
        now = session::step(guide, std::move(now), event, counted).state;
        const Ms when = event.t_ms;
        event = said[static_cast<std::size_t>(session * 3 + moment * 7) % said.size()];
        event.t_ms = when;
        if (event.kind == EventKind::minutes_left)
          event.minutes = to_seconds(plan.total - when) / 60 - 1;
        asked = false;
        const double from = cpu_us();
        now = session::step(guide, std::move(now), event, counted).state;
        const double took = cpu_us() - from;
        if (!asked) continue;
        times.push_back(took);
        by_word[std::string(session::word(event.kind))].push_back(took);
        ++replans;
      }
    }
  }
  const auto at = [](std::vector<double> of, double share) {
    std::sort(of.begin(), of.end());
    return of[static_cast<std::size_t>(share * static_cast<double>(of.size() - 1))];
  };
  state.counters["median_us"] = at(times, 0.5);
  state.counters["p99_us"] = at(times, 0.99);
  for (const auto& [word, took] : by_word) state.counters[word + "_us"] = at(took, 0.5);
  state.counters["replans"] = static_cast<double>(replans);
}
BENCHMARK(replan)->Arg(25)->Arg(60)->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
