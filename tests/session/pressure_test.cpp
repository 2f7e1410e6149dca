// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/world.hpp"

using namespace world;

namespace {

const plan::Area kLeft{"rhomboids", Side::left};

Level highest(const std::vector<Step>& steps, const plan::Area& area) {
  Level out = Level::none;
  for (const Step& s : steps)
    if (s.region == area.region && (s.side == area.side || s.side == Side::both))
      out = std::max(out, s.pressure);
  return out;
}

}  // namespace

TEST_CASE("LIVE-6: softer lowers this area and no other") {
  Driver d = at(140);
  d.say(EventKind::softer, Who::receiver);
  CHECK(d.answered("live.softer"));
  CHECK(d.happened("plan"));
  const plan::Limits limits = session::limits_now(d.state.wishes);
  CHECK(limits.area_caps.at(kLeft) == Level::light);
  CHECK_FALSE(limits.area_caps.contains({"rhomboids", Side::right}));
  CHECK(d.planner.asked.back().resume);
  CHECK(highest(d.remainder(), kLeft) == Level::light);
  CHECK(highest(d.remainder(), {"rhomboids", Side::right}) == Level::medium);
}

TEST_CASE("LIVE-6: softer at light stays light and means less of it") {
  Driver d = at(300);
  d.say(EventKind::softer, Who::receiver);
  CHECK(d.answered("live.softer-at-light"));
  const plan::Area area{"rhomboids", Side::right};
  CHECK(session::limits_now(d.state.wishes).area_caps.at(area) == Level::light);
  CHECK(d.state.wishes.interest.at(area) == doctest::Approx(0.5));
}

TEST_CASE("LIVE-6: the given steps are cut where they were left and the clock goes on") {
  Driver d = at(140);
  d.say(EventKind::softer, Who::receiver);
  REQUIRE(d.state.plan.given == 3);
  const Step& cut = d.state.plan.steps[2];
  CHECK(cut.id == 3);
  CHECK(cut.start == seconds(128));
  CHECK(cut.duration == seconds(12));
  CHECK(d.state.plan.steps[3].start == seconds(140));
  CHECK(d.state.plan_ms == seconds(140));
  CHECK(d.planner.asked.back().now == seconds(140));
}

TEST_CASE("LIVE-6: a cut at the very start of a step leaves no splinter") {
  const plan::Plan p = small_plan();
  CHECK(session::given_until(p, seconds(128)).size() == 2);
  CHECK(session::given_until(p, seconds(128) + Ms(1)).size() == 3);
  CHECK(session::given_until(p, Ms(0)).empty());
}

TEST_CASE("LIVE-6, LIVE-8: harder after softer gives back one level, on this area") {
  Driver d = at(140);
  d.say(EventKind::softer, Who::receiver);
  d.say(EventKind::harder, Who::giver);
  CHECK(d.answered("live.harder"));
  CHECK(highest(d.remainder(), kLeft) == Level::medium);
}

TEST_CASE("LIVE-6, LIVE-8: firm work only when the receiver says it twice") {
  Driver d = at(140);
  d.say(EventKind::harder, Who::giver);
  CHECK(d.answered("live.harder-receiver"));
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder-sure"));
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
  CHECK(d.planner.asked.empty());
  d.say(EventKind::harder, Who::giver);
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder"));
  CHECK(d.state.wishes.limits.firm_asked);
  CHECK(d.state.wishes.request.pressure == Level::firm);
}

TEST_CASE("PRESS-2, LIVE-6: firm on record without the yes: asked twice, the receiver gets it") {
  Driver d = at(140);
  d.state.wishes.request.pressure = Level::firm;
  d.say(EventKind::harder, Who::giver);
  CHECK(d.answered("live.harder-receiver"));
  d.say(EventKind::harder, Who::receiver);
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder"));
  CHECK(d.state.wishes.limits.firm_asked);
}

TEST_CASE("LIVE-8: softer in between starts the count for firm again") {
  Driver d = at(140);
  d.say(EventKind::harder, Who::receiver);
  d.say(EventKind::softer, Who::receiver);
  d.say(EventKind::harder, Who::receiver);
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
  CHECK(d.state.wishes.request.pressure == Level::medium);
}

TEST_CASE("LIVE-6: harder never passes what screening allows") {
  plan::Plan p = small_plan();
  p.limits.cap = Level::medium;
  Driver d;
  d.state = session::begin(p);
  d.say(EventKind::start);
  d.play_to(140);
  for (int i = 0; i < 5; ++i) d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder-capped"));
  CHECK(d.state.wishes.request.pressure == Level::medium);
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
}

TEST_CASE("LIVE-6: harder where it starts light waits for the plan to build up") {
  Driver d = at(60);
  d.say(EventKind::harder, Who::giver);
  CHECK(d.answered("live.harder-soon"));
  CHECK(d.planner.asked.empty());
}

TEST_CASE("LIVE-8: a flinch lowers the ceiling there for good, and harder does not lift it") {
  Driver d = at(140);
  d.say(EventKind::flinch, Who::giver);
  CHECK(d.state.question->id == "live.flinch");
  CHECK(d.happened("hands rest"));
  CHECK(highest(d.remainder(), kLeft) == Level::light);
  d.play_to(150);
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder-capped"));
  CHECK(highest(d.remainder(), kLeft) == Level::light);
}

TEST_CASE("LIVE-5: an answer in one word is the command, good is a note, silence lets it pass") {
  Driver d = at(122);
  REQUIRE(d.state.question.has_value());
  CHECK(d.state.question->id == "check-in.pressure");
  CHECK(d.state.question->slots.at("region") == "rhomboids");
  d.say(EventKind::answer, Who::receiver, "Good");
  CHECK(d.answered("live.answer-good"));
  CHECK_FALSE(d.state.question.has_value());

  Driver silent = at(122);
  silent.run_to(135);
  CHECK_FALSE(silent.state.question.has_value());
  CHECK(silent.state.status == Status::working);

  Driver harder = at(140);
  harder.say(EventKind::answer, Who::receiver, "softer");
  CHECK(harder.answered("live.softer"));
  Driver general = at(272);
  CHECK(general.state.question->id == "check-in.wishes");
}

TEST_CASE("LIVE-15: undo takes back the last command and the one before") {
  Driver d = at(140);
  const auto before = session::limits_now(d.state.wishes).area_caps;
  d.say(EventKind::more_here, Who::giver);
  d.say(EventKind::softer, Who::giver);
  d.say(EventKind::undo, Who::giver);
  CHECK(d.answered("live.undo"));
  CHECK(session::limits_now(d.state.wishes).area_caps == before);
  CHECK(d.state.wishes.interest.at(kLeft) == doctest::Approx(1.6));
  d.say(EventKind::undo, Who::giver);
  CHECK(d.state.wishes.interest.empty());
  d.say(EventKind::undo, Who::giver);
  CHECK(d.answered("live.nothing-to-undo"));
}

TEST_CASE("LIVE-15: only the receiver takes back never here, a flinch and their own softer") {
  for (const EventKind kind : {EventKind::never_here, EventKind::flinch, EventKind::softer}) {
    CAPTURE(session::word(kind));
    Driver d = at(140);
    d.say(kind, Who::receiver);
    const Level cap = session::limits_now(d.state.wishes).area_caps.at(kLeft);
    Driver giver = d;
    giver.say(EventKind::undo, Who::giver);
    CHECK(session::limits_now(giver.state.wishes).area_caps.at(kLeft) == cap);
    d.say(EventKind::undo, Who::receiver);
    CHECK_FALSE(session::limits_now(d.state.wishes).area_caps.contains(kLeft));
  }
}
