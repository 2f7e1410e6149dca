// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/mirror.hpp"

#include <cmath>
#include <functional>

#include "world.hpp"

namespace unknot::test {
namespace {

const body::Ground& open_ground() {
  static const body::Ground kGround(the_guide(), fitted(), everything());
  return kGround;
}

constexpr double kTurn = 2e-5;  // both angles are rounded

/// Every technique that works on one side, on each of its areas.
void each_pair(const body::Ground& ground,
               const std::function<void(const std::optional<body::Stroke>& left,
                                        const std::optional<body::Stroke>& right)>& visit) {
  for (const auto& [id, t] : the_guide().techniques) {
    if (t.both_sides_at_once) continue;
    for (const auto& region : t.regions) {
      if (the_guide().regions.at(region).midline) continue;
      CAPTURE(id);
      CAPTURE(region);
      const auto drawn = [&](plan::Side side) {
        return body::make_stroke(ground, {&t, region, side, t.max_level, 0, {}});
      };
      visit(drawn(plan::Side::left), drawn(plan::Side::right));
    }
  }
}

bool alike(const plan::HandPath& a, const plan::HandPath& b) {
  bool out = a.tool == b.tool && a.points.size() == b.points.size();
  for (std::size_t i = 0; out && i < a.points.size(); ++i) {
    const plan::PathPoint& p = a.points[i];
    const plan::PathPoint& q = b.points[i];
    out = p.t == q.t && p.level == q.level && p.contact == q.contact && p.at == q.at &&
          std::abs(p.angle - q.angle) < kTurn;
  }
  return out;
}

}  // namespace

TEST_CASE("BACK-6: strokes on the left are the mirror images of those on the right") {
  int pairs = 0;
  each_pair(open_ground(), [&](const auto& left, const auto& right) {
    REQUIRE(left.has_value() == right.has_value());
    if (!left) return;
    ++pairs;
    const body::Stroke image = body::mirrored(*right);
    CHECK(image.side == plan::Side::left);
    CHECK(left->tool == image.tool);
    CHECK(left->level == image.level);
    CHECK(left->spots == image.spots);
    CHECK(left->cycle == image.cycle);
    CHECK(left->tried == image.tried);
    CHECK(alike(left->path[0], image.path[0]));
    CHECK(alike(left->path[1], image.path[1]));
    const body::Stroke back = body::mirrored(image);
    CHECK(alike(back.path[0], right->path[0]));
  });
  CHECK(pairs > 15);
}

TEST_CASE("BACK-6: what a stroke touches and gives is mirrored with it") {
  const body::Chart chart =
      body::make_chart(the_guide(), open_ground().body(), everything().opted_in);
  const body::CellMap map(the_guide(), open_ground().body());
  int pairs = 0;
  each_pair(open_ground(), [&](const auto&, const auto& right) {
    if (!right) return;
    ++pairs;
    const body::Stroke image = body::mirrored(*right);
    const body::Contact touched =
        body::mirrored(chart, body::contact_of(open_ground(), right->path));
    const body::Contact own = body::contact_of(open_ground(), image.path);
    CHECK(touched.deep == own.deep);
    CHECK(touched.level == own.level);
    CHECK(touched.broad == own.broad);
    const auto dose = [&](const body::Stroke& s) {
      return body::dose_of(the_guide(), open_ground().body(), map, s.path);
    };
    const body::Dose given = body::mirrored(map, dose(*right));
    const body::Dose gives = dose(image);
    // A cell right on the rim may fall either way, angles being rounded.
    const auto cells = static_cast<double>(given.cells.size());
    CHECK(std::abs(cells - static_cast<double>(gives.cells.size())) <= 0.03 * cells);
    REQUIRE(given.hands.size() == gives.hands.size());
    for (std::size_t i = 0; i < given.hands.size(); ++i)
      CHECK(std::abs(to_seconds(given.hands[i] - gives.hands[i])) < 0.05);
    for (std::size_t i = 1; i < given.cells.size(); ++i)
      REQUIRE(given.cells[i - 1].cell < given.cells[i].cell);
  });
  CHECK(pairs > 15);
}

TEST_CASE("BACK-6: a back is lopsided where a mark lies on one side, and on the other side there") {
  const auto touched = [](const plan::Limits& limits, shapes::PointMm at) {
    const body::Ground ground(the_guide(), open_ground().body(), limits);
    body::Asked asked;
    ground.note_in(&asked);
    ground.permitted(the_guide().tools.at("thumb"), at, 0, Mm(0));
    ground.note_in(nullptr);
    return ground.lopsided().touches(asked, Level::medium);
  };
  plan::Limits marked;
  marked.marks.push_back({plan::Mark::Kind::avoid, {0.4, 0.6}, Mm(30), ""});
  const shapes::PointMm mark = body::to_mm(open_ground().body(), {0.4, 0.6});
  CHECK_FALSE(touched({}, mark));
  CHECK(touched(marked, mark));
  CHECK(touched(marked, shapes::mirrored(mark)));
  CHECK_FALSE(touched(marked, {mark.x, mark.y - 200}));
}

}  // namespace unknot::test
