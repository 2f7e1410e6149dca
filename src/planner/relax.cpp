// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/relax.hpp"

#include <algorithm>
#include <array>

namespace unknot::planner {
namespace {

constexpr int kSweeps = 40;
constexpr double kFew = 8;  // of the shortest steps: with more, whole steps hardly matter

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

/// Most that a linear worth of `slope` a second can have under the budgets: by duality, the least
/// over the prices of time of what all shares that pay would bring.
double linear_most(const std::vector<Share>& shares, const std::vector<double>& slope,
                   const Budget& budget, double thumb_price) {
  const auto value = [&](double time_price) {
    double out = time_price * budget.time + thumb_price * budget.thumbs;
    for (std::size_t j = 0; j < shares.size(); ++j)
      out +=
          std::max(0.0, slope[j] - price_of(shares[j], {time_price, thumb_price})) * shares[j].most;
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
              const Budget& budget) {
  Relaxed out;
  out.seconds.resize(shares.size());
  Doses doses = frame;
  Prices price;
  for (const Share& s : shares)
    price.time = std::max(price.time, good.slope(*s.row, doses).first / s.cost);
  price.time *= 0.3;
  price.thumbs = price.time * 0.1;
  if (budget.time > 0 && price.time > 0)
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      double spent = 0;
      double thumbs = 0;
      for (std::size_t j = 0; j < shares.size(); ++j) {
        const Share& s = shares[j];
        const Good::Slope slope = good.slope(*s.row, doses);
        if (slope.second >= 0) continue;
        double& x = out.seconds[j];
        const double to =
            std::clamp(x + (price_of(s, price) - slope.first) / slope.second, 0.0, s.most);
        Good::add(*s.row, to - x, doses);
        x = to;
        spent += s.cost * x;
        if (s.thumbs) thumbs += s.cost * x;
      }
      price.time = corrected(price.time, spent, budget.time);
      price.thumbs = corrected(price.thumbs, thumbs, budget.thumbs);
    }

  double flat = good.worth(doses);
  std::vector<double> slope(shares.size());
  for (std::size_t j = 0; j < shares.size(); ++j) {
    slope[j] = good.slope(*shares[j].row, doses).first;
    flat -= slope[j] * out.seconds[j];
  }
  out.bound = flat + std::min(linear_most(shares, slope, budget, price.thumbs),
                              linear_most(shares, slope, budget, 0));
  double least = budget.time;
  for (const Share& s : shares) least = std::min(least, s.least * s.cost);
  if (budget.time < kFew * least)
    out.bound = std::min(out.bound, few_most(good, frame, shares, budget));
  return out;
}

}  // namespace unknot::planner
