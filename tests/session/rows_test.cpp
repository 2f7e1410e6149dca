// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Clauses of the catalogue's rows that are easily lost: each test fails when its clause is gone.
#include "session/world.hpp"

using namespace world;

namespace {

const plan::Area kLeft{"rhomboids", Side::left};

}  // namespace

TEST_CASE(
    "LIVE-1: nobody touches anything: questions pass, breaks end, the massage ends by itself") {
  Driver d;
  d.say(EventKind::start);
  int questions = 0;
  while (session::running(d.state.status)) {
    const bool asked = d.state.question.has_value();
    d.tick(d.state.t_ms + Ms(250));
    questions += !asked && d.state.question ? 1 : 0;
    if (d.state.question) REQUIRE(d.state.t_ms - d.state.question_since <= seconds(12));
    REQUIRE(d.state.t_ms <= seconds(500));
  }
  CHECK(d.state.status == Status::finished);
  CHECK(d.state.t_ms == seconds(495));
  CHECK(questions == 2);
  CHECK(d.planner.asked.empty());
}

TEST_CASE("LIVE-4: hands that change sides hear it") {
  plan::Plan p = small_plan();
  p.steps[3].side = Side::right;
  Driver d;
  d.state = session::begin(p);
  d.say(EventKind::start);
  d.play_to(187.75);
  d.tick(d.state.t_ms + Ms(250));
  CHECK(d.happened() == std::vector<std::string>{"tone side"});
}

TEST_CASE("LIVE-5: harder and stop are answers, too, and any wish answers the check-in") {
  Driver harder = at(122);
  harder.say(EventKind::answer, Who::receiver, "Harder");
  CHECK_FALSE(harder.answered("live.answer-good"));
  CHECK_FALSE(harder.answered("live.not-understood"));
  CHECK(harder.state.wishes.harder_by_receiver == 1);
  Driver stop = at(122);
  stop.say(EventKind::answer, Who::receiver, "stop");
  CHECK(stop.state.status == Status::stopped);
  for (const EventKind kind : {EventKind::cold, EventKind::just_right, EventKind::drag}) {
    Driver d = at(122);
    REQUIRE(d.state.question->id == "check-in.pressure");
    d.say(kind, Who::receiver);
    CHECK_FALSE(d.state.question.has_value());
  }
  Driver link = at(122);
  link.say(EventKind::link_lost, Who::clock);
  CHECK(link.state.question.has_value());
}

TEST_CASE("LIVE-5: a plan that begins with a question asks it at the start") {
  plan::Plan p = small_plan();
  p.steps.erase(p.steps.begin());
  for (Step& s : p.steps) s.start = s.start - seconds(120);
  Driver d;
  d.state = session::begin(p);
  d.say(EventKind::start);
  CHECK(d.state.status == Status::check_in);
  REQUIRE(d.state.question.has_value());
  CHECK(d.state.question->id == "check-in.pressure");
}

TEST_CASE("LIVE-6: however often it is said, more and less stay within bounds") {
  Driver more = at(140);
  for (int i = 0; i < 20; ++i) more.say(EventKind::more_here);
  CHECK(more.state.wishes.interest.at(kLeft) == doctest::Approx(4));
  Driver less = at(140);
  for (int i = 0; i < 20; ++i) less.say(EventKind::less_here);
  CHECK(less.state.wishes.interest.at(kLeft) == doctest::Approx(0.1));
}

TEST_CASE("LIVE-6: skip in long strokes leaves the back open, in the rest at the end it is over") {
  Driver d = at(60);
  d.say(EventKind::skip);
  CHECK(d.happened("plan"));
  CHECK_FALSE(d.planner.asked.back().resume);
  CHECK(d.planner.asked.back().interest.empty());
  Driver rest = at(440);
  rest.say(EventKind::skip);
  CHECK(rest.state.status == Status::finished);
  CHECK(rest.planner.asked.empty());
}

TEST_CASE("LIVE-6: more here in long strokes over the whole back asks where, and waits for it") {
  for (const EventKind kind : {EventKind::more_here, EventKind::less_here}) {
    Driver d = at(60);
    d.say(kind, Who::receiver);
    CHECK(d.answered("live.which-area"));
    CHECK(d.state.wishes.interest.empty());
    CHECK(d.planner.asked.empty());
    CHECK(d.state.status == Status::working);
  }
}

TEST_CASE("LIVE-7: stop counts from anybody, the clock too, even where the data name others") {
  guide::Guide guide = the_guide();
  guide.commands.at("stop").who = {"receiver"};
  guide.commands.at("release").who.clear();
  session::Event e;
  e.t_ms = seconds(140);
  for (const Who who : {Who::giver, Who::receiver, Who::clock}) {
    e.who = who;
    e.kind = EventKind::stop;
    const session::State stopped = session::step(guide, at(140).state, e, {}).state;
    CHECK(stopped.status == Status::stopped);
    e.kind = EventKind::release;
    const session::State after = session::step(guide, stopped, e, {}).state;
    CHECK((after.status == Status::paused) == (who == Who::receiver));
  }
}

TEST_CASE("LIVE-8: softer, wherever it is said, starts the count for firm again") {
  Driver d = at(140);
  d.say(EventKind::harder, Who::receiver);
  REQUIRE(d.answered("live.harder-sure"));
  d.say(EventKind::softer, Who::receiver, "", "lower-back", Side::none);
  d.say(EventKind::harder, Who::receiver);
  CHECK(d.answered("live.harder-sure"));
  CHECK_FALSE(d.state.wishes.limits.firm_asked);
}

TEST_CASE("LIVE-9: a tired tool that is named rests for today, the others do not") {
  Driver d = at(140);
  d.say_of(EventKind::tired, "thumbs");
  CHECK(d.planner.limits.back().barred_tools == std::set<std::string>{"thumb"});
}

TEST_CASE(
    "LIVE-12: a flinch eases off and asks; hands stay, and whatever follows is lighter there") {
  Driver d = at(140);
  d.say(EventKind::flinch, Who::giver);
  CHECK(d.happened() == std::vector<std::string>{"hands rest", "plan", "live.flinch"});
  CHECK(d.state.status == Status::working);
  CHECK(d.planner.asked.back().resume);  // the same technique, one level less
  CHECK(session::limits_now(d.state.wishes).area_caps.at(kLeft) == Level::light);
  Driver good = d;
  good.say(EventKind::answer, Who::receiver, "good");
  CHECK_FALSE(good.state.question.has_value());
  // Whether it is good now or nobody says a word: it goes on, and it stays lighter.
  for (Driver* each : {&d, &good}) {
    each->play_to(200);
    CHECK(each->state.status == Status::working);
    CHECK(each->planner.asked.size() == 1);
    CHECK(session::limits_now(each->state.wishes).area_caps.at(kLeft) == Level::light);
  }
}

TEST_CASE("LIVE-12: a flinch under light hands means leaving the spot, not pressing on") {
  Driver d = at(300);
  d.say(EventKind::flinch, Who::giver);
  CHECK_FALSE(d.planner.asked.back().resume);
  CHECK(d.planner.asked.back().interest.at({"rhomboids", Side::right}) == doctest::Approx(0.5));
  CHECK(d.answered("live.flinch"));
}

TEST_CASE("LIVE-12: it softens and they breathe out: a good word changes nothing, it goes on") {
  for (const EventKind kind : {EventKind::just_right, EventKind::answer}) {
    Driver d = at(140);
    const std::string plan = plan::to_json(d.state.plan);
    d.say(kind, Who::receiver, "good");
    CHECK(d.happened().size() == 1);
    CHECK((plan::to_json(d.state.plan) == plan));
    CHECK(d.state.past.empty());
    CHECK(d.state.status == Status::working);
  }
}

TEST_CASE("LIVE-14: ten more minutes never lead past what screening allows") {
  plan::Plan p = small_plan();
  p.limits.max_total = seconds(500);
  Driver d;
  d.state = session::begin(p);
  d.say(EventKind::start);
  d.play_to(140);
  d.say_minutes(10);
  CHECK(d.answered("live.minutes-left"));
  // Said as it came out, not as it was asked for.
  CHECK(d.effects.back().fact.slots.at("minutes") == "6");
  CHECK(d.state.plan.total == seconds(500));
}

TEST_CASE("LIVE-14: under two and a half minutes only the closing is asked for, above it is not") {
  for (const double minutes : {2.4, 2.6}) {
    Driver d = at(140);
    d.say_minutes(minutes);
    REQUIRE(d.planner.asked.size() == 1);
    CHECK(d.planner.asked.back().closing == (minutes < 2.5));
  }
}

TEST_CASE("LIVE-15: the last sixteen wishes can be taken back, older ones are past") {
  Driver d = at(140);
  for (int i = 0; i < 20; ++i) d.say(EventKind::more_here);
  CHECK(d.state.past.size() == 16);
}

TEST_CASE("GIVER-2: a break that was asked for counts, and its hands rest while the clock runs") {
  Driver d = at(140);
  d.say(EventKind::tired);
  CHECK(d.state.status == Status::micro_break);
  const plan::Progress& told = d.planner.asked.back();
  REQUIRE_FALSE(told.given.empty());
  CHECK(told.given.back().kind == Step::Kind::rest_break);
  CHECK(told.given.back().duration == seconds(15));
  CHECK(told.now == seconds(155));
  d.play_to(150);
  CHECK(d.state.status == Status::micro_break);
}

TEST_CASE("GIVER-3, GIVER-5: the rest is planned knowing which tools worked until now") {
  Driver d = at(150);
  d.say(EventKind::more_here);
  const std::vector<Step>& given = d.planner.asked.back().given;
  REQUIRE(given.size() == 3);
  CHECK(given.back().tool == "thumb");
  CHECK(given.back().technique == "thumb-circles");
  CHECK(given.back().duration == seconds(22));
}

TEST_CASE("GIVER-5: hands that hurt are remembered with the request, and every later plan knows") {
  Driver d = at(140);
  d.say(EventKind::hurts);
  d.play_to(156);
  d.say(EventKind::softer, Who::receiver);
  CHECK(d.state.plan.request.giver.hurting_tools.contains("thumb"));
  CHECK(d.planner.limits.back().barred_tools.contains("thumb"));
  // A break ends, the ban does not; taking back the softer does not either.
  d.say(EventKind::undo, Who::receiver);
  CHECK(d.planner.limits.back().barred_tools.contains("thumb"));
}

TEST_CASE(
    "LIVE-19: numb in long strokes over the whole back: hands off, and where it is is asked") {
  Driver d = at(60);
  d.say(EventKind::red_flag, Who::receiver, "numb");
  CHECK(d.happened("hands lift"));
  CHECK(d.state.status == Status::paused);
  REQUIRE(d.state.question.has_value());
  CHECK(d.state.question->id == "live.where");
  // Nothing is closed yet; once the place is named, it is.
  CHECK(session::limits_now(d.state.wishes).area_caps.empty());
  d.say(EventKind::red_flag, Who::receiver, "numb", "rhomboids", Side::left);
  CHECK(session::limits_now(d.state.wishes).area_caps.at(kLeft) == Level::none);
  CHECK_FALSE(d.state.question.has_value());
}
