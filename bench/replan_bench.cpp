// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "massage.hpp"
#include "replan/sessions.hpp"

namespace {

using namespace unknot;

double cpu_us() {
  std::timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

void replan(benchmark::State& state) {
  const plan::Plan plan = bench::plan_of(static_cast<double>(state.range(0)));
  std::vector<double> times;
  std::map<std::string, std::vector<double>> by_word;
  for (auto run : state)
    for (const bench::Took& took : bench::replans(bench::the_guide(), plan, cpu_us)) {
      times.push_back(took.us);
      by_word[took.word].push_back(took.us);
    }
  const auto at = [](std::vector<double> of, double share) {
    std::sort(of.begin(), of.end());
    return of[static_cast<std::size_t>(share * static_cast<double>(of.size() - 1))];
  };
  state.counters["median_us"] = at(times, 0.5);
  state.counters["p99_us"] = at(times, 0.99);
  for (const auto& [word, took] : by_word) state.counters[word + "_us"] = at(took, 0.5);
  state.counters["replans"] = static_cast<double>(times.size());
}
BENCHMARK(replan)->Arg(25)->Arg(60)->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
