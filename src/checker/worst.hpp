// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "checker/report.hpp"
#include "checker/scene.hpp"

namespace unknot::checker {

/// Of all the touches of one step that break a rule about a place, the one that is the deepest in
/// it; the finding says how deep.
class Worst {
 public:
  Worst(const Scene& scene, Keep::Kind kind, int index)
      : scene_(scene), kind_(kind), index_(index) {}

  void add(const Touch& touch, std::string measured, std::string limit) {
    const double mm = scene_.depth_in(touch, kind_, index_, mm_);
    if (touch_ != nullptr && mm <= mm_) return;
    touch_ = &touch;
    mm_ = mm;
    measured_ = std::move(measured);
    limit_ = std::move(limit);
  }

  void tell(Report& report, std::string_view rule, const StepTrace& step) const {
    if (touch_ == nullptr) return;
    const int decimals = mm_ < 10 ? 1 : 0;
    report.add(rule, step.index, step.start + touch_->t,
               measured_ + ", " + amount(mm_, "mm inside", decimals), limit_);
  }

 private:
  const Scene& scene_;
  Keep::Kind kind_;
  int index_;
  const Touch* touch_ = nullptr;
  double mm_ = 0;
  std::string measured_, limit_;
};

}  // namespace unknot::checker
