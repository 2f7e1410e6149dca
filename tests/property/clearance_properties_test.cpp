// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>

#include "support/massage.hpp"
#include "support/raster.hpp"
#include "support/strokes.hpp"

/// Where hands go, on random people. UNKNOT_PROPERTY_PERCENT=10 makes it a tenth of the cases, for
/// builds that are slow because they watch themselves.
namespace {

using namespace unknot;
using test::the_guide;

int share_of(int usual) {
  const char* percent = std::getenv("UNKNOT_PROPERTY_PERCENT");
  return percent == nullptr ? usual
                            : static_cast<int>(usual * std::strtol(percent, nullptr, 10) / 100);
}

/// The least of the raster over the pieces that count, the likely ones first.
double raster(const plan::BodyFit& body, const plan::HandPath& hand, const body::Keepout& place) {
  const guide::Tool& tool = the_guide().tools.at(hand.tool);
  const test::Plain shape{place.shape.points, place.shape.kind == geometry::Shape::Kind::ring,
                          place.shape.radius};
  const test::Stamp stamp{tool.length.value * body.hand_scale, tool.width.value * body.hand_scale,
                          0, tool.ellipse};
  const double out = std::hypot(stamp.length, stamp.width) / 2;
  struct Piece {
    double least;
    std::vector<test::Moment> way;
  };
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
    const auto& a = hand.points[i];
    const auto& b = hand.points[i + 1];
    const double way = std::hypot(b.at.x - a.at.x, b.at.y - a.at.y);
    if (!a.contact || body::may_touch(place, tool, a.level, way > 1)) continue;
    pieces.push_back({test::distance_from(shape, (a.at + b.at) * 0.5) - way / 2 - out,
                      {{a.at, a.angle}, {b.at, b.angle}}});
  }
  std::ranges::sort(pieces, {}, &Piece::least);
  double best = geometry::kFar;
  for (const Piece& piece : pieces)
    if (piece.least < best) best = std::min(best, test::raster_clearance(stamp, piece.way, shape));
  return best;
}

}  // namespace

TEST_CASE("BACK-3: clearance agrees with a raster on 10,000 random pairs of stroke and zone") {
  const int wanted = share_of(10000);
  Random random(31);
  int pairs = 0;
  int touching = 0;
  while (pairs < wanted) {
    const test::Person person = test::random_person(the_guide(), random);
    const body::Ground ground(the_guide(), person.body, person.limits);
    auto places = body::keepouts(the_guide(), person.body, person.limits);
    for (const body::Stroke& stroke : test::random_strokes(ground, random, 30)) {
      // Most of them are put somewhere else, as no stroke would be drawn, so that some touch.
      plan::HandPath hand = stroke.path[random.below(2)];
      const shapes::PointMm off{random.unit() * 240 - 120, random.unit() * 240 - 120};
      if (random.below(4) != 0)
        for (auto& p : hand.points) {
          p.at = p.at + off;
          p.contact = true;
          p.level = Level::firm;
        }
      for (int k = 0; k < 3; ++k) {
        const body::Keepout& place = places[random.below(places.size())];
        const double exact = body::clearance(the_guide(), person.body, hand, place);
        if (exact == geometry::kFar) continue;
        CAPTURE(stroke.technique->id);
        CAPTURE(place.id);
        CHECK(std::abs(exact - raster(person.body, hand, place)) < 0.5);
        ++pairs;
        touching += exact < 0 ? 1 : 0;
      }
    }
  }
  MESSAGE(pairs << " pairs, " << touching << " of them touch");
  CHECK(touching > wanted / 20);
}

TEST_CASE("BACK-2, BACK-3, SCREEN-1: no random stroke touches a keep-out, as two judges say") {
  const test::Judged judged = test::judge_strokes(the_guide(), 5, share_of(4000));
  INFO(judged.first);
  CHECK(judged.too_near == 0);
  CHECK(judged.found == 0);
  CHECK(judged.disagreed == 0);
}

TEST_CASE("BACK-2, BACK-3, SCREEN-1: both judges agree, place by place, on strokes put elsewhere") {
  const int strokes = share_of(600);
  const test::Judged judged = test::judge_strokes(the_guide(), 6, strokes, 60);
  MESSAGE(judged.strokes << " strokes, " << judged.too_near << " of them touch");
  INFO(judged.first);
  CHECK(judged.disagreed == 0);
  CHECK(judged.too_near > strokes / 4);
  CHECK(judged.found > strokes / 4);
}
