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
  double score = 0;
  plan::Request request;
};

void print(const char* what, std::vector<Gap> gaps) {
  if (gaps.empty()) return;
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.size < b.size; });
  const auto at = [&](double share) {
    return 100 * gaps[static_cast<std::size_t>(share * static_cast<double>(gaps.size() - 1))].size;
  };
  double scores = 0;
  for (const Gap& g : gaps) scores += g.score;
  const plan::Request& worst = gaps.back().request;
  std::printf(
      "%-12s %6zu   median %5.2f %%   95 of 100 %5.2f %%   worst %5.2f %% (%g min, %s, %s)   mean score %.5f\n", what,
      gaps.size(), at(0.5), at(0.95), at(1), to_seconds(worst.total) / 60,
      worst.receiver.position.c_str(), worst.mix.c_str(), scores / static_cast<double>(gaps.size()));
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
  int at_n = 0;
  for (const plan::Request& r : all) {
    if (getenv("ONLY") && atoi(getenv("ONLY")) != at_n++) continue;
    if (getenv("ONLY")) { for (auto& [k,v]: r.focus) { printf(" +%s=%.1f", k.c_str(), v); }
      for (auto& [k,v]: r.less) { printf(" -%s=%.1f", k.c_str(), v); }
      for (auto& [k,v]: r.techniques) { printf(" %s:%s", v.c_str(), k.c_str()); }
      printf("\n");
      setenv("PLANDUMP","1",1); }
    const auto plan = planner::make_plan(the_guide(), r, {}, workshop);
    if (plan && getenv("GAPCSV")) {
      double integ = 0, warm = 0, work = 0;
      int lo = 0;
      for (auto& st : plan->steps) {
        const double d = to_seconds(st.duration);
        if (st.technique == "effleurage" && st.stage == plan::Stage::integration) integ += d;
        else if (st.technique == "effleurage" && st.stage == plan::Stage::targeted && st.kind == plan::Step::Kind::stroke) warm += d;
        else if (st.stage == plan::Stage::targeted && !st.technique.empty()) work += d;
      }
      for (auto& w : plan->warnings) lo += w.id == "not-fitted";
      fprintf(stderr, "%g,%s,%s,%d,%.5f,%.5f,%d,%.0f,%.0f,%.0f\n", to_seconds(r.total)/60, r.receiver.position.c_str(), r.mix.c_str(), rank(r.pressure), plan->score, plan->bound, lo, integ, warm, work);
    }
    if (plan && getenv("ONLY")) for (auto& st : plan->steps) printf("   %s %s/%s %d %.0f x%d\n", guide::word(st.stage).data(), st.technique.c_str(), st.region.c_str(), rank(st.pressure), to_seconds(st.duration), st.cycles);
    if (plan)
      gaps.push_back({plan->bound > 0 ? 1 - plan->score / plan->bound : 0, plan->score, r});
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
