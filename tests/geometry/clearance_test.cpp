// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/clearance.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "base/random.hpp"
#include "geometry/trig.hpp"
#include "support/raster.hpp"

using namespace unknot;
using namespace unknot::geometry;
using shapes::PointMm;

namespace {

const Shape& square() {
  static const Shape kSquare = ring({{0, 0}, {100, 0}, {100, 100}, {0, 100}});
  return kSquare;
}

double still(const Print& print, PointMm at, double angle, const Shape& shape) {
  const Placed there{at, angle};
  return clearance(print, there, there, shape);
}

doctest::Approx near(double mm, double within = 0.05) {
  return doctest::Approx(mm).epsilon(within / (1 + std::abs(mm)));
}

}  // namespace

TEST_CASE("BACK-3: a box beside a square, over its edge, inside it") {
  const Print hand = rounded_box(40, 20, 0);
  CHECK(still(hand, {-30, 50}, 0, square()) == near(10));
  CHECK(still(hand, {-30, 50}, kPi / 2, square()) == near(20));
  CHECK(still(hand, {-12, 50}, 0, square()) == near(-8));
  CHECK(still(hand, {50, 50}, 0, square()) == near(-50));  // the middle is as deep as it gets
  CHECK(still(hand, {20, 50}, 0, square()) == near(-40));
  CHECK(still(rounded_box(400, 400, 0), {50, 50}, 0.3, square()) == near(-50));
  CHECK(still(hand, {-26, -18}, 0, square()) == near(10));  // 6 and 8 mm off the corner
}

TEST_CASE("BACK-3: corners of a footprint that are rounded reach less far") {
  const Print hand = rounded_box(60, 60, 20);
  const double corner = 10 * std::sqrt(2.0) + 20;
  CHECK(still(hand, {-50, 50}, kPi / 4, square()) == near(50 - corner));
  CHECK(still(hand, {-50, 50}, 0, square()) == near(20));
  CHECK(still(rounded_box(40, 40, 20), {-50, 50}, 1, square()) == near(30));  // a disc
}

TEST_CASE("BACK-3: an ellipse, whichever way it is turned") {
  const Print thumb = ellipse(20, 16);
  CHECK(still(thumb, {-30, 50}, 0, square()) == near(20));
  CHECK(still(thumb, {-30, 50}, kPi / 2, square()) == near(22));
  const double slanted = std::sqrt((10.0 * 10 + 8 * 8) / 2);
  CHECK(still(thumb, {-30, 50}, kPi / 4, square()) == near(30 - slanted));
  CHECK(still(thumb, {3, 50}, 0, square()) == near(-13));
}

TEST_CASE("SCREEN-1: marks and lines") {
  const Print hand = rounded_box(40, 20, 0);
  CHECK(still(hand, {0, 0}, 0, disc({40, 0}, 15)) == near(5));
  CHECK(still(hand, {0, 0}, 0, disc({5, 0}, 15)) == near(-15));
  CHECK(still(hand, {0, 0}, 0, disc({26, 18}, 4)) == near(6));
  CHECK(still(hand, {0, 0}, 0, line({{30, -50}, {30, 50}}, 4)) == near(6));
  CHECK(still(hand, {0, 0}, 0, line({{10, -50}, {10, 50}}, 4)) == near(-4));
  CHECK(signed_distance({0, 10}, square()) == 0);
  CHECK(signed_distance({30, 50}, square()) == near(-30));
  CHECK(signed_distance({103, 104}, square()) == near(5));
}

TEST_CASE("BACK-2: what matters is the whole way, not its ends") {
  const Print hand = rounded_box(20, 10, 0);
  const Shape mark = disc({100, 12}, 5);
  CHECK(clearance(hand, {{0, 0}, 0}, {{200, 0}, 0}, mark) == near(2));
  // Half a turn on the way: upright when it passes the mark.
  CHECK(clearance(hand, {{0, 0}, 0}, {{200, 0}, kPi}, mark) == near(-3));
  const Placed way[] = {{{0, 0}, 0}, {{200, 0}, 0}, {{200, 12}, 0}, {{120, 12}, 0}};
  CHECK(clearance(hand, way, mark) == near(2));
  CHECK(clearance(hand, way, disc({100, 12}, 9)) == near(-2));
  // A way round a hole in the middle that it never fills.
  const Placed round[] = {{{0, 0}, 0}, {{80, 0}, 0}, {{80, 80}, 0}, {{0, 80}, 0}, {{0, 0}, 0}};
  CHECK(clearance(hand, round, disc({40, 40}, 10)) == near(20));
}

TEST_CASE("BACK-3: looking only for what is nearer changes nothing that is") {
  const Print hand = rounded_box(40, 20, 5);
  const Placed from{{-60, 20}, 0};
  const Placed to{{-25, 70}, 1.2};
  const double exact = clearance(hand, from, to, square());
  CHECK(clearance(hand, from, to, square(), exact + 1) == near(exact));
  CHECK(clearance(hand, from, to, square(), exact - 1) >= exact - 1);
}

TEST_CASE("BACK-3: random ways past random shapes, as the raster says") {
  Random random(77);
  const auto between = [&](double lo, double hi) { return lo + random.unit() * (hi - lo); };
  int inside = 0;
  for (int i = 0; i < 400; ++i) {
    CAPTURE(i);
    test::Stamp stamp{between(12, 170), between(12, 80), 0, i % 3 == 0};
    stamp.corner = i % 2 == 0 ? 0 : between(0, 10);
    if (stamp.ellipse) stamp.length = stamp.width * between(1, 1.4);
    test::Plain plain;
    const int corners = static_cast<int>(random.below(6));
    if (corners >= 3) {
      // A star around a point: no edge crosses another, and it is seldom convex.
      plain.ring = true;
      for (int k = 0; k < corners + 2; ++k) {
        const double angle = 2 * kPi * k / (corners + 2);
        const double far = between(15, 110);
        plain.points.push_back({far * std::cos(angle), far * std::sin(angle)});
      }
    } else {
      plain.radius = between(3, 40);
      for (int k = 0; k <= corners; ++k)
        plain.points.push_back({between(-80, 80), between(-80, 80)});
    }
    std::vector<test::Moment> way;
    std::vector<Placed> path;
    PointMm at{between(-150, 150), between(-150, 150)};
    double angle = between(-3, 3);
    for (auto n = 1 + random.below(4); n > 0; --n) {
      way.push_back({at, angle});
      path.push_back({at, angle});
      at = at + PointMm{between(-80, 80), between(-80, 80)};
      if (i % 4 != 0) angle += between(-1.5, 1.5);
    }
    const Print print = stamp.ellipse ? ellipse(stamp.length, stamp.width)
                                      : rounded_box(stamp.length, stamp.width, stamp.corner);
    const Shape shape = plain.ring                ? ring(plain.points)
                        : plain.points.size() > 1 ? line(plain.points, plain.radius)
                                                  : disc(plain.points[0], plain.radius);
    const double exact = clearance(print, path, shape);
    const double raster = test::raster_clearance(stamp, way, plain);
    // The raster's points are some of those that count, and none is further than its diagonal.
    CHECK(exact < raster + 0.05);
    CHECK(exact > raster - 0.36);
    inside += exact < -1 ? 1 : 0;
  }
  CHECK(inside > 100);
}
