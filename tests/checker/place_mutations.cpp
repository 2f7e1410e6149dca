// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/mutations.hpp"
#include "checker/probes.hpp"

namespace unknot::test {
namespace {

/// Thumb circles elsewhere, on both sides.
std::function<void(World&)> thumbs_at(PointMm right, double radius, Level level) {
  return [=](World& w) {
    Circles c;
    c.at = shapes::mirrored(right);
    c.radius = radius;
    c.level = level;
    put(w, kThumbLeft, on("", circles(2, c)));
    put(w, kThumbRight, on("", circles(2, mirrored(c))));
  };
}

/// The hand that rests beside the left thumb, elsewhere.
std::function<void(World&)> resting_at(PointMm at) {
  return [=](World& w) {
    Circles c;
    c.resting = at;
    put(w, kThumbLeft, circles(2, c));
  };
}

}  // namespace

std::vector<Mutation> place_mutations() {
  return {
      {"BACK-1/off-body", "a glide beside the waist",
       [](World& w) {
         put(w, kGather,
             glide(guide::Stage::integration, 2, {.top = 180, .back_x = 142, .back_low = 140}));
       },
       [](World& w) {
         w.plan.body.sides.widen = {{0, 1.5}};
         limit("BACK-6/body", "off_mm", 1000)(w);
       }},
      {"BACK-1/lift", "a hand along the spine that is said to be in the air",
       [](World& w) {
         auto& points = w.plan.steps[kThumbLeft].path[1].points;
         const plan::PathPoint end = points.back();
         points.resize(1);
         for (int i = 0; i < 5; ++i) {
           plan::PathPoint p = points[0];
           p.t = seconds(1 + i);
           p.at = {i == 0 || i == 4 ? 57.0 : 0.0, 150.0 + (i == 2 ? 80 : 0)};
           p.contact = i == 4;
           points.push_back(p);
         }
         points.push_back(end);
       },
       limit("BACK-1/lift", "quick_cm_s", 2)},
      {"BACK-6/body", "drawn for somebody smaller",
       [](World& w) { w.plan.request.receiver.stature_cm = 190; },
       limit("BACK-6/body", "off_mm", 100)},
      {"BACK-6/body", "hands of another size",
       [](World& w) { w.plan.request.giver.hand_breadth_mm = 95; },
       limit("BACK-6/body", "off_mm", 100)},
      {"BACK-6/body", "a blade that was moved and is drawn where it was",
       [](World& w) { w.plan.request.receiver.moved_landmarks["blade-inner"] = {0.5, 0.843}; },
       limit("BACK-6/body", "off_mm", 100)},
      {"BACK-2/spine", "palms that touch the spine",
       [](World& w) { put(w, kWarm, glide(guide::Stage::warm_up, 9, {.x = 53})); },
       [](World& w) {
         w.guide.rules.at("BACK-2/spine").limit = {
             {"half_width_mm", 10}, {"half_width_u", 0.05}, {"below_v", 0.07}};
       }},
      {"BACK-2/lane", "thumbs closer than the lane", thumbs_at({36.5, 375}, 10, Level::medium),
       limit("BACK-2/lane", "inner_mm", 20)},
      {"BACK-2/lane", "thumbs outside the lane",
       [](World& w) {
         w.plan.steps[kThumbLeft].region = "paraspinals-upper";
         w.plan.steps[kThumbRight].region = "paraspinals-upper";
       },
       limit("BACK-2/lane", "outer_mm", 80)},
      {"BACK-3/acromion", "thumbs on the tip of the shoulder",
       thumbs_at({203, 415}, 10, Level::light),
       [](World& w) { w.guide.zones.at("acromion").point_max = Level::light; }},
      {"BACK-3/armpit", "a hand in the armpit", resting_at({175, 320}),
       [](World& w) { w.guide.zones.at("armpit").no_go = false; }},
      {"BACK-3/below", "a hand below the dimples", resting_at({57, 20}),
       [](World& w) { w.limits.opted_in = {"below"}; }},
      {"BACK-3/blade-edge", "thumbs on the edge of the blade",
       thumbs_at({70, 375}, 10, Level::medium),
       [](World& w) { w.guide.zones.at("blade-edge").point_max = Level::medium; }},
      {"BACK-3/kidney", "thumbs over the kidneys", thumbs_at({80, 100}, 10, Level::light),
       [](World& w) { w.guide.zones.at("kidney").point_max = Level::light; }},
      {"BACK-3/kidney", "a medium palm with too much of it over the kidneys",
       [](World& w) {
         const Lean in{Level::light, 2.5};
         put(w, kPress, press(2, {in, {Level::medium, 8}, {Level::light, 2}}, {66, 150}));
         w.guide.zones.at("kidney").both_hands_max = Newton(30);
       },
       [](World& w) { w.guide.zones.at("kidney").broad_share = 0.6; }},
      {"BACK-3/neck-back", "a hand on the back of the neck", resting_at({0, 440}),
       [](World& w) { w.limits.opted_in = {"neck-back"}; }},
      {"BACK-3/neck-side", "a hand on the side of the neck", resting_at({84, 430}),
       [](World& w) { w.guide.zones.at("neck-side").no_go = false; }},
      {"BACK-3/rib-12", "thumbs medium on the last rib", thumbs_at({36, 182}, 5, Level::medium),
       [](World& w) { w.guide.zones.at("rib-12").point_max = Level::medium; }},
      {"BACK-3/scapular-spine", "thumbs on the ridge of the blade",
       thumbs_at({110, 412}, 6, Level::light),
       [](World& w) { w.guide.zones.at("scapular-spine").point_max = Level::light; }},
      {"BACK-3/sciatic", "thumbs on the way of the leg nerve",
       [](World& w) {
         thumbs_at({70, -60}, 8, Level::light)(w);
         w.limits.opted_in = {"below"};
       },
       [](World& w) { w.guide.zones.at("sciatic").point_max = Level::light; }},
      {"BACK-3/side-ribs", "thumbs on the ribs", thumbs_at({112, 226}, 10, Level::light),
       [](World& w) {
         w.guide.zones.at("side-ribs").point_max = Level::light;
         w.guide.zones.at("side-ribs").broad_tools.clear();
       }},
      {"BACK-3/force", "two forearms over the kidneys",
       [](World& w) { put(w, kPress, press(2, {{Level::light, 12.5}}, {74, 136}, "forearm")); },
       [](World& w) { w.guide.zones.at("kidney").both_hands_max = Newton(30); }},
      {"BACK-3/force", "two kneading palms where little is allowed",
       [](World& w) { w.guide.regions.at("paraspinals-mid").both_hands_max = Newton(25); },
       [](World& w) { w.guide.regions.at("paraspinals-mid").both_hands_max = Newton(30); }},
      {"BACK-3/pounding", "a thumb that taps",
       [](World& w) {
         auto& points = w.plan.steps[kThumbLeft].path[0].points;
         for (std::size_t i = 1; i < points.size(); i += 2) points[i].contact = false;
       },
       limit("BACK-3/pounding", "gap_s", 0.1)},
      {"BACK-4/thumbs", "thumbs medium on the lower back", thumbs_at({40, 60}, 8, Level::medium),
       limit("BACK-4/thumbs", "below_v", 0)},
      {"BACK-4/broad", "firm palms on the lower back", [](World& w) { make_firm(w, 60); },
       limit("BACK-4/broad", "below_v", 0)},
  };
}

}  // namespace unknot::test
