// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "../massage.hpp"
#include "gaps.hpp"
#include "planner/choose.hpp"
#include "problem.hpp"

/// Problems for solvers, one JSON object a line, and the worth of what they answer:
///   bench_instances whole MINUTES    bench_instances small SEED    bench_instances gaps HOW-MANY
/// After "whole" and "small", each line read (seconds of each side, offer by offer) is answered
/// with its exact worth, −1 if it does not keep the budgets.
namespace {

using namespace unknot;
using bench::Problem;

nlohmann::json rates(const planner::Row& row) {
  auto out = nlohmann::json::array();
  for (const auto& part : row.parts)
    for (std::size_t k = 0; k < planner::kKinds; ++k)
      if (row.kinds[k] > 0)
        out.push_back({part.patch * planner::kKinds + k, row.kinds[k] * part.per_s});
  return out;
}

/// The weight of each patch and kind: half of it is had at a dose of 1.
std::vector<double> weights(const planner::Good& good) {
  planner::Doses doses = good.none();
  std::vector<double> out;
  for (double& dose : doses) {
    dose = 1;
    out.push_back(2 * good.worth(doses));
    dose = 0;
  }
  return out;
}

nlohmann::json told(const Problem& p) {
  auto offers = nlohmann::json::array();
  for (const planner::Offer& o : p.menu.offers) {
    auto pieces = nlohmann::json::array();
    auto lengths = nlohmann::json::array();
    for (const planner::Length& length : o.lengths) {
      lengths.push_back(length.seconds);
      pieces.push_back(length.pieces);
    }
    offers.push_back({{"technique", o.technique->id},
                      {"region", o.region},
                      {"sides", o.sides()},
                      {"thumbs", o.thumbs()},
                      {"lengths", lengths},
                      {"pieces", pieces},
                      {"rates", rates(o.row)}});
  }
  const bench::Choice ours = bench::chosen(p);
  return {{"name", p.name},
          {"time", p.budget.time},
          {"thumbs", p.budget.thumbs},
          {"join", bench::the_guide().limit("PLANNER/frame", "join_s")},
          {"weights", weights(p.menu.good)},
          {"frame", p.frame},
          {"glide", rates(p.menu.glide)},
          {"offers", offers},
          {"ours",
           {{"seconds", ours.per_side_s},
            {"worth", bench::worth(p, ours.per_side_s)},
            {"micro_s", ours.micro_s}}}};
}

void answer(const Problem& p) {
  std::cout << told(p).dump() << std::endl;
  std::vector<double> seconds(p.menu.offers.size());
  while (std::cin) {
    for (double& s : seconds) std::cin >> s;
    if (std::cin) std::printf("%.12f\n", bench::worth(p, seconds));
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc == 3 ? argv[1] : "";
  const int n = argc == 3 ? std::atoi(argv[2]) : 0;
  if (what == "whole" && n >= 5 && n <= 90)
    answer(bench::whole_problem(n));
  else if (what == "small" && n > 0)
    answer(bench::small_problem(static_cast<std::uint64_t>(n)));
  else if (what == "gaps" && n > 0)
    bench::print_gaps(n);
  else {
    std::fputs("bench_instances whole MINUTES | small SEED | gaps HOW-MANY\n", stderr);
    return 3;
  }
}
