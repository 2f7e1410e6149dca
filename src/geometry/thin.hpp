// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

/// Lines with as few points as show them (Ramer 1972, Douglas and Peucker 1973).
namespace unknot::geometry {

/// Marks the points between `first` and `last` that have to stay: the one that is farthest off as
/// long as it is off by more than `least`, then the same on both sides of it. `off(a, i, b)`: how
/// far point i is from where it would be if nothing stayed between a and b. A point counts as
/// farther than another only by more than `slack`, so that rounding errors decide nothing.
template <class Off>
void keep_far(std::size_t first, std::size_t last, double least, double slack, Off off,
              std::vector<bool>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
  while (!open.empty()) {
    const auto [a, b] = open.back();
    open.pop_back();
    double most = least;
    std::size_t far = a;
    for (std::size_t i = a + 1; i < b; ++i)
      if (const double d = off(a, i, b); d > most + slack) {
        most = d;
        far = i;
      }
    if (far == a) continue;
    keep[far] = true;
    open.emplace_back(a, far);
    open.emplace_back(far, b);
  }
}

}  // namespace unknot::geometry
