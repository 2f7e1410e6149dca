// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/probes.hpp"

namespace unknot::test {
namespace {

/// The good plan, as long as this.
void lasting(World& w, double total) {
  const double now = to_seconds(w.plan.total - w.plan.steps[kBreak].duration);
  put(w, kBreak, pause(total - now));
}

/// Hands that do not leave the middle of the back below `y`.
void without_sides(World& w, double y) {
  for (Step& step : w.plan.steps)
    for (auto& path : step.path)
      for (auto& p : path.points)
        if (p.at.y < y) p.at.x = std::clamp(p.at.x, -66.0, 66.0);
}

void in_any_session(World& w, const std::string& rule) {
  w.guide.rules.at(rule).limit.at("from_s") = 0;
}

/// Only the sides of the back are owed anything; a palm on each lies low.
void low_on_the_sides(World& w, double y) {
  in_any_session(w, "FLOW-5/coverage");
  for (auto& [id, region] : w.guide.regions) region.opt_in = id != "sides";
  only(w, {still(Level::light, 5, {115, y})});
}

}  // namespace

std::vector<Probe> flow_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  const std::string coverage = "FLOW-5/coverage";
  const std::string balance = "FLOW-5/balance";
  return {
      {"FLOW-3/hop", "run_s", 20, kDown,
       [](World& w, double s) { put(w, kKnead, knead(1, s / 4)); }},
      {coverage, "from_s", 1200, kUp,
       [](World& w, double s) {
         without_sides(w, 1000);
         lasting(w, s);
       }},
      {coverage, "share", 0.5, kDown,
       [](World& w, double share) {
         // 47 % at y = 120, and 3 % more with every centimetre.
         low_on_the_sides(w, 120 + (share - 0.475) * 300);
       }},
      {coverage, "shadow_mm", 90, kUp,
       [](World& w, double mm) {
         // The marks high on the sides excuse a part that is just small enough.
         low_on_the_sides(w, 115);
         for (const double u : {-130.0 / 195, 130.0 / 195})
           w.limits.marks.push_back({plan::Mark::Kind::avoid, {u, 0.8}, Mm(116.5 - mm), ""});
       }},
      {balance, "from_s", 1200, kUp,
       [](World& w, double s) { only(w, {pause(s - 60), left_hand(still(Level::light, 60))}); }},
      {balance, "difference_s", 15, kUp,
       [=](World& w, double s) {
         in_any_session(w, balance);
         only(w, {left_hand(still(Level::light, s + 0.5))});
       }},
      {balance, "difference", 0.1, kUp,
       [=](World& w, double part) {
         in_any_session(w, balance);
         only(w, {left_hand(still(Level::light, 400)),
                  right_hand(still(Level::light, 400 * (1 - part) - 0.5))});
       }},
      {balance, "share", 0.1, kDown,
       [=](World& w, double share) {
         // The right hand touches the middle band with a part of it only, the left as a whole.
         in_any_session(w, balance);
         w.plan.body.hand_scale = kSmallHands;
         const int rows = static_cast<int>(share * 11 + 0.5);
         only(w,
              {left_hand(still(Level::light, 100)), left_hand(still(Level::light, 100, {40, 115})),
               right_hand(still(Level::light, 100, {40, rows_over(rows)}))});
       }},
  };
}

}  // namespace unknot::test
