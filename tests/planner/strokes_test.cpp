// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/strokes.hpp"

#include <doctest/doctest.h>

#include "body/frame.hpp"
#include "support/massage.hpp"

using namespace unknot;
using planner::Back;
using planner::Strokes;
using test::the_guide;

namespace {

Back a_back() {
  const auto body = body::fit(the_guide(), {}, {});
  REQUIRE(body.has_value());
  return Back(body::make_chart(the_guide(), *body, {}));
}

const guide::Technique& circles() { return the_guide().techniques.at("thumb-circles"); }

const planner::Drawn& get(Strokes& strokes, plan::Side side = plan::Side::right) {
  return strokes.get(circles(), "rhomboids", side, Level::medium, 0);
}

/// How many ways of drawing that stroke the back knows.
std::size_t ways(const Back& back) {
  const auto found = back.ways.find({&circles(), "rhomboids", plan::Side::right, Level::medium, 0});
  return found == back.ways.end() ? 0 : found->second.size();
}

bool same(const planner::Drawn& a, const planner::Drawn& b) {
  if (a.stroke.has_value() != b.stroke.has_value()) return false;
  if (!a.stroke) return true;
  const auto point = [](const plan::PathPoint& p, const plan::PathPoint& q) {
    return p.t == q.t && p.at.x == q.at.x && p.at.y == q.at.y && p.angle == q.angle &&
           p.level == q.level && p.contact == q.contact;
  };
  for (std::size_t hand = 0; hand < 2; ++hand) {
    const plan::HandPath& p = a.stroke->path[hand];
    const plan::HandPath& q = b.stroke->path[hand];
    if (p.tool != q.tool ||
        !std::equal(p.points.begin(), p.points.end(), q.points.begin(), q.points.end(), point))
      return false;
  }
  return a.stroke->level == b.stroke->level && a.stroke->cycle == b.stroke->cycle;
}

plan::Limits capped(const char* region, Level level) {
  plan::Limits out;
  out.area_caps[{region, plan::Side::right}] = level;
  return out;
}

/// Limits as a session has them one after the other, some of which reach the stroke.
std::vector<plan::Limits> one_after_the_other() {
  std::vector<plan::Limits> out(1);
  out.push_back(capped("sacrum", Level::light));
  out.push_back(capped("rhomboids", Level::light));
  out.push_back(capped("rhomboids", Level::none));
  out.push_back({});
  out.back().barred_tools.insert("thumb");
  out.push_back({});
  out.back().barred_techniques.insert("thumb-circles");
  out.push_back({});
  out.back().cap = Level::light;
  out.push_back({});
  out.back().barred_tools.insert("forearm");
  out.push_back({});
  return out;
}

}  // namespace

TEST_CASE(
    "ways of a stroke: whatever the limits were before, it is the one that a new back draws") {
  Back back = a_back();
  std::vector<std::unique_ptr<Strokes>> all;
  int gone = 0;
  int changed = 0;
  std::optional<planner::Drawn> first;
  for (const plan::Limits& limits : one_after_the_other()) {
    CAPTURE(all.size());
    all.push_back(std::make_unique<Strokes>(back, limits));
    for (std::size_t i = 0; i + 1 < all.size(); ++i) all.back()->learn_from(*all[i]);
    const planner::Drawn& here = get(*all.back());
    Back fresh = a_back();
    Strokes alone(fresh, limits);
    CHECK(same(here, get(alone)));
    if (!first) first = here;
    gone += here.stroke ? 0 : 1;
    changed += here.stroke && !same(here, *first) ? 1 : 0;
  }
  // Otherwise there was nothing to confuse.
  CHECK(first->stroke.has_value());
  CHECK(gone >= 2);
  CHECK(changed >= 1);
}

TEST_CASE("ways of a stroke: limits that do not reach it draw nothing, those that do draw once") {
  Back back = a_back();
  Strokes first(back, {});
  get(first);
  CHECK(ways(back) == 1);
  get(first);
  CHECK(ways(back) == 1);

  Strokes elsewhere(back, capped("sacrum", Level::none));
  elsewhere.learn_from(first);
  get(elsewhere);
  CHECK(ways(back) == 1);

  Strokes lighter(back, capped("rhomboids", Level::light));
  lighter.learn_from(first);
  lighter.learn_from(elsewhere);
  get(lighter);
  CHECK(ways(back) == 2);

  // As the first again: both ways are there, the right one is found.
  Strokes again(back, {});
  again.learn_from(elsewhere);
  again.learn_from(lighter);
  CHECK(same(get(again), get(first)));
  CHECK(ways(back) == 2);

  Strokes lighter_again(back, capped("rhomboids", Level::light));
  lighter_again.learn_from(again);
  lighter_again.learn_from(lighter);
  CHECK(same(get(lighter_again), get(lighter)));
  CHECK(ways(back) == 2);

  Strokes stranger(back, {});
  get(stranger);
  CHECK(ways(back) == 3);

  // What it no longer knows of it cannot take over.
  Strokes forgetful(back, {});
  forgetful.learn_from(stranger);
  forgetful.forget(stranger);
  get(forgetful);
  CHECK(ways(back) == 4);
}
