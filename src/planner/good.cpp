// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/good.hpp"

#include <algorithm>
#include <bit>

namespace unknot::planner {

double per_second(const Warming& by, std::size_t area) {
  const auto at = std::lower_bound(by.begin(), by.end(), area,
                                   [](const auto& w, std::size_t a) { return w.first < a; });
  return at != by.end() && at->first == area ? at->second : 0;
}

Good::Good(const body::CellMap& map) : map_(&map) {
  // Columns are even and the midline lies between two of them, so it lies between two patches only
  // if half of the columns are even, too; an odd column is added on either side otherwise.
  const int half = map.columns() / 2;
  const int columns = 2 * ((half + 1) / 2);
  columns_ = static_cast<std::size_t>(columns);
  patches_ = columns_ * static_cast<std::size_t>((map.rows() + 1) / 2);
  for (auto& cells : reached_) cells.resize(map.size());
  worth_.resize(patches_ * kKinds);
}

std::size_t Good::patch_of(std::size_t cell) const {
  const auto columns = static_cast<std::size_t>(map_->columns());
  const std::size_t row = cell / columns;
  const std::size_t column = cell % columns;
  const std::size_t half = columns / 2;
  // Counted from the midline outward, so that left and right are mirror images.
  const std::size_t patch = column < half ? columns_ / 2 - 1 - (half - 1 - column) / 2
                                          : columns_ / 2 + (column - half) / 2;
  return row / 2 * columns_ + patch;
}

Row Good::row(const body::Dose& cycle, std::uint64_t areas, double dose_s,
              const std::array<double, kKinds>& kinds) const {
  Row out;
  out.kinds = kinds;
  std::int64_t all = 0;
  std::size_t n = 0;
  for (const auto& part : cycle.cells) {
    if ((map_->areas_of(part.cell) & areas) == 0) continue;
    all += part.ms;
    ++n;
  }
  if (n == 0) return out;
  // So that `dose_s` seconds give a dose of 1 to the mean of the cells reached.
  const double scale = static_cast<double>(n) / (static_cast<double>(all) * dose_s);
  constexpr double kCells = 4;
  std::vector<double> sums(patches_);
  std::vector<std::uint32_t> touched;
  for (const auto& part : cycle.cells) {
    if ((map_->areas_of(part.cell) & areas) == 0) continue;
    const std::size_t patch = patch_of(part.cell);
    if (sums[patch] == 0) touched.push_back(static_cast<std::uint32_t>(patch));
    sums[patch] += static_cast<double>(part.ms) * scale / kCells;
  }
  std::sort(touched.begin(), touched.end());
  for (const std::uint32_t patch : touched) out.parts.push_back({patch, sums[patch]});
  return out;
}

void Good::reach(std::uint64_t areas, const body::Dose& cycle,
                 const std::array<double, kKinds>& kinds) {
  for (std::size_t k = 0; k < kKinds; ++k)
    if (kinds[k] > 0)
      for (const auto& part : cycle.cells)
        reached_[k][part.cell] |= map_->areas_of(part.cell) & areas;
}

void Good::weigh(const std::vector<double>& areas, const std::array<double, kKinds>& mix) {
  std::fill(worth_.begin(), worth_.end(), 0.0);
  double all = 0;
  for (std::size_t k = 0; k < kKinds; ++k) {
    std::vector<int> cells(areas.size());
    for (const std::uint64_t bits : reached_[k])
      for (std::uint64_t rest = bits; rest != 0; rest &= rest - 1)
        ++cells[static_cast<std::size_t>(std::countr_zero(rest))];
    for (std::size_t cell = 0; cell < reached_[k].size(); ++cell)
      for (std::uint64_t rest = reached_[k][cell]; rest != 0; rest &= rest - 1) {
        const auto area = static_cast<std::size_t>(std::countr_zero(rest));
        const double w = mix[k] * areas[area] / cells[area];
        worth_[patch_of(cell) * kKinds + k] += w;
        all += w;
      }
  }
  if (all > 0)
    for (double& w : worth_) w /= all;
}

void Good::wish(Row& row, double seconds, double worth) {
  const auto kind = static_cast<std::size_t>(std::max_element(row.kinds.begin(), row.kinds.end()) -
                                             row.kinds.begin());
  const std::size_t patch = worth_.size() / kKinds;
  worth_.resize(worth_.size() + kKinds);
  worth_[patch * kKinds + kind] = worth;
  row.parts.push_back({static_cast<std::uint32_t>(patch), 1 / (seconds * row.kinds[kind])});
}

void Good::settle() {
  double all = 0;
  for (const double w : worth_) all += w;
  if (all > 0)
    for (double& w : worth_) w /= all;
}

void Good::add(const Row& row, double seconds, Doses& to) {
  for (std::size_t k = 0; k < kKinds; ++k) {
    const double each = row.kinds[k] * seconds;
    if (each == 0) continue;
    for (const auto& part : row.parts) to[part.patch * kKinds + k] += each * part.per_s;
  }
}

double Good::worth(const Doses& doses) const {
  double out = 0;
  for (std::size_t i = 0; i < doses.size(); ++i) out += worth_[i] * doses[i] / (doses[i] + 1);
  return out;
}

Good::Slope Good::slope(const Row& row, const Doses& at) const {
  Slope out;
  for (std::size_t k = 0; k < kKinds; ++k) {
    const double share = row.kinds[k];
    if (share == 0) continue;
    for (const auto& part : row.parts) {
      const std::size_t i = part.patch * kKinds + k;
      const double each = share * part.per_s;
      const double down = 1 / (at[i] + 1);
      const double first = worth_[i] * each * down * down;
      out.first += first;
      out.second -= 2 * first * each * down;
    }
  }
  return out;
}

Doses Good::bend(const Doses& at) const {
  Doses out(at.size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (worth_[i] == 0) continue;
    const double down = 1 / (at[i] + 1);
    out[i] = -2 * worth_[i] * down * down * down;
  }
  return out;
}

double Good::sum(const Row& row, const Doses& doses) {
  double out = 0;
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (row.kinds[k] == 0) continue;
    for (const auto& part : row.parts)
      out += row.kinds[k] * part.per_s * doses[part.patch * kKinds + k];
  }
  return out;
}

double Good::gain(const Row& row, double seconds, const Doses& at) const {
  double out = 0;
  for (std::size_t k = 0; k < kKinds; ++k) {
    const double share = row.kinds[k] * seconds;
    if (share == 0) continue;
    for (const auto& part : row.parts) {
      const std::size_t i = part.patch * kKinds + k;
      const double add = share * part.per_s;
      // D'/(D'+1) − D/(D+1) without the difference of two near numbers.
      out += worth_[i] * add / ((at[i] + 1) * (at[i] + add + 1));
    }
  }
  return out;
}

}  // namespace unknot::planner
