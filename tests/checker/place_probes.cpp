// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/probes.hpp"

namespace unknot::test {
namespace {

/// From the middle of a palm to the edge that counts: half of its width, less what only grazes.
constexpr double kPalmEdge = 39.75;

/// A palm with its edge so far from the midline.
void edge_at(World& w, double mm) { only(w, {still(Level::light, 5, {mm + kPalmEdge, 200})}); }

void thumbs(World& w, PointMm at) {
  only(w, {on("paraspinals-upper", still(Level::medium, 5, at, "thumb"))});
}

/// Firm small palms.
void firm_palms(World& w, double y) {
  w.plan.body.hand_scale = kSmallHands;
  only(w, {still(Level::firm, 5, {40, y})});
}

/// Small palms on the lower band, whole rows of them on the middle one, then work there.
World& beside_border(World& w) {
  w.plan.body.hand_scale = kSmallHands;
  return w;
}

}  // namespace

std::vector<Probe> place_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  return {
      {"BACK-2/spine", "half_width_mm", 15, kDown,
       [](World& w, double mm) {
         w.plan.body.u_unit = Mm(150);  // narrow enough that the millimetres are what counts
         edge_at(w, mm);
       }},
      {"BACK-2/spine", "half_width_u", 0.08, kDown,
       [](World& w, double u) {
         w.plan.body.u_unit = Mm(230);
         edge_at(w, u * 230);
       }},
      {"BACK-2/spine", "below_v", 0.07, kUp,
       [](World& w, double v) {
         // A palm across the sacrum, its upper edge at v.
         Step across = left_hand(still(Level::medium, 5, {0, v * 500 - kPalmEdge}));
         for (auto& p : across.path[0].points) p.angle = 0;
         only(w, {across});
       }},
      {"BACK-2/lane", "inner_mm", 27, kDown, [](World& w, double mm) { thumbs(w, {mm, 350}); }},
      {"BACK-2/lane", "outer_mm", 50, kUp, [](World& w, double mm) { thumbs(w, {mm, 350}); }},
      {"BACK-4/thumbs", "below_v", 0.347, kDown,
       [](World& w, double v) { thumbs(w, {40, v * 500}); }},
      {"BACK-4/broad", "below_v", 0.347, kDown,
       [](World& w, double v) { firm_palms(w, v * 500 + (kBorder - rows_over(4))); }},
      {"BACK-4/broad", "share", 0.3333, kUp,
       [](World& w, double share) {
         firm_palms(w, 2 * kBorder - rows_over(static_cast<int>(share * 11 + 0.5)));
       }},
      {"BACK-3/pounding", "gap_s", 0.5, kDown,
       [](World& w, double gap) {
         Step tap = still(Level::light, 1, {40, 250}, "thumb");
         for (auto& path : tap.path) {
           const plan::PathPoint down = path.points.front();
           plan::PathPoint up = down;
           up.contact = false;
           path.points.clear();
           for (const double at : {0.0, gap}) {
             path.points.push_back(down);
             path.points.back().t = seconds(at);
             path.points.push_back(up);
             path.points.back().t = seconds(at + 0.1);
           }
         }
         tap.duration = seconds(gap + 0.1);
         only(w, {tap});
       }},
      {"LIMIT/area-cap", "share", 0.3333, kUp,
       [](World& w, double share) {
         w.limits.area_caps[{"paraspinals-mid", plan::Side::both}] = Level::light;
         const int rows = static_cast<int>(share * 11 + 0.5);
         only(beside_border(w), {still(Level::medium, 5, {40, rows_over(rows)})});
       }},
  };
}

}  // namespace unknot::test
