// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <vector>

#include "body/dose.hpp"

namespace unknot::planner {

/// Spread (oil, warmth, calm), knead, specific, still: more of one does not replace another.
inline constexpr std::size_t kKinds = 4;

/// What a second of a stroke gives, by patch of skin, in doses: 1 is what the guide calls a good
/// dose of the technique, on the patches that the stroke reaches.
struct Row {
  struct Part {
    std::uint32_t patch = 0;
    double per_s = 0;
  };
  std::vector<Part> parts;  ///< rising patches
  std::array<double, kKinds> kinds{};
};

/// How much of a second with broad hands an area gets by the second: what warms it.
using Warming = std::vector<std::pair<std::uint32_t, double>>;  ///< by area bit's number, rising
/// What it gives that area by the second.
double per_second(const Warming& by, std::size_t area);

/// Doses by patch and kind: [patch · kKinds + kind].
using Doses = std::vector<double>;

/// The worth of a massage on one back, Σ over kinds and patches of w · D / (D + 1): each kind
/// saturates on each patch, so coverage and variety come out by themselves. Patches are squares of
/// 2 × 2 cm, four cells of the dose map.
class Good {
 public:
  /// Nothing is worth anything yet.
  explicit Good(const body::CellMap& map);

  /// A technique's row from one cycle of its dose on its own areas (bits as CellMap::areas_of);
  /// what a broad hand touches beside them is not what it came for. `dose_s`: seconds of the stroke
  /// that are a good dose. Patches hold the mean of their cells.
  Row row(const body::Dose& cycle, std::uint64_t areas, double dose_s,
          const std::array<double, kKinds>& kinds) const;
  /// Notes the cells of these areas that this dose reaches with the kinds it gives.
  void reach(std::uint64_t areas, const body::Dose& cycle, const std::array<double, kKinds>& kinds);
  /// Gives each area its worth, spread evenly over what can be reached of it, kind by kind.
  /// `areas`: interest by area; `mix`: share of each kind.
  void weigh(const std::vector<double>& areas, const std::array<double, kKinds>& mix);
  /// Makes `seconds` of the row a good in itself, whatever it does to the skin: half of `worth`
  /// (where the whole back is worth 1) is had after that long. As a patch that only this row has.
  /// After weigh(), before any doses are made; settle() must follow.
  void wish(Row& row, double seconds, double worth);
  /// So that all that could be had is worth 1 again.
  void settle();

  Doses none() const { return Doses(worth_.size()); }
  static void add(const Row& row, double seconds, Doses& to);
  /// 0…1: share of all that could be had.
  double worth(const Doses& doses) const;
  /// What the next second of the row adds, and how that changes by the second (≤ 0).
  struct Slope {
    double first = 0, second = 0;
  };
  Slope slope(const Row& row, const Doses& at) const;
  /// By patch and kind, how fast the worth of a dose falls there: its second derivative.
  Doses bend(const Doses& at) const;
  /// Sum of the doses where the row is, each as often as a second of the row gives.
  static double sum(const Row& row, const Doses& doses);
  /// What `seconds` more (or less) of the row would add.
  double gain(const Row& row, double seconds, const Doses& at) const;

 private:
  std::size_t patch_of(std::size_t cell) const;

  const body::CellMap* map_;
  std::size_t columns_ = 0, patches_ = 0;
  std::array<std::vector<std::uint64_t>, kKinds> reached_;  ///< by cell: areas as bits
  std::vector<double> worth_;                               ///< as Doses
};

}  // namespace unknot::planner
