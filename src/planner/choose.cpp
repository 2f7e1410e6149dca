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

  /// In a massage of the whole back every region gets something, broad work first.
  void start_everywhere(const Given& given) {
    std::map<std::string, Offer*> broad;
    for (Offer& o : menu_.offers) {
      if (given.contains({o.technique->id, o.region}) || o.row.kinds[0] + o.row.kinds[1] <= 0.5)
        continue;
      Offer*& best = broad[o.region];
      if (best == nullptr || rate(o, first_) > rate(*best, first_)) best = &o;
    }
    for (const auto& [region, offer] : broad) grow(*offer, std::min(first_, offer->longest_s));
  }

  /// Always to what adds most a second, until nothing adds enough.
  void fill() {
    while (true) {
      Offer* best = nullptr;
      double best_step = 0;
      double best_rate = small_;
      for (Offer& o : menu_.offers)
        for (const double step : steps(o)) {
          const double r = rate(o, step);
          if (!fits(o, step) || r <= best_rate) continue;
          best = &o;
          best_step = step;
          best_rate = r;
        }
      if (best == nullptr) return;
      grow(*best, best_step);
    }
  }

  /// Takes time from one step (or all of it) and gives it to others, while that is better.
  void exchange() {
    for (int round = 0; round < kRounds; ++round) {
      bool better = false;
      for (Offer& from : menu_.offers)
        for (const double less : {from.per_side_s, more_ / 2}) {
          if (from.per_side_s == 0 || (less != from.per_side_s && from.per_side_s - less < least_))
            continue;
          better = try_without(from, less) || better;
        }
      if (!better) return;
    }
  }

 private:
  static constexpr int kRounds = 6;

  /// Sizes in which an offer may grow.
  std::array<double, 3> steps(const Offer& o) const {
    const double room = o.longest_s - o.per_side_s;
    if (o.per_side_s == 0) return {std::min(room, first_), std::min(room, least_), 0};
    return {std::min(room, more_), std::min(room, more_ / 2), 0};
  }

  bool visited(const std::string& region, const Offer* but = nullptr) const {
    return std::any_of(menu_.offers.begin(), menu_.offers.end(), [&](const Offer& o) {
      return &o != but && o.region == region && o.per_side_s > 0;
    });
  }
  double joining(const Offer& o) const { return visited(o.region) ? 0 : join_; }
  double cost(const Offer& o, double step) const { return step * o.sides() + joining(o); }
  double rate(const Offer& o, double step) const {
    if (step <= 0) return 0;
    const double join = joining(o);
    double gain = menu_.good.gain(o.row, step, doses_);
    if (join > 0) gain += menu_.good.gain(menu_.glide, join, doses_);
    return gain / cost(o, step);
  }
  bool fits(const Offer& o, double step) const {
    const bool real = step >= (o.per_side_s == 0 ? least_ * 0.75 : more_ / 4);
    return real && cost(o, step) <= left_.time && (!o.thumbs() || step * o.sides() <= left_.thumbs);
  }

  /// `step` may be negative.
  void put(Offer& o, double step) {
    if (o.per_side_s == 0 && !visited(o.region)) {
      left_.time -= join_;
      Good::add(menu_.glide, join_, doses_);
    }
    o.per_side_s += step;
    if (o.per_side_s < 1e-9) {
      o.per_side_s = 0;
      if (!visited(o.region)) {
        left_.time += join_;
        Good::add(menu_.glide, -join_, doses_);
      }
    }
    left_.time -= step * o.sides();
    if (o.thumbs()) left_.thumbs -= step * o.sides();
    Good::add(o.row, step, doses_);
  }
  void grow(Offer& o, double step) {
    if (fits(o, step)) put(o, step);
  }

  bool try_without(Offer& from, double less) {
    std::vector<double> chosen;
    for (const Offer& o : menu_.offers) chosen.push_back(o.per_side_s);
    const Doses doses = doses_;
    const Budget left = left_;
    const double before = menu_.good.worth(doses_);
    put(from, -less);
    // It must not simply come back.
    const double longest = from.longest_s;
    from.longest_s = from.per_side_s;
    fill();
    from.longest_s = longest;
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

double choose(const guide::Guide& guide, const plan::Request& request, const Doses& frame,
              const Budget& budget, const Given& given, Menu& menu) {
  Chooser chooser(guide, frame, budget, menu);
  if (request.total >= seconds(guide.limit("FLOW-5/coverage", "from_s")))
    chooser.start_everywhere(given);
  chooser.fill();
  chooser.exchange();
  return chooser.time_left();
}

}  // namespace unknot::planner
