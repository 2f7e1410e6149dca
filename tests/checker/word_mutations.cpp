// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/mutations.hpp"

namespace unknot::test {

std::vector<Mutation> word_mutations() {
  return {
      {"WORDS/pressure",
       "kneading at medium that is called firm",
       [](World& w) { w.plan.steps[kKnead].pressure = Level::firm; },
       {}},
      {"WORDS/pressure",
       "kneading at medium that is called light",
       [](World& w) { w.plan.steps[kKnead].pressure = Level::light; },
       {}},
      {"WORDS/tool",
       "kneading palms that are called an elbow",
       [](World& w) { w.plan.steps[kKnead].tool = "elbow"; },
       {}},
      {"WORDS/tool",
       "thumbs that are called palms",
       [](World& w) { w.plan.steps[kThumbLeft].tool = "palm"; },
       {}},
      {"WORDS/technique",
       "a question with hands that press",
       [](World& w) {
         Step& ask = w.plan.steps[kAsk];
         ask.pressure = Level::light;
         for (auto& path : ask.path)
           for (auto& p : path.points) p.level = Level::light;
       },
       {}},
      {"WORDS/side",
       "thumbs on the left that are called right",
       [](World& w) { w.plan.steps[kThumbLeft].side = plan::Side::right; },
       {}},
      {"WORDS/side",
       "thumbs on one side that are called both",
       [](World& w) { w.plan.steps[kThumbLeft].side = plan::Side::both; },
       {}},
      {"WORDS/region", "kneading the ribs that is called the top of the shoulder",
       [](World& w) { w.plan.steps[kKnead].region = "upper-trapezius"; },
       limit("WORDS/region", "share", 0)},
      {"WORDS/speed", "a glide that is called half as quick",
       [](World& w) { w.plan.steps[kWarm].speed_cm_s = 4; }, limit("WORDS/speed", "off", 2)},
  };
}

}  // namespace unknot::test
