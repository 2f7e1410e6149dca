// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "base/random.hpp"
#include "body/route.hpp"
#include "body/world.hpp"
#include "geometry/trig.hpp"
#include "support/massage.hpp"

using namespace unknot;
using test::fitted;
using test::the_guide;

namespace {

plan::Limits with(std::vector<plan::Mark> marks) {
  plan::Limits out = test::everything();
  out.marks = std::move(marks);
  return out;
}

plan::Mark mark(double u, double v, double mm) {
  return {plan::Mark::Kind::avoid, {u, v}, Mm(mm), ""};
}

/// Length that a hand goes in contact, mm.
double contact_mm(const plan::HandPath& hand) {
  double out = 0;
  for (std::size_t i = 0; i + 1 < hand.points.size(); ++i)
    if (hand.points[i].contact) out += body::distance(hand.points[i].at, hand.points[i + 1].at);
  return out;
}

body::Way upwards(double x, double from, double to) {
  return body::smooth_way({{{x, from}, geometry::kPi / 2, Level::medium, 80},
                           {{x, to}, geometry::kPi / 2, Level::medium, 80}},
                          0);
}

/// Nowhere do hands leap, from cycle to cycle neither.
void goes_on(const body::Stroke& s) {
  constexpr double kOnSkin = 300;  // mm/s
  constexpr double kInAir = 1200;
  for (const auto& hand : s.path) {
    const auto& p = hand.points;
    if (p.empty()) continue;
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
      REQUIRE(p[i + 1].t >= p[i].t);
      const double far = body::distance(p[i].at, p[i + 1].at);
      if (far < 1) continue;
      CAPTURE(far);
      CAPTURE(to_seconds(p[i + 1].t - p[i].t));
      REQUIRE(far / to_seconds(p[i + 1].t - p[i].t) < (p[i].contact ? kOnSkin : kInAir));
    }
    REQUIRE(body::distance(p.front().at, p.back().at) < 1);
  }
}

}  // namespace

TEST_CASE("SCREEN-1: a palm's way bends around a small mark, with air, and never over the spine") {
  const auto& palm = the_guide().tools.at("palm");
  const body::Way line = upwards(85, 150, 430);
  for (const bool left : {false, true}) {
    const plan::Mark small = mark(left ? -0.63 : 0.63, 0.4, 5);
    const body::Ground ground(the_guide(), fitted(), with({small}));
    const auto routed = body::around(ground, palm, left ? mirrored(line) : line, left, false);
    CHECK(routed.bent);
    CHECK_FALSE(routed.cut);
    const auto centre = body::to_mm(ground.body(), small.at);
    for (std::size_t i = 0; i < routed.way.size(); ++i) {
      const auto at = routed.way[i].at;
      CHECK((left ? -at.x : at.x) > 55);
      // The hand's edge beside the mark keeps ten millimetres of it.
      if (std::abs(at.y - centre.y) < 80) CHECK(std::abs(centre.x - at.x) > 40 + 5 + 10 - 0.5);
      if (i > 0) CHECK(body::distance(at, routed.way[i - 1].at) < 2.5 * body::kStation);
    }
  }
}

TEST_CASE("SCREEN-1: a mark in the middle of the band leaves most of the rest of it") {
  const auto& walk = the_guide().techniques.at("thumb-walking");
  const body::StrokeWish wish{&walk, "spine-sides", plan::Side::right, Level::medium, 0, {}};
  const auto open = body::make_stroke({the_guide(), fitted(), with({})}, wish);
  // As wide as the band is: 40 mm across.
  const auto marked = body::make_stroke({the_guide(), fitted(), with({mark(0.2, 0.5, 20)})}, wish);
  REQUIRE(open.has_value());
  REQUIRE(marked.has_value());
  CHECK_FALSE(open->bent);
  CHECK_FALSE(open->cut);
  CHECK((marked->bent || marked->cut));
  // Of the band's 370 mm the mark, its air and the thumb's own size take about 80.
  CHECK(marked->spots >= open->spots * 7 / 10);
}

TEST_CASE("SCREEN-1: without marks nothing is bent or cut, on any body") {
  for (const char* build : {"slim", "average", "broad"})
    for (const double stature : {150.0, 172.0, 196.0}) {
      plan::Receiver r;
      r.build = build;
      r.stature_cm = stature;
      const body::Ground ground(the_guide(), fitted(r), with({}));
      for (const auto& [id, t] : the_guide().techniques)
        for (const auto& s : test::strokes_of(ground, t)) {
          CHECK_FALSE(s.bent);
          CHECK_FALSE(s.cut);
        }
    }
}

TEST_CASE("SCREEN-1, FLOW-4: around any marks hands never leap and never touch one") {
  Random random(7);
  const auto between = [&](double a, double b) {
    return a + (b - a) * static_cast<double>(random.below(1000)) / 1000;
  };
  int strokes = 0;
  int changed = 0;
  double contact = 0;
  for (int round = 0; round < 25; ++round) {
    std::vector<plan::Mark> marks;
    for (int n = 0; n < 3; ++n)
      marks.push_back(mark(between(-0.8, 0.8), between(0, 1), between(5, 45)));
    const body::Ground ground(the_guide(), fitted(), with(marks));
    for (const auto& [id, t] : the_guide().techniques)
      for (const auto& s : test::strokes_of(ground, t)) {
        CAPTURE(id);
        CAPTURE(s.region);
        goes_on(s);
        ++strokes;
        changed += s.bent || s.cut ? 1 : 0;
        for (const auto& hand : s.path) {
          contact += contact_mm(hand);
          for (const auto& p : hand.points)
            if (p.contact) REQUIRE(ground.may_rest(the_guide().tools.at(hand.tool), p.at, p.angle));
        }
      }
  }
  CHECK(strokes > 400);
  CHECK(changed > 40);
  CHECK(contact > 0);
}
