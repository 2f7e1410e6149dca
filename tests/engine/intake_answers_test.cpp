// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "engine/engine.hpp"
#include "support/massage.hpp"
#include "support/told.hpp"

/// What two people answered reaches the plan; and a plan that cannot be says what to do.

using namespace unknot;
using test::minutes;
using test::the_guide;

namespace {

engine::PlanAnswer answer(const plan::Request& request, std::string_view intake) {
  auto made = engine::make_plan(the_guide(), request, test::just_now(intake));
  REQUIRE(made.has_value());
  return *std::move(made);
}

plan::Plan planned(const plan::Request& request, std::string_view intake) {
  const auto made = answer(request, intake);
  REQUIRE(std::holds_alternative<engine::Made>(made));
  return std::get<engine::Made>(made).plan;
}

/// Seconds since the last rest of a minute (or the start), at each of them.
std::vector<double> gaps(const plan::Plan& plan) {
  std::vector<double> out;
  Ms since{0};
  for (const plan::Step& s : plan.steps) {
    if (s.kind != plan::Step::Kind::rest_break || s.duration < seconds(60)) continue;
    out.push_back(to_seconds(s.start - since));
    since = s.start + s.duration;
  }
  return out;
}

}  // namespace

TEST_CASE("SCREEN-9: the experience that the giver told of is the plan's") {
  CHECK(
      planned(minutes(8), R"({"giver": {"experience": "experienced"}})").request.giver.experience ==
      "experienced");
  plan::Request boasting = minutes(8);
  boasting.giver.experience = "experienced";
  boasting.techniques["scapula-lift"] = "on";
  const plan::Plan plan = planned(boasting, R"({"giver": {"experience": "beginner"}})");
  CHECK(plan.request.giver.experience == "beginner");
  for (const auto& s : plan.steps) CHECK(s.technique != "scapula-lift");
  CHECK(planned(boasting, "{}").request.giver.experience == "experienced");
}

TEST_CASE("BACK-4, SCREEN-9: asked for and experienced, both from the intake, reach the limits") {
  CHECK(planned(minutes(8), R"({"receiver": {"asked_lumbar_more": true},
                                "giver": {"experience": "experienced"}})")
            .limits.lumbar_more);
}

TEST_CASE("SCREEN-2: an accepted cold shortens the default massage, and says so") {
  const plan::Plan plan =
      planned(minutes(20), R"({"receiver": {"answers": {"cold": "yes"}}, "accepted": ["cold"]})");
  CHECK(plan.total <= seconds(15 * 60 + 2));
  CHECK(plan.total >= seconds(15 * 60 - 2));
  CHECK(test::has_warning(plan, "shortened"));
  CHECK(test::poor_or_unsafe(plan) == "");
}

TEST_CASE("SCREEN-9: whatever shortens the day shortens the plan") {
  for (const char* intake : {R"({"giver": {"answers": {"giver-hands": "yes"}}})",
                             R"({"giver": {"answers": {"giver-back": "unsure"}}})",
                             R"({"giver": {"answers": {"giver-tired": "yes"}}})"}) {
    CAPTURE(intake);
    const plan::Plan plan = planned(minutes(40), intake);
    CHECK(plan.total <= seconds(20 * 60 + 2));
    CHECK(test::has_warning(plan, "shortened"));
  }
}

TEST_CASE("PLAN-1: reasons say what stands in the way and what to do, never a rule's own text") {
  std::set<std::string> rules;
  for (const auto& [id, rule] : the_guide().rules) rules.insert(rule.text);
  int refusals = 0;
  for (const double radius : {90.0, 110.0, 130.0, 150.0})
    for (const double v : {0.2, 0.5, 0.8}) {
      plan::Limits limits;
      limits.marks = {{plan::Mark::Kind::avoid, {0.1, v}, Mm(radius), ""}};
      plan::Request request = minutes(20);
      request.receiver.stature_cm = 150;
      const auto made = test::answer_to(request, limits);
      const auto* refusal = std::get_if<engine::Refusal>(&made);
      if (refusal == nullptr) continue;
      ++refusals;
      for (const auto& r : refusal->reasons) CHECK_FALSE(rules.contains(r.text));
    }
  plan::Request hurting = minutes(30);
  for (const auto& [id, tool] : the_guide().tools)
    if (id != "palm") hurting.giver.hurting_tools.insert(id);
  hurting.giver.stamina = "low";
  hurting.total = seconds(90 * 60);
  const auto made = test::answer_to(hurting);
  if (const auto* refusal = std::get_if<engine::Refusal>(&made)) {
    ++refusals;
    for (const auto& r : refusal->reasons) CHECK_FALSE(rules.contains(r.text));
  }
  CHECK(refusals > 0);
}

TEST_CASE("GIVER-2: the minute's rest comes within the quarter of an hour") {
  for (const double length : {18.0, 33.0, 45.0, 60.0, 87.0})
    for (const std::uint64_t seed : {1U, 4U}) {
      CAPTURE(length);
      plan::Request request = minutes(length);
      request.seed = seed;
      for (const double gap : gaps(test::plan_of(request))) CHECK(gap <= 900);
    }
}
