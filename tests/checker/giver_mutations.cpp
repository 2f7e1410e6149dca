// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/mutations.hpp"

namespace unknot::test {

std::vector<Mutation> giver_mutations() {
  return {
      {"GIVER-2/interval", "five minutes without a break",
       [](World& w) {
         w.plan.steps.erase(w.plan.steps.begin() + kBreak);
         retime(w.plan);
       },
       limit("GIVER-2/interval", "work_s", 400)},
      {"GIVER-2/interval", "a break that is too short to count",
       [](World& w) {
         put(w, kBreak, rest(Step::Kind::rest_break, guide::Stage::targeted, 6));
         retime(w.plan);
       },
       limit("GIVER-2/interval", "break_s", 5)},
      {"GIVER-2/long", "no long break where one is due after four minutes",
       [](World& w) {
         w.guide.rules.at("GIVER-2/long").limit.at("gap_s") = 240;
         w.guide.rules.at("GIVER-2/long").limit.at("end_s") = 60;
       },
       limit("GIVER-2/long", "end_s", 400)},
      {"GIVER-5/window", "thumbs again and again",
       [](World& w) {
         auto& steps = w.plan.steps;
         steps[kThumbLeft] = circles(4);
         steps[kThumbRight] = circles(4, mirrored(Circles{}));
         steps.insert(steps.begin() + kThumbRight,
                      glide(guide::Stage::targeted, 1, {.up = Level::medium}));
         retime(w.plan);
       },
       limit("GIVER-5/window", "thumb_s", 70)},
      {"GIVER-5/run", "thumbs for fifty seconds on end",
       [](World& w) {
         put(w, kThumbLeft, circles(3));
         put(w, kThumbRight, circles(3, mirrored(Circles{})));
         retime(w.plan);
       },
       limit("GIVER-5/run", "thumb_s", 50)},
      {"GIVER-5/tool",
       "a thumb that hurts",
       [](World& w) { w.plan.request.giver.hurting_tools = {"thumb"}; },
       {}},
      {"GIVER-5/force", "a hand that presses too hard",
       [](World& w) { w.guide.rules.at("GIVER-5/force").limit.at("hand_n") = 10; },
       limit("GIVER-5/force", "hand_n", 20)},
      {"GIVER-5/force", "two hands that press too hard",
       [](World& w) { w.guide.rules.at("GIVER-5/force").limit.at("both_n") = 25; },
       limit("GIVER-5/force", "both_n", 30)},
      {"GIVER-5/load", "too much for little strength",
       [](World& w) {
         w.plan.request.giver.stamina = "low";
         w.guide.rules.at("GIVER-5/load").limit.at("low") = 300;
       },
       limit("GIVER-5/load", "low", 1000)},
      {"GIVER-5/side", "on one side for too long",
       [](World& w) { w.guide.rules.at("GIVER-5/side").limit.at("side_s") = 10; },
       limit("GIVER-5/side", "side_s", 20)},
  };
}

}  // namespace unknot::test
