// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/exchange.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

constexpr int kRounds = 40;            // far more than are ever needed
constexpr std::size_t kFar = 6;        // levels up or down in one move of a pair
constexpr std::size_t kNear = 3;       // of a triple
constexpr std::size_t kComputed = 10;  // exchanges computed exactly, of all that are sized up
constexpr int kMost = 9;               // visits that three moves may add or save
constexpr double kBetter = 1e-7;

/// A move and what it does alone.
struct Single {
  Move move;
  double seconds = 0;      ///< on each side, more or less
  Cost cost;               ///< alone
  double gain = 0;         ///< alone, without joins
  std::size_t region = 0;  ///< moves on different regions add up their costs
  bool warms = false;      ///< changes what must be warmed or what warms it
};

struct Promise {
  Moves moves;
  double gain = 0;
};

/// One look around a choice.
class Look {
 public:
  explicit Look(const Choice& choice) : choice_(choice) {
    measure_moves();
    measure_overlaps();
    for (std::size_t i = 0; i < join_gains_.size(); ++i)
      join_gains_[i] = choice.join_gain(static_cast<int>(i) - kMost);
  }

  /// The best exchange of two (or of three) that was found to make it better.
  const Promise* best(bool three) {
    promises_.clear();
    if (three) {
      for_triples();
    } else {
      for (const Single& up : ups_) consider(up.gain, {&up});
      for (const Single& down : downs_)
        for (const Single& up : ups_)
          if (up.move.offer != down.move.offer) consider_pair(up, down);
    }
    Promise* out = nullptr;
    for (Promise& p : promises_) {
      p.gain = choice_.gain(p.moves);
      if (p.gain > kBetter && (out == nullptr || p.gain > out->gain)) out = &p;
    }
    return out;
  }

 private:
  void measure_moves() {
    for (std::size_t j = 0; j < choice_.offers(); ++j) {
      const std::size_t now = choice_.level(j);
      const std::size_t top = std::min(choice_.top(j), now + kFar);
      for (std::size_t to = now + 1; to <= top; ++to) ups_.push_back(single(j, to));
      for (std::size_t to = now; to-- > 0;)
        if (to == 0 || now - to <= kFar) downs_.push_back(single(j, to));
    }
  }

  Single single(std::size_t j, std::size_t to) const {
    Single out;
    out.move = {j, to};
    out.seconds = choice_.lengths(j)[to] - choice_.length(j);
    out.cost = choice_.cost({out.move});
    out.gain = choice_.row_gain(j, to);
    out.region = choice_.region(j);
    out.warms = choice_.warms(out.move);
    return out;
  }

  /// Second derivatives of the worth by the seconds of two rows; the long stroke comes last.
  void measure_overlaps() {
    const Menu& menu = choice_.menu();
    const Doses bend = menu.good.bend(choice_.doses());
    n_ = menu.offers.size() + 1;
    overlaps_.assign(n_ * n_, 0);
    const auto row = [&](std::size_t j) -> const Row& {
      return j + 1 == n_ ? menu.glide : menu.offers[j].row;
    };
    Doses bent(bend.size());
    for (std::size_t j = 0; j < n_; ++j) {
      Good::add(row(j), 1, bent);
      for (std::size_t k = 0; k < kKinds; ++k)
        for (const auto& part : row(j).parts)
          bent[part.patch * kKinds + k] *= bend[part.patch * kKinds + k];
      for (std::size_t i = 0; i < j; ++i)
        overlaps_[i * n_ + j] = overlaps_[j * n_ + i] = Good::sum(row(i), bent);
      for (std::size_t k = 0; k < kKinds; ++k)
        for (const auto& part : row(j).parts) bent[part.patch * kKinds + k] = 0;
    }
  }

  double overlap(const Single& a, const Single& b) const {
    return overlaps_[a.move.offer * n_ + b.move.offer] * a.seconds * b.seconds;
  }

  void consider_pair(const Single& a, const Single& b) {
    consider(a.gain + b.gain + overlap(a, b), {&a, &b});
  }

  static bool near(const Choice& choice, const Single& s) {
    const std::size_t now = choice.level(s.move.offer);
    return s.move.to == 0 || (s.move.to > now ? s.move.to - now : now - s.move.to) <= kNear;
  }

  /// One grows by what two give, or two by what one gives.
  void for_triples() {
    std::vector<const Single*> ups;
    std::vector<const Single*> downs;
    for (const Single& s : ups_)
      if (near(choice_, s)) ups.push_back(&s);
    for (const Single& s : downs_)
      if (near(choice_, s)) downs.push_back(&s);
    const auto both = [&](const std::vector<const Single*>& pairs,
                          const std::vector<const Single*>& thirds) {
      for (std::size_t i = 0; i < pairs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const Single& a = *pairs[i];
          const Single& b = *pairs[j];
          if (a.move.offer == b.move.offer) continue;
          const double gain = a.gain + b.gain + overlap(a, b);
          for (const Single* c : thirds)
            if (c->move.offer != a.move.offer && c->move.offer != b.move.offer)
              consider(gain + c->gain + overlap(a, *c) + overlap(b, *c), {&a, &b, c});
        }
    };
    both(downs, ups);
    both(ups, downs);
  }

  /// Notes an exchange if it may be among the most promising. `gain` is without joins; they are
  /// counted only where it is not hopeless without them.
  void consider(double gain, std::initializer_list<const Single*> singles) {
    const double least = promises_.size() < kComputed ? 0 : promises_.back().gain;
    Cost cost;
    bool apart = true;
    bool warms = false;
    for (const Single* s : singles) {
      warms = warms || s->warms;
      cost.time += s->cost.time;
      cost.thumbs += s->cost.thumbs;
      cost.visits += s->cost.visits;
      for (const Single* const* other = singles.begin(); *other != s; ++other)
        apart = apart && (*other)->region != s->region;
    }
    if (!apart) {
      // Moves on one region may share their visits.
      if (cost.time > choice_.left().time + 2 * choice_.join_s()) return;
      if (gain + join_gains_[kMost + 2] <= least) return;
      cost = choice_.cost(moves(singles));
    }
    if (!choice_.fits(cost)) return;
    if (cost.visits != 0) {
      const int joins = std::clamp(cost.visits, -kMost, kMost) + kMost;
      gain += join_gains_[static_cast<std::size_t>(joins)];
      const double joined = choice_.join_s() * cost.visits;
      for (const Single* s : singles)
        gain += overlaps_[s->move.offer * n_ + n_ - 1] * s->seconds * joined;
    }
    if (gain <= least) return;
    if ((warms || choice_.warming() > 0) && !choice_.fits_warm(moves(singles), cost)) return;
    const auto place = std::find_if(promises_.begin(), promises_.end(),
                                    [&](const Promise& q) { return q.gain < gain; });
    promises_.insert(place, {moves(singles), gain});
    if (promises_.size() > kComputed) promises_.pop_back();
  }
  static Moves moves(std::initializer_list<const Single*> singles) {
    Moves out;
    for (const Single* s : singles) out.add(s->move);
    return out;
  }

  const Choice& choice_;
  std::array<double, 2 * kMost + 1> join_gains_{};  ///< of so many more visits, from −kMost on
  std::size_t n_ = 0;
  std::vector<double> overlaps_;
  std::vector<Single> ups_, downs_;
  std::vector<Promise> promises_;
};

}  // namespace

void exchange(Choice& choice) {
  for (int round = 0; round < kRounds; ++round) {
    Look look(choice);
    const Promise* better = look.best(false);
    if (better == nullptr) better = look.best(true);
    if (better == nullptr) return;
    choice.move(Moves(better->moves));
  }
}

}  // namespace unknot::planner
