// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/routines.hpp"

using namespace unknot;
using namespace unknot::routine;

namespace {

/// The step that a line is; it must be canonical, so that nothing of it is lost in print.
Step step(const std::string& line) {
  CHECK(test::tidied(line) == line + "\n");
  const Reading reading = parse(test::the_words(), line);
  REQUIRE(reading.ok());
  REQUIRE(reading.routine.items.size() == 1);
  return reading.routine.items[0].step;
}

}  // namespace

TEST_CASE("PLAN-4: a routine may name every common technique, and its author's own") {
  for (const char* technique :
       {"effleurage", "petrissage", "friction", "compression", "tapotement", "vibration", "rocking",
        "holding", "stretch", "other", "check in", "break", "cracking"})
    CHECK(step(technique).technique != "");
  CHECK(step("petrissage \"milking the cat\" on the shoulders").original == "milking the cat");
  CHECK(step("other \"lomi wave\"").technique == "other");
}

TEST_CASE("PLAN-4: a routine may name regions, groups, and what is there only to be refused") {
  for (const auto& [line, places] : std::vector<std::pair<const char*, std::size_t>>{
           {"effleurage on the whole back", 1},
           {"effleurage on the shoulders and the lower back and the sacrum", 3},
           {"effleurage on the spine", 1},
           {"effleurage along the spine", 1},
           {"effleurage on the kidney area", 1},
           {"effleurage on the front of the neck", 1},
           {"effleurage on the bony points", 1},
           {"effleurage on the back of the neck and the hips and the arms and the head", 4},
           {"effleurage on the legs", 1},
           {"effleurage on the belly", 1}})
    CHECK(step(line).places.size() == places);
}

TEST_CASE("PLAN-4: a routine says the side, each side, one complete and then the other") {
  CHECK(step("petrissage, left").side == Side::left);
  CHECK(step("petrissage, right").side == Side::right);
  CHECK(step("petrissage, both sides").side == Side::both);
  CHECK(step("petrissage, each side").side == Side::each);
  CHECK(step("petrissage").side == Side::not_said);
  for (const auto& [head, first] : {std::pair("one side complete, then the other", Side::not_said),
                                    std::pair("left side complete, then the right", Side::left),
                                    std::pair("right side complete, then the left", Side::right)}) {
    const std::string text = std::string(head) + ":\n  petrissage\n";
    CHECK(test::tidied(text) == text);
    const Reading reading = parse(test::the_words(), text);
    CHECK(reading.routine.items[0].block.kind == Block::Kind::sides);
    CHECK(reading.routine.items[0].block.first == first);
  }
}

TEST_CASE("PLAN-4: a routine says the distance from the midline and the direction") {
  CHECK(step("friction, 3 cm from the midline").offset->from == 3000);
  CHECK(step("friction, 1.5 to 2 inches from the midline").offset->to == 2000);
  CHECK(step("friction, at least 25 mm from the midline").offset->at_least);
  const std::pair<const char*, Way> ways[] = {{"up", Way::up},
                                              {"down", Way::down},
                                              {"outward", Way::outward},
                                              {"inward", Way::inward},
                                              {"towards the spine", Way::to_spine},
                                              {"away from the spine", Way::from_spine},
                                              {"across the fibres", Way::across},
                                              {"along the fibres", Way::lengthwise},
                                              {"to and fro", Way::to_and_fro},
                                              {"in circles", Way::circles},
                                              {"in figures of eight", Way::eights},
                                              {"clockwise", Way::clockwise},
                                              {"anticlockwise", Way::anticlockwise}};
  for (const auto& [word, way] : ways)
    CHECK(step(std::string("effleurage, ") + word).ways == std::vector{way});
  CHECK(step("effleurage, up then outward then down").ways.size() == 3);
}

TEST_CASE("PLAN-4: a routine says with what, also what is refused") {
  for (const char* tool : {"palms", "reinforced hand", "heels of the hands", "fingertips", "thumbs",
                           "knuckles", "fists", "forearms", "elbow", "feet", "knees", "gadget"})
    CHECK(step(std::string("effleurage, ") + tool).tools.size() == 1);
  CHECK(step("effleurage, palms or forearms").tools.size() == 2);
  CHECK(step("effleurage, hands together").hands == Hands::together);
  CHECK(step("effleurage, hands alternating").hands == Hands::alternating);
  CHECK(step("effleurage, one hand").hands == Hands::one);
}

TEST_CASE("PLAN-4: a routine says how hard: a level, a range, more, less, up and down, unknown") {
  using K = Pressure::Kind;
  const std::tuple<const char*, K, Press, Press> rows[] = {
      {"no weight", K::level, Press::none, Press::none},
      {"firm", K::level, Press::firm, Press::firm},
      {"painful", K::level, Press::painful, Press::painful},
      {"light to medium", K::range, Press::light, Press::medium},
      {"rising from light to firm", K::rising, Press::light, Press::firm},
      {"falling from medium to light", K::falling, Press::medium, Press::light},
      {"medium up and light down", K::up_and_down, Press::medium, Press::light}};
  for (const auto& [words, kind, from, to] : rows) {
    const auto said = step(std::string("effleurage, ") + words).pressure;
    REQUIRE(said.has_value());
    CHECK(said->kind == kind);
    CHECK(said->from == from);
    CHECK(said->to == to);
  }
  CHECK(step("effleurage, pressure unknown").pressure->kind == K::unknown);
  CHECK_FALSE(step("effleurage").pressure.has_value());
}

TEST_CASE(
    "PLAN-4: a routine says how long: time, range, strokes, breaths, at least, holds, until") {
  using K = Dose::Kind;
  CHECK(step("effleurage, 2 min").dose->measure.unit == Unit::min);
  CHECK(step("effleurage, 30 to 60 s").dose->measure.to == 60000);
  CHECK(step("effleurage, 6 strokes").dose->measure.unit == Unit::strokes);
  CHECK(step("effleurage, 1 stroke").dose->measure.from == 1000);
  CHECK(step("effleurage, 3 to 5 times").dose->measure.unit == Unit::times);
  CHECK(step("effleurage, 3 breaths").dose->measure.unit == Unit::breaths);
  CHECK(step("effleurage, at least 2 min").dose->measure.at_least);
  CHECK(step("compression, hold 10 s").dose->times == 0);
  CHECK(step("compression, hold 5 to 10 s x 3").dose->times == 3);
  CHECK(step("compression, hold 3 breaths x 2").dose->kind == K::hold);
  CHECK(step("effleurage, time unknown").dose->kind == K::unknown);
  CHECK(step("effleurage, until the skin is warm").until == "the skin is warm");
}

TEST_CASE("PLAN-4: a routine says how fast, in its own measure, with the breath, or not at all") {
  using K = Tempo::Kind;
  CHECK(step("effleurage, 5 to 10 cm/s").tempo->measure.unit == Unit::cm_per_s);
  CHECK(step("petrissage, 24 strokes/min").tempo->measure.unit == Unit::per_min);
  CHECK(step("petrissage, 2.5 s per stroke").tempo->measure.from == 2500);
  CHECK(step("effleurage, with the breath").tempo->kind == K::breath);
  CHECK(step("effleurage, slow").tempo->kind == K::slow);
  CHECK(step("effleurage, tempo unknown").tempo->kind == K::unknown);
}

TEST_CASE("PLAN-4: a routine repeats, alternates, leaves to choice, and notes") {
  const std::string text =
      "position: face down\n"
      "skin: lotion\n"
      "\n"
      "repeat 2 to 3 times:\n"
      "  alternate at least 4 times:\n"
      "    petrissage on the shoulders, left  # as she likes it\n"
      "    petrissage on the shoulders, right\n"
      "\n"
      "optional:\n"
      "  position: seated\n"
      "  skin: clothed\n"
      "  rocking, optional\n"
      "\n"
      "alternate until nobody counts any more:\n"
      "  effleurage\n"
      "  # and rest\n";
  CHECK(test::tidied(text) == text);
  const Reading reading = parse(test::the_words(), text);
  REQUIRE(reading.ok());
  const auto& items = reading.routine.items;
  CHECK(items[2].block.times->to == 3000);
  CHECK(items[2].items[0].block.times->at_least);
  CHECK(items[2].items[0].items[0].note == "as she likes it");
  CHECK(items[3].items[0].setting.value == "seated");
  CHECK(items[3].items[1].setting.value == "clothed");
  CHECK(items[3].items[2].step.optional);
  CHECK(items[4].block.text == "nobody counts any more");
  CHECK(items[4].items[1].kind == Item::Kind::note);
}
