// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>

#include "planner/menu.hpp"
#include "planner/relax.hpp"

namespace unknot::planner {

/// An offer gets another one of its lengths.
struct Move {
  std::size_t offer = 0, to = 0;
};

/// Up to three moves of different offers at once.
class Moves {
 public:
  Moves() = default;
  Moves(std::initializer_list<Move> moves) {
    for (const Move& m : moves) add(m);
  }
  void add(const Move& m) { moves_[n_++] = m; }
  const Move* begin() const { return moves_.data(); }
  const Move* end() const { return moves_.data() + n_; }

 private:
  std::array<Move, 3> moves_{};
  std::size_t n_ = 0;
};

/// What is warm before the work on the areas begins, and what going deep asks for.
struct Warmth {
  std::array<double, 64> had{};  ///< seconds of broad hands, by the number of the area's bit
  double need = 0;
  double most_s = 0;  ///< of long strokes only to make areas warm
};

/// What moves take from the budget.
struct Cost {
  double time = 0;  ///< with the joins, without long strokes that only warm
  double thumbs = 0;
  int visits = 0;
};

/// A choice in the making: which of its lengths each offer has, the doses that come of it, and what
/// is left of the budget.
class Choice {
 public:
  /// Nothing but the frame.
  Choice(const guide::Guide& guide, const Doses& frame, const Budget& budget, const Warmth& warmth,
         const Menu& menu);

  std::size_t offers() const { return menu_.offers.size(); }
  const std::vector<double>& lengths(std::size_t offer) const { return lengths_[offer]; }
  std::size_t level(std::size_t offer) const { return levels_[offer]; }
  double length(std::size_t offer) const { return lengths_[offer][levels_[offer]]; }
  /// Number of the region that the offer is on.
  std::size_t region(std::size_t offer) const { return region_of_[offer]; }
  /// Without what long strokes take that only warm.
  const Budget& left() const { return left_; }
  const Menu& menu() const { return menu_; }
  const Doses& doses() const { return doses_; }
  double join_s() const { return join_; }
  /// The highest level that the offer may have.
  std::size_t top(std::size_t offer) const { return tops_[offer]; }
  void set_top(std::size_t offer, std::size_t level) { tops_[offer] = level; }
  /// More time, or less: then what is chosen may not fit any longer.
  void grant(double seconds) { left_.time += seconds; }
  /// Thumbs may work for so long in all.
  void limit_thumbs(double seconds);
  /// Seconds and thumbs' seconds that are left with all long strokes; negative: it does not fit.
  Budget spare() const { return {left_.time - warming_, left_.thumbs}; }

  Cost cost(const Moves& moves) const;
  bool fits(const Cost& cost) const {
    return cost.time <= left_.time && cost.thumbs <= left_.thumbs;
  }
  /// As fits, with the long strokes that they need (or still need) to warm what is worked deep.
  bool fits_warm(const Moves& moves, const Cost& cost) const {
    return fits(cost) && cost.time + warming(moves) <= left_.time;
  }
  /// Do they change how much there is to be warmed, or how warm it gets?
  bool warms(const Move& m) const;
  /// Seconds of long strokes that only warm, after the moves; kNever where no long strokes would.
  double warming(const Moves& moves) const;
  double warming() const { return warming_; }
  static constexpr double kNever = 1e9;
  /// The area that is farthest from being warm enough for what goes deep on it, and by how many
  /// seconds of broad hands.
  std::pair<std::size_t, double> coldest() const;
  double worth() const { return menu_.good.worth(doses_); }
  /// What one offer at another length would add, without joins.
  double row_gain(std::size_t offer, std::size_t to) const {
    return menu_.good.gain(menu_.offers[offer].row, lengths_[offer][to] - length(offer), doses_);
  }
  /// What the long strokes of so many more (or fewer) visits would add.
  double join_gain(int visits) const {
    return visits == 0 ? 0 : menu_.good.gain(menu_.glide, join_ * visits, doses_);
  }
  /// What all of it would add, exactly.
  double gain(const Moves& moves) const;
  void move(const Moves& moves);

 private:
  int visits(std::size_t region, const Moves& moves) const;

  const Menu& menu_;
  Doses doses_;
  Budget left_;
  double join_;
  std::vector<std::vector<double>> lengths_;         ///< by offer, rising, 0 first
  std::vector<std::vector<int>> pieces_;             ///< visits that each length takes
  std::vector<bool> thumbs_;                         ///< by offer
  std::vector<std::size_t> levels_, tops_;           ///< by offer
  std::vector<std::size_t> region_of_;               ///< by offer
  std::vector<std::vector<std::size_t>> offers_on_;  ///< by region
  Warmth warmth_;                                    ///< with what the offers and joins give
  double warming_ = 0;
  std::vector<std::size_t> deep_;  ///< offers that go deep
  body::AreaBits cold_ = 0;        ///< areas that any of them goes deep on, not warm before
};

}  // namespace unknot::planner
