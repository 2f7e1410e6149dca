// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choose.hpp"

#include <algorithm>
#include <array>

#include "planner/exchange.hpp"

namespace unknot::planner {
namespace {

/// Always to what adds most by the second, until nothing fits: the choice that exchanges start
/// from. What an offer adds only falls while others grow, so a gain known from before is looked at
/// again only if it would still be the best.
class Filler {
 public:
  Filler(Choice& choice, double small) : choice_(choice), small_(small) {
    for (std::size_t j = 0; j < choice.offers(); ++j)
      for (const int up : {1, 2}) growths_.push_back({j, up, 0, -1, 0});
  }

  void fill() {
    while (Growth* g = best()) {
      choice_.move({{g->offer, choice_.level(g->offer) + static_cast<std::size_t>(g->up)}});
      ++now_;
      join_gain_ = choice_.join_gain(1);
      for (Growth& other : growths_)
        if (other.offer == g->offer) other.seen = -1;
    }
  }

 private:
  struct Growth {
    std::size_t offer;
    int up;
    double gain;
    int seen;  ///< when the gain was computed, −1: not for this level
    double rate;
  };

  /// False if there is no such level or no room for it.
  bool rate(Growth& g, bool fresh) {
    const std::size_t to = choice_.level(g.offer) + static_cast<std::size_t>(g.up);
    if (to >= choice_.lengths(g.offer).size()) return false;
    const Moves moves{{g.offer, to}};
    const Cost cost = choice_.cost(moves);
    const bool warms = choice_.warming() > 0 || choice_.warms(moves.begin()[0]);
    if (!choice_.fits(cost)) return false;
    const double warming = warms ? choice_.warming(moves) : 0;
    if (cost.time + warming > choice_.left().time) return false;
    if (g.seen < 0 || (fresh && g.seen < now_)) {
      g.gain = choice_.row_gain(g.offer, to);
      g.seen = now_;
    }
    g.rate = (g.gain + (cost.visits > 0 ? join_gain_ * cost.visits : 0)) /
             (cost.time + std::max(0.0, warming - choice_.warming()));
    return true;
  }

  Growth* best() {
    while (true) {
      Growth* out = nullptr;
      for (Growth& g : growths_)
        if (rate(g, false) && g.rate > small_ && (out == nullptr || g.rate > out->rate)) out = &g;
      if (out == nullptr || out->seen == now_) return out;
      rate(*out, true);
    }
  }

  Choice& choice_;
  double small_;
  std::vector<Growth> growths_;
  int now_ = 0;
  double join_gain_ = choice_.join_gain(1);
};

}  // namespace

std::vector<double> lengths(const guide::Guide& guide, const Offer& offer) {
  const double least = guide.limit("PLANNER/steps", "least_s");
  const double step = guide.limit("PLANNER/steps", "more_s") / 2;
  std::vector<double> out{0};
  // Thumb work is short anyway: a visit's all of it or none.
  if (offer.thumbs() || offer.longest_s < least) {
    if (offer.longest_s >= least * 0.75)
      for (int i = 1; i <= offer.visits; ++i) out.push_back(offer.longest_s * i);
    return out;
  }
  const double most = offer.most_s();
  const int whole = static_cast<int>((most - step / 2 - least) / step + 1);
  for (int i = 0; i < whole; ++i) out.push_back(least + step * i);
  out.push_back(most);
  return out;
}

double choose(const guide::Guide& guide, const Doses& frame, const Budget& budget,
              const Warmth& warmth, Menu& menu) {
  Choice choice(guide, frame, budget, warmth, menu);
  Filler(choice, guide.limit("PLANNER/steps", "small_gain")).fill();
  exchange(choice);
  for (std::size_t j = 0; j < menu.offers.size(); ++j)
    menu.offers[j].per_side_s = choice.lengths(j)[choice.level(j)];
  return choice.left().time - choice.warming();
}

}  // namespace unknot::planner
