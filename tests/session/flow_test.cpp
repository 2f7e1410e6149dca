// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/world.hpp"

using namespace world;

namespace {

const plan::Area kLeft{"rhomboids", Side::left};

bool touched(const std::vector<Step>& steps, const plan::Area& area) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& s) {
    return s.region == area.region && (s.side == area.side || s.side == Side::both);
  });
}

/// The receiver says it of the inner edge of the left blade.
void place_named(Driver& d, EventKind kind) {
  d.say(kind, Who::receiver, "", "rhomboids", Side::left);
}

}  // namespace

TEST_CASE("LIVE-7, LIVE-13: stop silences, rests and lifts, from every status") {
  for (const double second : {10.0, 122.0, 140.0, 260.0, 350.0}) {
    Driver d = at(second);
    d.say(EventKind::stop, Who::giver);
    const std::vector<std::string> first{"hush", "tone stop", "hands rest", "hands lift"};
    const auto all = d.happened();
    REQUIRE(all.size() > first.size());
    CHECK(std::vector<std::string>(all.begin(), all.begin() + 4) == first);
    CHECK_FALSE(d.effects.back().spoken);
    CHECK(d.state.status == Status::stopped);
  }
}

TEST_CASE("LIVE-7: nothing starts again until the receiver says so") {
  Driver d = at(140);
  d.say(EventKind::stop, Who::receiver);
  for (const auto& [kind, word] : session::kEventKinds)
    for (const auto& [who, whose] : session::kWho) {
      if (kind == EventKind::release && who == Who::receiver) continue;
      if (kind == EventKind::red_flag) continue;
      CAPTURE(word);
      CAPTURE(whose);
      d.say(kind, who);
      d.tick(d.state.t_ms + seconds(1));
      REQUIRE(d.state.status == Status::stopped);
      REQUIRE(d.state.plan_ms == seconds(140));
    }
  d.say(EventKind::release, Who::receiver);
  CHECK(d.state.status == Status::paused);
  CHECK(d.state.question->id == "live.released");
  d.say(EventKind::resume, Who::giver);
  CHECK(d.state.status == Status::working);
}

TEST_CASE("LIVE-7: never here while stopped holds when it goes on") {
  Driver d = at(140);
  d.say(EventKind::stop, Who::receiver);
  d.say(EventKind::never_here, Who::receiver);
  d.say(EventKind::release, Who::receiver);
  d.say(EventKind::resume, Who::receiver);
  CHECK(session::running(d.state.status));
  CHECK_FALSE(touched(d.remainder(), kLeft));
}

TEST_CASE("LIVE-13: never here closes the area and lifts the hands") {
  Driver d = at(140);
  d.say(EventKind::never_here, Who::receiver);
  CHECK(d.happened("hands lift"));
  CHECK_FALSE(d.planner.asked.back().resume);
  CHECK(session::limits_now(d.state.wishes).area_caps.at(kLeft) == Level::none);
  CHECK_FALSE(touched(d.remainder(), kLeft));
  CHECK(touched(d.remainder(), {"rhomboids", Side::right}));
}

TEST_CASE("LIVE-13: never here in a long stroke asks where, and the place can be named") {
  Driver d = at(60);
  d.say(EventKind::never_here, Who::receiver);
  CHECK(d.state.question->id == "live.where");
  CHECK(d.state.status == Status::paused);
  CHECK(d.happened("hands lift"));
  place_named(d, EventKind::never_here);
  CHECK(d.answered("live.never-here"));
  CHECK_FALSE(d.state.question.has_value());
  d.say(EventKind::resume, Who::receiver);
  CHECK_FALSE(touched(d.remainder(), kLeft));
}

TEST_CASE("LIVE-13: never here without a place waits for the place, or the receiver's own go") {
  Driver d = at(60);
  d.say(EventKind::never_here, Who::receiver);
  d.say(EventKind::resume, Who::giver);
  CHECK(d.state.status == Status::paused);
  CHECK(d.answered("live.where"));
  d.say(EventKind::resume, Who::receiver);
  CHECK(d.state.status == Status::working);
}

TEST_CASE("LIVE-13: never here in a lane on one side closes that lane, and only there") {
  Driver d;
  plan::Plan p = small_plan();
  p.steps[2].region = "spine-sides";
  lay_hands(p.steps[2]);
  d.state = session::begin(p);
  d.say(EventKind::start);
  d.play_to(140);
  d.say(EventKind::never_here, Who::receiver);
  const auto caps = session::limits_now(d.state.wishes).area_caps;
  CHECK(caps.size() == 3);
  CHECK(caps.at({"paraspinals-mid", Side::left}) == Level::none);
}

TEST_CASE("LIVE-13: a pause that comes as one step ends and the next begins is a pause") {
  Driver d = at(119);
  session::Event e;
  e.kind = EventKind::pause;
  e.t_ms = d.state.t_ms + seconds(1);
  d.send(e);
  CHECK(d.happened("hands rest"));
  CHECK(d.state.status == Status::paused);
}

TEST_CASE("LIVE-13: pause stands still and resume goes on where it was") {
  Driver d = at(140);
  d.say(EventKind::pause);
  CHECK(d.happened("hands rest"));
  d.run_to(200);
  CHECK(d.state.plan_ms == seconds(140));
  d.say(EventKind::resume);
  CHECK(d.happened("hands return"));
  CHECK(d.planner.asked.empty());
  d.run_to(210);
  CHECK(d.state.plan_ms == seconds(150));
}

TEST_CASE("LIVE-22: after more than five minutes both agree again before anything goes on") {
  Driver d = at(140);
  d.say(EventKind::pause);
  d.run_to(140 + 301);
  for (const Who who : {Who::giver, Who::receiver, Who::giver}) {
    d.say(EventKind::resume, who);
    if (d.state.status != Status::paused) break;
    CHECK(d.state.question->id == "live.agree-again");
    CHECK(d.state.question->slots.at("level") == "medium");
    CHECK(d.planner.asked.empty());
    // The giver cannot say yes for the one lying down.
    d.say(EventKind::answer, Who::giver, "good");
    REQUIRE(d.state.status == Status::paused);
  }
  CHECK(d.state.status == Status::working);
  CHECK(d.state.plan_ms == seconds(140));
  CHECK(d.answered("live.after-long-pause"));
  CHECK_FALSE(d.state.question.has_value());
  REQUIRE(d.planner.asked.size() == 1);
  CHECK_FALSE(d.planner.asked[0].resume);
  CHECK_FALSE(d.planner.asked[0].closing);
  // Long light strokes first, at once: they count as given, and the rest follows them.
  const Step* now = session::current_step(d.state);
  CHECK(now->region == "whole-back");
  CHECK(now->pressure == Level::light);
  CHECK(now->start == seconds(140));
  CHECK(now->duration >= seconds(60));
  CHECK(d.planner.asked[0].now == now->start + now->duration);
}

TEST_CASE("LIVE-22: where no time is left to warm up again it goes on to the closing, light") {
  Driver d = at(300);
  d.say(EventKind::pause);
  d.run_to(300 + 301);
  d.say(EventKind::resume);
  d.planner.works = false;
  d.say(EventKind::resume, Who::receiver);
  CHECK(d.state.wishes.closing);
  CHECK(d.state.plan.total == seconds(435));
  for (const Step& step : d.remainder()) CHECK(step.pressure <= Level::light);
}

TEST_CASE("LIVE-22: the receiver agrees by any word for yes") {
  for (const EventKind yes : {EventKind::answer, EventKind::just_right, EventKind::resume}) {
    Driver d = at(140);
    d.say(EventKind::pause);
    d.run_to(140 + 301);
    d.say(EventKind::resume);
    d.say(yes, Who::receiver, "good");
    CHECK(d.state.status == Status::working);
    CHECK(d.planner.asked.size() == 1);
  }
}

TEST_CASE("LIVE-22: a stop or a pop within a long pause does not make it a short one") {
  Driver stopped = at(140);
  stopped.say(EventKind::pause);
  stopped.run_to(140 + 301);
  stopped.say(EventKind::stop, Who::receiver);
  stopped.say(EventKind::release, Who::receiver);
  stopped.say(EventKind::resume);
  CHECK(stopped.state.question->id == "live.agree-again");
  Driver popped = at(140);
  popped.say(EventKind::pause);
  popped.run_to(140 + 301);
  popped.say(EventKind::popped, Who::receiver);
  popped.say(EventKind::answer, Who::receiver, "good");
  CHECK(popped.state.status == Status::paused);
  CHECK(popped.state.question->id == "live.agree-again");
}

TEST_CASE("LIVE-22: an app that was away pauses where it stood, however long that was") {
  for (const double away : {0.0, 30.0, 301.0}) {
    Driver d = at(140);
    session::Event back;
    back.t_ms = d.state.t_ms + seconds(away);
    back.who = Who::clock;
    back.kind = EventKind::pause;
    d.send(back);
    CHECK(d.state.status == Status::paused);
    CHECK(d.state.plan_ms == seconds(140));
    CHECK(d.answered("live.interrupted"));
    d.say(EventKind::resume);
    CHECK((d.state.status == Status::paused) == (away > 300));
  }
}

TEST_CASE("LIVE-22: a device that slept does not count as massage") {
  Driver d = at(140);
  d.tick(d.state.t_ms + seconds(600));
  CHECK(d.state.status == Status::paused);
  CHECK(d.state.plan_ms == seconds(140));
  CHECK(d.answered("live.interrupted"));
}

TEST_CASE("LIVE-22: a word after a minute without a tick finds the session waiting") {
  const double gap = the_guide().limit("LIVE/tick", "gap_s");
  for (const auto& [kind, word] : session::kEventKinds)
    for (const auto& [who, whose] : session::kWho) {
      CAPTURE(word);
      CAPTURE(whose);
      Driver d = at(140);
      session::Event e;
      e.t_ms = d.state.t_ms + seconds(gap + 1);
      e.kind = kind;
      e.who = who;
      d.send(e);
      CHECK(d.state.plan_ms == seconds(140));
      CHECK(d.answered("live.interrupted"));
      const bool on = kind == EventKind::resume && who != Who::clock;
      CHECK(session::running(d.state.status) == on);
      Driver sooner = at(140);
      e.t_ms = sooner.state.t_ms + seconds(gap);
      e.kind = EventKind::just_right;
      sooner.send(e);
      CHECK(sooner.state.plan_ms == seconds(140 + gap));
    }
}

TEST_CASE(
    "issue 11: a page frozen for 70 s pauses, says what was missed and asks whether to go on") {
  Driver d = at(140);
  d.tick(d.state.t_ms + seconds(70));
  CHECK(d.state.status == Status::paused);
  CHECK(d.state.plan_ms == seconds(140));
  CHECK(d.happened() == std::vector<std::string>{"hands rest", "live.interrupted",
                                                 "live.missed-seconds", "live.go-on"});
  for (const session::Effect& e : d.effects)
    if (e.fact.id == "live.missed-seconds") {
      CHECK(e.fact.slots.at("seconds") == "70");
      CHECK(e.fact.slots.at("region") == "rhomboids");
    }
  d.say(EventKind::answer, Who::receiver, "good");
  CHECK(d.state.status == Status::working);
  CHECK(d.state.plan_ms == seconds(140));
}

TEST_CASE("LIVE-22: what is said on coming back acts, and goes on from where it stood") {
  Driver d = at(140);
  session::Event e;
  e.t_ms = d.state.t_ms + seconds(200);
  e.kind = EventKind::softer;
  e.who = Who::receiver;
  d.send(e);
  CHECK(d.answered("live.interrupted"));
  CHECK(d.answered("live.softer"));
  CHECK(d.state.wishes.comfort.at(kLeft) == Level::light);
  d.say(EventKind::resume);
  CHECK(d.state.status == Status::working);
  CHECK(d.state.plan_ms == seconds(140));
}

TEST_CASE("LIVE-13: wind down ends in proportion to the time spent") {
  for (const auto& [second, seconds_left] : {std::pair{10.0, 75.0}, {140.0, 75.0}, {325.0, 80.0}}) {
    Driver d = at(second);
    d.say(EventKind::wind_down);
    CHECK(d.state.wishes.closing);
    CHECK(d.planner.asked.back().closing);
    CHECK(to_seconds(d.state.plan.total) == doctest::Approx(second + seconds_left));
    CHECK(d.state.status == Status::winding_down);
    CHECK(d.happened("tone slower"));
    d.play_to(1e6);
    CHECK(d.state.status == Status::finished);
  }
}

TEST_CASE("LIVE-14: minutes left plan the rest anew, too few of them close") {
  Driver d = at(140);
  d.say_minutes(10);
  CHECK(d.state.plan.total == seconds(140 + 600));
  CHECK_FALSE(d.state.wishes.closing);
  d.say_minutes(1);
  CHECK(d.answered("live.minute-left"));
  CHECK(d.state.plan.total == seconds(200));
  CHECK(d.state.wishes.closing);
  for (const double bad : {0.0, -3.0, 1e9}) {
    d.say_minutes(bad);
    CHECK(d.answered("live.how-many-minutes"));
    CHECK(d.state.plan.total == seconds(200));
  }
}

TEST_CASE("LIVE-14: twenty more minutes, said in the rest at the very end, is another massage") {
  for (const double second : {425.0, 440.0}) {
    CAPTURE(second);
    Driver d = at(second);
    const std::string plan = plan::to_json(d.state.plan);
    d.say_minutes(20);
    CHECK(d.answered("live.at-its-end"));
    CHECK((plan::to_json(d.state.plan) == plan));
    CHECK(d.state.past.empty());
    d.play_to(1e6);
    CHECK(d.state.status == Status::finished);
  }
  Driver closing = at(350);
  closing.say_minutes(4);
  CHECK(closing.answered("live.minutes-left"));
  CHECK(closing.state.plan.total == seconds(350 + 240));
}

TEST_CASE("LIVE-6: once it closes, a wish for more work is told so; what protects still acts") {
  for (const EventKind kind : {EventKind::harder, EventKind::more_here, EventKind::less_here,
                               EventKind::repeat, EventKind::back}) {
    CAPTURE(session::word(kind));
    Driver d = at(350);
    d.say(kind, Who::receiver);
    CHECK(d.answered("live.already-closing"));
    CHECK(d.planner.asked.empty());
    CHECK(d.state.past.empty());
  }
  for (const EventKind kind : {EventKind::softer, EventKind::flinch, EventKind::cold}) {
    CAPTURE(session::word(kind));
    Driver d = at(350);
    d.say(kind, Who::receiver);
    CHECK_FALSE(d.planner.asked.empty());
  }
}

TEST_CASE("LIVE-13: finish nicely, said in the closing, never makes it longer") {
  Driver d = at(360);
  d.say(EventKind::wind_down);
  CHECK(d.answered("live.already-closing"));
  CHECK(d.state.plan.total == seconds(435));
  Driver hold = at(425);
  hold.say(EventKind::wind_down);
  CHECK(hold.answered("live.at-its-end"));
}

TEST_CASE("LIVE-15: in the still hold nothing that is taken back makes the massage longer") {
  Driver d = at(140);
  d.say_minutes(2);
  d.play_to(250);
  REQUIRE(session::current_step(d.state)->stage == Stage::grounding);
  d.planner.asked.clear();
  d.say(EventKind::undo);
  REQUIRE_FALSE(d.planner.asked.empty());
  CHECK(d.state.wishes.request.total <= seconds(260));
}

TEST_CASE("LIVE-14: a wind-down is the answer where nothing longer fits") {
  Driver d = at(140);
  d.planner.works = false;
  d.say_minutes(4);
  CHECK(d.state.wishes.closing);
  CHECK(d.state.plan.total == seconds(140 + 240));
}

TEST_CASE("LIVE-6: more and less here weigh the area, skip leaves it, none changes a level") {
  Driver d = at(140);
  const auto caps = session::limits_now(d.state.wishes).area_caps;
  d.say(EventKind::more_here);
  CHECK(d.planner.asked.back().interest.at(kLeft) == doctest::Approx(1.6));
  d.say(EventKind::less_here);
  CHECK(d.planner.asked.back().interest.at(kLeft) == doctest::Approx(0.8));
  d.say(EventKind::skip);
  CHECK(d.planner.asked.back().interest.at(kLeft) == 0);
  CHECK_FALSE(d.planner.asked.back().resume);
  CHECK_FALSE(touched(d.remainder(), kLeft));
  CHECK(session::limits_now(d.state.wishes).area_caps == caps);
}

TEST_CASE("LIVE-1: a question that nobody answers goes away, one about pain waits") {
  Driver d = at(60);
  d.say(EventKind::more_here, Who::receiver);
  CHECK(d.state.question->id == "live.which-area");
  d.run_to(to_seconds(d.state.t_ms) + 11);
  CHECK(session::still_asking(the_guide(), d.state));
  d.run_to(to_seconds(d.state.t_ms) + 2);
  CHECK_FALSE(session::still_asking(the_guide(), d.state));
  d.say(EventKind::more_here, Who::receiver);
  place_named(d, EventKind::more_here);
  CHECK_FALSE(d.state.question.has_value());
  Driver flinched = at(140);
  flinched.say(EventKind::flinch);
  flinched.run_to(to_seconds(flinched.state.t_ms) + 30);
  CHECK(session::still_asking(the_guide(), flinched.state));
}

TEST_CASE("LIVE-15: repeat stays, back returns to what was before") {
  Driver d = at(210);
  d.say(EventKind::repeat);
  CHECK(d.planner.asked.back().resume);
  CHECK(d.planner.asked.back().interest.contains({"lower-back", Side::left}));
  Driver b = at(210);
  b.say(EventKind::back);
  CHECK_FALSE(b.planner.asked.back().resume);
  CHECK(b.planner.asked.back().interest.at(kLeft) > 1);
  Driver first = at(60);
  first.say(EventKind::back);
  CHECK(first.answered("live.nothing-before"));
}

TEST_CASE("LIVE-6: a wish that no plan can hold is dropped, and said") {
  Driver d = at(140);
  const std::string plan = plan::to_json(d.state.plan);
  d.planner.works = d.planner.works_closing = false;
  d.say(EventKind::more_here);
  CHECK(d.answered("live.no-room"));
  CHECK(d.state.wishes.interest.empty());
  CHECK(d.state.status == Status::working);
  CHECK(plan::to_json(d.state.plan) == plan);
}

TEST_CASE("LIVE-6: a lower limit that no plan can hold winds down, or rests the hands") {
  Driver closing = at(140);
  closing.planner.works = false;
  closing.say(EventKind::softer, Who::receiver);
  CHECK(closing.state.wishes.closing);
  CHECK(closing.state.status == Status::winding_down);

  Driver d = at(140);
  d.planner.works = d.planner.works_closing = false;
  d.say(EventKind::softer, Who::receiver);
  CHECK(d.state.status == Status::paused);
  CHECK(d.happened("hands rest"));
  CHECK(d.happened("hands lift"));
  CHECK(d.answered("live.nothing-fits"));
  // Going on is not going on with the old plan.
  d.say(EventKind::resume, Who::giver);
  CHECK(d.state.status == Status::finished);
}

TEST_CASE("LIVE-6: softer in the still hold needs no new plan") {
  Driver d = at(425);
  d.say(EventKind::softer, Who::receiver);
  CHECK(d.state.status == Status::winding_down);
}

TEST_CASE("TECH-14: the end comes by itself, once") {
  Driver d = at(434);
  d.play_to(1e6);
  CHECK(d.state.status == Status::finished);
  CHECK(d.state.plan_ms == seconds(495));
  CHECK(d.happened("tone end"));
  d.tick(d.state.t_ms + seconds(1));
  CHECK(d.effects.empty());
}

TEST_CASE("LIVE-4: a quiet signal at each change, by what changes") {
  const auto tone_at = [](double second) {
    Driver d = at(second - 0.25);
    d.tick(d.state.t_ms + Ms(250));
    return d.happened();
  };
  CHECK(tone_at(128) == std::vector<std::string>{"tone next"});
  CHECK(tone_at(258) == std::vector<std::string>{"tone break"});
  CHECK(tone_at(330) == std::vector<std::string>{"tone slower"});
}
