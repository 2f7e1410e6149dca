// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/checker.hpp"

#include <functional>
#include <set>

#include <doctest/doctest.h>

#include "checker/mutations.hpp"
#include "checker/probes.hpp"

using namespace unknot;
using namespace unknot::test;
using Severity = plan::Finding::Severity;

namespace {

std::set<std::string> found(const World& w) {
  std::set<std::string> out;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits)) out.insert(f.rule);
  return out;
}

std::string told(const World& w) {
  std::string out;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits))
    out += f.rule + " step " + std::to_string(f.step) + " at " + std::to_string(f.at.value) + ": " +
           f.measured + " / " + f.limit + "\n";
  return out;
}

}  // namespace

TEST_CASE("the good plan is clean") {
  const World w = good_world();
  CHECK(told(w) == "");
}

TEST_CASE("a firm plan that keeps every rule is clean") {
  World w = good_world();
  make_firm(w, 270);
  CHECK(told(w) == "");
}

TEST_CASE("every rule is tripped by what it is there for, and by nothing else") {
  for (const Mutation& m : mutations()) {
    CAPTURE(m.rule);
    CAPTURE(m.what);
    World w = good_world();
    m.spoil(w);
    INFO(told(w));
    CHECK(found(w) == std::set<std::string>{m.rule});
    if (!m.loosen) continue;
    m.loosen(w);
    INFO(told(w));
    CHECK(found(w).empty());
  }
}

TEST_CASE("without the rule, what it forbids passes, and the checker says that it did not look") {
  for (const Mutation& m : mutations()) {
    if (m.rule == "PLAN/form") continue;  // what cannot be read is refused by any guide
    CAPTURE(m.rule);
    World w = good_world();
    m.spoil(w);
    w.guide.rules.erase(m.rule);
    const auto findings = checker::check(w.guide, w.plan, w.limits);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == m.rule);
    CHECK(findings[0].severity == Severity::cannot_tell);
  }
}

TEST_CASE(
    "a plan that calls its steps given hides nothing with it: a stroke on the spine is found") {
  World w = good_world();
  put(w, kWarm, glide(guide::Stage::warm_up, 9, {.x = 0}));
  const auto honest = found(w);
  REQUIRE(honest.contains("BACK-2/spine"));
  for (std::size_t given = 1; given <= w.plan.steps.size(); ++given) {
    w.plan.given = static_cast<int>(given);
    auto claimed = found(w);
    CHECK(claimed.erase("PLAN/given") == 1);
    CHECK(claimed == honest);
  }
}

TEST_CASE(
    "BACK-2: hands said to be in the air hide no stroke on the spine: 12 of 20 points, all, or "
    "every other") {
  // Up the middle of the back and down again, in 20 points.
  const auto on_the_spine = [](const std::function<bool(int)>& in_the_air) {
    World w = good_world();
    Step stroke = glide(guide::Stage::integration, 2, {.x = 0, .low = 100, .top = 380});
    for (auto& path : stroke.path) {
      const plan::PathPoint first = path.points.front();
      path.points.clear();
      for (int i = 0; i < 20; ++i) {
        plan::PathPoint p = first;
        p.t = seconds(0.5 * i);
        p.at.y = 100 + 30 * (i < 10 ? i : 19 - i);
        p.contact = !in_the_air(i);
        path.points.push_back(p);
      }
    }
    stroke.path[0].points.clear();
    stroke.duration = seconds(9.5 * stroke.cycles);
    put(w, kGather, stroke);
    return found(w);
  };
  CHECK(on_the_spine([](int) { return false; }).contains("BACK-2/spine"));
  CHECK(on_the_spine([](int i) { return i >= 4 && i < 16; }).contains("BACK-1/lift"));
  CHECK(on_the_spine([](int i) { return i % 2 == 0; }).contains("BACK-1/lift"));
  const auto all = on_the_spine([](int) { return true; });
  CHECK(all.contains("BACK-1/lift"));
  CHECK(all.contains("WORDS/pressure"));  // it is called light, and presses nowhere
}

TEST_CASE("BACK-2: many short ways that are each too short to count are a moving hand") {
  World w = good_world();
  auto& points = w.plan.steps[kThumbLeft].path[1].points;
  const plan::PathPoint end = points.back();
  points.resize(1);
  points[0].at = {0, 150};
  for (int i = 1; i <= 80; ++i) {
    plan::PathPoint p = points[0];
    p.t = seconds(0.1 * i);
    p.at.y += 0.9 * i;
    points.push_back(p);
  }
  points.push_back(end);
  points.back().at = points[points.size() - 2].at;
  CHECK(found(w).contains("BACK-2/spine"));
}

TEST_CASE("what a step says is worse where following it would do harm") {
  const auto severity = [](const World& w, const std::string& rule) {
    for (const auto& f : checker::check(w.guide, w.plan, w.limits))
      if (f.rule == rule) return std::string(guide::spelled(plan::kSeverities, f.severity));
    return std::string("clean");
  };
  World w = good_world();
  w.plan.steps[kKnead].pressure = Level::firm;
  CHECK(severity(w, "WORDS/pressure") == "unsafe");
  w.plan.steps[kKnead].pressure = Level::light;
  CHECK(severity(w, "WORDS/pressure") == "unsafe");
  w = good_world();
  w.plan.steps[kKnead].tool = "elbow";
  CHECK(severity(w, "WORDS/tool") == "unsafe");
  w = good_world();
  w.plan.steps[kThumbLeft].tool = "fingertips";
  CHECK(severity(w, "WORDS/tool") == "poor");
  w = good_world();
  w.plan.steps[kThumbLeft].side = plan::Side::right;
  CHECK(severity(w, "WORDS/side") == "unsafe");
  w = good_world();
  w.plan.steps[kThumbLeft].side = plan::Side::both;
  CHECK(severity(w, "WORDS/side") == "poor");
  w = good_world();
  put(w, kKnead, left_hand(knead(3)));
  CHECK(severity(w, "WORDS/side") == "poor");
  w.limits.area_caps[{"paraspinals-mid", plan::Side::right}] = Level::none;
  CHECK(severity(w, "WORDS/side") == "unsafe");
  w = good_world();
  w.plan.steps[kKnead].region = "upper-trapezius";
  CHECK(severity(w, "WORDS/region") == "note");
  w.limits.area_caps[{"upper-trapezius", plan::Side::left}] = Level::none;
  CHECK(severity(w, "WORDS/region") == "unsafe");
}

TEST_CASE("every zone of the guide has a rule") {
  const guide::Guide guide = load_guide();
  for (const auto& [id, zone] : guide.zones) {
    CAPTURE(id);
    CHECK(guide.rules.contains("BACK-3/" + id));
  }
}

TEST_CASE("findings say what was measured, the limit, and a sentence") {
  for (const Mutation& m : mutations()) {
    CAPTURE(m.rule);
    CAPTURE(m.what);
    World w = good_world();
    m.spoil(w);
    for (const auto& f : checker::check(w.guide, w.plan, w.limits)) {
      CHECK(!f.measured.empty());
      CHECK(!f.limit.empty());
      CHECK(f.text == w.guide.rules.at(f.rule).text);
    }
  }
}
