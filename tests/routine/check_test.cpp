// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/routine_plan.hpp"
#include "support/massage.hpp"
#include "support/routines.hpp"

using namespace unknot;

namespace {

/// What is said of the rule: its severity, "" for nothing; the worst where it is said more than
/// once.
std::string said(std::string_view text, std::string_view rule, const plan::Limits* limits = nullptr,
                 const guide::Guide& guide = test::the_guide()) {
  const auto reading = routine::parse(test::the_words(), text);
  const std::string issues = test::issues_of(text);
  CAPTURE(issues);
  REQUIRE(reading.ok());
  const plan::Finding* worst = nullptr;
  const auto findings = engine::check_routine(guide, test::the_words(), reading.routine, limits);
  for (const plan::Finding& f : findings) {
    if (f.rule != rule) continue;
    CHECK_FALSE(f.text.empty());
    if (worst == nullptr || f.severity > worst->severity) worst = &f;
  }
  return worst == nullptr ? "" : std::string(guide::spelled(plan::kSeverities, worst->severity));
}

/// Ten minutes of everything that a good routine has, around one line.
std::string around(const std::string& line) {
  return "warm-up:\n"
         "  effleurage on the whole back, palms, light, 8 cm/s, 3 min\n"
         "  check in\n"
         "work:\n"
         "  " +
         line +
         "\n"
         "cool-down:\n"
         "  effleurage on the whole back, palms, light, 5 cm/s, 4 min\n";
}

}  // namespace

TEST_CASE(
    "PLAN-4: what a line says for sure is accused, what it leaves open is asked, the rest passes") {
  struct Row {
    const char* line;
    const char* rule;
    const char* severity;
  };
  const Row rows[] = {
      // On the spine, beside it, or who knows.
      {"effleurage on the spine, palms, light", "BACK-2/spine", "unsafe"},
      {"effleurage along the spine, palms, light", "BACK-2/spine", "cannot tell"},
      {"effleurage beside the spine, palms, light", "BACK-2/spine", ""},
      {"holding on the spine, palms, no weight", "BACK-2/spine", ""},
      {"effleurage along the spine, 3 cm from the midline, palms, light", "BACK-2/spine", ""},
      {"effleurage along the spine, 1 cm from the midline, palms, light", "BACK-2/spine", "unsafe"},
      {"effleurage along the spine, 1 to 4 cm from the midline, palms", "BACK-2/spine",
       "cannot tell"},
      {"thumb walking beside the spine, 2 cm from the midline, thumbs", "BACK-2/lane", "unsafe"},
      {"thumb walking beside the spine, 1 to 2 inches from the midline, thumbs", "BACK-2/lane",
       "cannot tell"},
      {"thumb walking beside the spine, 3 to 5 cm from the midline, thumbs", "BACK-2/lane", ""},
      // Zones.
      {"effleurage on the kidney area, palms, light", "BACK-3/kidney", ""},
      {"effleurage on the kidney area, palms, medium", "BACK-3/kidney", "unsafe"},
      {"effleurage on the kidney area, palms, light to medium", "BACK-3/kidney", "cannot tell"},
      {"friction on the kidney area, thumbs, light", "BACK-3/kidney", "unsafe"},
      {"effleurage on the kidney area, light", "BACK-3/kidney", "cannot tell"},
      {"effleurage on the throat, palms, light", "BACK-3/neck-side", "unsafe"},
      {"effleurage on the neck, palms, light", "BACK-3/neck-side", "cannot tell"},
      {"effleurage on the back of the neck, fingertips, light", "BACK-3/neck-back", ""},
      {"effleurage on the back of the neck, fingertips, light", "LIMIT/opt-in", "cannot tell"},
      {"friction on the back of the neck, fingertips, medium", "BACK-3/neck-back", "unsafe"},
      {"friction on the armpits, fingertips, light", "BACK-3/armpit", "unsafe"},
      {"friction on the side ribs, thumbs, light", "BACK-3/side-ribs", "unsafe"},
      {"friction on the sides of the back, thumbs, light", "BACK-3/side-ribs", "cannot tell"},
      {"compression on the bony points, palms, light", "ROUTINE/bone", "unsafe"},
      {"effleurage on the arms, palms, light", "ROUTINE/elsewhere", "note"},
      {"effleurage, palms, light", "ROUTINE/unclear", "cannot tell"},
      // The lower back.
      {"thumb circles on the lower back, thumbs, medium", "BACK-4/thumbs", "unsafe"},
      {"thumb circles on the lower back, thumbs", "BACK-4/thumbs", "cannot tell"},
      {"thumb circles on the lower back, thumbs, light", "BACK-4/thumbs", ""},
      {"thumb walking beside the spine, thumbs, medium", "BACK-4/thumbs", "cannot tell"},
      {"compression on the lower back, palms, firm", "BACK-4/broad", "unsafe"},
      {"compression on the lower back, firm", "BACK-4/broad", "unsafe"},
      {"compression on the lower back, palms, medium", "BACK-4/broad", ""},
      // What and with what.
      {"tapotement on the shoulders, palms, light", "BACK-3/pounding", "unsafe"},
      {"cracking on the shoulders, palms", "ROUTINE/cracking", "unsafe"},
      {"compression on the shoulders, feet, light", "ROUTINE/feet", "unsafe"},
      {"compression on the shoulders, feet or palms, light", "ROUTINE/feet", "cannot tell"},
      {"vibration on the shoulders, massage gun, light", "ROUTINE/gadget", "poor"},
      {"compression on the shoulders, elbow, firm", "PRESS-1/tool-level", "cannot tell"},
      {"friction on the shoulders, fingertips, firm", "PRESS-1/tool-level", "unsafe"},
      {"friction on the shoulders, fingertips, light to firm", "PRESS-1/tool-level", "cannot tell"},
      {"petrissage on the shoulders, palms, firm", "PRESS-1/technique-level", "unsafe"},
      {"petrissage on the shoulders, palms, medium to firm", "PRESS-1/technique-level",
       "cannot tell"},
      {"petrissage on the shoulders, palms, painful", "ROUTINE/too-much", "unsafe"},
      {"stretch on the shoulders, palms", "LIMIT/opt-in", "cannot tell"},
      {"compression on the shoulders, palms, firm", "PRESS-2/asked", "cannot tell"},
      {"compression on the shoulders, heels, firm, hold 70 s", "PRESS-2/spot", "unsafe"},
      {"heel sink on the shoulders, heels, firm, 2 min", "PRESS-2/spot", "cannot tell"},
      {"heel sink on the shoulders, heels, firm, 30 s", "PRESS-2/spot", ""},
      {"compression on the shoulders, palms, firm", "PRESS-6/step", "unsafe"},
      {"compression on the shoulders, palms, medium", "PRESS-6/step", ""},
      // Time and tempo.
      {"compression on the shoulders, palms, light, hold 20 s", "FLOW-4/hold", "poor"},
      {"compression on the shoulders, palms, light, hold 10 s", "FLOW-4/hold", ""},
      {"effleurage on the whole back, palms, light, 20 cm/s", "FLOW-4/effleurage-speed", "poor"},
      {"effleurage on the whole back, palms, light, 8 to 20 cm/s", "FLOW-4/effleurage-speed", ""},
      {"petrissage on the shoulders, palms, light, 60 strokes/min", "FLOW-4/tempo", "poor"},
      {"petrissage on the shoulders, palms, light, 2.5 s per stroke", "FLOW-4/tempo", ""},
      {"thumb walking beside the spine, thumbs, light, 3 s per stroke", "FLOW-4/tempo", "poor"},
      {"thumb circles on the rhomboids, thumbs, light, 50 s", "GIVER-5/run", "unsafe"},
      {"thumb circles on the rhomboids, each side, thumbs, light, 30 s", "GIVER-5/run", "unsafe"},
      {"thumb circles on the rhomboids, thumbs or knuckles, light, 50 s", "GIVER-5/run", ""},
      {"petrissage on the shoulders, palms, light, 2 min", "GIVER-2/interval", "cannot tell"},
      {"break, 15 s", "GIVER-2/interval", ""},
      {"petrissage on the shoulders, palms, light, 20 min", "FLOW-5/coverage", ""},
      {"petrissage on the shoulders, left, palms, light, 20 min", "FLOW-5/balance", "poor"},
  };
  guide::Guide guide = test::the_guide();
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CAPTURE(row.rule);
    CHECK(said(around(row.line), row.rule) == row.severity);
    // The rule is the guide's: without it nobody is accused by it.
    if (row.severity != std::string("unsafe") && row.severity != std::string("poor")) continue;
    auto rule = guide.rules.extract(row.rule);
    const std::string without = said(around(row.line), row.rule, nullptr, guide);
    CHECK((without.empty() || without == "cannot tell"));
    guide.rules.insert(std::move(rule));
  }
}

TEST_CASE("PLAN-4: deep work needs an area that is warm, for sure or perhaps") {
  const std::string deep = "thumb circles on the rhomboids, thumbs, medium, 20 s\n";
  const auto after = [&](const std::string& before) { return said(before + deep, "FLOW-2/warm"); };
  CHECK(after("") == "unsafe");
  CHECK(after("effleurage on the whole back, palms, light, 10 s\n") == "unsafe");
  CHECK(after("effleurage on the whole back, palms, light\n") == "cannot tell");
  CHECK(after("effleurage on the whole back, light, 2 min\n") == "cannot tell");
  CHECK(after("effleurage on the whole back, palms, light, 2 min, optional\n") == "cannot tell");
  CHECK(after("effleurage on the whole back, palms, light, 2 min\n") == "");
  CHECK(after("effleurage on the sides of the back, palms, light, 2 min\n") == "unsafe");
  CHECK(after("repeat 3 times:\n  effleurage on the back, palms, light, 10 s\n") == "");
  // Fifteen minutes and more want a whole minute.
  CHECK(after("time: 20 min\neffleurage on the back, palms, light, 40 s\n") == "unsafe");
}

TEST_CASE("PLAN-4: stages never run backwards; both ends take their time") {
  CHECK(said("cool-down:\n  effleurage\nwork:\n  petrissage\n", "FLOW-1/order") == "poor");
  CHECK(said("warm-up:\n  effleurage\nwork:\n  petrissage\n", "FLOW-1/order") == "");
  const std::string work = "petrissage on the shoulders, palms, medium, 2 min\n";
  const std::string calm = "effleurage on the whole back, palms, light, 2 min\n";
  CHECK(said(work, "FLOW-6/length") == "poor");
  CHECK(said(work + "effleurage on the whole back, palms, light\n", "FLOW-6/length") ==
        "cannot tell");
  CHECK(said(work + calm, "FLOW-6/length") == "");
  // What need not be done at the end takes nothing from it for sure, nor adds to it.
  CHECK(said(work + calm + "tapotement on the shoulders, optional\n", "FLOW-6/length") ==
        "cannot tell");
  CHECK(said("time: 20 min\n" + work + calm, "FLOW-6/length") == "poor");
  CHECK(said("compression on the shoulders, thumbs, medium, 1 min\n" + calm, "FLOW-6/warm-up") ==
        "poor");
  CHECK(said(calm + "compression on the shoulders, thumbs, medium, 1 min\n", "FLOW-6/warm-up") ==
        "");
  CHECK(said("time: 1 min\n" + calm, "PLAN/time") == "poor");
  CHECK(said("time: 2 min\n" + calm, "PLAN/time") == "");
}

TEST_CASE("PLAN-4: a full massage reaches everything that can be named") {
  const std::string time = "time: 25 min\n";
  CHECK(said(time + "petrissage on the shoulders, palms, light, 20 min\n", "FLOW-5/coverage") ==
        "poor");
  CHECK(said(time + "petrissage on the shoulders, palms, light\nrocking\n", "FLOW-5/coverage") ==
        "cannot tell");
  CHECK(said(time + "effleurage on the whole back\n", "FLOW-5/coverage") == "");
}

TEST_CASE("PLAN-4: what was agreed counts where it is known") {
  plan::Limits limits;
  const std::string firm = around("heel sink on the shoulders, heels, firm, 30 s");
  CHECK(said(firm, "PRESS-2/asked", &limits) == "unsafe");
  limits.firm_asked = true;
  CHECK(said(firm, "PRESS-2/asked", &limits) == "");
  limits.cap = Level::light;
  CHECK(said(firm, "LIMIT/cap", &limits) == "unsafe");
  limits.barred_tools = {"heel"};
  CHECK(said(firm, "LIMIT/tool", &limits) == "unsafe");
  limits.barred_techniques = {"heel-sink"};
  CHECK(said(firm, "LIMIT/technique", &limits) == "unsafe");
  limits.area_caps[{"rhomboids", plan::Side::left}] = Level::none;
  CHECK(said("petrissage on the rhomboids, left, palms", "LIMIT/area-cap", &limits) == "unsafe");
  CHECK(said("petrissage on the rhomboids, right, palms", "LIMIT/area-cap", &limits) == "");
  CHECK(said("petrissage on the shoulders, palms", "LIMIT/area-cap", &limits) == "cannot tell");
  limits.positions = {"seated"};
  CHECK(said("position: face down\n" + firm, "LIMIT/position", &limits) == "unsafe");
  limits.max_total = seconds(60);
  CHECK(said("time: 10 min\n" + firm, "LIMIT/minutes", &limits) == "unsafe");
  CHECK(said(around("friction on the back of the neck, fingertips, light"), "LIMIT/opt-in",
             &limits) == "unsafe");
  limits.opted_in = {"neck-back"};
  CHECK(said(around("friction on the back of the neck, fingertips, light"), "LIMIT/opt-in",
             &limits) == "");
  limits.lumbar_more = true;
  CHECK(said("compression on the lower back, palms, firm", "BACK-4/broad", &limits) == "");
}

TEST_CASE("PLAN-4: a guide without rules judges by what it has, and does not fail") {
  guide::Guide guide = test::the_guide();
  guide.rules.clear();
  CHECK(said(around("thumb circles on the spine, thumbs, firm, hold 90 s"), "BACK-2/spine", nullptr,
             guide) == "cannot tell");
}
