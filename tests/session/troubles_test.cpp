// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/world.hpp"

using namespace world;

namespace {

const plan::Area kLeft{"rhomboids", Side::left};

bool uses(const std::vector<Step>& steps, std::string_view tool) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& s) { return s.tool == tool; });
}

}  // namespace

TEST_CASE("LIVE-15: a yes that finds another plan is nothing to take back") {
  Driver d = at(140);
  d.say(EventKind::popped, Who::receiver);
  d.planner.works = d.planner.works_closing = false;
  d.say(EventKind::softer, Who::receiver);
  REQUIRE(d.state.unplanned);
  const std::size_t past = d.state.past.size();
  d.planner.works = true;
  d.say(EventKind::answer, Who::receiver, "good");
  CHECK(d.state.status == Status::working);
  CHECK(d.state.past.size() == past);
}

TEST_CASE("LIVE-19: pain named after the end is answered and remembered, nothing is planned") {
  Driver d = at(434);
  d.play_to(1e6);
  REQUIRE(d.state.status == Status::finished);
  d.planner.works = d.planner.works_closing = false;
  d.say(EventKind::red_flag, Who::receiver, "tingling", "rhomboids", Side::left);
  CHECK(d.happened() == std::vector<std::string>{"live.red-flag"});
  CHECK(d.state.wishes.safety.at({"rhomboids", Side::left}) == Level::none);
  CHECK(d.planner.asked.empty());
  CHECK(d.state.status == Status::finished);
  d.say(EventKind::red_flag, Who::receiver, "tingling", "moon", Side::left);
  CHECK(d.answered("live.red-flag-unclear"));
  CHECK_FALSE(d.state.question.has_value());
}

TEST_CASE("LIVE-9: a tool that hurts gets a break now and is not used again") {
  Driver d = at(140);
  d.say_of(EventKind::hurts, "thumbs");
  CHECK(d.state.status == Status::micro_break);
  CHECK(d.happened("tone break"));
  CHECK(d.state.wishes.request.giver.hurting_tools.contains("thumb"));
  CHECK(d.planner.limits.back().barred_tools.contains("thumb"));
  // The break counts as given: it stands in the plan, at now, and the plan's clock runs through it.
  const Step& rest = d.state.plan.steps[static_cast<std::size_t>(d.state.plan.given) - 1];
  CHECK(rest.kind == Step::Kind::rest_break);
  CHECK(rest.start == seconds(140));
  CHECK(rest.duration == seconds(15));
  CHECK(d.planner.asked.back().now == seconds(155));
  CHECK_FALSE(uses(d.remainder(), "thumb"));
  d.play_to(156);
  CHECK(d.state.status == Status::working);
  d.say(EventKind::harder, Who::receiver);
  CHECK_FALSE(uses(d.remainder(), "thumb"));
}

TEST_CASE("LIVE-9: a pain in an unnamed tool is the tool in use; an unknown one is asked for") {
  Driver d = at(140);
  d.say(EventKind::hurts);
  CHECK(d.state.wishes.limits.barred_tools.contains("thumb"));
  Driver u = at(140);
  u.say_of(EventKind::hurts, "tail");
  CHECK(u.state.question->id == "live.which-tool");
  CHECK(u.state.status == Status::paused);
}

TEST_CASE("LIVE-9: tired hands rest at once and have less to do; nothing is barred") {
  Driver d = at(140);
  d.say(EventKind::tired);
  CHECK(d.state.status == Status::micro_break);
  CHECK(d.state.wishes.request.giver.stamina == "low");
  CHECK(d.state.wishes.limits.barred_tools.empty());
  Driver none = at(140);
  none.planner.works = false;
  none.say(EventKind::tired);
  CHECK(none.state.status == Status::paused);
}

TEST_CASE("LIVE-6: cold, warm and not comfortable take a short break and go on as before") {
  for (const EventKind kind : {EventKind::cold, EventKind::warm, EventKind::uncomfortable}) {
    Driver d = at(140);
    d.say(kind, Who::receiver);
    CHECK(d.state.status == Status::micro_break);
    CHECK(d.planner.asked.back().resume);
    CHECK(d.planner.limits.back().area_caps.empty());
    CHECK(d.happened("live." + std::string(session::word(kind))));
    d.play_to(161);
    CHECK(d.state.status == Status::working);
  }
}

TEST_CASE("LIVE-6: ticklish is broad and without fingertips, not lighter") {
  Driver d = at(140);
  const Level wanted = d.state.wishes.request.pressure;
  d.say(EventKind::ticklish, Who::receiver);
  CHECK(d.state.wishes.limits.barred_tools == std::set<std::string>{"fingertips"});
  CHECK(d.state.wishes.request.mix == "relaxing");
  CHECK(d.state.wishes.request.pressure == wanted);
  CHECK(session::limits_now(d.state.wishes).area_caps.empty());
}

TEST_CASE("LIVE-12: hard as concrete is long strokes first, then broad and slow, never harder") {
  Driver d = at(140);
  const Level wanted = d.state.wishes.request.pressure;
  d.say(EventKind::hard_muscle);
  CHECK(d.state.wishes.request.mix == "relaxing");
  CHECK(d.state.wishes.request.pressure == wanted);
  CHECK(session::limits_now(d.state.wishes).area_caps.empty());
  REQUIRE(d.planner.asked.size() == 1);
  const plan::Step& first = d.planner.asked.back().given.back();
  CHECK(first.region == "whole-back");
  CHECK(first.pressure == Level::light);
  CHECK(first.duration >= seconds(60));
  CHECK(d.answered("live.hard-muscle"));
  CHECK_FALSE(d.state.question);
}

TEST_CASE("LIVE-12: what stays hard is a question about position and pressure") {
  Driver d = at(140);
  d.say(EventKind::hard_muscle);
  d.run_to(200);
  d.say(EventKind::hard_muscle);
  REQUIRE(d.state.question);
  CHECK(d.state.question->id == "live.tense");
}

TEST_CASE("LIVE-10, LIVE-12: whether a pop hurt stays the question, whatever is hard") {
  Driver d = at(140);
  d.say(EventKind::ticklish, Who::receiver);
  d.say(EventKind::popped);
  d.say(EventKind::hard_muscle);
  REQUIRE(d.state.question);
  CHECK(d.state.question->id == "live.popped");
}

TEST_CASE("LIVE-12: where there is no room for long strokes, hard muscles change nothing") {
  Driver d = at(140);
  d.planner.works = false;
  d.say(EventKind::hard_muscle);
  CHECK(d.answered("live.no-room"));
  CHECK(session::running(d.state.status));
  CHECK_FALSE(d.state.wishes.closing);
}

TEST_CASE("LIVE-5: whoever falls asleep gets light and slow hands, whatever was wished for") {
  Driver d = at(140);
  d.say(EventKind::asleep);
  const plan::Limits limits = session::limits_now(d.state.wishes);
  for (const auto& [id, region] : the_guide().regions)
    if (!region.group)
      for (const plan::Area& area : session::areas_of(the_guide(), id, guide::Side::both))
        CHECK(limits.area_caps.at(area) <= Level::light);
  CHECK(d.state.wishes.request.mix == "relaxing");
  CHECK(d.answered("live.asleep"));
  // Whoever is awake again may have more.
  d.run_to(200);
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder"));
}

TEST_CASE(
    "LIVE-5: nobody says of themselves that they sleep, and without a light plan hands rest") {
  Driver self = at(140);
  self.say(EventKind::asleep, Who::receiver);
  CHECK(self.planner.asked.empty());
  Driver none = at(140);
  none.planner.works = none.planner.works_closing = false;
  none.say(EventKind::asleep);
  CHECK(none.state.status == Status::paused);
  CHECK(none.state.unplanned);
}

TEST_CASE("LUBE-5: drag is answered with oil and one hand in contact, the plan stays") {
  Driver d = at(140);
  d.say(EventKind::drag);
  CHECK(d.answered("live.drag"));
  CHECK(d.planner.asked.empty());
}

TEST_CASE("LIVE-10: a pop pauses and asks; good goes on, pain never again there") {
  Driver d = at(140);
  d.say(EventKind::popped);
  CHECK(d.state.status == Status::paused);
  CHECK(d.state.question->id == "live.popped");
  d.run_to(200);
  CHECK(d.state.question->id == "live.popped");  // silence does not answer this one
  Driver fine = d;
  fine.say(EventKind::answer, Who::receiver, "good");
  CHECK(fine.state.status == Status::working);
  d.say(EventKind::answer, Who::receiver, "pain");
  CHECK(d.answered("live.pain"));
  CHECK(session::limits_now(d.state.wishes).area_caps.at(kLeft) == Level::none);
  CHECK(d.state.warning->id == "live.pain");
}

TEST_CASE("LIVE-19: numb, sharp, burning … end work on the area and say what to do") {
  for (const char* word : {"Numb", "a tingling feeling", "sharp", "burning", "weak arm",
                           "radiating", "shooting down my leg"}) {
    CAPTURE(word);
    Driver d = at(140);
    d.say(EventKind::red_flag, Who::receiver, word);
    CHECK(session::running(d.state.status));
    CHECK(session::limits_now(d.state.wishes).area_caps.at(kLeft) == Level::none);
    CHECK(d.answered("live.red-flag"));
    CHECK(d.happened("hands lift"));
    CHECK(d.state.warning->id == "live.red-flag");
  }
}

TEST_CASE("LIVE-19: chest pain, breath, dizzy, severe headache end everything, for good") {
  for (const char* word : {"chest pain", "short of breath", "I feel dizzy", "severe headache"}) {
    CAPTURE(word);
    Driver d = at(140);
    d.say(EventKind::red_flag, Who::giver, word);
    CHECK(d.state.status == Status::stopped);
    CHECK(d.state.emergency);
    CHECK(d.effects.front().kind == session::Effect::Kind::hush);
    CHECK(d.answered("live.emergency"));
    d.say(EventKind::release, Who::receiver);
    CHECK(d.state.status == Status::stopped);
    d.say(EventKind::stop, Who::receiver);
    CHECK(d.state.warning->id == "live.emergency");
  }
}

TEST_CASE("LIVE-19: words that nobody knows stop everything until the receiver says so") {
  Driver d = at(140);
  d.say(EventKind::red_flag, Who::giver, "something odd");
  CHECK(d.state.status == Status::stopped);
  CHECK_FALSE(d.state.emergency);
  d.say(EventKind::release, Who::receiver);
  CHECK(d.state.status == Status::paused);
}

TEST_CASE("LIVE-20: a lost remote is noted and changes nothing") {
  Driver d = at(140);
  d.say(EventKind::link_lost, Who::clock);
  CHECK(d.state.remote_lost);
  CHECK(d.answered("live.link-lost"));
  CHECK(d.state.status == Status::working);
  d.say(EventKind::link_back, Who::clock);
  CHECK_FALSE(d.state.remote_lost);
}

TEST_CASE(
    "LIVE-22: a remainder that may not go on is planned anew; without a plan nothing starts") {
  Driver d = at(140);
  d.say(EventKind::replan, Who::giver);
  CHECK(d.answered("live.not-yours"));
  d.say(EventKind::replan, Who::clock);
  CHECK(d.happened("plan"));
  CHECK(d.state.status == Status::working);
  CHECK(d.state.past.empty());  // nobody said it, so nobody takes it back

  d.planner.works = d.planner.works_closing = false;
  d.say(EventKind::replan, Who::clock);
  CHECK(d.state.status == Status::paused);
  CHECK(d.state.unplanned);
  CHECK(d.state.warning->id == "live.nothing-fits");

  Driver ready;
  ready.planner.works = ready.planner.works_closing = false;
  ready.say(EventKind::replan, Who::clock);
  ready.say(EventKind::start);
  CHECK(ready.state.status == Status::ready);
  CHECK(ready.answered("live.nothing-fits"));
  ready.planner.works = true;
  ready.say(EventKind::start);
  CHECK(ready.state.status == Status::working);
  CHECK(ready.happened("plan"));
}
