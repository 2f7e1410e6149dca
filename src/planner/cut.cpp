// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/cut.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

/// The cycle count and cycle time that come nearest to `duration`.
Cut nearest(const Strokes::Drawn& drawn, Ms duration, double shortest, double longest) {
  Cut best{&drawn, 1, Ms(0)};
  double least = 1e9;
  const auto nominal = static_cast<double>(drawn.stroke->cycle.value);
  const auto want = static_cast<double>(duration.value);
  const int around = static_cast<int>(want / nominal);
  for (int n = std::max(1, around - 1); n <= around + 1; ++n) {
    const double factor = std::clamp(want / (n * nominal), shortest, longest);
    const double off = want - n * nominal * factor;
    const double cost = (off < 0 ? -off : off) + 300 * (factor < 1 ? 1 - factor : factor - 1);
    if (cost >= least) continue;
    least = cost;
    best.cycles = n;
    best.cycle = Ms(static_cast<std::int64_t>(nominal * factor + 0.5));
  }
  return best;
}

}  // namespace

Cut cut(Strokes& strokes, const Item& item, const Strokes::Drawn& drawn) {
  const bool thumbs = drawn.stroke->tool->id == "thumb";
  const Strokes::Drawn* use = &drawn;
  int spots = drawn.stroke->spots;
  const int fewest = drawn.stroke->hold ? 1 : 2;
  while (use->stroke->cycle * (thumbs ? 97 : 85) / 100 > item.duration && spots > fewest) {
    const Strokes::Drawn& fewer =
        strokes.get(*item.technique, item.region, item.side, item.level, --spots);
    if (!fewer.stroke) break;
    use = &fewer;
  }
  if (item.slow != 0) {
    // A softer stroke than the one that the tempo was meant for has bounds of its own.
    const bool closes = item.stage == plan::Stage::cool_down;
    const double slow =
        closes ? item.slow : std::clamp(item.slow, use->stroke->shortest, use->stroke->longest);
    return nearest(*use, item.duration, slow, slow);
  }
  const double tempo = strokes.ground().guide().limit("PLANNER/steps", "tempo");
  const double shortest = std::max(use->stroke->shortest, 1 - tempo);
  return nearest(*use, item.duration, shortest,
                 thumbs ? 1.0 : std::min(use->stroke->longest, 1 + tempo));
}

}  // namespace unknot::planner
