// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choose.hpp"

#include <algorithm>
#include <cstdint>

namespace unknot::planner {
namespace {

/// A choice in the making. What an offer would add is remembered until something near it changes.
class Chooser {
 public:
  Chooser(const guide::Guide& guide, const Doses& frame, const Budget& budget, Menu& menu)
      : menu_(menu),
        doses_(frame),
        left_(budget),
        first_(guide.limit("PLANNER/steps", "first_s")),
        least_(guide.limit("PLANNER/steps", "least_s")),
        more_(guide.limit("PLANNER/steps", "more_s")),
        small_(guide.limit("PLANNER/steps", "small_gain")),
        join_(guide.limit("PLANNER/frame", "join_s")),
        state_(menu.offers.size()) {
    std::vector<std::vector<std::size_t>> on(menu.good.none().size());
    for (std::size_t i = 0; i < menu.offers.size(); ++i)
      for (const auto& part : menu.offers[i].row.parts) on[part.patch].push_back(i);
    for (std::size_t i = 0; i < menu.offers.size(); ++i) {
      state_[i].near.resize(menu.offers.size());
      for (const auto& part : menu.offers[i].row.parts)
        for (const std::size_t j : on[part.patch]) state_[i].near[j] = true;
      for (std::size_t j = 0; j < menu.offers.size(); ++j)
        if (menu.offers[i].region == menu.offers[j].region) state_[i].mates.push_back(j);
    }
  }

  double time_left() const { return left_.time; }

  /// Always to what adds most a second, until nothing adds enough; `but` gets nothing.
  void fill(std::size_t but = SIZE_MAX) {
    while (true) {
      std::size_t best = SIZE_MAX;
      double best_step = 0;
      double best_rate = small_;
      for (std::size_t i = 0; i < menu_.offers.size(); ++i) {
        if (i == but) continue;
        for (const Growth& g : growths(i)) {
          if (g.rate <= best_rate || !fits(i, g)) continue;
          best = i;
          best_step = g.step;
          best_rate = g.rate;
        }
      }
      if (best == SIZE_MAX) return;
      put(best, best_step);
    }
  }

  /// Takes time from one step (or all of it) and gives it to others, while that is better.
  void exchange() {
    for (int round = 0; round < kRounds; ++round) {
      bool better = false;
      for (std::size_t i = 0; i < menu_.offers.size(); ++i) {
        const Offer& from = menu_.offers[i];
        for (const double less : {from.per_side_s, from.thumbs() ? from.longest_s : more_ / 2}) {
          if (from.per_side_s <= 0 || less > from.per_side_s) continue;
          if (less < from.per_side_s && from.per_side_s - less < least_) continue;
          better = try_without(i, less) || better;
        }
      }
      if (!better) return;
    }
  }

 private:
  static constexpr int kRounds = 6;

  /// A size in which an offer may grow, the long strokes it would cost and what a second adds.
  struct Growth {
    double step = 0, join = 0, rate = 0;
  };
  struct State {
    std::array<Growth, 2> growths;
    bool known = false;
    std::vector<bool> near;          ///< offers whose worth depends on this one
    std::vector<std::size_t> mates;  ///< offers on the same region, itself included
  };

  /// Sizes in which an offer may grow.
  std::array<double, 2> steps(const Offer& o) const {
    const double room = o.most_s() - o.per_side_s;
    // Thumb work is short anyway: all of it or none.
    if (o.thumbs()) return {std::min(room, o.longest_s), 0};
    if (o.per_side_s == 0) return {std::min(room, first_), std::min(room, least_)};
    return {std::min(room, more_), std::min(room, more_ / 2)};
  }

  /// Long strokes to and from its region that `step` more would take, seconds.
  double joining(std::size_t i, double step) const {
    int before = 0;
    int after = 0;
    for (const std::size_t j : state_[i].mates) {
      const Offer& o = menu_.offers[j];
      before = std::max(before, o.pieces(o.per_side_s));
      after = std::max(after, o.pieces(i == j ? o.per_side_s + step : o.per_side_s));
    }
    return join_ * (after - before);
  }

  const std::array<Growth, 2>& growths(std::size_t i) {
    State& s = state_[i];
    if (s.known) return s.growths;
    s.known = true;
    const Offer& o = menu_.offers[i];
    const auto sizes = steps(o);
    for (std::size_t n = 0; n < sizes.size(); ++n) {
      Growth& g = s.growths[n];
      g = {sizes[n], 0, 0};
      if (g.step < (o.per_side_s == 0 ? least_ * 0.75 : more_ / 4)) continue;
      g.join = joining(i, g.step);
      double gain = menu_.good.gain(o.row, g.step, doses_);
      if (g.join > 0) gain += joins_worth(g.join);
      g.rate = gain / (g.step * o.sides() + g.join);
    }
    return s.growths;
  }

  double joins_worth(double join) {
    if (join != worth_of_) {
      worth_of_ = join;
      joins_worth_ = menu_.good.gain(menu_.glide, join, doses_);
    }
    return joins_worth_;
  }

  bool fits(std::size_t i, const Growth& g) const {
    const Offer& o = menu_.offers[i];
    const double work = g.step * o.sides();
    return work + g.join <= left_.time && (!o.thumbs() || work <= left_.thumbs);
  }

  /// `step` may be negative.
  void put(std::size_t i, double step) {
    Offer& o = menu_.offers[i];
    const double join = joining(i, step);
    left_.time -= join + step * o.sides();
    if (o.thumbs()) left_.thumbs -= step * o.sides();
    if (join != 0) {
      worth_ += menu_.good.gain(menu_.glide, join, doses_);
      Good::add(menu_.glide, join, doses_);
    }
    worth_ += menu_.good.gain(o.row, step, doses_);
    Good::add(o.row, step, doses_);
    o.per_side_s += step;
    if (o.per_side_s < 1e-9) o.per_side_s = 0;
    worth_of_ = -1;
    for (std::size_t j = 0; j < state_.size(); ++j)
      if (join != 0 || state_[i].near[j] || menu_.offers[j].region == o.region)
        state_[j].known = false;
  }

  bool try_without(std::size_t from, double less) {
    std::vector<double> chosen;
    for (const Offer& o : menu_.offers) chosen.push_back(o.per_side_s);
    const Doses doses = doses_;
    const Budget left = left_;
    const double before = worth_;
    put(from, -less);
    fill(from);
    if (worth_ > before + 1e-7) return true;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      menu_.offers[i].per_side_s = chosen[i];
      state_[i].known = false;
    }
    doses_ = doses;
    left_ = left;
    worth_ = before;
    worth_of_ = -1;
    return false;
  }

  Menu& menu_;
  Doses doses_;
  Budget left_;
  double first_, least_, more_, small_, join_;
  std::vector<State> state_;
  double worth_ = 0;  ///< over the frame
  double worth_of_ = -1, joins_worth_ = 0;
};

}  // namespace

double choose(const guide::Guide& guide, const Doses& frame, const Budget& budget, Menu& menu) {
  Chooser chooser(guide, frame, budget, menu);
  chooser.fill();
  chooser.exchange();
  return chooser.time_left();
}

}  // namespace unknot::planner
