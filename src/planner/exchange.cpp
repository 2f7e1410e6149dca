// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/exchange.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

constexpr int kRounds = 40;            // far more than are ever needed
constexpr std::size_t kFar = 6;        // levels up or down in one move of a pair
constexpr std::size_t kNear = 2;       // of a triple
constexpr std::size_t kComputed = 10;  // exchanges computed exactly, of all that are sized up
constexpr int kMost = 9;               // visits that three moves may add or save

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
  explicit Look(const Choice& choice, double least, std::size_t most = kComputed)
      : choice_(choice), least_(least), most_(most) {
    measure_moves();
    measure_overlaps();
    for (std::size_t i = 0; i < join_gains_.size(); ++i)
      join_gains_[i] = choice.join_gain(static_cast<int>(i) - kMost);
  }

  /// All exchanges of two (or three) that were found to add more than the least, best first.
  std::vector<Moves> all(bool three) {
    best(three);
    std::erase_if(promises_, [&](const Promise& p) { return p.gain <= least_; });
    std::stable_sort(promises_.begin(), promises_.end(),
                     [](const Promise& a, const Promise& b) { return a.gain > b.gain; });
    std::vector<Moves> out;
    for (const Promise& p : promises_) out.push_back(p.moves);
    return out;
  }

  /// The best exchange of two (or of three) that was found to make it better.
  const Promise* best(bool three) {
    promises_.clear();
    if (three) {
      for_triples();
    } else {
      for (const Single& up : ups_) consider(up.gain, {&up});
      for_pairs();
    }
    Promise* out = nullptr;
    for (Promise& p : promises_) {
      p.gain = choice_.gain(p.moves);
      if (p.gain > least_ && (out == nullptr || p.gain > out->gain)) out = &p;
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

  /// What a single may bring at best, beside two others, over what its time is worth elsewhere.
  struct Third {
    const Single* single = nullptr;
    double excess = 0;
  };

  /// Any price of a second will do; the nearer to what a second is worth, the less is looked at.
  double price() const {
    double most = 0;
    double least = 1e9;
    for (const Single& s : ups_)
      if (s.cost.time > 0) most = std::max(most, s.gain / s.cost.time);
    for (const Single& s : downs_)
      if (s.cost.time < 0) least = std::min(least, s.gain / s.cost.time);
    return std::max(0.0, least < 1e9 ? (most + least) / 2 : most);
  }

  /// Best first. `times`: how many of `others` go with each.
  std::vector<Third> ranked(const std::vector<Single>& singles, const std::vector<Single>& others,
                            double price, int times, bool all) const {
    std::vector<double> longest(n_);  // by offer, of the others
    for (const Single& s : others)
      if ((all || near(choice_, s)) && longest[s.move.offer] / s.seconds < 1)
        longest[s.move.offer] = s.seconds;
    std::vector<Third> out;
    for (const Single& s : singles) {
      if (!all && !near(choice_, s)) continue;
      double helped = 0;
      for (std::size_t k = 0; k < n_; ++k)
        if (k != s.move.offer)
          helped = std::max(helped, overlaps_[s.move.offer * n_ + k] * s.seconds * longest[k]);
      out.push_back({&s, s.gain - price * s.cost.time + times * helped});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Third& a, const Third& b) { return a.excess > b.excess; });
    return out;
  }

  /// One grows by what another gives.
  void for_pairs() {
    const double p = price();
    const auto downs = ranked(downs_, ups_, p, 1, true);
    const double spare =
        p * std::max(0.0, choice_.left().time) + 2 * p * choice_.join_s() + join_gains_[kMost + 2];
    for (const Single& up : ups_) {
      const double most = up.gain - p * up.cost.time + spare;
      for (const Third& t : downs) {
        if (most + t.excess <= worst_promise()) break;
        if (up.move.offer != t.single->move.offer) consider_pair(up, *t.single);
      }
    }
  }

  /// One grows by what two give, or two by what one gives. What fits takes no more time than there
  /// is, so it gains no more than its excess over the price of its time, and that of what is left.
  void for_triples() {
    const double p = price();
    const auto ups = ranked(ups_, downs_, p, 2, false);
    const auto downs = ranked(downs_, ups_, p, 2, false);
    const double spare = p * std::max(0.0, choice_.left().time);
    // Visits that two moves share are counted twice before they are looked at together.
    const double shared = 2 * p * choice_.join_s() + join_gains_[kMost + 2];
    const auto both = [&](const std::vector<Third>& pairs, const std::vector<Third>& thirds) {
      std::vector<std::vector<Third>> on(choice_.offers());  // by region
      for (const Third& t : thirds) on[t.single->region].push_back(t);
      for (std::size_t i = 0; i < pairs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const Single& a = *pairs[i].single;
          const Single& b = *pairs[j].single;
          if (a.move.offer == b.move.offer) continue;
          const double gain = a.gain + b.gain + overlap(a, b);
          const double most = gain - p * (a.cost.time + b.cost.time) + spare;
          const auto third = [&](const Single& c) {
            if (c.move.offer != a.move.offer && c.move.offer != b.move.offer)
              consider(gain + c.gain + overlap(a, c) + overlap(b, c), {&a, &b, &c});
          };
          const double apart = most + (a.region == b.region ? shared : 0);
          for (const Third& t : thirds) {
            if (apart + t.excess <= worst_promise()) break;
            if (t.single->region != a.region && t.single->region != b.region) third(*t.single);
          }
          for (const std::size_t region : {a.region, b.region}) {
            for (const Third& t : on[region]) {
              if (most + t.excess + shared <= worst_promise()) break;
              third(*t.single);
            }
            if (a.region == b.region) break;
          }
        }
    };
    both(downs, ups);
    both(ups, downs);
  }

  double worst_promise() const {
    return promises_.size() < most_ ? std::min(0.0, least_) : promises_.back().gain;
  }

  /// Notes an exchange if it may be among the most promising. `gain` is without joins; they are
  /// counted only where it is not hopeless without them.
  void consider(double gain, std::initializer_list<const Single*> singles) {
    const double least = worst_promise();
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
    if (promises_.size() > most_) promises_.pop_back();
  }
  static Moves moves(std::initializer_list<const Single*> singles) {
    Moves out;
    for (const Single* s : singles) out.add(s->move);
    return out;
  }

  const Choice& choice_;
  double least_;
  std::size_t most_;
  std::array<double, 2 * kMost + 1> join_gains_{};  ///< of so many more visits, from −kMost on
  std::size_t n_ = 0;
  std::vector<double> overlaps_;
  std::vector<Single> ups_, downs_;
  std::vector<Promise> promises_;
};

}  // namespace

std::vector<Moves> promising(const Choice& choice, double least, std::size_t most, bool three) {
  return Look(choice, least, most).all(three);
}

void exchange(Choice& choice, bool three, double least) {
  for (int round = 0; round < kRounds; ++round) {
    Look look(choice, least);
    const Promise* better = look.best(false);
    if (better == nullptr && three) better = look.best(true);
    if (better == nullptr) return;
    choice.move(Moves(better->moves));
  }
}

}  // namespace unknot::planner
