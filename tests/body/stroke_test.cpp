// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/stroke.hpp"

#include <cmath>

#include "body/world.hpp"
#include "support/massage.hpp"

using namespace unknot;
using test::fitted;
using test::sides_of;
using test::strokes_of;
using test::the_guide;

namespace {

const body::Ground& open_ground() {
  static const body::Ground kGround(the_guide(), fitted(), test::everything());
  return kGround;
}

/// The techniques with that number that touch.
std::vector<const guide::Technique*> techniques(std::string_view number) {
  std::vector<const guide::Technique*> out;
  for (const auto& [id, t] : the_guide().techniques)
    if (t.number == number && t.pattern != guide::Pattern::spoken) out.push_back(&t);
  return out;
}

/// Each of them finds a stroke on at least one of its regions, and there on every side.
void finds_its_place(std::string_view number) {
  const auto all = techniques(number);
  REQUIRE_FALSE(all.empty());
  for (const auto* t : all) {
    CAPTURE(t->id);
    const Level level = std::max(t->min_level, lower(Level::medium, t->max_level));
    int regions = 0;
    for (const auto& region : t->regions) {
      CAPTURE(region);
      std::size_t found = 0;
      for (const plan::Side side : sides_of(*t, region)) {
        const auto stroke = body::make_stroke(open_ground(), {t, region, side, level, 0, {}});
        if (!stroke) continue;
        ++found;
        CHECK(stroke->cycle > Ms(0));
        CHECK(stroke->level <= level);
        const bool still = t->pattern == guide::Pattern::rest;
        CHECK((stroke->level > Level::none) == !still);
      }
      CHECK((found == 0 || found == sides_of(*t, region).size()));
      regions += found > 0 ? 1 : 0;
    }
    CHECK(regions > 0);
  }
}

template <class Visit>
void every_stroke(Visit visit) {
  int count = 0;
  for (const auto& [id, t] : the_guide().techniques)
    for (const auto& s : strokes_of(open_ground(), t)) {
      CAPTURE(id);
      CAPTURE(s.region);
      visit(s);
      ++count;
    }
  CHECK(count > 30);
}

/// Does a hand press on that side of the midline?
bool presses_on(const body::Stroke& stroke, bool left) {
  for (const auto& hand : stroke.path)
    for (const auto& p : hand.points)
      if (p.contact && p.level > Level::none && (p.at.x < 0) == left) return true;
  return false;
}

}  // namespace

TEST_CASE("TECH-1: effleurage finds its way on an average back") { finds_its_place("TECH-1"); }
TEST_CASE("TECH-2: kneading finds its place on an average back") { finds_its_place("TECH-2"); }
TEST_CASE("TECH-3: thumb circles find their place on an average back") {
  finds_its_place("TECH-3");
}
TEST_CASE("TECH-4: the heel finds its place above the blade") { finds_its_place("TECH-4"); }
TEST_CASE("TECH-5: the scapula lift finds its place, where it is asked for") {
  finds_its_place("TECH-5");
}
TEST_CASE("TECH-6: thumbs find their walk beside the spine") { finds_its_place("TECH-6"); }
TEST_CASE("TECH-7: knuckles and forearm find their lanes") {
  finds_its_place("TECH-7");
  CHECK(techniques("TECH-7").size() == 2);
}
TEST_CASE("TECH-8: points find their place beside the spine") { finds_its_place("TECH-8"); }
TEST_CASE("TECH-9: palms find their place on the lower back") { finds_its_place("TECH-9"); }
TEST_CASE("TECH-10: glides find their place on the sacrum") { finds_its_place("TECH-10"); }
TEST_CASE("TECH-11: kneading finds its place above the pelvis") { finds_its_place("TECH-11"); }
TEST_CASE("TECH-12: hands find the shoulders for a stretch, where it is asked for") {
  finds_its_place("TECH-12");
}
TEST_CASE("TECH-13: both hands find a place to lie still") { finds_its_place("TECH-13"); }
TEST_CASE("TECH-15: friction finds its place, where it is asked for") {
  finds_its_place("TECH-15");
}

TEST_CASE("TECH-6: a walk up both sides was one up the right; each wish for both is one") {
  int strokes = 0;
  for (const auto& [id, t] : the_guide().techniques) {
    if (t.pattern == guide::Pattern::rest) continue;
    for (const auto& region : t.regions) {
      CAPTURE(id);
      CAPTURE(region);
      const Level level = std::max(t.min_level, lower(Level::medium, t.max_level));
      const auto both =
          body::make_stroke(open_ground(), {&t, region, plan::Side::both, level, 0, {}});
      if (!both) continue;
      ++strokes;
      CHECK(presses_on(*both, true));
      CHECK(presses_on(*both, false));
    }
  }
  CHECK(strokes > 15);
}

TEST_CASE("TECH-6: up both sides each thumb has its own, and they never press at once") {
  const auto& walk = the_guide().techniques.at("thumb-walking");
  const auto both = body::make_stroke(
      open_ground(), {&walk, "spine-sides", plan::Side::both, Level::medium, 0, {}});
  REQUIRE(both.has_value());
  std::array<std::vector<std::pair<Ms, Ms>>, 2> presses;
  for (const std::size_t hand : {0U, 1U}) {
    const auto& points = both->path[hand].points;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      CHECK((points[i].at.x < 0) == (hand == static_cast<std::size_t>(guide::Hand::left)));
      if (points[i].contact && points[i].level > Level::none)
        presses[hand].emplace_back(points[i].t, points[i + 1].t);
    }
    CHECK(presses[hand].size() >= 3);
  }
  for (const auto& [from, to] : presses[0])
    for (const auto& [start, end] : presses[1]) CHECK((to <= start || end <= from));
  // Where one side is closed, both thumbs go up the other.
  plan::Limits limits = test::everything();
  for (const auto* region : {"paraspinals-upper", "paraspinals-mid", "paraspinals-lower"})
    limits.area_caps[{region, plan::Side::left}] = Level::none;
  const body::Ground half(the_guide(), fitted(), limits);
  const auto one =
      body::make_stroke(half, {&walk, "spine-sides", plan::Side::both, Level::medium, 0, {}});
  const auto right =
      body::make_stroke(half, {&walk, "spine-sides", plan::Side::right, Level::medium, 0, {}});
  REQUIRE((one && right));
  for (const std::size_t hand : {0U, 1U}) {
    const auto& a = one->path[hand].points;
    const auto& b = right->path[hand].points;
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
      REQUIRE((a[i].t == b[i].t && a[i].at.x == b[i].at.x && a[i].at.y == b[i].at.y));
  }
}

TEST_CASE("TECH-1: a long stroke goes up beside the spine and returns lightly to where it began") {
  const auto strokes = strokes_of(open_ground(), the_guide().techniques.at("effleurage"));
  REQUIRE(strokes.size() == 1);
  for (const auto& hand : strokes[0].path) {
    REQUIRE(hand.points.size() > 4);
    const auto& first = hand.points.front();
    const auto& last = hand.points.back();
    CHECK(std::hypot(first.at.x - last.at.x, first.at.y - last.at.y) < 5);
    double top = -1e9;
    double bottom = 1e9;
    for (const auto& p : hand.points) {
      top = std::max(top, p.at.y);
      bottom = std::min(bottom, p.at.y);
    }
    Level down = Level::none;
    bool past_top = false;
    for (const auto& p : hand.points) {
      // The turn at the top is part of the way up.
      if (past_top && p.at.y < top - 10) down = std::max(down, p.level);
      past_top = past_top || p.at.y == top;
      CHECK(p.contact);
    }
    const double palm = the_guide().tools.at("palm").length.value;
    CHECK(top - bottom + palm > 0.95 * open_ground().body().v_unit.value);
    CHECK(strokes[0].level == Level::medium);
    CHECK(down == Level::light);
  }
}

TEST_CASE("PRESS-6: along every path levels change by one step, and hands press only in contact") {
  every_stroke([](const body::Stroke& s) {
    for (const auto& hand : s.path)
      for (std::size_t i = 0; i < hand.points.size(); ++i) {
        const auto& p = hand.points[i];
        REQUIRE((p.contact || p.level == Level::none));
        if (i == 0) continue;
        const auto& before = hand.points[i - 1];
        REQUIRE(p.t >= before.t);
        if (p.contact && before.contact) REQUIRE(std::abs(rank(p.level) - rank(before.level)) <= 1);
      }
  });
}

TEST_CASE("BACK-2, BACK-3: every point of every path is permitted where it lies") {
  every_stroke([](const body::Stroke& s) {
    for (const auto& hand : s.path) {
      if (hand.points.empty()) continue;
      const auto& tool = the_guide().tools.at(hand.tool);
      for (std::size_t i = 0; i < hand.points.size(); ++i) {
        const auto& p = hand.points[i];
        if (!p.contact || p.level == Level::none) continue;
        REQUIRE(open_ground().permitted(tool, p.at, p.angle, Mm(0)) >= p.level);
      }
    }
  });
}

TEST_CASE("FLOW-4: the pose moves without leaps, from cycle to cycle too") {
  every_stroke([](const body::Stroke& s) {
    plan::Step step;
    step.path = s.path;
    step.cycles = 2;
    step.duration = s.cycle * 2;
    constexpr Ms kFrame(16);
    for (const auto& [hand, unused] : guide::kHands) {
      if (s.path[static_cast<std::size_t>(hand)].points.empty()) {
        CHECK_FALSE(body::pose(step, hand, Ms(100)).present);
        continue;
      }
      body::Pose last = body::pose(step, hand, Ms(0));
      for (Ms t = kFrame; t <= step.duration; t += kFrame) {
        const body::Pose now = body::pose(step, hand, t);
        REQUIRE(now.present);
        // A hand on the skin slides; in the air it is quicker, but never jumps.
        const double far = std::hypot(now.at.x - last.at.x, now.at.y - last.at.y);
        REQUIRE(far <= (last.contact && now.contact ? 8 : 30));
        last = now;
      }
    }
  });
}

TEST_CASE("the pose before the start, at the ends and after the end is on the path") {
  plan::Step step;
  step.duration = Ms(4000);
  step.cycles = 2;
  plan::PathPoint a;
  a.at = {10, 20};
  a.contact = true;
  a.level = Level::light;
  plan::PathPoint b = a;
  b.t = Ms(2000);
  b.at = {30, 20};
  step.path[1].points = {a, b};
  using guide::Hand;
  CHECK(body::pose(step, Hand::right, Ms(0)).at == a.at);
  CHECK(body::pose(step, Hand::right, Ms(1000)).at == shapes::PointMm{20, 20});
  CHECK(body::pose(step, Hand::right, Ms(3000)).at == shapes::PointMm{20, 20});
  CHECK(body::pose(step, Hand::right, Ms(4000)).at == b.at);
  CHECK(body::pose(step, Hand::right, Ms(400000)).at == b.at);
  CHECK_FALSE(body::pose(step, Hand::left, Ms(0)).present);
}

TEST_CASE("LIVE-9: without a tool the next one is used, or nothing is found") {
  const auto& points = the_guide().techniques.at("static-points");
  const auto on_left = [&](const plan::Limits& limits, std::vector<std::string> without) {
    const body::Ground ground(the_guide(), fitted(), limits);
    return body::make_stroke(
        ground, {&points, "paraspinals-mid", plan::Side::left, Level::medium, 0, without});
  };
  plan::Limits limits = test::everything();
  REQUIRE(on_left(limits, {}).has_value());
  CHECK(on_left(limits, {})->tool->id == "thumb");
  limits.barred_tools = {"thumb"};
  REQUIRE(on_left(limits, {}).has_value());
  CHECK(on_left(limits, {})->tool->id == "knuckles");
  CHECK_FALSE(on_left(limits, {"knuckles"}).has_value());
  limits = test::everything();
  limits.barred_techniques = {"static-points"};
  CHECK_FALSE(on_left(limits, {}).has_value());
}

TEST_CASE("a retimed path ends exactly where it is told to, in order") {
  every_stroke([](const body::Stroke& s) {
    const Ms to(s.cycle.value * 113 / 100 + 7);
    const auto path = body::retimed(s.path, s.cycle, to);
    for (const auto& hand : path)
      for (std::size_t i = 0; i < hand.points.size(); ++i) {
        if (i + 1 == hand.points.size()) REQUIRE(hand.points[i].t == to);
        if (i > 0) REQUIRE(hand.points[i].t >= hand.points[i - 1].t);
      }
  });
}
