// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "body/frame.hpp"
#include "body/ground.hpp"
#include "planner/planner.hpp"
#include "support/massage.hpp"

using namespace unknot;
using plan::Stage;
using plan::Step;
using test::minutes;
using test::plan_of;
using test::the_guide;

namespace {

plan::Progress at(const plan::Plan& plan, double second) {
  plan::Progress out;
  out.now = seconds(second);
  out.given = test::given_until(plan, out.now);
  return out;
}

plan::Plan replanned(const plan::Request& request, const plan::Limits& limits,
                     const plan::Progress& progress) {
  planner::Workshop shop;
  const auto out = planner::replan(the_guide(), request, limits, progress, shop);
  const std::string why = out ? "" : out.error()[0].message;
  INFO(why);
  REQUIRE(out.has_value());
  return *out;
}

std::vector<Step> rest_of(const plan::Plan& plan) {
  return {plan.steps.begin() + plan.given, plan.steps.end()};
}

std::string unsafe(const plan::Plan& plan) {
  return test::findings_from(plan, plan.limits, plan::Finding::Severity::unsafe);
}

TEST_CASE("a workshop changes nothing but the time it takes") {
  planner::Workshop shop;
  for (const double length : {25.0, 12.0, 25.0}) {
    plan::Request request = minutes(length);
    for (const Level cap : {Level::firm, Level::light, Level::medium}) {
      plan::Limits limits;
      limits.cap = cap;
      const auto warm = planner::make_plan(the_guide(), request, limits, shop);
      const auto cold = planner::make_plan(the_guide(), request, limits);
      REQUIRE((warm.has_value() && cold.has_value()));
      CHECK((plan::to_json(*warm) == plan::to_json(*cold)));
    }
  }
}

}  // namespace

TEST_CASE(
    "LIVE-14, GIVER-5: at any moment the rest can be planned anew, safely, the past as it was") {
  const plan::Plan plan = plan_of(20);
  for (double t = 5; t < 1190; t += 97) {
    CAPTURE(t);
    const auto progress = at(plan, t);
    const auto next = replanned(plan.request, plan.limits, progress);
    REQUIRE(next.given == static_cast<int>(progress.given.size()));
    for (std::size_t i = 0; i < progress.given.size(); ++i)
      REQUIRE(plan::to_json(next.steps[i]) == plan::to_json(progress.given[i]));
    CHECK(std::abs(to_seconds(next.total) - 1200) <= 2);
    CHECK(unsafe(next) == "");
    Ms now = progress.now;
    for (const Step& s : rest_of(next)) {
      REQUIRE(s.start == now);
      now += s.duration;
    }
  }
}

TEST_CASE("LIVE-14: more time and less time are both met") {
  const plan::Plan plan = plan_of(25);
  for (const double total : {14.0, 20.0, 35.0}) {
    CAPTURE(total);
    plan::Request request = plan.request;
    request.total = seconds(total * 60);
    const auto next = replanned(request, plan.limits, at(plan, 400));
    CHECK(std::abs(to_seconds(next.total) - total * 60) <= 2);
    CHECK(unsafe(next) == "");
  }
}

TEST_CASE("LIVE-13: closing gives the cool-down and the still hold, nothing else") {
  const plan::Plan plan = plan_of(25);
  for (const double t : {200.0, 500.0, 900.0}) {
    CAPTURE(t);
    auto progress = at(plan, t);
    progress.closing = true;
    plan::Request request = plan.request;
    request.total = seconds(t + 150);
    const auto next = replanned(request, plan.limits, progress);
    CHECK(unsafe(next) == "");
    bool held = false;
    Level level = Level::medium;
    for (const Step& s : rest_of(next)) {
      CAPTURE(s.id);
      const bool pause = s.kind == Step::Kind::rest_break || s.kind == Step::Kind::ending;
      CHECK((pause || s.stage == Stage::cool_down || s.stage == Stage::grounding));
      CHECK(s.pressure <= level);
      level = pause ? level : s.pressure;
      held = held || s.stage == Stage::grounding;
    }
    CHECK(held);
  }
}

TEST_CASE("FLOW-1: from the still hold on nothing goes backwards, whatever time is left") {
  const plan::Plan plan = plan_of(10);
  for (const double after : {-6.0, 1.0, 20.0, 59.0})
    for (const double more : {-0.4, 0.0, 20.0}) {
      CAPTURE(after);
      CAPTURE(more);
      const double now = to_seconds(plan.total) + after;
      plan::Request request = plan.request;
      request.total = seconds(now + more * 60);
      const auto next = replanned(request, plan.limits, at(plan, now));
      const bool rests = after > 0;
      for (const Step& s : rest_of(next))
        CHECK(s.stage >= (rests ? Stage::rest : Stage::grounding));
      // It rests for a minute in all, and the massage was over when the hold was.
      if (rests) CHECK(next.total == plan.total);
      if (rests) CHECK(rest_of(next).back().duration == std::max(seconds(1), seconds(60 - after)));
    }
}

TEST_CASE("SCREEN-1: after a new avoid mark nothing touches it any more") {
  const plan::Plan plan = plan_of(25);
  for (const double u : {-0.6, -0.25, 0.3, 0.7})
    for (const double v : {0.1, 0.45, 0.8}) {
      CAPTURE(u);
      CAPTURE(v);
      plan::Limits limits = plan.limits;
      limits.marks.push_back({plan::Mark::Kind::avoid, {u, v}, Mm(20), ""});
      const auto next = replanned(plan.request, limits, at(plan, 300));
      CHECK(unsafe(next) == "");
      const auto spot = body::to_mm(next.body, {u, v});
      for (const Step& s : rest_of(next))
        for (const auto& hand : s.path)
          for (const auto& p : hand.points) {
            if (!p.contact) continue;
            // The centre of the mark in the frame of the footprint.
            const auto d = spot - p.at;
            const double along = d.x * std::cos(p.angle) + d.y * std::sin(p.angle);
            const double across = d.y * std::cos(p.angle) - d.x * std::sin(p.angle);
            const auto& tool = the_guide().tools.at(hand.tool);
            REQUIRE((std::abs(along) > tool.length.value / 2 ||
                     std::abs(across) > tool.width.value / 2));
          }
    }
}

TEST_CASE("LIVE-9: a tool that begins to hurt is not used again") {
  const plan::Plan plan = plan_of(30);
  plan::Request request = plan.request;
  request.giver.hurting_tools = {"thumb"};
  const auto next = replanned(request, plan.limits, at(plan, 320));
  CHECK(unsafe(next) == "");
  for (const Step& s : rest_of(next)) CHECK_FALSE(test::works_with(s, "thumb"));
}

TEST_CASE("LIVE-6: more here gives that area more, less here less") {
  const plan::Plan plan = plan_of(30);
  const auto time_on = [](const plan::Plan& p, std::string_view region, plan::Side side) {
    double out = 0;
    for (const Step& s : rest_of(p))
      if (s.stage == Stage::targeted && s.region == region && s.side == side)
        out += to_seconds(s.duration);
    return out;
  };
  auto progress = at(plan, 200);
  const auto usual = replanned(plan.request, plan.limits, progress);
  const double before = time_on(usual, "shoulder-blade", plan::Side::left);
  for (const plan::Side side : {plan::Side::left, plan::Side::right})
    progress.interest[{"shoulder-blade", side}] = 3;
  const auto more = replanned(plan.request, plan.limits, progress);
  CHECK(time_on(more, "shoulder-blade", plan::Side::left) > before);
  for (const plan::Side side : {plan::Side::left, plan::Side::right})
    progress.interest[{"shoulder-blade", side}] = 0.1;
  const auto less = replanned(plan.request, plan.limits, progress);
  CHECK(time_on(less, "shoulder-blade", plan::Side::left) < before);
}

TEST_CASE("refusals are words for people: too short, too long, nothing open, no position") {
  const auto refused = [](const plan::Request& request, const plan::Limits& limits) {
    const auto made = planner::make_plan(the_guide(), request, limits);
    REQUIRE_FALSE(made.has_value());
    for (const auto& d : made.error()) {
      CHECK(d.place == "plan");
      CHECK(d.message.size() > 20);
    }
    return made.error()[0].message;
  };
  std::set<std::string> words;
  words.insert(refused(minutes(4), {}));
  words.insert(refused(minutes(91), {}));
  plan::Limits closed;
  closed.marks = {{plan::Mark::Kind::avoid, {0, 0.5}, Mm(600), ""}};
  words.insert(refused(minutes(20), closed));
  plan::Limits seated;
  seated.positions = {"seated"};
  words.insert(refused(minutes(20), seated));
  CHECK(words.size() == 4);
  plan::Limits no_hands;
  for (const auto& [id, unused] : the_guide().tools) no_hands.barred_tools.insert(id);
  refused(minutes(20), no_hands);
  plan::Limits short_one;
  short_one.max_total = seconds(15 * 60);
  refused(minutes(20), short_one);
  CHECK(planner::make_plan(the_guide(), minutes(15), short_one).has_value());
}
