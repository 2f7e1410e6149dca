// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/within.hpp"

#include <algorithm>
#include <bit>

namespace unknot::planner {
namespace {

constexpr double kStill = 3e-4;  // of the time: what moves no more than that in a sweep rests
constexpr double kHaste = 0.8;
constexpr double kDamped = 0.3;  // where warmth has a price, nothing hurries: it would swing

double price_of(const Share& s, const Prices& p) {
  return s.cost * (p.time + (s.thumbs ? p.thumbs : 0));
}

/// What the next second of a share brings: to the worth (`slope`) and to what must be warm.
double brings(const Part& part, std::size_t share, double slope) {
  for (const Need& n : part.needs) slope += n.price * n.rates[share];
  return slope;
}

/// Towards the price at which `spent` is `budget`; a little each time, the shares follow.
double corrected(double price, double spent, double budget, double haste) {
  const double ratio = budget > 0 ? spent / budget : 2;
  return price * std::clamp(1 + haste * (ratio - 1), 1 - 0.6 * haste, 1 + 1.2 * haste);
}

double rate(const Share& s, std::size_t area) {
  return s.warms == nullptr ? 0 : per_second(*s.warms, area);
}

double warmth(const Need& need, const std::vector<double>& seconds) {
  double out = 0;
  for (std::size_t j = 0; j < seconds.size(); ++j) out += need.rates[j] * seconds[j];
  return out;
}

/// Most that a linear worth of `slope` a second can have under the budgets: by duality, the least
/// over the prices of time of what all shares that pay would bring.
double linear_most(const Sharing& s, const Part& part, const std::vector<double>& slope,
                   double thumb_price) {
  double fixed = thumb_price * s.budget.thumbs;
  for (const Need& n : part.needs) fixed -= n.price * n.seconds;
  std::vector<double> brought(slope.size());
  for (std::size_t j = 0; j < slope.size(); ++j) brought[j] = brings(part, j, slope[j]);
  const auto value = [&](double time_price) {
    double out = fixed + time_price * s.budget.time;
    for (std::size_t j = 0; j < slope.size(); ++j) {
      const double each = brought[j] - price_of(s.shares[j], {time_price, thumb_price});
      out += each * (each > 0 ? part.ranges[j].to : part.ranges[j].from);
    }
    return out;
  };
  // Convex and piecewise linear in the price: its least is at one of the corners.
  double least = value(0);
  for (std::size_t j = 0; j < slope.size(); ++j) {
    const double corner = brought[j] / s.shares[j].cost - (s.shares[j].thumbs ? thumb_price : 0);
    if (corner > 0) least = std::min(least, value(corner));
  }
  return least;
}

/// The most warmth that an area can get while all else gets its least.
double most_warmth(const Sharing& s, const Part& part, const Need& need) {
  double time = s.budget.time;
  double out = 0;
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    time -= s.shares[j].cost * part.ranges[j].from;
    out += need.rates[j] * part.ranges[j].from;
    if (need.rates[j] > 0) order.push_back(j);
  }
  const auto value = [&](std::size_t j) { return need.rates[j] / s.shares[j].cost; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return value(a) != value(b) ? value(a) > value(b) : a < b;
  });
  for (const std::size_t j : order) {
    const double room = part.ranges[j].to - part.ranges[j].from;
    const double more = std::min(room, std::max(0.0, time) / s.shares[j].cost);
    out += need.rates[j] * more;
    time -= more * s.shares[j].cost;
  }
  return out;
}

/// No share gets more than the others' least leaves, in whole steps.
void tighten(const Sharing& s, Part& part) {
  double time = s.budget.time;
  double thumbs = s.budget.thumbs;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const double fixed = s.shares[j].cost * part.ranges[j].from;
    time -= fixed;
    if (s.shares[j].thumbs) thumbs -= fixed;
  }
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const Share& share = s.shares[j];
    auto& [from, to] = part.ranges[j];
    const double left = std::max(0.0, share.thumbs ? std::min(time, thumbs) : time);
    // A hair more: what fits exactly must fit.
    constexpr double kHair = 1e-6;
    double most = from + left / share.cost + kHair;
    if (most >= to) continue;
    const auto above = std::upper_bound(share.lengths.begin(), share.lengths.end(), most);
    if (above != share.lengths.begin()) most = *std::prev(above);
    to = std::max(from, std::min(to, most));
  }
}

/// One sweep of all shares towards their prices; how far they moved, or what is left unspent while
/// the price still has to fall.
double sweep(const Sharing& s, Part& part, Doses& doses) {
  std::vector<double>& x = part.relaxed.seconds;
  double spent = 0;
  double thumbs = 0;
  double moved = 0;
  const bool calm = part.needs.empty();
  const double step = calm ? 1 : kDamped;
  const double haste = calm ? kHaste : kDamped;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const Share& share = s.shares[j];
    const auto& [from, to] = part.ranges[j];
    if (to > from) {
      const Good::Slope slope = s.good.slope(*share.row, doses);
      if (slope.second < 0) {
        const double off = price_of(share, part.price) - brings(part, j, slope.first);
        const double target = std::clamp(x[j] + off / slope.second, from, to);
        const double in = x[j] + step * (target - x[j]);
        moved += in < x[j] ? x[j] - in : in - x[j];
        Good::add(*share.row, in - x[j], doses);
        x[j] = in;
      }
    }
    spent += share.cost * x[j];
    if (share.thumbs) thumbs += share.cost * x[j];
  }
  part.price.time = corrected(part.price.time, spent, s.budget.time, haste);
  part.price.thumbs = corrected(part.price.thumbs, thumbs, s.budget.thumbs, haste);
  for (Need& n : part.needs) n.price = corrected(n.price, n.seconds, warmth(n, x), kDamped);
  constexpr double kUnspent = 0.01;
  const double unspent = s.budget.time * (1 - kUnspent) - spent;
  return std::max(moved, unspent);
}

}  // namespace

bool settled(const Sharing& s, const Part& part) {
  constexpr double kNearly = 0.002;
  double time = 0;
  double thumbs = 0;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const double spent = s.shares[j].cost * part.relaxed.seconds[j];
    time += spent;
    if (s.shares[j].thumbs) thumbs += spent;
  }
  return time <= s.budget.time * (1 + kNearly) && thumbs <= s.budget.thumbs * (1 + kNearly) &&
         std::all_of(part.needs.begin(), part.needs.end(), [&](const Need& n) {
           return warmth(n, part.relaxed.seconds) >= n.seconds * (1 - kNearly);
         });
}

double cold_under(const Sharing& s, const Part& part, std::size_t share) {
  double out = 0;
  for (body::AreaBits rest = s.shares[share].deep; rest != 0; rest &= rest - 1) {
    const auto area = static_cast<std::uint32_t>(std::countr_zero(rest));
    double lacks = s.scope.cold[area];
    for (std::size_t j = 0; j < s.shares.size() && lacks > 0; ++j)
      if (j != share) lacks -= rate(s.shares[j], area) * part.relaxed.seconds[j];
    out = std::max(out, lacks);
  }
  return out;
}

bool possible(const Sharing& s, const Part& part) {
  double time = 0;
  double thumbs = 0;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    if (part.ranges[j].from > part.ranges[j].to) return false;
    time += s.shares[j].cost * part.ranges[j].from;
    if (s.shares[j].thumbs) thumbs += s.shares[j].cost * part.ranges[j].from;
  }
  return time <= s.budget.time && thumbs <= s.budget.thumbs &&
         std::all_of(part.needs.begin(), part.needs.end(),
                     [&](const Need& n) { return most_warmth(s, part, n) >= n.seconds; });
}

void solve(const Sharing& s, int sweeps, Part& part) {
  tighten(s, part);
  Doses doses = s.frame;
  std::vector<double>& x = part.relaxed.seconds;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    x[j] = std::clamp(x[j], part.ranges[j].from, part.ranges[j].to);
    Good::add(*s.shares[j].row, x[j], doses);
  }
  if (s.budget.time > 0 && part.price.time > 0)
    for (int i = 0; i < sweeps; ++i)
      if (sweep(s, part, doses) < kStill * s.budget.time) break;
  double flat = s.good.worth(doses);
  std::vector<double> slope(s.shares.size());
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    slope[j] = s.good.slope(*s.shares[j].row, doses).first;
    flat -= slope[j] * x[j];
  }
  part.relaxed.bound = flat + std::min(linear_most(s, part, slope, part.price.thumbs),
                                       linear_most(s, part, slope, 0));
}

Part with_region(const Sharing& s, const Part& part, std::size_t region, bool used) {
  using Place = Part::Place;
  Part out = part;
  out.regions[region] = used ? Place::used : Place::shut;
  const auto full = static_cast<std::size_t>(std::count(out.regions.begin(), out.regions.end(),
                                                        Place::used)) >= s.scope.regions;
  for (Place& place : out.regions)
    if (full && place == Place::open) place = Place::shut;
  for (std::size_t j = 0; j < s.shares.size(); ++j)
    if (out.regions[s.shares[j].region] == Place::shut) out.ranges[j] = {};
  return out;
}

double least(const Share& share) { return share.lengths.size() > 1 ? share.lengths[1] : 0; }

Part with_at_most(const Part& part, std::size_t share, double seconds) {
  Part out = part;
  out.ranges[share].to = std::min(out.ranges[share].to, seconds);
  return out;
}

Part with_at_least(const Sharing& s, const Part& part, std::size_t share, double seconds) {
  const bool begun = part.ranges[share].from > 0;
  Part out = begun ? part : with_region(s, part, s.shares[share].region, true);
  out.ranges[share].from = seconds;
  if (begun) return out;
  for (body::AreaBits rest = s.shares[share].deep; rest != 0; rest &= rest - 1) {
    const auto area = static_cast<std::uint32_t>(std::countr_zero(rest));
    if (s.scope.cold[area] <= 0) continue;
    // A second need of the same area may not count on the first one's share.
    Need need{area, s.scope.cold[area], 0, {}};
    double most = 0;
    for (std::size_t j = 0; j < s.shares.size(); ++j) {
      need.rates.push_back(j == share ? 0 : rate(s.shares[j], area));
      most = std::max(most, need.rates.back() / s.shares[j].cost);
    }
    if (most > 0) need.price = 0.1 * out.price.time / most;
    out.needs.push_back(std::move(need));
  }
  return out;
}

Part everything(const Sharing& s) {
  Part out;
  out.relaxed.seconds.resize(s.shares.size());
  for (const Share& share : s.shares) {
    out.ranges.push_back({0, share.most});
    out.regions.resize(std::max(out.regions.size(), share.region + 1));
    out.price.time = std::max(out.price.time, s.good.slope(*share.row, s.frame).first / share.cost);
  }
  out.price.time *= 0.3;
  out.price.thumbs = out.price.time * 0.1;
  // What can never be warm enough is not there at all.
  for (std::size_t j = 0; j < s.shares.size(); ++j)
    if (s.shares[j].deep != 0 && !possible(s, with_at_least(s, out, j, least(s.shares[j]))))
      out.ranges[j] = {};
  return out;
}

}  // namespace unknot::planner
