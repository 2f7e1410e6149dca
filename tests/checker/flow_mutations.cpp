// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/mutations.hpp"
#include "checker/probes.hpp"

namespace unknot::test {
namespace {

using guide::Stage;

std::function<void(World&)> replaced(Part part, const Step& step) {
  return [=](World& w) {
    w.plan.steps[part] = step;
    retime(w.plan);
  };
}

std::function<void(World&)> without(Part part) {
  return [=](World& w) {
    w.plan.steps.erase(w.plan.steps.begin() + static_cast<std::ptrdiff_t>(part));
    retime(w.plan);
  };
}

}  // namespace

std::vector<Mutation> flow_mutations() {
  const Glide medium{.up = Level::medium};
  return {
      {"FLOW-1/order",
       "bringing together before the work is done",
       [](World& w) { w.plan.steps[kKnead].stage = Stage::integration; },
       {}},
      {"FLOW-2/warm", "thumbs on a cold shoulder",
       [](World& w) {
         Circles c;
         c.at = {-62, 490};
         c.radius = 5;
         put(w, kThumbLeft, on("", circles(2, c)));
         put(w, kThumbRight, on("", circles(2, mirrored(c))));
       },
       limit("FLOW-2/warm", "short_s", 5)},
      {"FLOW-3/join", "from area to area without a long stroke", without(kJoin), {}},
      {"FLOW-3/hop", "ten seconds of kneading", replaced(kKnead, knead(1)),
       limit("FLOW-3/hop", "run_s", 5)},
      {"FLOW-4/effleurage-speed", "long strokes in a hurry",
       [](World& w) {
         const Glide quick{.up_cm_s = 11, .back_cm_s = 12};
         put(w, kWarm, glide(Stage::warm_up, 14, quick));
         Glide more = quick;
         more.up = Level::medium;
         put(w, kWarmMore, glide(Stage::warm_up, 4, more));
         retime(w.plan);
       },
       limit("FLOW-4/effleurage-speed", "up_max_cm_s", 12)},
      {"FLOW-4/effleurage-speed", "back too fast",
       replaced(kWarm, glide(Stage::warm_up, 11, {.back_cm_s = 16})),
       limit("FLOW-4/effleurage-speed", "back_max_cm_s", 16)},
      {"FLOW-4/tempo", "hasty kneading", replaced(kKnead, knead(6, 1.25)),
       [](World& w) { w.guide.techniques.at("petrissage").tempo.max = 0.8; }},
      {"FLOW-4/tempo", "drowsy kneading", replaced(kKnead, knead(1, 7.5)),
       [](World& w) { w.guide.techniques.at("petrissage").tempo.min = 0.1; }},
      {"FLOW-4/hold", "a press of fourteen seconds",
       replaced(kPress, press(2, {{Level::light, 2.5}, {Level::medium, 14}, {Level::light, 2}})),
       [](World& w) { w.guide.techniques.at("palm-compression").tempo.max = 14; }},
      {"FLOW-4/hold", "a last hold of four seconds",
       [](World& w) {
         Step short_hold = rest(Step::Kind::hold, Stage::grounding, 4);
         short_hold.technique = "grounding";
         w.plan.steps[kGround] = short_hold;
         retime(w.plan);
       },
       [](World& w) { w.guide.techniques.at("grounding").tempo.min = 4; }},
      {"FLOW-4/steady", "a fifth slower all at once",
       replaced(kWarmMore, glide(Stage::warm_up, 3, {.up_cm_s = 6.2, .up = Level::medium})),
       limit("FLOW-4/steady", "change", 0.3)},
      {"FLOW-4/contact", "both hands away",
       [](World& w) {
         Step& step = w.plan.steps[kPress];
         for (auto& path : step.path) {
           path.points.back().contact = false;
           path.points.push_back(path.points.back());
           path.points.back().t += seconds(7);
         }
         step.duration += seconds(14);
         retime(w.plan);
       },
       limit("FLOW-4/contact", "gap_s", 8)},
      {"FLOW-4/jump", "strokes that leap back",
       replaced(kGather, glide(Stage::integration, 3, {.up = Level::medium, .returns = false})),
       limit("FLOW-4/jump", "jump_mm", 500)},
      {"FLOW-4/jump", "a hand that darts",
       [](World& w) {
         auto& points = w.plan.steps[kThumbLeft].path[0].points;
         points[5].t = points[4].t + Ms(10);
       },
       limit("FLOW-4/jump", "max_cm_s", 100)},
      {"FLOW-5/coverage", "the sides left out",
       [](World& w) {
         w.guide.rules.at("FLOW-5/coverage").limit.at("from_s") = 0;
         for (Step& step : w.plan.steps)
           for (auto& path : step.path)
             for (auto& p : path.points) p.at.x = std::clamp(p.at.x, -66.0, 66.0);
       },
       limit("FLOW-5/coverage", "share", 0.1)},
      {"FLOW-5/balance", "thumbs on the left side only",
       [](World& w) {
         w.guide.rules.at("FLOW-5/balance").limit.at("from_s") = 0;
         put(w, kThumbLeft, circles(3));
         without(kThumbRight)(w);
       },
       limit("FLOW-5/balance", "difference_s", 30)},
      {"FLOW-6/length", "half a cool-down", without(kCool),
       [](World& w) {
         w.guide.rules.at("FLOW-6/length").limit.at("fraction") = 0.1;
         w.guide.rules.at("FLOW-6/length").limit.at("short_s") = 40;
       }},
      {"FLOW-6/slower", "faster towards the end",
       [](World& w) {
         std::swap(w.plan.steps[kCool], w.plan.steps[kCoolMore]);
         retime(w.plan);
       },
       limit("FLOW-6/slower", "tolerance", 1)},
      {"FLOW-6/slower", "a long cool-down that stays quick",
       [](World& w) {
         put(w, kCoolMore, glide(Stage::cool_down, 4, {.up_cm_s = 6, .back_cm_s = 8}));
         w.guide.rules.at("FLOW-6/slower").limit.at("from_s") = 60;
         retime(w.plan);
       },
       limit("FLOW-6/slower", "end_max_cm_s", 6)},
      {"FLOW-6/lighter",
       "medium at the very end",
       replaced(kCoolMore,
                glide(Stage::cool_down, 3, {.up_cm_s = 4.3, .back_cm_s = 6, .up = Level::medium})),
       {}},
      {"FLOW-6/lighter",
       "medium until the end",
       [](World& w) {
         // On the way up: on the way back the hands pass the kidneys.
         for (const Part part : {kCool, kCoolMore}) {
           w.plan.steps[part].pressure = Level::medium;
           for (auto& path : w.plan.steps[part].path) path.points[1].level = Level::medium;
         }
       },
       {}},
      {"FLOW-6/lighter",
       "harder in between, light again at the end",
       [](World& w) {
         auto& steps = w.plan.steps;
         steps.insert(steps.begin() + kCoolMore, steps[kCoolMore]);
         steps[kCoolMore].pressure = Level::medium;
         for (auto& path : steps[kCoolMore].path) path.points[1].level = Level::medium;
         retime(w.plan);
       },
       {}},
      {"FLOW-6/warm-up", "a warm-up of fifty seconds",
       [=](World& w) {
         put(w, kWarm, glide(Stage::warm_up, 6));
         w.plan.steps[kAsk].stage = Stage::targeted;
         put(w, kWarmMore, glide(Stage::targeted, 6, medium));
         retime(w.plan);
       },
       [](World& w) {
         w.guide.rules.at("FLOW-6/warm-up").limit.at("fraction") = 0.01;
         w.guide.rules.at("FLOW-6/warm-up").limit.at("short_s") = 30;
       }},
  };
}

}  // namespace unknot::test
