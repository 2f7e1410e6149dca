// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/probes.hpp"

namespace unknot::test {
namespace {

constexpr PointMm kOnMid{40, 250};
const std::string kMid = "paraspinals-mid";

/// The right hand presses for a part of the step only.
Step right_hand_for(Step step, double part) {
  auto& points = step.path[static_cast<std::size_t>(plan::Hand::right)].points;
  plan::PathPoint off = points.front();
  off.t = seconds(to_seconds(points.back().t) * part);
  off.contact = false;
  points.insert(points.begin() + 1, off);
  points.back().contact = false;
  return step;
}

/// One hand that lies for so long in one place, then in another.
Step there_and_elsewhere(double first_s, double second_s, PointMm first, PointMm second) {
  Step step = left_hand(still(Level::light, first_s + second_s, first));
  auto& points = step.path[static_cast<std::size_t>(plan::Hand::left)].points;
  plan::PathPoint leaves = points.front();
  leaves.t = seconds(first_s);
  plan::PathPoint comes = leaves;
  comes.t = leaves.t + Ms(1);
  comes.at = shapes::mirrored(second);
  points.back().at = comes.at;
  leaves.contact = false;
  points.insert(points.begin() + 1, {leaves, comes});
  return step;
}

/// Hands of three fifths of the size have 13 rows of patches: three of them lie on the middle band,
/// which is a bit less than a quarter.
constexpr double kHands = 0.6;
constexpr PointMm kThreeRows{45, kBorder - 170 * kHands * (0.5 - 3.0 / 13)};

}  // namespace

std::vector<Probe> word_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  return {
      {"BACK-1/lift", "quick_cm_s", 18, kDown,
       [](World& w, double cm_s) {
         Step step = left_hand(still(Level::light, 20, {57, 300}));
         plan::HandPath across = step.path[0];
         for (auto& p : across.points) p.contact = false;
         across.points.back().at.x = 57;
         across.points.back().t = seconds(11.4 / cm_s);
         plan::PathPoint end = across.points.back();
         end.t = step.path[0].points.back().t;
         across.points.push_back(end);
         step.path[1] = across;
         only(w, {step});
       }},
      {"BACK-6/body", "off_mm", 2, kUp,
       [](World& w, double mm) {
         double longest = 0;
         for (const auto& [id, tool] : w.guide.tools)
           longest = std::max({longest, tool.length.value, tool.width.value});
         w.plan.body.hand_scale = 1 + mm / longest;
       }},
      {"WORDS/side", "share", 0.1, kUp,
       [](World& w, double share) {
         Step step =
             right_hand_for(on(kMid, still(Level::light, 100, kOnMid)), share / (1 - share));
         step.side = plan::Side::left;
         only(w, {step});
       }},
      {"WORDS/region", "share", 0.3, kDown,
       [](World& w, double share) {
         only(w, {on(kMid, there_and_elsewhere(100 * share, 100 * (1 - share), kOnMid, {40, 80}))});
       }},
      {"WORDS/region", "reach_mm", 20, kUp,
       [](World& w, double mm) {
         only(w, {on(kMid, still(Level::light, 20, {40, kBorder - mm}, "thumb"))});
       }},
      {"WORDS/region", "hand_share", 0.25, kDown,
       [](World& w, double) {
         w.plan.body.hand_scale = kHands;
         for (const plan::Side side : {plan::Side::left, plan::Side::right})
           w.limits.area_caps[{kMid, side}] = Level::light;
         only(w, {on(kMid, still(Level::medium, 20, kThreeRows))});
       }},
      {"WORDS/speed", "off", 0.15, kUp,
       [](World& w, double off) {
         Step step = glide(guide::Stage::targeted, 1, {.up_cm_s = 8});
         step.speed_cm_s = 8 * (1 + off);
         only(w, {step});
       }},
  };
}

}  // namespace unknot::test
