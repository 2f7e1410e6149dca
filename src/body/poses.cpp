// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/poses.hpp"

#include <algorithm>

#include "body/way.hpp"

namespace unknot::body {
namespace {

constexpr double kBeside = 8;        ///< mm; nearer than that a hand just goes on
constexpr double kThroughAir = 0.5;  ///< mm a millisecond, about, from step to step
constexpr Ms kQuickest{200};         ///< before and after the moment at which the steps meet
constexpr Ms kSlowest{700};

/// Half the time that a hand takes from the end of `a` to the beginning of `b`; 0: it goes on as
/// the paths do.
Ms half_way(const plan::Step& a, const plan::Step& b, guide::Hand hand) {
  const Pose from = pose(a, hand, a.duration);
  const Pose to = pose(b, hand, Ms(0));
  if (!from.present || !to.present) return Ms(0);
  const double far = distance(from.at, to.at);
  if (far < kBeside) return Ms(0);
  const Ms half(static_cast<std::int64_t>(far / (2 * kThroughAir)));
  return std::min({std::clamp(half, kQuickest, kSlowest), a.duration / 2, b.duration / 2});
}

/// In the air between two steps, `off` before (or after) they meet.
Pose between(const plan::Step& a, const plan::Step& b, guide::Hand hand, Ms half, Ms off) {
  const Pose from = pose(a, hand, a.duration - half);
  const Pose to = pose(b, hand, half);
  const double k = static_cast<double>((off + half).value) / static_cast<double>(2 * half.value);
  const double eased = k * k * (3 - 2 * k);
  return {true, from.at + (to.at - from.at) * eased, from.angle + (to.angle - from.angle) * eased,
          Level::none, false};
}

}  // namespace

HandsNow hands_at(const plan::Plan& plan, Ms t) {
  HandsNow out;
  const auto after = std::upper_bound(plan.steps.begin(), plan.steps.end(), t,
                                      [](Ms v, const plan::Step& s) { return v < s.start; });
  if (after == plan.steps.begin()) return out;
  const plan::Step& step = *(after - 1);
  const plan::Step* before = after - 1 == plan.steps.begin() ? nullptr : &*(after - 2);
  const plan::Step* next = after == plan.steps.end() ? nullptr : &*after;
  const Ms in = t - step.start;
  for (const auto& [hand, unused] : guide::kHands) {
    const auto i = static_cast<std::size_t>(hand);
    Pose& p = out.pose[i];
    p = pose(step, hand, in);
    if (!p.present) continue;
    out.tool[i] = step.path[i].tool;
    if (before != nullptr && in < kSlowest)
      if (const Ms half = half_way(*before, step, hand); in < half)
        p = between(*before, step, hand, half, in);
    if (next != nullptr && in > step.duration - kSlowest && in <= step.duration)
      if (const Ms half = half_way(step, *next, hand); step.duration - in < half)
        p = between(step, *next, hand, half, in - step.duration);
  }
  return out;
}

}  // namespace unknot::body
