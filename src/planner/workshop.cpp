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
  } else {
    benches_.insert(benches_.begin(), std::make_unique<Bench>(back, limits));
    if (benches_.size() > kMost) benches_.pop_back();
  }
  std::vector<Strokes*> others;
  for (const auto& b : benches_)
    if (b->back == &back && b != benches_.front()) others.push_back(&b->strokes);
  benches_.front()->strokes.learn_from(others);
  return benches_.front()->strokes;
}

}  // namespace unknot::planner
