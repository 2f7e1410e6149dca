// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choose.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

/// A choice in the making.
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
        join_(guide.limit("PLANNER/frame", "join_s")) {}

  double time_left() const { return left_.time; }

  /// Always to what adds most a second, until nothing adds enough; `but` gets nothing.
  void fill(const Offer* but = nullptr) {
    while (true) {
      Offer* best = nullptr;
      double best_step = 0;
      double best_rate = small_;
      for (Offer& o : menu_.offers)
        for (const double step : steps(o)) {
          if (&o == but || !fits(o, step)) continue;
          const double r = rate(o, step);
          if (r <= best_rate) continue;
          best = &o;
          best_step = step;
          best_rate = r;
        }
      if (best == nullptr) return;
      put(*best, best_step);
    }
  }

  /// Takes time from one step (or all of it) and gives it to others, while that is better.
  void exchange() {
    for (int round = 0; round < kRounds; ++round) {
      bool better = false;
      for (Offer& from : menu_.offers)
        for (const double less : {from.per_side_s, from.thumbs() ? from.longest_s : more_ / 2}) {
          if (from.per_side_s <= 0 || less > from.per_side_s) continue;
          if (less < from.per_side_s && from.per_side_s - less < least_) continue;
          better = try_without(from, less) || better;
        }
      if (!better) return;
    }
  }

 private:
  static constexpr int kRounds = 6;

  /// Sizes in which an offer may grow.
  std::array<double, 2> steps(const Offer& o) const {
    const double room = o.most_s() - o.per_side_s;
    // Thumb work is short anyway: all of it or none.
    if (o.thumbs()) return {std::min(room, o.longest_s), 0};
    if (o.per_side_s == 0) return {std::min(room, first_), std::min(room, least_)};
    return {std::min(room, more_), std::min(room, more_ / 2)};
  }

  /// How often a region is visited if this offer had that much time.
  int visits(const Offer& o, double per_side) const {
    int out = 0;
    for (const Offer& other : menu_.offers)
      if (other.region == o.region)
        out = std::max(out, other.pieces(&other == &o ? per_side : other.per_side_s));
    return out;
  }
  /// Long strokes to and from it that `step` more would take.
  double joining(const Offer& o, double step) const {
    return join_ * (visits(o, o.per_side_s + step) - visits(o, o.per_side_s));
  }
  double cost(const Offer& o, double step) const { return step * o.sides() + joining(o, step); }
  double rate(const Offer& o, double step) const {
    const double join = joining(o, step);
    double gain = menu_.good.gain(o.row, step, doses_);
    if (join > 0) gain += menu_.good.gain(menu_.glide, join, doses_);
    return gain / (step * o.sides() + join);
  }
  bool fits(const Offer& o, double step) const {
    const bool real = step >= (o.per_side_s == 0 ? least_ * 0.75 : more_ / 4);
    return real && cost(o, step) <= left_.time && (!o.thumbs() || step * o.sides() <= left_.thumbs);
  }

  /// `step` may be negative.
  void put(Offer& o, double step) {
    const double join = joining(o, step);
    left_.time -= join + step * o.sides();
    if (o.thumbs()) left_.thumbs -= step * o.sides();
    Good::add(menu_.glide, join, doses_);
    Good::add(o.row, step, doses_);
    o.per_side_s += step;
    if (o.per_side_s < 1e-9) o.per_side_s = 0;
  }

  bool try_without(Offer& from, double less) {
    std::vector<double> chosen;
    for (const Offer& o : menu_.offers) chosen.push_back(o.per_side_s);
    const Doses doses = doses_;
    const Budget left = left_;
    const double before = menu_.good.worth(doses_);
    put(from, -less);
    fill(&from);
    if (menu_.good.worth(doses_) > before + 1e-7) return true;
    for (std::size_t i = 0; i < chosen.size(); ++i) menu_.offers[i].per_side_s = chosen[i];
    doses_ = doses;
    left_ = left;
    return false;
  }

  Menu& menu_;
  Doses doses_;
  Budget left_;
  double first_, least_, more_, small_, join_;
};

}  // namespace

double choose(const guide::Guide& guide, const Doses& frame, const Budget& budget, Menu& menu) {
  Chooser chooser(guide, frame, budget, menu);
  chooser.fill();
  chooser.exchange();
  return chooser.time_left();
}

}  // namespace unknot::planner
