// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choose.hpp"

#include <algorithm>
#include <optional>

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
    if (to > choice_.top(g.offer)) return false;
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

void shrink(Choice& choice) {
  const auto over = [&] { return choice.spare().time < 0 || choice.spare().thumbs < 0; };
  while (over()) {
    const bool time = choice.spare().time < 0;
    std::optional<Move> best;
    double least = 0;
    for (std::size_t j = 0; j < choice.offers(); ++j)
      for (std::size_t to = 0; to < choice.level(j); ++to) {
        const Cost cost = choice.cost({{j, to}});
        const double freed =
            time ? choice.warming() - choice.warming({{j, to}}) - cost.time : -cost.thumbs;
        if (freed <= 0) continue;
        const double loss = (-choice.row_gain(j, to) - choice.join_gain(cost.visits)) / freed;
        if (best && loss >= least) continue;
        best = {j, to};
        least = loss;
      }
    if (!best) return;
    choice.move({*best});
  }
}

void fill(Choice& choice, double small) { Filler(choice, small).fill(); }

void improve(Choice& choice, double small) {
  fill(choice, small);
  exchange(choice, true);
}

namespace {

/// Makes longer what warms the areas that are worked deep, whatever time that takes.
void heat(Choice& choice) {
  while (true) {
    const auto [area, short_of] = choice.coldest();
    if (short_of <= 0) return;
    std::optional<Move> best;
    double most = 0;
    for (std::size_t j = 0; j < choice.offers(); ++j) {
      const double per_s = per_second(choice.menu().offers[j].warms, area);
      if (per_s <= 0) continue;
      std::size_t to = choice.level(j);
      while (to < choice.top(j) && (choice.lengths(j)[to] - choice.length(j)) * per_s < short_of)
        ++to;
      if (to == choice.level(j)) continue;
      const double warmed = std::min(short_of, (choice.lengths(j)[to] - choice.length(j)) * per_s);
      const double good = warmed / short_of * choice.row_gain(j, to) / choice.cost({{j, to}}).time;
      if (good <= most) continue;
      best = {j, to};
      most = good;
    }
    if (!best) return;
    choice.move({*best});
  }
}

/// Where few steps fit, exchanges do not find all: each offer is begun, or left out, and the rest
/// chosen around it.
Choice turned(const Choice& from, double small) {
  constexpr std::size_t kFew = 7;
  std::optional<Choice> best;
  double worth = from.worth() + kBetter;
  std::size_t begun = 0;
  for (std::size_t j = 0; j < from.offers(); ++j) begun += from.level(j) > 0 ? 1 : 0;
  for (std::size_t j = 0; j < from.offers() && begun <= kFew; ++j) {
    if (from.top(j) == 0) continue;
    Choice other = from;
    other.move({{j, from.level(j) > 0 ? std::size_t{0} : std::size_t{1}}});
    shrink(other);
    fill(other, small);
    exchange(other, true);
    if (other.spare().time < 0 || other.worth() <= worth) continue;
    worth = other.worth();
    best.emplace(std::move(other));
  }
  return best ? turned(*best, small) : from;
}

}  // namespace

Choice chosen(const guide::Guide& guide, const Doses& frame, const Budget& budget,
              const Warmth& warmth, const Menu& menu, bool turn) {
  const double small = guide.limit("PLANNER/steps", "small_gain");
  Choice free(guide, frame, budget, {}, menu);
  fill(free, small);
  exchange(free, false);
  Choice heated(guide, frame, budget, warmth, menu);
  for (std::size_t j = 0; j < free.offers(); ++j)
    if (free.level(j) > 0) heated.move({{j, free.level(j)}});
  if (heated.warming() > 0) {
    heat(heated);
    shrink(heated);
  }
  improve(heated, small);
  // What is lost to the rule is little: looking for another way is not worth the time.
  constexpr double kNear = 0.995;
  const auto last = [&](const Choice& choice) { return turn ? turned(choice, small) : choice; };
  if (heated.spare().time >= 0 && heated.worth() > kNear * free.worth()) return last(heated);
  Choice anew(guide, frame, budget, warmth, menu);
  improve(anew, small);
  return last(heated.spare().time >= 0 && heated.worth() > anew.worth() ? heated : anew);
}

void choose(const guide::Guide& guide, const Doses& frame, const Budget& budget,
            const Warmth& warmth, Menu& menu) {
  take(chosen(guide, frame, budget, warmth, menu, true), menu);
}

void take(const Choice& choice, Menu& menu) {
  for (std::size_t j = 0; j < menu.offers.size(); ++j) menu.offers[j].chosen = choice.level(j);
}

}  // namespace unknot::planner
