// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "gaps.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "../requests.hpp"
#include "planner/planner.hpp"

namespace unknot::bench {
namespace {

struct Gap {
  double size = 0;
  plan::Request request;
};

void print(const char* what, std::vector<Gap> gaps) {
  if (gaps.empty()) return;
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.size < b.size; });
  const auto at = [&](double share) {
    return 100 * gaps[static_cast<std::size_t>(share * static_cast<double>(gaps.size() - 1))].size;
  };
  const plan::Request& worst = gaps.back().request;
  std::printf(
      "%-12s %6zu   median %5.2f %%   95 of 100 %5.2f %%   worst %5.2f %% (%g min, %s, %s)\n", what,
      gaps.size(), at(0.5), at(0.95), at(1), to_seconds(worst.total) / 60,
      worst.receiver.position.c_str(), worst.mix.c_str());
}

}  // namespace

void print_gaps(int requests) {
  Random random(2026);
  std::vector<plan::Request> all;
  for (int i = 0; i < requests; ++i) all.push_back(random_request(random));
  // One back after another, so that their strokes are drawn once.
  const auto back = [](const plan::Request& r) {
    return std::tuple(r.receiver.position, r.giver.experience, r.pressure);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const auto& a, const auto& b) { return back(a) < back(b); });
  planner::Workshop workshop;
  std::vector<Gap> gaps;
  int refused = 0;
  for (const plan::Request& r : all) {
    const auto plan = planner::make_plan(the_guide(), r, {}, workshop);
    if (plan)
      gaps.push_back({plan->bound > 0 ? 1 - plan->score / plan->bound : 0, r});
    else
      ++refused;
  }
  std::printf("gap of score to bound (%d refused)\n", refused);
  print("all", gaps);
  for (const auto& [name, from, to] :
       {std::tuple("5-9 min", 5, 10), std::tuple("10-14 min", 10, 15),
        std::tuple("15-29 min", 15, 30), std::tuple("30-59 min", 30, 60),
        std::tuple("60-90 min", 60, 91)}) {
    std::vector<Gap> some;
    for (const Gap& g : gaps)
      if (g.request.total >= seconds(60 * from) && g.request.total < seconds(60 * to))
        some.push_back(g);
    print(name, some);
  }
}

}  // namespace unknot::bench
