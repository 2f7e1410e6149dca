// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "problem.hpp"

#include <algorithm>
#include <chrono>

#include "../requests.hpp"
#include "body/frame.hpp"
#include "planner/choose.hpp"
#include "planner/frame.hpp"
#include "planner/workshop.hpp"

namespace unknot::bench {
namespace {

Problem problem_of(const plan::Request& request) {
  static planner::Workshop workshop;
  const guide::Guide& guide = the_guide();
  const guide::Technique& glide = guide.techniques.at("effleurage");
  const auto body = body::fit(guide, request.receiver, request.giver);
  planner::Strokes& strokes = workshop.strokes(guide, *body, plan::Limits{});
  Problem out{"", planner::make_menu(strokes, request, {}, glide), {}, {}};
  const planner::Frame frame = planner::make_frame(guide, request, {}, false, request.total);
  out.frame = out.menu.good.none();
  planner::Good::add(out.menu.glide, to_seconds(frame.warm + frame.cool + frame.integration),
                     out.frame);
  out.budget = planner::work_budget(guide, frame, request.total, Ms(0));
  return out;
}

}  // namespace

Problem whole_problem(int minutes) {
  Problem out = problem_of(bench::minutes(minutes));
  out.name = std::to_string(minutes) + " min";
  return out;
}

Problem small_problem(std::uint64_t seed) {
  Random random(seed);
  plan::Request request = random_request(random);
  request.receiver = {};
  Problem out = problem_of(request);
  out.name = "small " + std::to_string(seed);
  constexpr std::size_t kOffers = 6;
  auto& offers = out.menu.offers;
  while (offers.size() > kOffers)
    offers.erase(offers.begin() + static_cast<std::ptrdiff_t>(random.below(offers.size())));
  // From one step to about half of what would fit.
  double most = 0;
  for (const planner::Offer& o : offers) most += o.most_s() * o.sides();
  out.budget.time = std::floor(60 + random.unit() * most / 2);
  out.budget.thumbs = std::floor(random.unit() * 170);
  return out;
}

double worth(const Problem& problem, const std::vector<double>& per_side_s) {
  planner::Doses doses = problem.frame;
  double time = 0;
  double thumbs = 0;
  std::map<std::string, int> visits;
  for (std::size_t j = 0; j < per_side_s.size(); ++j) {
    const planner::Offer& o = problem.menu.offers[j];
    const double x = per_side_s[j];
    planner::Good::add(o.row, x, doses);
    time += x * o.sides();
    if (o.thumbs()) thumbs += x * o.sides();
    int& n = visits[o.region];
    for (const planner::Length& length : o.lengths)
      if (length.seconds <= x) n = std::max(n, length.pieces);
  }
  int all = 0;
  for (const auto& [region, n] : visits) all += n;
  const double joins = all * the_guide().limit("PLANNER/frame", "join_s");
  planner::Good::add(problem.menu.glide, joins, doses);
  constexpr double kSlack = 1e-6;
  const bool kept =
      time + joins <= problem.budget.time + kSlack && thumbs <= problem.budget.thumbs + kSlack;
  return kept ? problem.menu.good.worth(doses) : -1;
}

Choice chosen(const Problem& problem) {
  Choice out;
  std::vector<double> times;
  for (int run = 0; run < 21; ++run) {
    planner::Menu menu = problem.menu;
    const auto start = std::chrono::steady_clock::now();
    planner::choose(the_guide(), problem.frame, problem.budget, {}, menu);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
    out.per_side_s.clear();
    for (const planner::Offer& o : menu.offers) out.per_side_s.push_back(o.length().seconds);
  }
  std::nth_element(times.begin(), times.begin() + 10, times.end());
  out.micro_s = times[10];
  return out;
}

}  // namespace unknot::bench
