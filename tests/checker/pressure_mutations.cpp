// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/mutations.hpp"

namespace unknot::test {

std::vector<Mutation> pressure_mutations() {
  return {
      {"PRESS-1/tool-level", "a beginner's elbow",
       [](World& w) {
         Circles c;
         c.tool = "elbow";
         c.at = {-54, 375};
         put(w, kThumbLeft, circles(2, c));
       },
       [](World& w) {
         w.plan.request.giver.experience = "experienced";
         w.limits.opted_in = {"elbow"};
       }},
      {"PRESS-1/tool-level", "firmer than the palm may",
       [](World& w) { w.guide.tools.at("palm").max_level = Level::light; },
       [](World& w) { w.guide.tools.at("palm").max_level = Level::medium; }},
      {"PRESS-1/technique-level", "a firm palm press",
       [](World& w) {
         make_firm(w, 270);
         w.plan.steps[kPress + 1].technique = "palm-compression";
       },
       [](World& w) { w.guide.techniques.at("palm-compression").max_level = Level::firm; }},
      {"PRESS-2/asked", "firm, unasked",
       [](World& w) {
         make_firm(w, 270);
         w.limits.firm_asked = false;
       },
       [](World& w) { w.limits.firm_asked = true; }},
      {"PRESS-2/spot", "over a minute of firm work on one spot",
       [](World& w) { make_firm(w, 270, 8); }, limit("PRESS-2/spot", "firm_s", 70)},
      {"PRESS-3/check-in",
       "medium without having asked",
       [](World& w) {
         w.plan.steps.erase(w.plan.steps.begin() + kAsk);
         retime(w.plan);
       },
       {}},
      {"PRESS-3/check-in",
       "asked about another area",
       [](World& w) { w.plan.steps[kAsk].region = "low"; },
       {}},
      {"PRESS-3/check-in",
       "firm without having asked again",
       [](World& w) {
         make_firm(w, 270);
         w.plan.steps.erase(w.plan.steps.begin() + kPress);
         retime(w.plan);
       },
       {}},
      {"PRESS-3/check-in", "firm on a yes that was given to another moment",
       [](World& w) {
         make_firm(w, 270);
         Step pause = rest(Step::Kind::rest_break, guide::Stage::integration, 65);
         w.plan.steps.insert(w.plan.steps.begin() + kPress + 1, pause);
         retime(w.plan);
       },
       limit("PRESS-3/check-in", "firm_within_s", 600)},
      {"PRESS-3/one-level",
       "medium before light",
       [](World& w) {
         for (const char* zone : {"kidney", "rib-12"}) w.guide.zones.at(zone).broad_share = 0.9;
         put(w, kWarm, glide(guide::Stage::warm_up, 9, {.from = 60, .up = Level::medium}));
       },
       {}},
      {"PRESS-6/step", "from light to firm at once",
       [](World& w) {
         make_firm(w, 270);
         for (auto& path : w.plan.steps[kPress + 1].path)
           for (auto& p : path.points)
             if (p.level == Level::medium) p.level = Level::light;
       },
       limit("PRESS-6/step", "levels", 2)},
      {"PRESS-6/step", "a stroke that begins two levels below the last",
       [](World& w) {
         make_firm(w, 270);
         for (auto& path : w.plan.steps[kPress + 1].path) {
           path.points.resize(4);  // let go from firm
           path.points.back().level = Level::firm;
         }
         auto& step = w.plan.steps[kPress + 1];
         step.cycles = 1;
         step.duration = step.path[0].points.back().t;
         retime(w.plan);
       },
       limit("PRESS-6/step", "levels", 2)},
      {"PRESS-6/ramp", "a press that starts at once",
       [](World& w) {
         w.plan.steps[kPress] =
             press(2, {{Level::light, 0.5}, {Level::medium, 8}, {Level::light, 2}});
         retime(w.plan);
       },
       limit("PRESS-6/ramp", "ramp_s", 0.5)},
  };
}

}  // namespace unknot::test
