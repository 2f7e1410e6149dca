// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/relax.hpp"

#include <algorithm>
#include <array>

namespace unknot::planner {
namespace {

constexpr int kSweeps = 40;
constexpr double kStill = 3e-4;  // of the time: what moves no more than that in a sweep rests
constexpr int kFewSweeps = 14;   // beside a solution that is near
constexpr double kFew = 8;       // of the shortest steps: with more, whole steps hardly matter
constexpr std::size_t kMostNodes = 60;
constexpr double kFewTimes = 2;  // so many times as many whole steps are still told apart

struct Prices {
  double time = 0;
  double thumbs = 0;
};

double price_of(const Share& s, const Prices& p) {
  return s.cost * (p.time + (s.thumbs ? p.thumbs : 0));
}

/// Towards the price at which `spent` is `budget`; a little each time, the shares follow.
double corrected(double price, double spent, double budget) {
  const double ratio = budget > 0 ? spent / budget : 2;
  return price * std::clamp(1 + 0.8 * (ratio - 1), 0.5, 2.0);
}

/// What each share may get at least and at most.
struct Range {
  double from = 0, to = 0;
};

/// A part of all ways to share out the budget: with some shares ruled out, others begun for sure.
struct Node {
  std::vector<Range> ranges;
  Relaxed relaxed;
  Prices price;
};

/// Most that a linear worth of `slope` a second can have under the budgets: by duality, the least
/// over the prices of time of what all shares that pay would bring.
double linear_most(const std::vector<Share>& shares, const std::vector<Range>& ranges,
                   const std::vector<double>& slope, const Budget& budget, double thumb_price) {
  const auto value = [&](double time_price) {
    double out = time_price * budget.time + thumb_price * budget.thumbs;
    for (std::size_t j = 0; j < shares.size(); ++j) {
      const double each = slope[j] - price_of(shares[j], {time_price, thumb_price});
      out += each * (each > 0 ? ranges[j].to : ranges[j].from);
    }
    return out;
  };
  // Convex and piecewise linear in the price: its least is at one of the corners.
  double least = value(0);
  for (std::size_t j = 0; j < shares.size(); ++j) {
    const double corner = slope[j] / shares[j].cost - (shares[j].thumbs ? thumb_price : 0);
    if (corner > 0) least = std::min(least, value(corner));
  }
  return least;
}

/// Shares out the budget within the node's ranges, from what it has, and bounds it.
void solve(const Good& good, const Doses& frame, const std::vector<Share>& shares,
           const Budget& budget, int sweeps, Node& node) {
  Doses doses = frame;
  std::vector<double>& x = node.relaxed.seconds;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    x[j] = std::clamp(x[j], node.ranges[j].from, node.ranges[j].to);
    Good::add(*shares[j].row, x[j], doses);
  }
  if (budget.time > 0 && node.price.time > 0)
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      double spent = 0;
      double thumbs = 0;
      double moved = 0;
      for (std::size_t j = 0; j < shares.size(); ++j) {
        const Share& s = shares[j];
        if (node.ranges[j].to > node.ranges[j].from) {
          const Good::Slope slope = good.slope(*s.row, doses);
          if (slope.second < 0) {
            const double to = x[j] + (price_of(s, node.price) - slope.first) / slope.second;
            const double in = std::clamp(to, node.ranges[j].from, node.ranges[j].to);
            moved += in < x[j] ? x[j] - in : in - x[j];
            Good::add(*s.row, in - x[j], doses);
            x[j] = in;
          }
        }
        spent += s.cost * x[j];
        if (s.thumbs) thumbs += s.cost * x[j];
      }
      node.price.time = corrected(node.price.time, spent, budget.time);
      node.price.thumbs = corrected(node.price.thumbs, thumbs, budget.thumbs);
      if (moved < kStill * budget.time) break;
    }
  double flat = good.worth(doses);
  std::vector<double> slope(shares.size());
  for (std::size_t j = 0; j < shares.size(); ++j) {
    slope[j] = good.slope(*shares[j].row, doses).first;
    flat -= slope[j] * x[j];
  }
  node.relaxed.bound =
      flat + std::min(linear_most(shares, node.ranges, slope, budget, node.price.thumbs),
                      linear_most(shares, node.ranges, slope, budget, 0));
}

/// Everything is allowed that the shares allow.
Node root(const Good& good, const Doses& frame, const std::vector<Share>& shares,
          const Budget& budget) {
  Node out;
  out.relaxed.seconds.resize(shares.size());
  for (const Share& s : shares) {
    out.ranges.push_back({0, s.most});
    out.price.time = std::max(out.price.time, good.slope(*s.row, frame).first / s.cost);
  }
  out.price.time *= 0.3;
  out.price.thumbs = out.price.time * 0.1;
  solve(good, frame, shares, budget, kSweeps, out);
  return out;
}

/// The share that is farthest from being a whole step; size() if all are, or none.
std::size_t most_broken(const std::vector<Share>& shares, const Node& node) {
  std::size_t out = shares.size();
  double most = 0.05;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    const double least = shares[j].least;
    const double x = node.relaxed.seconds[j];
    if (node.ranges[j].from > 0 || x <= 0 || x >= least) continue;
    const double broken = std::min(x, least - x) * shares[j].cost;
    if (broken <= most) continue;
    most = broken;
    out = j;
  }
  return out;
}

/// Does what is begun for sure fit?
bool possible(const std::vector<Share>& shares, const Budget& budget, const Node& node) {
  double time = 0;
  double thumbs = 0;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    if (node.ranges[j].from > node.ranges[j].to) return false;
    time += shares[j].cost * node.ranges[j].from;
    if (shares[j].thumbs) thumbs += shares[j].cost * node.ranges[j].from;
  }
  return time <= budget.time && thumbs <= budget.thumbs;
}

/// Most that the shares can bring if none that is used gets less than its least: few fit into a
/// short time. Each counts as if it were alone, which is at least what it adds to others; time is
/// cut into slots, rounded down where it is spent and up where it gives.
double few_most(const Good& good, const Doses& frame, const std::vector<Share>& shares,
                const Budget& budget) {
  constexpr std::size_t kSlots = 96;
  const double slot = budget.time / kSlots;
  std::array<double, kSlots + 1> best{};
  for (const Share& s : shares) {
    const double most =
        std::min({s.most * s.cost, budget.time, s.thumbs ? budget.thumbs : budget.time});
    std::array<double, kSlots + 1> gains{};
    const auto first = static_cast<std::size_t>(s.least * s.cost / slot);
    if (s.least * s.cost > most) continue;
    std::size_t last = first;
    for (std::size_t n = first; n <= kSlots && static_cast<double>(n) * slot <= most; ++n) {
      const double time = std::min(most, static_cast<double>(n + 1) * slot);
      gains[n] = good.gain(*s.row, time / s.cost, frame);
      last = n;
    }
    for (std::size_t spent = kSlots; spent + 1 > first; --spent) {
      for (std::size_t n = first; n <= std::min(last, spent); ++n)
        best[spent] = std::max(best[spent], best[spent - n] + gains[n]);
      if (spent == 0) break;
    }
  }
  return good.worth(frame) + best[kSlots];
}

}  // namespace

Relaxed relax(const Good& good, const Doses& frame, const std::vector<Share>& shares,
              const Budget& budget, double enough) {
  double least = budget.time;
  for (const Share& s : shares)
    if (s.least > 0) least = std::min(least, s.least * s.cost);
  std::vector<Node> open{root(good, frame, shares, budget)};
  Relaxed out = open.front().relaxed;
  if (out.bound <= enough) return out;
  if (budget.time < kFew * least)
    out.bound = std::min(out.bound, few_most(good, frame, shares, budget));
  if (budget.time >= kFewTimes * kFew * least) return out;
  // Either a step is begun and whole, or it is not: the bound is that of the better half.
  double closed = 0;
  for (std::size_t nodes = 0; nodes < kMostNodes && !open.empty(); ++nodes) {
    const auto best = std::max_element(open.begin(), open.end(), [](const Node& a, const Node& b) {
      return a.relaxed.bound < b.relaxed.bound;
    });
    const Node node = std::move(*best);
    open.erase(best);
    const std::size_t j = most_broken(shares, node);
    if (node.relaxed.bound <= enough || j == shares.size()) {
      closed = node.relaxed.bound;
      open.clear();  // all others are lower
      break;
    }
    for (const bool begun : {false, true}) {
      Node half = node;
      half.ranges[j] = begun ? Range{shares[j].least, shares[j].most} : Range{};
      if (!possible(shares, budget, half)) continue;
      solve(good, frame, shares, budget, kFewSweeps, half);
      half.relaxed.bound = std::min(half.relaxed.bound, node.relaxed.bound);
      open.push_back(std::move(half));
    }
  }
  for (const Node& node : open) closed = std::max(closed, node.relaxed.bound);
  out.bound = std::min(out.bound, std::max(closed, good.worth(frame)));
  return out;
}

}  // namespace unknot::planner
