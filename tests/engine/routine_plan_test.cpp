// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/routine_plan.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "support/massage.hpp"
#include "support/routines.hpp"

using namespace unknot;

namespace {

engine::LoweredRoutine lowered(const std::string& text, const engine::ForWhom& who = {}) {
  const auto reading = routine::parse(test::the_words(), text);
  const std::string issues = test::issues_of(text);
  CAPTURE(issues);
  REQUIRE(reading.ok());
  auto out = engine::lower_routine(test::the_guide(), test::the_words(), reading.routine, who);
  REQUIRE(out.has_value());
  return *std::move(out);
}

/// "line about: text", one a line, of everything that was filled in.
std::string assumed(const engine::LoweredRoutine& routine) {
  std::string out;
  for (const routine::Assumption& a : routine.assumptions)
    out += std::to_string(a.where.line) + " " + a.about + ": " + a.text + "\n";
  return out;
}
std::string left_out(const engine::LoweredRoutine& routine) {
  std::string out;
  for (const routine::Issue& i : routine.left_out)
    out += std::to_string(i.where.line) + " " + i.message + "\n";
  return out;
}

/// Times that one hand presses at the level without a change, s.
std::vector<double> presses(const plan::Step& step, Level level) {
  std::vector<double> out;
  for (const auto& hand : step.path)
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i)
      if (hand.points[i].contact && hand.points[i].level == level)
        out.push_back(to_seconds(hand.points[i + 1].t - hand.points[i].t));
  return out;
}

constexpr const char* kPlace = "position: face down\nwork:\n  ";

}  // namespace

TEST_CASE("PLAN-4: holds last as long as was said, as often as was said") {
  for (const double hold : {6.0, 8.0, 9.5}) {
    CAPTURE(hold);
    const auto plan = lowered(std::string(kPlace) +
                              "static points on the rhomboids, left, thumbs, medium, hold " +
                              std::to_string(hold).substr(0, 3) + " s x 2\n");
    REQUIRE(plan.plan.steps.size() == 1);
    const plan::Step& step = plan.plan.steps[0];
    const std::vector<double> times = presses(step, Level::medium);
    const auto full = std::count(times.begin(), times.end(), hold);
    CHECK(full * step.cycles == 2);
    CHECK(assumed(plan) == "");
  }
  const auto still = lowered(
      "position: face down\ngrounding:\n  holding on the shoulders, both sides, palms, no weight, "
      "hold 40 s\n");
  CHECK(still.plan.steps[0].duration == seconds(40));
  CHECK(assumed(still) == "");
}

TEST_CASE("PLAN-4: pressure that rises or falls goes level by level, a part of the time each") {
  engine::ForWhom who;
  who.limits.emplace();
  who.limits->firm_asked = true;
  const auto rising =
      lowered(std::string(kPlace) +
                  "forearm glide on the mid paraspinals, left, up, forearms, rising "
                  "from light to firm, 3 min\n",
              who);
  REQUIRE(rising.plan.steps.size() == 3);
  CHECK(rising.plan.steps[0].pressure == Level::light);
  CHECK(rising.plan.steps[1].pressure == Level::medium);
  CHECK(rising.plan.steps[2].pressure == Level::firm);
  for (const plan::Step& s : rising.plan.steps) {
    CHECK(s.duration >= seconds(50));
    CHECK(s.duration <= seconds(70));
  }
  CHECK(assumed(rising) == "3 pressure: light, then medium, then firm, each for a part of it\n");
  const auto falling =
      lowered(std::string(kPlace) +
              "effleurage on the whole back, palms, falling from firm to light, 6 strokes\n");
  REQUIRE(falling.plan.steps.size() == 2);
  CHECK(falling.plan.steps[0].pressure == Level::medium);
  CHECK(falling.plan.steps[1].pressure == Level::light);
  CHECK(falling.plan.steps[0].cycles == 3);
  CHECK(falling.plan.steps[1].cycles == 3);
}

TEST_CASE("PLAN-4: lines run at the distance from the midline that was said, or it is listed") {
  const auto at = [](const char* distance) {
    return lowered(std::string(kPlace) + "thumb walking on the mid paraspinals, each side, " +
                   distance + " from the midline, up, thumbs, light, 1.5 s per stroke, 40 s\n");
  };
  for (const double mm : {35.0, 45.0}) {
    CAPTURE(mm);
    const auto plan = at(mm < 40 ? "35 mm" : "4.5 cm");
    REQUIRE(plan.plan.steps.size() == 2);
    for (const plan::Step& step : plan.plan.steps)
      for (const auto& hand : step.path)
        for (const auto& p : hand.points) {
          if (!p.contact) continue;
          const double away = p.at.x < 0 ? -p.at.x : p.at.x;
          CHECK(away >= mm - 5);
          CHECK(away <= mm + 5);
          CHECK((p.at.x < 0) == (step.side == plan::Side::left));
        }
    CHECK(assumed(plan).find("as far from the midline") == std::string::npos);
  }
  CHECK(assumed(at("5 mm")).find("3 place: as far from the midline as this may be done\n") !=
        std::string::npos);
  CHECK(assumed(lowered(std::string(kPlace) +
                        "effleurage on the whole back, both sides, 4 cm from the midline, palms, "
                        "light, 8 cm/s, 2 min\n")) ==
        "3 place: the distance from the midline is that of this technique\n");
}

TEST_CASE("PLAN-4: a plan lies or sits as the routine begins, and ends where they turn over") {
  const auto side = lowered(
      "position: on the left side\n"
      "petrissage on the shoulder blades, each side, palms, light, 60 s\n"
      "position: on the right side\n"
      "petrissage on the shoulder blades, left, palms, light, 60 s\n"
      "position: on the left side\n"
      "petrissage on the rhomboids, right, palms, light, 60 s\n");
  CHECK(side.plan.request.receiver.position == "side-left");
  REQUIRE(side.plan.steps.size() == 2);
  for (const plan::Step& s : side.plan.steps) CHECK(s.side == plan::Side::right);
  CHECK(left_out(side) ==
        "4 they lie or sit differently by now, and a plan is for one position\n"
        "2 this side or place is left out for them, or out of reach in this position\n");
  for (const plan::Finding& f : side.findings) CHECK(f.severity != plan::Finding::Severity::unsafe);
  CHECK(assumed(lowered("petrissage on the rhomboids, left, palms, light, 60 s\n"))
            .find("1 position: face down\n") != std::string::npos);
  const auto reading = routine::parse(test::the_words(), "position: face up\neffleurage\n");
  const auto supine = engine::lower_routine(test::the_guide(), test::the_words(), reading.routine);
  REQUIRE_FALSE(supine.has_value());
  CHECK(supine.error()[0].line == 1);
}

TEST_CASE("PLAN-4: what the strokes do otherwise than said is listed: ways, hands, the way back") {
  CHECK(assumed(lowered(
            std::string(kPlace) +
            "thumb walking on the mid paraspinals, left, down, one hand, thumbs, light, "
            "1.5 s per stroke, 40 s\n")) == "3 direction: up\n3 hands: hands alternating\n");
  CHECK(assumed(lowered(std::string(kPlace) +
                        "effleurage on the whole back, both sides, up then down, hands together, "
                        "palms, medium up and light down, 8 cm/s, 2 min\n")) == "");
  CHECK(assumed(lowered(std::string(kPlace) +
                        "effleurage on the whole back, both sides, palms, medium up and medium "
                        "down, 8 cm/s, 2 min\neffleurage on the whole back, both sides, palms, "
                        "light up and medium down, 8 cm/s, 2 min\n"))
            .find("pressure: light on the way back") != std::string::npos);
}

TEST_CASE("PLAN-4: for two people it is as gentle as they need, and every step of that is listed") {
  const std::string text =
      "position: face down\n"
      "warm-up:\n"
      "  effleurage on the whole back, both sides, palms, medium, 8 cm/s, 3 min\n"
      "work:\n"
      "  heel sink on the top of the shoulders, each side, heels of the hands, medium, hold 8 s x "
      "3\n"
      "  friction on the rhomboids, left, fingertips, light, 40 s\n"
      "  petrissage on the rhomboids, each side, palms, medium, 24 strokes/min, 40 s\n";
  engine::ForWhom who;
  who.limits.emplace();
  who.limits->cap = Level::light;
  who.limits->area_caps[{"rhomboids", plan::Side::left}] = Level::none;
  const auto gentle = lowered(text, who);
  for (const plan::Step& s : gentle.plan.steps) CHECK(s.pressure <= Level::light);
  for (const plan::Finding& f : gentle.findings) {
    CAPTURE(f.rule);
    CHECK(f.severity != plan::Finding::Severity::unsafe);
  }
  const std::string told = assumed(gentle);
  CAPTURE(told);
  CHECK(told.find("3 pressure: light: no more is allowed here\n") != std::string::npos);
  CHECK(left_out(gentle).find("6 nobody has said yes to this technique\n") != std::string::npos);
  CHECK(left_out(gentle).find("7 this side or place is left out for them") != std::string::npos);
  // Another part of the hand does it, or it is left out with the reason.
  const std::string circles = std::string(kPlace) +
                              "thumb circles on the rhomboids, right, thumbs, light, 20 s\n"
                              "  petrissage on the rhomboids, right, palms, light, 20 s\n";
  who.limits->barred_tools = {"thumb"};
  const auto spared = lowered(circles, who);
  CHECK(assumed(spared).find("3 tool: with the fingertips instead\n") != std::string::npos);
  CHECK(spared.plan.steps[0].tool == "fingertips");
  who.limits->barred_tools = {"thumb", "fingertips"};
  CHECK(left_out(lowered(circles, who)) ==
        "3 the part of the hand that does this is to be spared\n");
  who.limits->barred_tools.clear();
  // Firm work waits for the receiver's word.
  who.limits->cap = Level::firm;
  const auto firm = lowered(std::string(kPlace) +
                                "heel sink on the top of the shoulders, left, heels of the hands, "
                                "firm, hold 8 s x 3\n",
                            who);
  CHECK(firm.plan.steps[0].pressure == Level::medium);
  who.limits->firm_asked = true;
  CHECK(lowered(std::string(kPlace) +
                    "heel sink on the top of the shoulders, left, heels of the hands, firm, hold "
                    "8 s x 3\n",
                who)
            .plan.steps[0]
            .pressure == Level::firm);
}
