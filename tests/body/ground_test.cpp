// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/ground.hpp"

#include <cmath>

#include "body/world.hpp"
#include "geometry/trig.hpp"
#include "support/massage.hpp"

using namespace unknot;
using test::fitted;
using test::the_guide;

namespace {

/// Points on the rim and in the middle of the footprint, by textbook trigonometry.
std::vector<shapes::PointMm> points_of(const body::Footprint& f) {
  std::vector<shapes::PointMm> out{f.at};
  for (int i = 0; i < 32; ++i) {
    const double a = i * geometry::kPi / 16;
    double x = std::cos(a);
    double y = std::sin(a);
    if (!f.ellipse) {
      const double most = std::max(std::abs(x), std::abs(y));
      x /= most;
      y /= most;
    }
    x *= f.length.value / 2;
    y *= f.width.value / 2;
    out.push_back({f.at.x + x * std::cos(f.angle) - y * std::sin(f.angle),
                   f.at.y + x * std::sin(f.angle) + y * std::cos(f.angle)});
  }
  return out;
}

/// Every tool at many places and angles: `visit(tool, level, footprint)` where it may press.
template <class Visit>
void everywhere(const body::Ground& ground, Visit visit) {
  int places = 0;
  for (const auto& [id, tool] : the_guide().tools)
    for (double x = -230; x <= 230; x += 11)
      for (double y = -40; y <= 540; y += 17)
        for (const double angle : {0.0, 0.8, geometry::kPi / 2, 2.4}) {
          const Level level = ground.permitted(tool, {x, y}, angle, Mm(0));
          if (level == Level::none) continue;
          ++places;
          visit(tool, level, body::footprint(tool, ground.body(), {x, y}, angle));
        }
  // Enough of the back is open for the test to mean something.
  CHECK(places > 3000);
}

}  // namespace

TEST_CASE("BACK-2: nothing may press with any part of it on the strip over the spine") {
  const auto body = fitted();
  const body::Ground ground(the_guide(), body, test::everything());
  const double strip = std::max(15.0, 0.08 * body.u_unit.value);
  CHECK(ground.strip() >= strip);
  const double sacrum_top = 0.07 * body.v_unit.value;
  int in_strip = 0;
  everywhere(ground, [&](const guide::Tool& tool, Level, const body::Footprint& f) {
    for (const auto p : points_of(f)) {
      const bool flat_on_sacrum = tool.id == "palm" && p.y < sacrum_top;
      if (!flat_on_sacrum && std::abs(p.x) < strip - 0.01) ++in_strip;
    }
  });
  CHECK(in_strip == 0);
}

TEST_CASE(
    "BACK-2: on the sacrum a flat palm may cross the midline up to medium, no other tool may") {
  plan::Limits limits = test::everything();
  for (const auto& [id, unused] : the_guide().zones) limits.opted_in.insert(id);
  const body::Ground ground(the_guide(), fitted(), limits);
  const auto best = [&](const char* tool) {
    Level out = Level::none;
    for (double y = -60; y < 60; y += 5)
      for (const double angle : {0.0, 0.6, geometry::kPi / 2})
        out = std::max(out, ground.permitted(the_guide().tools.at(tool), {0, y}, angle, Mm(0)));
    return out;
  };
  CHECK(best("palm") == Level::medium);
  for (const char* tool : {"thumb", "knuckles", "heel", "forearm", "fingertips"})
    CHECK(best(tool) == Level::none);
}

TEST_CASE("SCREEN-1: no tool may press, nor a hand rest, with any part of it on an avoid mark") {
  plan::Limits limits = test::everything();
  limits.marks = {{plan::Mark::Kind::avoid, {0.3, 0.5}, Mm(40), ""},
                  {plan::Mark::Kind::avoid, {-0.5, 0.85}, Mm(15), ""}};
  const body::Ground ground(the_guide(), fitted(), limits);
  int on_mark = 0;
  const auto touches_mark = [&](const body::Footprint& f) {
    for (const auto p : points_of(f))
      for (const auto& m : limits.marks) {
        const auto at = body::to_mm(ground.body(), m.at);
        if (std::hypot(p.x - at.x, p.y - at.y) < m.radius.value - 0.01) return true;
      }
    return false;
  };
  everywhere(ground, [&](const guide::Tool&, Level, const body::Footprint& f) {
    on_mark += touches_mark(f) ? 1 : 0;
  });
  CHECK(on_mark == 0);
  const auto& palm = the_guide().tools.at("palm");
  int rested = 0;
  for (double x = -230; x <= 230; x += 11)
    for (double y = -40; y <= 540; y += 17)
      if (ground.may_rest(palm, {x, y}, 1.2)) {
        ++rested;
        REQUIRE_FALSE(touches_mark(body::footprint(palm, ground.body(), {x, y}, 1.2)));
      }
  CHECK(rested > 100);
}

TEST_CASE("SCREEN-1: a sore mark gets light, broad touch only") {
  plan::Limits limits = test::everything();
  limits.marks = {{plan::Mark::Kind::sore, {0.3, 0.6}, Mm(30), ""}};
  const body::Ground ground(the_guide(), fitted(), limits);
  const auto at = body::to_mm(ground.body(), {0.3, 0.6});
  for (const auto& [id, tool] : the_guide().tools) {
    CAPTURE(id);
    CHECK(ground.permitted(tool, at, 0, Mm(0)) <= (tool.point ? Level::none : Level::light));
  }
  CHECK(ground.permitted(the_guide().tools.at("palm"), at, geometry::kPi / 2, Mm(0)) ==
        Level::light);
}

TEST_CASE("BACK-3: point tools and heels stay out of the kidney zone altogether") {
  const body::Ground ground(the_guide(), fitted(), test::everything());
  const auto& zone = the_guide().zones.at("kidney");
  int inside = 0;
  everywhere(ground, [&](const guide::Tool& tool, Level, const body::Footprint& f) {
    if (!tool.point && tool.id != "heel") return;
    for (const auto p : points_of(f)) {
      const auto uv = body::to_uv(ground.body(), {std::abs(p.x), p.y});
      if (uv.x > zone.points[0].x + 1e-6 && uv.x < zone.points[1].x - 1e-6 &&
          uv.y > zone.points[0].y + 1e-6 && uv.y < zone.points[2].y - 1e-6)
        ++inside;
    }
  });
  CHECK(inside == 0);
}

TEST_CASE("BACK-3: in the kidney zone a flat hand is light at most") {
  const body::Ground ground(the_guide(), fitted(), test::everything());
  const auto middle = body::to_mm(ground.body(), {0.465, 0.27});
  const auto& palm = the_guide().tools.at("palm");
  CHECK(ground.permitted(palm, middle, geometry::kPi / 2, Mm(0)) == Level::light);
}

TEST_CASE("BACK-4: thumbs on the lower back are light at most") {
  plan::Limits limits = test::everything();
  limits.lumbar_more = false;
  const body::Ground ground(the_guide(), fitted(), limits);
  int firm = 0;
  int light = 0;
  for (double x = 27; x < 50; x += 3)
    for (double y = 40; y < 150; y += 5) {
      const Level level = ground.permitted(the_guide().tools.at("thumb"), {x, y}, 1.5, Mm(0));
      (level > Level::light ? firm : light) += level > Level::none ? 1 : 0;
    }
  CHECK(firm == 0);
  CHECK(light > 0);
}

TEST_CASE("a cap on all, a closed area, and a barred opt-in hold at every place") {
  plan::Limits limits = test::everything();
  limits.cap = Level::light;
  limits.area_caps[{"rhomboids", guide::Side::right}] = Level::none;
  const body::Ground ground(the_guide(), fitted(), limits);
  everywhere(ground, [&](const guide::Tool&, Level level, const body::Footprint&) {
    REQUIRE(level == Level::light);
  });
  const auto& thumb = the_guide().tools.at("thumb");
  const auto at = body::to_mm(ground.body(), {0.28, 0.72});
  CHECK(ground.permitted(thumb, at, 1.5, Mm(0)) == Level::none);
  CHECK(ground.permitted(thumb, shapes::mirrored(at), geometry::kPi - 1.5, Mm(0)) == Level::light);
}

TEST_CASE("a margin never allows more") {
  const body::Ground ground(the_guide(), fitted(), test::everything());
  int places = 0;
  for (const auto& [id, tool] : the_guide().tools)
    for (double x = -200; x <= 200; x += 13)
      for (double y = 0; y <= 500; y += 19) {
        const Level bare = ground.permitted(tool, {x, y}, 0.5, Mm(0));
        REQUIRE(ground.permitted(tool, {x, y}, 0.5, Mm(12)) <= bare);
        places += bare > Level::none ? 1 : 0;
      }
  CHECK(places > 500);
}

TEST_CASE("areas: every region has cells, groups are their members, overlaps are shares") {
  const body::Ground ground(the_guide(), fitted(), test::everything());
  for (const auto& [id, region] : the_guide().regions) {
    CAPTURE(id);
    const auto bits = ground.bits(id, plan::Side::both) | ground.bits(id, plan::Side::none);
    CHECK(bits != 0);
    if (region.group) {
      for (const auto& member : region.members)
        CHECK((bits & ground.bits(member, plan::Side::both)) ==
              ground.bits(member, plan::Side::both));
    } else {
      CHECK(ground.open_cells(bits) > 0);
    }
  }
  const auto right = ground.bits("rhomboids", plan::Side::right);
  const auto& thumb = the_guide().tools.at("thumb");
  const auto on =
      body::footprint(thumb, ground.body(), body::to_mm(ground.body(), {0.28, 0.72}), 0);
  auto off = on;
  off.at = shapes::mirrored(on.at);
  CHECK(ground.overlap(on, right).share > 0.9);
  CHECK(ground.overlap(off, right).share == 0);
}
