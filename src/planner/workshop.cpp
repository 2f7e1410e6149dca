// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/workshop.hpp"

#include <algorithm>

namespace unknot::planner {

Back& Workshop::back_of(const guide::Guide& guide, const plan::BodyFit& body,
                        const plan::Limits& limits) {
  const auto known = std::find_if(backs_.begin(), backs_.end(), [&](const auto& b) {
    return b->chart->guide == &guide && b->chart->body == body &&
           b->chart->opted_in == limits.opted_in;
  });
  if (known != backs_.end()) {
    std::rotate(backs_.begin(), known, known + 1);
    return *backs_.front();
  }
  backs_.insert(backs_.begin(),
                std::make_unique<Back>(body::make_chart(guide, body, limits.opted_in)));
  if (backs_.size() > kMost) {
    std::erase_if(benches_, [&](const auto& b) { return b->back == backs_.back().get(); });
    backs_.pop_back();
  }
  return *backs_.front();
}

Strokes& Workshop::strokes(const guide::Guide& guide, const plan::BodyFit& body,
                           const plan::Limits& limits) {
  Back& back = back_of(guide, body, limits);
  const auto known = std::find_if(benches_.begin(), benches_.end(), [&](const auto& b) {
    return b->back == &back && b->strokes.ground().limits() == limits;
  });
  if (known != benches_.end()) {
    std::rotate(benches_.begin(), known, known + 1);
    return benches_.front()->strokes;
  }
  if (benches_.size() >= kMost) {
    forget(*benches_.back());
    benches_.pop_back();
  }
  auto bench = std::make_unique<Bench>(back, limits);
  for (const auto& b : benches_) {
    if (b->back != &back) continue;
    b->strokes.learn_from(bench->strokes);
    bench->strokes.learn_from(b->strokes);
  }
  benches_.insert(benches_.begin(), std::move(bench));
  return benches_.front()->strokes;
}

void Workshop::forget(const Bench& bench) {
  for (const auto& b : benches_) b->strokes.forget(bench.strokes);
  for (auto& [key, ways] : bench.back->ways)
    std::erase_if(ways, [&](const Back::Way& way) { return way.under == &bench.strokes; });
}

}  // namespace unknot::planner
