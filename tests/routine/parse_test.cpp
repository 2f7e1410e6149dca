// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/routines.hpp"

using namespace unknot;
using test::issues_of;
using test::tidied;

TEST_CASE("PLAN-4: what people write in their own ways becomes one way to write it") {
  const std::pair<const char*, const char*> rows[] = {
      {"Kneading over the traps, each, medium pressure, with palms, for 2 minutes",
       "petrissage on the top of the shoulders, each side, palms, medium, 2 min\n"},
      {"gliding strokes up the back, both, light to firm",
       "effleurage on the whole back, both sides, up, light to firm\n"},
      {"hacking on the left shoulder blade", "tapotement on the shoulder blades, left\n"},
      {"friction beside the spine, across, fingertips or knuckles, 1-2 inches from the spine",
       "friction on the bands beside the spine, 1 to 2 inches from the midline, across the fibres, "
       "fingertips or knuckles\n"},
      {"effleurage along the spine, medium up and light down, 5 – 10 cm per second",
       "effleurage along the spine, medium up and light down, 5 to 10 cm/s\n"},
      {"press between the shoulder blades and the spine, thumbs, hold 10 sec x3",
       "compression on the rhomboids, thumbs, hold 10 s x 3\n"},
      {"thumb circles \"little suns\" on the rhomboids and the lower back, easing from firm to "
       "light",
       "thumb circles \"little suns\" on the rhomboids and the lower back, falling from firm to "
       "light\n"},
      {"other \"lomi wave\", forearm, until it feels right, if wanted",
       "other \"lomi wave\", forearms, until it feels right, optional\n"},
      {"rocking, with their breath, at least 2 min, any pressure",
       "rocking, pressure unknown, with the breath, at least 2 min\n"},
      {"stretch on the neck, as long as needed, tempo unknown",
       "stretch on the neck, tempo unknown, time unknown\n"},
      {"petrissage, seconds per stroke",
       "1:13+18 error: what does this say about the step? (side, "
       "direction, tool, pressure, tempo, time; a thought goes "
       "behind #)\n"},
      {"petrissage on the hips and arms, 2.5 seconds a stroke, one hand",
       "petrissage on the hips and the arms, one hand, 2.5 s per stroke\n"},
      {"Skin:   no oil", "skin: dry\n"},
      {"position: Lying face down   # pillow", "position: face down  # pillow\n"},
      {"TITLE: My \"best\" one", "routine: My \"best\" one\n"},
  };
  for (const auto& [written, canonical] : rows) {
    CAPTURE(written);
    CHECK(tidied(written) == canonical);
  }
}

TEST_CASE("PLAN-4: a line may be written the way people talk") {
  const std::pair<const char*, const char*> rows[] = {
      // Before the technique: with what, how hard, how fast, which way, where.
      {"light thumb kneading on the upper trapezius",
       "petrissage on the top of the shoulders, thumbs, light\n"},
      {"alternate palm kneading all over the back",
       "petrissage on the whole back, hands alternating, palms\n"},
      {"slow circular friction around the shoulder blades",
       "friction on the shoulder blades, in circles, slow\n"},
      {"forearm compression on the shoulders, three breaths each",
       "compression on the shoulders, each side, forearms, 3 breaths\n"},
      {"scalp massage, one minute", "other on the head, 1 min\n"},
      {"light hacking and cupping over the back", "tapotement on the whole back, light\n"},
      {"finish with long slow strokes, a few minutes", "effleurage, time unknown\n"},
      // Several things between two commas, and places on the way.
      {"knead the shoulders with both hands for two minutes",
       "petrissage on the shoulders, hands together, 2 min\n"},
      {"petrissage on the shoulders, 60 to 90 s each shoulder",
       "petrissage on the shoulders, each side, 60 to 90 s\n"},
      {"press with the heel of the hand along the paraspinals, from bottom to top, hold for 5 "
       "seconds",
       "compression on the bands beside the spine, up, heels of the hands, hold 5 s\n"},
      {"long strokes from the lower back up to the shoulders, 3-4 times",
       "effleurage on the lower back and the shoulders, up, 3 to 4 times\n"},
      {"wring along the hip, waist and side of the ribs",
       "petrissage on the hips and the kidney area and the side ribs\n"},
      {"stroking down the right and left erector spinae",
       "effleurage on the bands beside the spine, each side, down\n"},
      {"fingertip raking from the spine outwards",
       "knuckle raking, away from the spine, fingertips\n"},
      {"reinforced stroking around the shoulder blades, figure of eight",
       "effleurage on the shoulder blades, in figures of eight, reinforced hand\n"},
      {"press between the shoulder blades, hold three breaths x 2",
       "compression on the rhomboids, hold 3 breaths x 2\n"},
      {"rest hands on the back for a minute", "holding on the whole back, 1 min\n"},
      // What has its own line, or several.
      {"compression and stroking on the shoulders",
       "1:13+29 error: this is another technique (a line for each)\n"},
      {"repeat 3 times",
       "1:1+6 error: a line begins with a technique, and this is none that is known (a part opens "
       "with a colon: repeat 3 times:)\n"},
      {"clothed",
       "1:1+7 error: a line begins with a technique, and this is none that is known (skin: "
       "clothed)\n"},
      {"two hands on the back, one hand, one stroke a breath",
       "1:1+9 error: a line begins with a technique, and this is none that is known (for one of "
       "your own: other \"its name\")\n"},
      {"stroking on the back, to sense the tissues",
       "1:23+20 error: what does this say about the step? (side, direction, tool, pressure, tempo, "
       "time; a thought goes behind #)\n"},
  };
  for (const auto& [written, canonical] : rows) {
    CAPTURE(written);
    CHECK(tidied(written) == canonical);
  }
  // Whatever else stands before a colon names a part, and it is said.
  CHECK(issues_of("Upper back:\n  effleurage\n") ==
        "1:1+10 warning: taken as the name of a part (section Upper back:)\n");
  CHECK(tidied("Upper back:\n  effleurage\n") == "section Upper back:\n  effleurage\n");
  CHECK(tidied("repeat three times:\n  effleurage\n") == "repeat 3 times:\n  effleurage\n");
}

TEST_CASE("PLAN-4: blocks repeat, alternate, wait, are optional, take one side after the other") {
  const std::string text =
      "routine: Blocks\n"
      "\n"
      "warm-up:\n"
      "  repeat 2 to 3 times:\n"
      "    effleurage on the whole back\n"
      "    # breathe\n"
      "    alternate 4 times:\n"
      "      petrissage on the shoulders, left\n"
      "      petrissage on the shoulders, right\n"
      "\n"
      "one side complete, then the other:\n"
      "  thumb circles on the rhomboids  # slowly\n"
      "\n"
      "optional:\n"
      "  repeat until they are warm:\n"
      "    effleurage on the whole back\n"
      "  position: seated\n"
      "\n"
      "section The neck, at last:\n"
      "  holding on the neck\n";
  CHECK(tidied(text) == text);
  const auto r = routine::parse(test::the_words(), text).routine;
  REQUIRE(r.items.size() == 5);
  CHECK(r.items[1].items[0].block.times->to == 3000);
  CHECK(r.items[1].items[0].items[2].items[1].step.side == routine::Side::right);
  CHECK(r.items[1].items[0].items[2].items[1].where.line == 9);
  CHECK(r.items[1].items[0].items[2].items[1].where.column == 7);
}

TEST_CASE(
    "PLAN-4: every problem at once, each with its place, its length and what would be right") {
  CHECK(issues_of("routine: Problems\n"
                  "efleurage on the bak, ligth, 2 mni\n"
                  "petrissage on the shoulders,, medium, firm, 20\n"
                  "warm-upp:\n"
                  "    effleurage, 1e999 min\n"
                  "  effleurage, 9999999 s\n"
                  "positoin: \"x\"\n"
                  "skin: butter\n"
                  "effleurage \"never closed\n"
                  "effleurage, 3 cm, 5 to 2 min  # ä\n") ==
        "2:1+9 error: a line begins with a technique, and this is none that is known (did you mean "
        "\"effleurage\"?)\n"
        "2:18+3 error: this is no place that is known (did you mean \"back\"?)\n"
        "2:23+5 error: what does this say about the step? (did you mean \"light\"?)\n"
        "2:32+3 error: this is no unit that is known (s, min, strokes, cm/s, strokes/min …)\n"
        "3:29+1 error: nothing stands between these commas (leave the comma out)\n"
        "3:39+4 error: this line says how hard twice (keep one of them)\n"
        "3:45+2 error: a number without a unit (s, min, strokes, cm/s, strokes/min …)\n"
        "4:1+8 error: this opens no block that is known (did you mean \"warm up\"?)\n"
        "5:18+8 error: this is no unit that is known (s, min, strokes, cm/s, strokes/min …)\n"
        "6:1+2 error: this line is indented unlike the lines it stands with (a block opens with a "
        "colon; its lines are indented alike)\n"
        "6:15+7 error: this number is beyond what a massage needs (at most six digits, and three "
        "decimals)\n"
        "7:1+8 error: there is no such heading (did you mean \"position\"?)\n"
        "8:7+6 error: this is not one of the words for it (one of: oil, lotion, dry, clothed, "
        "cream, no oil, through clothes)\n"
        "9:12+13 error: this quotation mark is never closed (add a \")\n"
        "10:13+4 error: a distance from where? (for example: 3 cm from the midline)\n"
        "10:19+6 warning: the larger number stands first (turned round)\n");
}

TEST_CASE("PLAN-4: columns count characters, not bytes") {
  CHECK(issues_of("effleurage \"Über den Rücken\" on the shoulders, märchen") ==
        "1:48+7 error: what does this say about the step? (side, direction, tool, pressure, tempo, "
        "time; a thought goes behind #)\n");
}

TEST_CASE("PLAN-4: what is no text is refused where it stops being one") {
  CHECK(issues_of("effleurage\n\xC3\x28") ==
        "2:1+1 error: there is something here that is no text (save the file as plain text in "
        "UTF-8)\n");
  CHECK(issues_of(std::string_view("effleurage\0", 11)).starts_with("1:11+1 error"));
  CHECK(issues_of(std::string(10 << 20, 'a')) ==
        "1:1+1 error: this is too long for a routine (at most 256 kB)\n");
  CHECK(issues_of("\xEF\xBB\xBF"
                  "effleurage")
            .empty());
  CHECK(issues_of("effleurage\r\npetrissage\r\n").empty());
  CHECK(issues_of("").empty());
}

TEST_CASE("PLAN-4: deep nesting and endless mistakes end in a message") {
  std::string deep;
  for (std::size_t i = 0; i < 400; ++i) deep += std::string(i, ' ') + "optional:\n";
  const std::string told = issues_of(deep);
  CAPTURE(told);
  CHECK(told.starts_with("13:13+8 error: blocks in blocks in blocks"));
  CHECK(told.ends_with("there are more problems from here on ()\n"));
  std::string wrong;
  while (wrong.size() < routine::kMostBytes - 10) wrong += "x,";
  CHECK(routine::parse(test::the_words(), wrong).issues.size() == routine::Issues::kMost + 1);
}

TEST_CASE("PLAN-4: a vocabulary that names what the guide has not is refused with its row") {
  guide::Guide guide = test::the_guide();
  guide.documents["vocabulary"] =
      R"({"places": {"word": [{"id": "x", "word": "x", "zone": "nowhere"}]}})";
  const auto words = routine::vocabulary(guide);
  REQUIRE_FALSE(words.has_value());
  CHECK(to_text(words.error()[0]) ==
        "/vocabulary/places/word/0/zone: the guide has no \"nowhere\"");
}
