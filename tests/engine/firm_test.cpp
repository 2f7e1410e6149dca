// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <doctest/doctest.h>

#include "engine/engine.hpp"
#include "engine/routine_plan.hpp"
#include "plan/before.hpp"
#include "support/massage.hpp"
#include "support/routines.hpp"
#include "support/told.hpp"

/// PRESS-2: firm work needs the receiver's own yes, whoever else wishes for it and however.

using namespace unknot;
using test::minutes;
using test::the_guide;

namespace {

plan::Request firm_wish(double length = 20) {
  plan::Request out = minutes(length);
  out.pressure = Level::firm;
  return out;
}

plan::Plan planned(const plan::Request& request, std::string_view intake) {
  auto made = engine::make_plan(the_guide(), request, test::just_now(intake));
  REQUIRE(made.has_value());
  REQUIRE(std::holds_alternative<engine::Made>(*made));
  return std::get<engine::Made>(*std::move(made)).plan;
}

Level highest(const plan::Plan& plan) {
  Level out = Level::none;
  for (const plan::Step& step : plan.steps) {
    out = std::max(out, step.pressure);
    for (const auto& hand : step.path)
      for (const auto& p : hand.points) out = std::max(out, p.level);
  }
  return out;
}

engine::LoweredRoutine lowered(const engine::ForWhom& who) {
  const std::string text =
      "position: face down\nwork:\n"
      "  heel sink on the top of the shoulders, left, heels of the hands, firm, hold 8 s x 3\n";
  auto reading = routine::parse(test::the_words(), text);
  REQUIRE(reading.ok());
  auto out = engine::lower_routine(the_guide(), test::the_words(), reading.routine, who);
  REQUIRE(out.has_value());
  return *std::move(out);
}

}  // namespace

TEST_CASE("PRESS-2: firm against the receiver's answer, or without one, stays at medium, said") {
  for (const char* intake :
       {R"({"receiver": {"asked_firm": false}})", "{}", R"({"receiver": {}})",
        R"({"receiver": {"answers": {"fever": "no"}}, "giver": {"experience": "experienced"}})"}) {
    CAPTURE(intake);
    const plan::Plan plan = planned(firm_wish(), intake);
    CHECK(highest(plan) <= Level::medium);
    CHECK_FALSE(plan.limits.firm_asked);
    CHECK(test::has_warning(plan, "firm-not-asked"));
    CHECK(test::poor_or_unsafe(plan) == "");
  }
  // Where there is no room for it, that is said, too.
  for (const double length : {10, 15, 20, 22, 25, 30}) {
    CAPTURE(length);
    const plan::Plan some = planned(firm_wish(length), R"({"receiver": {"asked_firm": true}})");
    CHECK((highest(some) == Level::firm) != test::has_warning(some, "firm-none"));
  }
  const plan::Plan yes = planned(firm_wish(25), R"({"receiver": {"asked_firm": true}})");
  CHECK(highest(yes) == Level::firm);
  CHECK(yes.limits.firm_asked);
  CHECK_FALSE(test::has_warning(yes, "firm-not-asked"));
}

TEST_CASE("PRESS-2: a yes to firm is no wish for it, and nothing is said about it then") {
  const plan::Plan plan = planned(minutes(20), R"({"receiver": {"asked_firm": true}})");
  CHECK(highest(plan) <= Level::medium);
  CHECK_FALSE(test::has_warning(plan, "firm-not-asked"));
}

TEST_CASE("PRESS-2, PLAN-7: last time's firm work is no yes of today") {
  const plan::Plan last = planned(firm_wish(30), R"({"receiver": {"asked_firm": true}})");
  REQUIRE(highest(last) == Level::firm);
  plan::Request again = last.request;
  again.before = plan::before_of(the_guide(), last);
  const plan::Plan today = planned(again, R"({"receiver": {"asked_firm": false}})");
  CHECK(highest(today) <= Level::medium);
  CHECK_FALSE(today.limits.firm_asked);
  CHECK(test::has_warning(today, "firm-not-asked"));
}

TEST_CASE("PRESS-2, PLAN-4: a routine that says firm is no yes, nor is the wish beside it") {
  engine::ForWhom nobody;
  engine::ForWhom wished;
  wished.request.pressure = Level::firm;
  engine::ForWhom without = wished;
  without.limits.emplace();
  for (const engine::ForWhom& who : {nobody, wished, without}) {
    const auto out = lowered(who);
    CHECK(highest(out.plan) == Level::medium);
    CHECK_FALSE(out.plan.limits.firm_asked);
    bool said = false;
    for (const auto& a : out.assumptions)
      said = said || a.text.find("yes of the receiver's own") != std::string::npos;
    CHECK(said);
  }
  engine::ForWhom agreed;
  agreed.limits.emplace();
  agreed.limits->firm_asked = true;
  const auto out = lowered(agreed);
  CHECK(highest(out.plan) == Level::firm);
  CHECK(out.plan.request.pressure == Level::firm);
}

TEST_CASE("PRESS-2, LIVE-6: what is planned anew in the session has no firm work without the yes") {
  const plan::Plan plan = planned(firm_wish(), "{}");
  const auto replan = engine::replanner(the_guide());
  plan::Progress progress;
  progress.now = Ms(0);
  for (const plan::Step& step : plan.steps) {
    if (step.start + step.duration > seconds(300)) break;
    progress.given.push_back(step);
    progress.now = step.start + step.duration;
  }
  const auto rest = replan(firm_wish(), plan.limits, progress);
  REQUIRE(rest.has_value());
  CHECK(highest(*rest) <= Level::medium);
}

TEST_CASE("BACK-4: more on the lower back is nobody's but the receiver's own wish") {
  plan::Request request = minutes(20);
  request.giver.experience = "experienced";
  for (const char* intake : {R"({"receiver": {"asked_lumbar_more": false}})", "{}",
                             R"({"giver": {"experience": "experienced"}})"})
    CHECK_FALSE(planned(request, intake).limits.lumbar_more);
}
