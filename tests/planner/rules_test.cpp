// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/massage.hpp"

/// Rules under wishes that strain them, judged on what the planner makes by itself: the engine
/// would ask for a gentler plan and hide that the planner forgot a rule.
using namespace unknot;
using plan::Stage;
using plan::Step;
using test::minutes;
using test::the_guide;

namespace {

struct Strained {
  std::string wish;
  plan::Plan plan;
  std::vector<plan::Finding> findings;
};

plan::Request knots(double length) {
  plan::Request out = minutes(length);
  out.mix = "knots";
  for (const auto* id : {"thumb-circles", "thumb-walking", "static-points"})
    out.techniques[id] = "more";
  return out;
}

/// One wish by its number, and the limits it comes with.
std::pair<plan::Request, plan::Limits> wish(int number, double length) {
  plan::Request r = minutes(length);
  plan::Limits l;
  switch (number) {
    case 0:
      return {knots(length), l};
    case 1:
      r = knots(length);
      r.pressure = Level::firm;
      l.firm_asked = true;
      return {r, l};
    case 2:
      r = knots(length);
      r.receiver.position = "side-left";
      return {r, l};
    case 3:
      r.focus["rhomboids"] = 4;
      r.pressure = Level::firm;
      l.firm_asked = true;
      return {r, l};
    case 4:
      r.techniques = {{"petrissage", "never"}, {"friction", "on"}};
      return {r, l};
    case 5:
      l.marks = {{plan::Mark::Kind::avoid, {0.3, 0.6}, Mm(25), ""}};
      return {r, l};
    default:
      r.mix = "relaxing";
      r.receiver.position = "seated";
      return {r, l};
  }
}

constexpr int kWishes = 7;

const std::vector<Strained>& strained() {
  static const std::vector<Strained> kAll = [] {
    std::vector<Strained> out;
    for (int number = 0; number < kWishes; ++number)
      for (const double length : {6.0, 10.0, 16.0, 25.0, 40.0, 62.0, 88.0}) {
        const auto [request, limits] = wish(number, length);
        plan::Plan plan = test::planned(request, limits);
        auto findings = engine::check(the_guide(), plan, plan.limits);
        out.push_back({"wish " + std::to_string(number) + ", " + std::to_string(int(length)),
                       std::move(plan), std::move(findings)});
      }
    return out;
  }();
  return kAll;
}

/// What the checker has against them by the rules of that row, or by that one of them.
std::string against(const std::string& row) {
  std::string out;
  for (const Strained& s : strained())
    for (const plan::Finding& f : s.findings)
      if (f.severity >= plan::Finding::Severity::poor && (f.rule + "/").starts_with(row + "/"))
        out += s.wish + ": " + f.rule + " step " + std::to_string(f.step) + " " + f.measured + "\n";
  return out;
}

}  // namespace

TEST_CASE("FLOW-1: stages never run backwards, whatever is wished for") {
  CHECK(against("FLOW-1") == "");
}
TEST_CASE("FLOW-2: nothing goes deep where it is cold, whatever is wished for") {
  CHECK(against("FLOW-2") == "");
}
TEST_CASE("FLOW-3: areas are joined, whatever is wished for") { CHECK(against("FLOW-3") == ""); }
TEST_CASE("FLOW-4: tempo stays in its range and steady, whatever is wished for") {
  CHECK(against("FLOW-4") == "");
}
TEST_CASE("FLOW-5: both sides and all of the back get theirs, whatever is wished for") {
  CHECK(against("FLOW-5") == "");
}
TEST_CASE("FLOW-6: the closing keeps its time and its ways, whatever is wished for") {
  CHECK(against("FLOW-6") == "");
}
TEST_CASE("PRESS-1: no tool goes above its level, whatever is wished for") {
  CHECK(against("PRESS-1") == "");
}
TEST_CASE("PRESS-2: firm is asked for and short, whatever is wished for") {
  CHECK(against("PRESS-2") == "");
}
TEST_CASE("PRESS-3: each rise is asked about, whatever is wished for") {
  CHECK(against("PRESS-3") == "");
}
TEST_CASE("PRESS-6: levels change by one, whatever is wished for") {
  CHECK(against("PRESS-6") == "");
}
TEST_CASE("GIVER-2: breaks come when they are due, whatever is wished for") {
  CHECK(against("GIVER-2") == "");
}
TEST_CASE("GIVER-5: thumbs rest in time, whatever is wished for") {
  CHECK(against("GIVER-5/window") == "");
  CHECK(against("GIVER-5/run") == "");
}

TEST_CASE("FLOW-1: long strokes bring it together between the work and the closing") {
  for (const Strained& s : strained()) {
    CAPTURE(s.wish);
    Ms together{0};
    for (const Step& step : s.plan.steps)
      if (step.stage == Stage::integration && step.technique == "effleurage")
        together += step.duration;
    CHECK(together >= seconds(10));
  }
}

TEST_CASE("FLOW-3: from one side to the other only within a technique, or over a long stroke") {
  for (const Strained& s : strained()) {
    CAPTURE(s.wish);
    const Step* last = nullptr;
    for (const Step& step : s.plan.steps) {
      if (step.technique.empty()) continue;
      // A long stroke is the way across, also where only one side is open to it.
      const bool one_side = step.technique != "effleurage" &&
                            (step.side == plan::Side::left || step.side == plan::Side::right);
      if (step.stage == Stage::targeted && one_side && last != nullptr &&
          last->technique != step.technique && last->technique != "effleurage") {
        CAPTURE(step.id);
        CHECK((last->side == step.side || last->side == plan::Side::both));
      }
      last = &step;
    }
  }
}

TEST_CASE("FLOW-4: long strokes keep one tempo until the closing") {
  for (const Strained& s : strained()) {
    CAPTURE(s.wish);
    double slowest = 0;
    double fastest = 1e9;
    for (const Step& step : s.plan.steps) {
      if (step.technique != "effleurage" || step.stage == Stage::cool_down) continue;
      if (step.stage == Stage::integration) continue;  // takes what the clock leaves
      const double cycle = to_seconds(step.duration) / step.cycles;
      slowest = std::max(slowest, cycle);
      fastest = std::min(fastest, cycle);
    }
    CHECK(slowest <= 1.15 * fastest);
  }
}
