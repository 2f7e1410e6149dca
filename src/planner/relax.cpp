// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/relax.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "planner/within.hpp"

namespace unknot::planner {
namespace {

constexpr int kSweeps = 40;
constexpr int kFewSweeps = 14;  // beside a solution that is near
constexpr double kFew = 8;      // of the shortest steps: with more, whole steps hardly matter
constexpr std::size_t kMostParts = 200;
constexpr double kFewTimes = 2;  // so many times as many whole steps are still told apart

/// A share that is not as it must be: between two of its lengths, or deep where it is cold.
struct Broken {
  std::size_t share = 0;
  double below = 0, above = 0;  ///< what it may be instead
};

std::optional<Broken> broken(const Sharing& s, const Part& part) {
  std::optional<Broken> out;
  double most = 0.05;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const Share& share = s.shares[j];
    const double x = part.relaxed.seconds[j];
    if (x <= 0 || share.lengths.size() < 2) continue;
    const auto above = std::upper_bound(share.lengths.begin(), share.lengths.end(), x);
    Broken here{j, 0, least(share)};
    double size = 0;
    if (above != share.lengths.begin() && above != share.lengths.end()) {
      here.below = *std::prev(above);
      here.above = *above;
      size = std::min(x - here.below, here.above - x) * share.cost;
    }
    const bool begun = part.ranges[j].from > 0;
    if (share.deep != 0 && !begun)
      if (const double cold = std::min(x * share.cost, cold_under(s, part, j)); cold > size) {
        here = {j, 0, least(share)};
        size = cold;
      }
    if (size <= most) continue;
    most = size;
    out = here;
  }
  return out;
}

/// Where all is as it must be but takes more than there is: the largest share that may be less.
std::optional<Broken> too_large(const Sharing& s, const Part& part) {
  std::optional<Broken> out;
  double most = 0;
  for (std::size_t j = 0; j < s.shares.size(); ++j) {
    const auto& lengths = s.shares[j].lengths;
    const double x = part.relaxed.seconds[j];
    const auto at = std::lower_bound(lengths.begin(), lengths.end(), x - 0.05);
    if (at == lengths.begin() || at == lengths.end() || *at <= part.ranges[j].from) continue;
    if (x * s.shares[j].cost <= most) continue;
    most = x * s.shares[j].cost;
    out = Broken{j, *std::prev(at), *at};
  }
  return out;
}

/// The region that has most of what is not on a region for sure, if there are too many.
std::optional<std::size_t> region_too_many(const Sharing& s, const Part& part) {
  std::vector<double> on(part.regions.size());
  for (std::size_t j = 0; j < s.shares.size(); ++j)
    on[s.shares[j].region] += s.shares[j].cost * part.relaxed.seconds[j];
  const auto in_use = std::count_if(on.begin(), on.end(), [](double t) { return t > 0.05; });
  if (static_cast<std::size_t>(in_use) <= s.scope.regions) return {};
  std::optional<std::size_t> out;
  for (std::size_t r = 0; r < on.size(); ++r)
    if (part.regions[r] == Part::Place::open && (!out || on[r] > on[*out])) out = r;
  return out;
}

/// Most that the shares can bring if none that is used gets less than its least: few fit into a
/// short time. Each counts as if it were alone, which is at least what it adds to others; time is
/// cut into slots, rounded down where it is spent and up where it gives.
double few_most(const Sharing& all, const Part& part) {
  constexpr std::size_t kSlots = 96;
  const double slot = all.budget.time / kSlots;
  std::array<double, kSlots + 1> best{};
  for (std::size_t j = 0; j < all.shares.size(); ++j) {
    const Share& s = all.shares[j];
    const double most = std::min({part.ranges[j].to * s.cost, all.budget.time,
                                  s.thumbs ? all.budget.thumbs : all.budget.time});
    std::array<double, kSlots + 1> gains{};
    const auto first = static_cast<std::size_t>(least(s) * s.cost / slot);
    if (least(s) * s.cost > most) continue;
    std::size_t last = first;
    for (std::size_t n = first; n <= kSlots && static_cast<double>(n) * slot <= most; ++n) {
      const double time = std::min(most, static_cast<double>(n + 1) * slot);
      gains[n] = all.good.gain(*s.row, time / s.cost, all.frame);
      last = n;
    }
    for (std::size_t spent = kSlots; spent + 1 > first; --spent) {
      for (std::size_t n = first; n <= std::min(last, spent); ++n)
        best[spent] = std::max(best[spent], best[spent - n] + gains[n]);
      if (spent == 0) break;
    }
  }
  return all.good.worth(all.frame) + best[kSlots];
}

}  // namespace

Relaxed relax(const Good& good, const Doses& frame, const std::vector<Share>& shares,
              const Budget& budget, const Scope& scope, double enough) {
  const Sharing s{good, frame, shares, budget, scope};
  double shortest = budget.time;
  for (const Share& share : shares)
    if (least(share) > 0) shortest = std::min(shortest, least(share) * share.cost);
  std::vector<Part> open{everything(s)};
  solve(s, kSweeps, open.front());
  Relaxed out = open.front().relaxed;
  if (out.bound <= enough) return out;
  if (budget.time < kFew * shortest) out.bound = std::min(out.bound, few_most(s, open.front()));
  if (budget.time >= kFewTimes * kFew * shortest) return out;
  // Each step is whole, and warm where it goes deep, or not begun: the bound is that of the better
  // half.
  double closed = 0;
  for (std::size_t parts = 0; parts < kMostParts && !open.empty(); ++parts) {
    const auto best = std::max_element(open.begin(), open.end(), [](const Part& a, const Part& b) {
      return a.relaxed.bound < b.relaxed.bound;
    });
    Part part = std::move(*best);
    open.erase(best);
    if (part.relaxed.bound <= enough) {
      closed = std::max(closed, part.relaxed.bound);
      open.clear();  // all others are lower
      break;
    }
    auto region = region_too_many(s, part);
    auto share = broken(s, part);
    if (!share && !region && !settled(s, part)) {
      const double before = part.relaxed.bound;
      solve(s, kSweeps, part);
      part.relaxed.bound = std::min(part.relaxed.bound, before);
      region = region_too_many(s, part);
      share = broken(s, part);
      if (!share && !region && !settled(s, part)) share = too_large(s, part);
    }
    if (!share && !region) {
      closed = std::max(closed, part.relaxed.bound);
      continue;
    }
    for (Part half : region ? std::array{with_region(s, part, *region, false),
                                         with_region(s, part, *region, true)}
                            : std::array{with_at_most(part, share->share, share->below),
                                         with_at_least(s, part, share->share, share->above)}) {
      if (!possible(s, half)) continue;
      solve(s, kFewSweeps, half);
      half.relaxed.bound = std::min(half.relaxed.bound, part.relaxed.bound);
      open.push_back(std::move(half));
    }
  }
  for (const Part& part : open) closed = std::max(closed, part.relaxed.bound);
  out.bound = std::min(out.bound, std::max(closed, good.worth(frame)));
  return out;
}

}  // namespace unknot::planner
