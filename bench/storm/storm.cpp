// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_storm [EVENTS] [SEED]: so many random events, one massage after another, the checker on
// every replan of one massage in twenty. Exit code 1 if anything was broken.
#include "support/storm.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <sys/resource.h>

#include "massage.hpp"

namespace {

using namespace unknot;
using Findings = std::map<std::string, std::int64_t>;

double peak_mb() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_maxrss) / 1024;
}

void row(const char* what, long long figure) { std::printf("| %s | %lld |\n", what, figure); }

void rows(const char* what, const Findings& findings) {
  long long all = 0;
  for (const auto& [rule, times] : findings) all += times;
  row(what, all);
  for (const auto& [rule, times] : findings)
    std::printf("| … %s | %lld |\n", rule.c_str(), static_cast<long long>(times));
}

}  // namespace

int main(int argc, char** argv) {
  const long long wanted = argc > 1 ? std::max(1LL, std::atoll(argv[1])) : 1'000'000;
  const auto seed = argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 2026;
  test::Storm storm(bench::the_guide(), {.seed = seed, .people = 12, .judged_one_in = 20});
  const test::Storm::Count& count = storm.count();
  double early = 0;
  long long told = 0;
  bool shown = false;
  while (count.events < wanted) {
    storm.blow();
    if (!shown && !count.example.empty()) {
      std::fprintf(stderr, "the first trouble: %s", count.example.c_str());
      shown = true;
    }
    if (early == 0 && count.events * 10 >= wanted) early = peak_mb();
    if (count.events * 20 / wanted == told) continue;
    told = count.events * 20 / wanted;
    std::fprintf(stderr, "%lld %%: %.0f s, %.0f MB, %lld replans, %zu kinds of trouble\n", told * 5,
                 static_cast<double>(std::clock()) / CLOCKS_PER_SEC, peak_mb(),
                 static_cast<long long>(count.replans), count.broken.size() + count.unsafe.size());
  }
  std::printf("| a storm of seed %llu | |\n| --- | --- |\n", static_cast<unsigned long long>(seed));
  row("random events", count.events);
  row("massages", count.massages);
  row("hours of them", storm.hours().value / 3'600'000);
  row("replans", count.replans);
  row("… judged", count.judged);
  rows("rules of the session broken", count.broken);
  rows("unsafe findings", count.unsafe);
  rows("findings of a quality that fell short", count.poor);
  std::printf("| peak memory after a tenth, at the end | %.0f MB, %.0f MB |\n", early, peak_mb());
  std::printf("| CPU time | %.0f s |\n", static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  return count.broken.empty() && count.unsafe.empty() ? 0 : 1;
}
