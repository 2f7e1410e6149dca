// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/massage.hpp"

using namespace unknot;
using engine::Made;
using engine::Refusal;
using test::minutes;
using test::the_guide;

namespace {

engine::PlanAnswer with_intake(std::string_view intake, double length = 20) {
  auto made = engine::make_plan(the_guide(), minutes(length), intake);
  REQUIRE(made.has_value());
  return *std::move(made);
}

const Refusal& refusal(const engine::PlanAnswer& answer) {
  REQUIRE(std::holds_alternative<Refusal>(answer));
  const Refusal& out = std::get<Refusal>(answer);
  CHECK_FALSE(out.reasons.empty());
  for (const auto& r : out.reasons) {
    CHECK_FALSE(r.id.empty());
    CHECK(r.text.size() > 10);
  }
  return out;
}

bool says(const Refusal& r, std::string_view id) {
  return std::any_of(r.reasons.begin(), r.reasons.end(), [&](const auto& x) { return x.id == id; });
}

std::vector<std::string> places(const Diagnostics& problems) {
  std::vector<std::string> out;
  for (const auto& d : problems) out.push_back(d.place);
  return out;
}

}  // namespace

TEST_CASE("nobody told us of anything: there is a plan, and the advice says to agree first") {
  const auto answer = with_intake("{}");
  REQUIRE(std::holds_alternative<Made>(answer));
  CHECK(test::poor_or_unsafe(std::get<Made>(answer).plan) == "");
  CHECK_FALSE(std::get<Made>(answer).advice.empty());
}

TEST_CASE("SCREEN-2: fever postpones, and the plan is not made at all") {
  const auto answer =
      with_intake(R"({"now": "2026-11-28T20:15Z", "receiver": {"answers": {"fever": "yes"},
          "given": {"fever": "2026-11-28T20:15Z"}}})");
  CHECK(refusal(answer).kind == "postpone");
  CHECK(says(refusal(answer), "fever"));
}

TEST_CASE("SCREEN-4: chest pain is an emergency") {
  const auto answer = with_intake(
      R"({"now": "2026-11-28T20:15Z", "receiver": {"answers": {"chest-emergency": "yes"},
          "given": {"chest-emergency": "2026-11-28T20:15Z"}}})");
  CHECK(refusal(answer).kind == "emergency");
  CHECK(says(refusal(answer), "chest-emergency"));
}

TEST_CASE("SCREEN-4: fragile bones cap the plan, and the plan keeps the cap") {
  const auto answer = with_intake(
      R"({"receiver": {"answers": {"fragile-bones": "yes"},
                       "details": {"fragile-bones-cleared": "yes"},
                       "given": {"fragile-bones": "2026-11-28T20:15Z"}}, "now": "2026-11-28T20:15Z"})");
  REQUIRE(std::holds_alternative<Made>(answer));
  const auto& plan = std::get<Made>(answer).plan;
  CHECK(plan.limits.cap == Level::light);
  CHECK(plan.limits.barred_techniques.contains("heel-sink"));
  for (const auto& s : plan.steps)
    for (const auto& hand : s.path)
      for (const auto& p : hand.points) REQUIRE(p.level <= Level::light);
}

TEST_CASE("SCREEN-1: a marked place in the intake is left alone by the plan") {
  const auto answer = with_intake(
      R"({"receiver": {"marks": [{"kind": "avoid", "u": 0.3, "v": 0.5, "radius_mm": 30}]}})");
  REQUIRE(std::holds_alternative<Made>(answer));
  const auto& plan = std::get<Made>(answer).plan;
  CHECK(plan.limits.marks.size() == 1);
  CHECK(test::has_warning(plan, "marked"));
}

TEST_CASE("GIVER-5: what the giver's hands told in the intake holds") {
  const auto answer = with_intake(R"({"giver": {"hurting_tools": ["thumb"]}})");
  REQUIRE(std::holds_alternative<Made>(answer));
  for (const auto& s : std::get<Made>(answer).plan.steps) CHECK_FALSE(test::works_with(s, "thumb"));
}

TEST_CASE("ROAD-6: no plan is made on answers of another evening, whatever the front end thinks") {
  const auto answer =
      with_intake(R"({"now": "2026-11-28T20:15Z", "receiver": {"answers": {"fever": "no"},
          "agreed": {"consent": true}, "given": {"fever": "2026-10-19T20:15Z"}}})");
  REQUIRE(std::holds_alternative<Refusal>(answer));
  CHECK(std::get<Refusal>(answer).kind == "ask-again");
  CHECK(std::get<Refusal>(answer).reasons.size() == 3);
  CHECK_FALSE(engine::make_plan(the_guide(), minutes(20),
                                std::string_view(R"({"receiver": {"answers": {"fever": "no"}}})"))
                  .has_value());
}

TEST_CASE("a broken intake is a problem with its place, not a plan") {
  for (const char* intake : {"", "[]", R"({"reciever": {}})", R"({"receiver": {"age": "old"}})"}) {
    CAPTURE(intake);
    const auto made = engine::make_plan(the_guide(), minutes(20), std::string_view(intake));
    CHECK_FALSE(made.has_value());
  }
}

TEST_CASE("FLOW-7: four and ninety-one minutes are refused in words") {
  for (const double length : {0.0, 4.0, 91.0, 900.0}) {
    CAPTURE(length);
    CHECK(refusal(test::answer_to(minutes(length))).kind == "no-plan");
  }
}

TEST_CASE("SCREEN-1: a back that is all marked has no plan, and the reason is said") {
  plan::Limits limits;
  limits.marks = {{plan::Mark::Kind::avoid, {0, 0.5}, Mm(600), "all of it"}};
  limits.reasons = {{"skin", "A rash all over the back."}};
  const auto answer = test::answer_to(minutes(20), limits);
  CHECK(refusal(answer).kind == "no-plan");
  CHECK(says(refusal(answer), "no-plan"));
  CHECK(says(refusal(answer), "skin"));
}

TEST_CASE("ids that the guide does not know are problems, all at once, with what would be right") {
  plan::Request request = minutes(20);
  request.focus = {{"elbow", 2}, {"rhomboids:middle", 2}, {"rhomboids:left", 2}};
  request.less = {{"nose", 0.5}};
  request.techniques = {{"karate", "on"}};
  request.giver.hurting_tools = {"toe"};
  plan::Limits limits;
  limits.area_caps[{"moon", guide::Side::left}] = Level::light;
  limits.barred_tools = {"hammer"};
  limits.barred_techniques = {"chop"};
  const auto made = engine::make_plan(the_guide(), request, limits);
  REQUIRE_FALSE(made.has_value());
  CHECK(places(made.error()) ==
        std::vector<std::string>{"/request/focus/elbow", "/request/focus/rhomboids:middle",
                                 "/request/less/nose", "/request/techniques/karate",
                                 "/request/giver/hurting_tools", "/limits/area_caps",
                                 "/limits/barred_tools", "/limits/barred_techniques"});
  for (const auto& d : made.error()) CHECK_FALSE(d.remedy.empty());
}

TEST_CASE("BACK-6: landmarks that cannot be are problems in the input") {
  plan::Request request = minutes(20);
  request.receiver.moved_landmarks["c7"] = {0, 1.5};
  const auto made = engine::make_plan(the_guide(), request, plan::Limits{});
  REQUIRE_FALSE(made.has_value());
  CHECK(places(made.error()) == std::vector<std::string>{"/receiver/moved_landmarks/c7"});
}

TEST_CASE("no plan leaves unchecked: what leaves has no poor and no unsafe finding") {
  for (const double length : {6.0, 13.0, 28.0}) {
    const auto answer = test::answer_to(minutes(length));
    REQUIRE(std::holds_alternative<Made>(answer));
    for (const auto& f : std::get<Made>(answer).findings)
      CHECK(f.severity < plan::Finding::Severity::poor);
  }
}

TEST_CASE("AFTER-4: every technique with contact can be learnt on its own") {
  for (const auto& [id, t] : the_guide().techniques) {
    CAPTURE(id);
    const auto lesson = engine::lesson(the_guide(), id);
    REQUIRE(lesson.has_value());
    if (t.pattern == guide::Pattern::spoken) continue;
    REQUIRE(lesson->steps.size() == 1);
    CHECK(lesson->steps[0].technique == id);
    CHECK(lesson->total > Ms(0));
  }
  CHECK_FALSE(engine::lesson(the_guide(), "karate").has_value());
}

TEST_CASE("LIVE-3: the hands are where the path says, at any moment of the plan and beyond it") {
  const plan::Plan plan = test::plan_of(10);
  int touching = 0;
  for (Ms t{-5000}; t < plan.total + Ms(100000); t += Ms(777)) {
    const auto hands = engine::hands_at(plan, t);
    for (const auto& hand : hands) {
      if (hand.tool.empty()) continue;
      REQUIRE(the_guide().tools.contains(hand.tool));
      REQUIRE(hand.x_mm > -350);
      REQUIRE(hand.x_mm < 350);
      REQUIRE((hand.contact || hand.level == Level::none));
      touching += hand.contact ? 1 : 0;
    }
    if (t < Ms(0)) CHECK(hands[0].tool.empty());
  }
  CHECK(touching > 500);
  CHECK(engine::hands_at({}, Ms(0))[0].tool.empty());
}
