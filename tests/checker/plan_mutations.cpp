// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/mutations.hpp"

namespace unknot::test {

std::vector<Mutation> plan_mutations() {
  return {
      {"PLAN/form", "a gap of a fifth of a second",
       [](World& w) {
         for (std::size_t i = kKnead; i < w.plan.steps.size(); ++i)
           w.plan.steps[i].start += Ms(200);
         w.plan.total += Ms(200);
       },
       limit("PLAN/form", "gap_s", 1)},
      {"PLAN/form",
       "two steps at once",
       [](World& w) {
         for (std::size_t i = kKnead; i < w.plan.steps.size(); ++i)
           w.plan.steps[i].start -= Ms(200);
         w.plan.total -= Ms(200);
       },
       {}},
      {"PLAN/form", "cycles that do not fit the time",
       [](World& w) { w.plan.steps[kKnead].cycles = 2; }, limit("PLAN/form", "duration_s", 100)},
      {"PLAN/form",
       "an unknown tool",
       [](World& w) { w.plan.steps[kKnead].path[0].tool = "gun"; },
       {}},
      {"PLAN/form",
       "an unknown technique",
       [](World& w) { w.plan.steps[kKnead].technique = "pummelling"; },
       {}},
      {"PLAN/form",
       "path times that run back",
       [](World& w) {
         std::swap(w.plan.steps[kKnead].path[0].points[3].t,
                   w.plan.steps[kKnead].path[0].points[4].t);
       },
       {}},
      {"PLAN/form",
       "hands that end apart",
       [](World& w) { w.plan.steps[kThumbLeft].path[1].points.back().t -= Ms(20); },
       {}},
      {"PLAN/form",
       "a stroke without a technique",
       [](World& w) { w.plan.steps[kKnead].technique.clear(); },
       {}},
      {"PLAN/form", "a body of no size", [](World& w) { w.plan.body.u_unit = Mm(0); }, {}},
      {"PLAN/time", "a minute missing", [](World& w) { w.plan.request.total += seconds(60); },
       limit("PLAN/time", "off_s", 100)},
      {"PLAN/time", "a total that is not the end", [](World& w) { w.plan.total += seconds(1); },
       limit("PLAN/time", "end_s", 2)},
      {"PLAN/given",
       "a plan that calls all of its steps given",
       [](World& w) { w.plan.given = static_cast<int>(w.plan.steps.size()); },
       {}},
      {"PLAN/guide", "made with another guide", [](World& w) { w.plan.guide = "another"; }, {}},
      {"LIMIT/cap",
       "medium under a light ceiling",
       [](World& w) { w.limits.cap = Level::light; },
       {}},
      {"LIMIT/area-cap",
       "medium on a light area",
       [](World& w) { w.limits.area_caps[{"rhomboids", plan::Side::left}] = Level::light; },
       {}},
      {"LIMIT/area-cap",
       "a hand on a closed area",
       [](World& w) { w.limits.area_caps[{"sides", plan::Side::right}] = Level::none; },
       {}},
      {"LIMIT/tool", "thumbs ruled out", [](World& w) { w.limits.barred_tools = {"thumb"}; }, {}},
      {"LIMIT/technique",
       "kneading ruled out",
       [](World& w) { w.limits.barred_techniques = {"petrissage"}; },
       {}},
      {"LIMIT/minutes",
       "longer than five minutes",
       [](World& w) { w.limits.max_total = seconds(300); },
       {}},
      {"LIMIT/position",
       "face down where only sitting is fine",
       [](World& w) { w.limits.positions = {"seated"}; },
       {}},
      {"LIMIT/opt-in", "friction without a yes",
       [](World& w) {
         w.plan.steps[kThumbLeft].technique = "friction";
         w.plan.steps[kThumbRight].technique = "friction";
       },
       [](World& w) { w.limits.opted_in = {"friction"}; }},
      {"LIMIT/opt-in", "what only an experienced giver does",
       [](World& w) { w.guide.techniques.at("petrissage").experienced_only = true; },
       [](World& w) { w.plan.request.giver.experience = "experienced"; }},
      {"LIMIT/opt-in", "work on the seat, though the hands are not there",
       [](World& w) {
         w.plan.steps[kKnead].region = "upper-gluteals";
         limit("WORDS/region", "share", 0)(w);
       },
       [](World& w) { w.limits.opted_in = {"upper-gluteals"}; }},
      {"LIMIT/opt-in", "a hand on the seat",
       [](World& w) {
         Circles c;
         c.resting = {110, 40};
         w.guide.zones.erase("below");
         w.guide.rules.erase("BACK-3/below");
         put(w, kThumbLeft, circles(2, c));
       },
       [](World& w) { w.limits.opted_in = {"upper-gluteals"}; }},
      {"SCREEN-1/avoid",
       "a thumb on an avoid mark",
       [](World& w) { w.limits.marks = {{plan::Mark::Kind::avoid, {-0.3, 0.75}, Mm(10), ""}}; },
       {}},
      {"SCREEN-1/avoid",
       "a resting hand on an avoid mark",
       [](World& w) {
         Circles c;
         c.resting = {0, 330};
         put(w, kThumbLeft, circles(2, c));
         w.limits.marks = {{plan::Mark::Kind::avoid, {0, 0.66}, Mm(5), ""}};
       },
       {}},
      {"SCREEN-1/sore",
       "medium on a sore spot",
       [](World& w) { w.limits.marks = {{plan::Mark::Kind::sore, {-0.3, 0.75}, Mm(10), ""}}; },
       {}},
  };
}

std::vector<Mutation> mutations() {
  std::vector<Mutation> out;
  for (const auto& list : {plan_mutations(), place_mutations(), pressure_mutations(),
                           flow_mutations(), giver_mutations(), word_mutations()})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

}  // namespace unknot::test
