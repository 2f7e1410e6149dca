// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/probes.hpp"

namespace unknot::test {
namespace {

const std::string kMid = "paraspinals-mid";
constexpr PointMm kOnMid{40, 250};

/// Small palms beside the middle band, so many elevenths of them on it.
Step grazing(double share, double seconds_long) {
  const int rows = static_cast<int>(share * 11 + 0.5);
  return still(Level::light, seconds_long, {40, rows_over(rows)});
}

Step asked_on_mid() { return on(kMid, rest(Step::Kind::check_in, guide::Stage::warm_up, 10)); }

Step thumbs_on_mid(PointMm at = kOnMid) { return on(kMid, still(Level::medium, 10, at, "thumb")); }

void small(World& w, std::vector<Step> steps) {
  w.plan.body.hand_scale = kSmallHands;
  only(w, std::move(steps));
}

/// The middle band is ready for thumbs; they are meant for it, but work so far below it.
void below_mid(World& w, double mm) {
  small(w, {still(Level::light, 70, kOnMid), asked_on_mid(), thumbs_on_mid({40, kBorder - mm})});
}

}  // namespace

std::vector<Probe> pressure_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  return {
      {"PRESS-2/spot", "firm_s", 60, kUp,
       [](World& w, double s) { only(w, {still(Level::firm, s)}); }},
      {"PRESS-3/check-in", "firm_within_s", 60, kUp,
       [](World& w, double s) {
         only(w, {still(Level::light, 10, kOnMid), asked_on_mid(), still(Level::medium, 10, kOnMid),
                  asked_on_mid(), pause(s), on(kMid, still(Level::firm, 10, kOnMid))});
       }},
      {"PRESS-3/check-in", "reach_mm", 20, kUp,
       [](World& w, double mm) {
         // The lower band knows light hands, but nobody asked about it.
         small(w, {still(Level::light, 10, kOnMid), still(Level::light, 10, {40, 110}),
                   asked_on_mid(), thumbs_on_mid({40, kBorder - mm})});
       }},
      {"PRESS-3/check-in", "share", 0.1, kDown,
       [](World& w, double share) {
         // Whether the graze was the first touch decides whether the question came after it.
         small(w, {grazing(share, 10), asked_on_mid(), still(Level::light, 10, kOnMid),
                   thumbs_on_mid()});
       }},
      {"PRESS-3/one-level", "reach_mm", 20, kUp, below_mid},
      {"PRESS-3/one-level", "share", 0.1, kDown,
       [](World& w, double share) {
         small(w, {grazing(share, 10), asked_on_mid(), thumbs_on_mid()});
       }},
      {"PRESS-6/ramp", "hold_s", 4, kUp,
       [](World& w, double s) { only(w, {still(Level::medium, s)}); }},
      {"PRESS-6/ramp", "ramp_s", 2, kDown,
       [](World& w, double s) { only(w, {press(1, {{Level::light, s}, {Level::medium, 8}})}); }},
      {"FLOW-2/warm", "warm_s", 60, kDown,
       [](World& w, double s) {
         only(w, {pause(1000), still(Level::light, s, kOnMid), thumbs_on_mid()});
       }},
      {"FLOW-2/warm", "short_s", 30, kDown,
       [](World& w, double s) { only(w, {still(Level::light, s, kOnMid), thumbs_on_mid()}); }},
      {"FLOW-2/warm", "below_s", 900, kUp,
       [](World& w, double s) {
         only(w, {pause(s - 55), still(Level::light, 45, kOnMid), thumbs_on_mid()});
       }},
      {"FLOW-2/warm", "share", 0.1, kDown,
       [](World& w, double share) { small(w, {grazing(share, 70), thumbs_on_mid()}); }},
      {"FLOW-2/warm", "reach_mm", 20, kUp, below_mid},
  };
}

}  // namespace unknot::test
