// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/lower.hpp"

#include <doctest/doctest.h>

#include "engine/routine_plan.hpp"
#include "support/massage.hpp"
#include "support/routines.hpp"

using namespace unknot;

namespace {

routine::Lowered lowered(const std::string& text) {
  const auto reading = routine::parse(test::the_words(), text);
  const std::string issues = test::issues_of(text);
  CAPTURE(issues);
  REQUIRE(reading.ok());
  return routine::lower(test::the_guide(), test::the_words(), reading.routine);
}

/// "technique region side level seconds", one a line.
std::string wishes(const std::string& text) {
  std::string out;
  for (const routine::Wish& w : lowered(text).wishes)
    out += w.technique + " " + w.region + " " + std::string(guide::word(w.side)) + " " +
           std::string(guide::word(w.level)) + " " + std::to_string(static_cast<int>(w.seconds)) +
           "\n";
  return out;
}
/// "line about: text", one a line.
std::string assumed(const std::string& text) {
  std::string out;
  for (const routine::Assumption& a : lowered(text).assumptions)
    out += std::to_string(a.where.line) + " " + a.about + ": " + a.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("PLAN-4: what is said becomes a wish as it is, and nothing is assumed") {
  const std::string text =
      "work:\n"
      "  petrissage on the rhomboids, each side, palms, medium, 24 strokes/min, 30 s\n"
      "  effleurage on the whole back, both sides, palms, light, 8 cm/s, 2 min\n"
      "  sacrum glides on the sacrum, palms, light, 3 cm/s, 40 s\n";
  CHECK(wishes(text) ==
        "petrissage rhomboids left medium 30\n"
        "petrissage rhomboids right medium 30\n"
        "effleurage whole-back both light 120\n"
        "sacrum-glides sacrum none light 40\n");
  CHECK(assumed(text) == "");
}

TEST_CASE("PLAN-4: every assumption is listed with its line") {
  CHECK(assumed("petrissage") ==
        "1 stage: part of the work itself\n"
        "1 place: on the upper trapezius\n"
        "1 pressure: light\n"
        "1 time: 60 s\n"
        "1 side: one side, then the other\n");
  CHECK(assumed("work:\n  compression on the lower back, both sides, knuckles or palms, light to "
                "medium, slow, hold 5 to 10 s, until warm, optional\n") ==
        "2 technique: done as palm compression\n"
        "2 optional: this is done\n"
        "2 until: the time decides, not \"warm\"\n"
        "2 pressure: light throughout\n"
        "2 times: 2 holds\n"
        "2 time: in the middle\n"
        "2 tempo: the technique's usual one\n");
  CHECK(assumed("work:\n  petrissage on the shoulders, left, thumbs, firm, 60 s\n") ==
        "2 place: the time is shared out: upper trapezius, rhomboids, shoulder blade\n"
        "2 pressure: medium: this technique has no other\n"
        "2 tool: with the palm instead\n");
}

TEST_CASE("PLAN-4: loops are laid out, one side complete and then the other") {
  CHECK(wishes("work:\n"
               "  repeat 2 times:\n"
               "    right side complete, then the left:\n"
               "      petrissage on the rhomboids, palms, light, 20 s\n"
               "      heel sink on the top of the shoulders, heels, medium, hold 8 s x 2\n") ==
        "petrissage rhomboids right light 20\n"
        "heel-sink upper-trapezius right medium 25\n"
        "petrissage rhomboids left light 20\n"
        "heel-sink upper-trapezius left medium 25\n"
        "petrissage rhomboids right light 20\n"
        "heel-sink upper-trapezius right medium 25\n"
        "petrissage rhomboids left light 20\n"
        "heel-sink upper-trapezius left medium 25\n");
  std::string many, empty;
  for (int i = 0; i < 10; ++i) {
    many += std::string(static_cast<std::size_t>(2 * i), ' ') + "repeat 900 times:\n";
    empty = many;
  }
  many += std::string(20, ' ') + "petrissage on the rhomboids, left, palms, light, 20 s\n";
  empty += std::string(20, ' ') + "rocking\n";
  CHECK(lowered(many).wishes.size() == routine::kMostWishes);
  CHECK_FALSE(lowered(many).left_out.empty());
  CHECK(lowered(empty).wishes.empty());
}

TEST_CASE("PLAN-4: what no stroke can be is left out, with its line") {
  const auto out = lowered(
      "rocking on the sacrum\ntapotement on the shoulders\n"
      "petrissage on the legs\npetrissage on the shoulders, painful\n");
  REQUIRE(out.left_out.size() == 4);
  CHECK(out.wishes.empty());
  for (std::size_t i = 0; i < 4; ++i) CHECK(out.left_out[i].where.line == static_cast<int>(i) + 1);
}

TEST_CASE("PLAN-4: a plan told as a routine and lowered again has the same steps") {
  const plan::Plan plan = test::plan_of(12);
  const auto told = routine::from_plan(test::the_guide(), test::the_words(), plan);
  const std::string text = routine::print(test::the_words(), told);
  CHECK(test::tidied(text) == text);
  const auto again = engine::lower_routine(test::the_guide(), test::the_words(), told);
  REQUIRE(again.has_value());
  CHECK(again->left_out.empty());
  REQUIRE(again->plan.steps.size() == plan.steps.size());
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    CAPTURE(i);
    const plan::Step& was = plan.steps[i];
    const plan::Step& is = again->plan.steps[i];
    CHECK(is.kind ==
          (was.kind == plan::Step::Kind::transition ? plan::Step::Kind::stroke : was.kind));
    CHECK(is.stage == was.stage);
    CHECK(is.pressure == was.pressure);
    // Breaks and the end are not about a place.
    if (was.technique.empty()) continue;
    CHECK(is.technique == was.technique);
    CHECK(is.region == was.region);
    CHECK(is.side == was.side);
  }
}
