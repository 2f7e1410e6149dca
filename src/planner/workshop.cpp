// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/workshop.hpp"

#include <algorithm>

namespace unknot::planner {

Strokes& Workshop::strokes(const guide::Guide& guide, const plan::BodyFit& body,
                           const plan::Limits& limits) {
  const auto known = std::find_if(benches_.begin(), benches_.end(), [&](const auto& b) {
    return &b->ground.guide() == &guide && b->ground.body() == body && b->ground.limits() == limits;
  });
  if (known != benches_.end()) {
    std::rotate(benches_.begin(), known, known + 1);
  } else {
    benches_.insert(benches_.begin(), std::make_unique<Bench>(guide, body, limits));
    if (benches_.size() > kMost) benches_.pop_back();
  }
  return benches_.front()->strokes;
}

}  // namespace unknot::planner
