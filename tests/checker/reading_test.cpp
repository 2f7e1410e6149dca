// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "checker/checker.hpp"
#include "checker/good_plan.hpp"
#include "checker/keep.hpp"

/// How rules are read where two readings would be possible.
using namespace unknot;
using namespace unknot::test;
using guide::Stage;

namespace {

std::string told(const World& w) {
  std::string out;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits, {w.happened})) out += f.rule + " ";
  return out;
}

/// The press of the good plan elsewhere and with other levels.
World pressed(PointMm at, std::vector<Lean> lean, const std::string& tool = "palm") {
  World w = good_world();
  put(w, kPress, press(2, lean, at, tool));
  return w;
}

const std::vector<Lean> kMedium{{Level::light, 2.5}, {Level::medium, 8}, {Level::light, 2}};

}  // namespace

TEST_CASE("BACK-2: on the sacrum a palm may cross the midline, above it not") {
  // Turned so that the hand lies across the back, all of it below the limit.
  const auto across = [](double y) {
    World w = pressed({0, y}, kMedium);
    for (auto& path : w.plan.steps[kPress].path)
      for (auto& p : path.points) p.angle = 0;
    w.plan.steps[kPress].path[0].points.clear();
    return w;
  };
  World low = across(-8);
  low.limits.opted_in = {"below"};
  CHECK(told(low).find("BACK-2/spine") == std::string::npos);
  CHECK(told(across(60)).find("BACK-2/spine") != std::string::npos);
}

TEST_CASE("BACK-2: a resting hand may lie on the spine") {
  World w = good_world();
  Circles c;
  c.resting = {0, 200};
  put(w, kThumbLeft, circles(2, c));
  CHECK(told(w) == "");
}

TEST_CASE("BACK-2: a moving hand may not, even without weight") {
  World w = good_world();
  Circles c;
  c.resting = {0, 200};
  put(w, kThumbLeft, circles(2, c));
  w.plan.steps[kThumbLeft].path[1].points.back().at.y += 40;
  CHECK(told(w) == "BACK-2/spine FLOW-4/jump ");
}

TEST_CASE("BACK-2: the hand is judged between the points of its path, too") {
  // Both ends lie clear of the spine, one on each side of it.
  World w = good_world();
  Circles c;
  c.resting = {70, 200};
  put(w, kThumbLeft, circles(2, c));
  auto& hand = w.plan.steps[kThumbLeft].path[1].points;
  hand.back().at.x = -70;
  CHECK(told(w).find("BACK-2/spine") != std::string::npos);
}

TEST_CASE("BACK-3: broad hands count as in a zone from a third of the hand on") {
  CHECK(told(pressed({57, 60}, kMedium)) == "");
  CHECK(told(pressed({66, 150}, kMedium)).find("BACK-3/kidney") != std::string::npos);
}

TEST_CASE("BACK-3: what lies in kidney and last rib together counts, not each by itself") {
  // 30 % and 20 % of a palm: a third in neither, 43 % in both.
  World w = pressed({57, 150}, kMedium);
  const auto share_to_pass = [&](double share) {
    World other = w;
    for (const char* zone : {"kidney", "rib-12"}) other.guide.zones.at(zone).broad_share = share;
    return told(other);
  };
  CHECK(share_to_pass(1.0 / 3).starts_with("BACK-3/"));
  CHECK(share_to_pass(1.0 / 3).find("BACK-3/", 1) == std::string::npos);  // told once
  CHECK(share_to_pass(0.39).starts_with("BACK-3/"));
  CHECK(share_to_pass(0.5) == "");
  w.guide.zones.at("rib-12").broad_share = 0;  // by itself
  w.guide.zones.at("rib-12").broad_max = Level::medium;
  CHECK(told(w) == "");
}

TEST_CASE("BACK-4: an experienced giver who was asked may do more on the lower back") {
  World w = good_world();
  make_firm(w, 60);
  w.limits.lumbar_more = true;
  CHECK(told(w) == "BACK-4/broad ");
  w.plan.request.giver.experience = "experienced";
  CHECK(told(w) == "");
}

TEST_CASE("a body of another size: the strip and the zones follow it") {
  World w = good_world();
  CHECK(told(w) == "");
  w.plan.body.u_unit = Mm(230);  // 0.08 u is now 18.4 mm
  CHECK(told(w).find("BACK-2/spine") != std::string::npos);
  World large_hands = good_world();
  large_hands.plan.body.hand_scale = 1.1;
  CHECK(told(large_hands).find("BACK-2/spine") != std::string::npos);
}

TEST_CASE("BACK-6: moved landmarks bend the atlas for the checker, too") {
  World w = good_world();
  // The inner edge of the blade lies nearer to the spine on this back: the thumbs are on it now.
  const double x = 0.44 * 195;
  w.plan.body.pulls = {
      {{x, 420}, {x, 280}, {-0.08 * 195, 0}, {-0.08 * 195, 0}, Mm(140), Mm(25), Mm(x)}};
  CHECK(told(w).find("BACK-3/blade-edge") != std::string::npos);
}

TEST_CASE("PRESS-3: the check-in may name a group or one region, and a side") {
  World w = good_world();
  w.plan.steps[kAsk].region = "";
  CHECK(told(w) == "");
  w.plan.steps[kAsk].region = "whole-back";
  w.plan.steps[kAsk].side = plan::Side::left;
  CHECK(told(w) == "PRESS-3/check-in PRESS-3/check-in ");
  w.plan.steps[kAsk].side = plan::Side::none;
  CHECK(told(w) == "");
}

TEST_CASE("PRESS-6: after a command pressure may drop by more than one level, not rise") {
  World w = good_world();
  make_firm(w, 270);
  auto& firm = w.plan.steps[kPress + 1];
  for (auto& path : firm.path) {
    path.points.resize(4);
    path.points.back().level = Level::firm;
  }
  firm.cycles = 1;
  firm.duration = firm.path[0].points.back().t;
  retime(w.plan);
  CHECK(told(w) == "PRESS-6/step ");
  w.happened = kPress + 2;
  CHECK(told(w) == "");
}

TEST_CASE("steps that were given are not judged again, but they count") {
  World w = good_world();
  put(w, kKnead, knead(6, 1.25));
  CHECK(told(w) == "FLOW-4/tempo ");
  w.happened = kKnead + 1;
  CHECK(told(w) == "");

  World thumbs = good_world();
  put(thumbs, kThumbLeft, circles(3));
  put(thumbs, kThumbRight, circles(3, mirrored(Circles{})));
  thumbs.happened = kThumbRight;
  CHECK(told(thumbs) == "GIVER-5/run ");
}

TEST_CASE("a given step may have been cut short") {
  World w = good_world();
  w.plan.steps[kThumbLeft].duration = seconds(3);
  retime(w.plan);
  w.happened = kThumbLeft + 1;
  CHECK(told(w) == "");
}

TEST_CASE("after a stop nothing is asked of the form of the massage") {
  World w = good_world();
  w.plan.steps.resize(kKnead);
  w.happened = static_cast<int>(w.plan.steps.size());
  w.plan.total = w.plan.steps.back().start + w.plan.steps.back().duration;
  CHECK(told(w) == "");
}

TEST_CASE("a massage that is wound down owes a cool-down in proportion, and no more") {
  World w = good_world();
  auto& steps = w.plan.steps;
  w.happened = kJoin;
  steps.erase(steps.begin() + kJoin, steps.begin() + kCool);
  const Ms asked = w.plan.request.total;
  retime(w.plan);
  w.plan.request.total = asked;
  w.guide.rules.at("FLOW-5/coverage").limit.at("from_s") = 0;
  CHECK(told(w) == "");
  steps.erase(steps.begin() + kJoin, steps.begin() + kJoin + 2);
  retime(w.plan);
  w.plan.request.total = asked;
  CHECK(told(w) == "FLOW-6/length ");
}

TEST_CASE("FLOW-5: what is closed takes its neighbours out of the coverage") {
  World w = good_world();
  w.guide.rules.at("FLOW-5/coverage").limit.at("from_s") = 0;
  CHECK(told(w) == "");
  // Everything below the ribs on the left is missing.
  for (Step& step : w.plan.steps)
    for (auto& path : step.path)
      for (auto& p : path.points)
        if (p.at.x < 0) p.at.y = std::max(p.at.y, 300.0);
  CHECK(told(w).find("FLOW-5/coverage") != std::string::npos);
  w.limits.area_caps[{"low", plan::Side::left}] = Level::none;
  w.limits.area_caps[{"sides", plan::Side::left}] = Level::none;
  CHECK(told(w).find("FLOW-5/coverage") == std::string::npos);
}

TEST_CASE("numbers that are none do not get past the form") {
  World w = good_world();
  w.plan.steps[kKnead].path[0].points[2].at.x = std::nan("");
  CHECK(told(w) == "PLAN/form ");
  w = good_world();
  w.plan.body.sides.widen = {{0, 1}, {1, std::numeric_limits<double>::infinity()}};
  CHECK(told(w) == "PLAN/form ");
  w = good_world();
  w.plan.body.pulls = {{{85, std::nan("")}, {85, 280}, {}, {}, Mm(140), Mm(25), Mm(85)}};
  CHECK(told(w) == "PLAN/form ");
}

TEST_CASE("hands that go miles are refused, not followed: the time to judge is bounded") {
  World w = good_world();
  auto& points = w.plan.steps[kKnead].path[0].points;
  const plan::PathPoint last = points.back();
  for (int i = 1; i <= 20'000; ++i) {
    points.push_back(last);
    points.back().t = last.t + Ms(i);
    points.back().at = {i % 2 == 0 ? -2000.0 : 2000.0, 100};
    points.back().angle = i % 2 == 0 ? -100 : 100;
  }
  CHECK(told(w) == "PLAN/form ");
}

TEST_CASE("how deep a hand is in a place: the same whatever is known, and never less than that") {
  const World world = good_world();
  const guide::Tool& palm = world.guide.tools.at("palm");
  const checker::Keep box = checker::keep_box(checker::Keep::Kind::spine, {-15, -2000}, {15, 2000});
  const checker::Keep disc = checker::keep_disc(checker::Keep::Kind::avoid, {40, 100}, 30);
  for (const checker::Keep& keep : {box, disc})
    for (int i = 0; i < 60; ++i) {
      const checker::Hand hand{
          &palm, 1.0 + 0.02 * i, {3.0 * i - 60, 90.0 + i}, checker::turn(0.1 * i)};
      const double deep = checker::depth(hand, keep);
      CHECK(checker::depth(hand, keep, deep / 2) == deep);
      CHECK(checker::depth(hand, keep, deep + 1) == deep + 1);
    }
}

TEST_CASE("BACK-6: a body that is folded over cannot be judged") {
  World w = good_world();
  w.plan.body.pulls = {{{85, 420}, {85, 280}, {-50, 0}, {-50, 0}, Mm(140), Mm(25), Mm(85)}};
  CHECK(told(w) == "PLAN/form ");
  w.plan.body.spine = {Mm(400), Mm(0)};
  w.plan.body.pulls.clear();
  CHECK(told(w) == "PLAN/form ");
  w = good_world();
  w.plan.steps.clear();
  w.plan.total = w.plan.request.total = Ms(0);
  CHECK(told(w).find("PLAN/form") == std::string::npos);
}

TEST_CASE("the limits that count are those given to the check, not the plan's claim") {
  World w = good_world();
  w.plan.limits.cap = Level::light;
  CHECK(told(w) == "");
}

TEST_CASE("findings come in order of step, then rule, and each rule speaks once a step") {
  World w = good_world();
  w.limits.cap = Level::light;
  w.limits.barred_tools = {"palm"};
  const auto findings = checker::check(w.guide, w.plan, w.limits);
  REQUIRE(findings.size() > 4);
  for (std::size_t i = 1; i < findings.size(); ++i)
    CHECK(std::pair(findings[i - 1].step, findings[i - 1].rule) <
          std::pair(findings[i].step, findings[i].rule));
  CHECK(plan::verdict(findings) == "unsafe");
}
