// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "body/dose.hpp"
#include "body/world.hpp"

/// Each technique works where its regions are, and no quicker than its data say.

using namespace unknot;
using namespace unknot::test;

namespace {

/// One cycle of the working hands as a plan.
plan::Plan plan_with(const plan::BodyFit& body, const body::Stroke& stroke) {
  plan::Plan out;
  out.body = body;
  plan::Step step;
  step.id = 1;
  step.kind = stroke.hold ? plan::Step::Kind::hold : plan::Step::Kind::stroke;
  step.technique = stroke.technique->id;
  step.region = stroke.region;
  step.side = stroke.side;
  step.tool = stroke.tool->id;
  step.pressure = stroke.level;
  step.duration = stroke.cycle;
  step.path = stroke.path;
  out.total = stroke.cycle;
  out.steps = {step};
  return out;
}

/// Share of the stroke's region, of its side, that the hands touch in one cycle.
double touched(const body::CellMap& map, const body::Stroke& stroke, const plan::BodyFit& body) {
  const auto dose = body::dose_of(the_guide(), map, plan_with(body, stroke));
  double sum = 0;
  int n = 0;
  for (std::size_t i = 0; i < map.areas().size(); ++i) {
    const plan::Area& area = map.areas()[i];
    if (area.region != stroke.region) continue;
    if (stroke.side == plan::Side::left && area.side != plan::Side::left) continue;
    if (stroke.side == plan::Side::right && area.side != plan::Side::right) continue;
    sum += body::covered(map, dose, i, Ms(1));
    ++n;
  }
  return n == 0 ? 0 : sum / n;
}

/// Rounds a second of a hand that goes round and round: how often it turns back from left to right.
double rounds_per_s(const plan::HandPath& hand) {
  int turns = 0;
  double moving = 0;
  double way = 0;
  for (std::size_t i = 1; i < hand.points.size(); ++i) {
    const auto& a = hand.points[i - 1];
    const auto& b = hand.points[i];
    moving += to_seconds(b.t - a.t);
    const double dx = b.at.x - a.at.x;
    if (std::abs(dx) < 0.5) continue;
    if (way < 0 && dx > 0) ++turns;
    way = dx;
  }
  return moving > 0 ? turns / moving : 0;
}

bool goes_round(const guide::Technique& t) {
  return t.pattern == guide::Pattern::circles || t.pattern == guide::Pattern::knead ||
         t.pattern == guide::Pattern::sway;
}

}  // namespace

TEST_CASE(
    "TECH-10: slow circles of flat palms on the sacrum, on as much of it as is open to them") {
  for (const double stature : {0.0, 150.0, 165.0, 180.0, 200.0})
    for (const Level level : {Level::light, Level::medium}) {
      CAPTURE(stature);
      plan::Receiver receiver;
      receiver.stature_cm = stature;
      const plan::BodyFit body = fitted(receiver);
      const body::Ground ground(the_guide(), body, {});
      const body::CellMap map(the_guide(), body);
      const auto& t = the_guide().techniques.at("sacrum-glides");
      const auto stroke = body::make_stroke(ground, {&t, "sacrum", plan::Side::none, level, 0, {}});
      REQUIRE(stroke.has_value());
      CHECK(stroke->tool->id == "palm");
      // A palm is broader than the sacrum is high between spine and cleft, so it lies beside the
      // strip over the spine: about 0.6 of the area can be reached at all.
      CHECK(touched(map, *stroke, body) >= (level == Level::light ? 0.42 : 0.38));
      for (const plan::HandPath& hand : stroke->path) {
        REQUIRE_FALSE(hand.points.empty());
        CHECK(rounds_per_s(hand) <= 0.5);
        double from = 1e9;
        double to = -1e9;
        for (const auto& p : hand.points) {
          from = std::min(from, p.at.x);
          to = std::max(to, p.at.x);
        }
        CHECK(to - from >= 15);
      }
      CHECK(stroke->speed_cm_s >= t.tempo.min);
      CHECK(stroke->speed_cm_s <= t.tempo.max);
    }
}

TEST_CASE(
    "TECH-1 to TECH-15: each technique touches its region, and no round is quicker than told") {
  const plan::BodyFit body = fitted();
  const body::Ground ground(the_guide(), body, everything());
  const body::CellMap map(the_guide(), body);
  for (const auto& [id, t] : the_guide().techniques)
    for (const body::Stroke& s : strokes_of(ground, t)) {
      CAPTURE(id);
      CAPTURE(s.region);
      if (t.pattern == guide::Pattern::rest || the_guide().regions.at(s.region).group) continue;
      const double share = touched(map, s, body);
      double rate = 0;
      for (const auto& hand : s.path) rate = std::max(rate, rounds_per_s(hand));
      if (std::getenv("UNKNOT_SHOW") != nullptr)
        std::cout << id << " " << s.region << " " << guide::word(s.side) << " " << s.tool->id
                  << " share " << share << " rounds/s " << rate << " cm/s " << s.speed_cm_s << " "
                  << t.tempo.min << ".." << t.tempo.max << " " << t.tempo_unit << "\n";
      // A point tool touches a line of spots, a broad one most of its area.
      CHECK(share >= (s.tool->point ? 0.05 : 0.25));
      if (!goes_round(t)) continue;
      if (t.tempo_unit == "Hz") CHECK(rate <= t.tempo.max * 1.1);
      if (t.tempo_unit == "cm/s") CHECK(rate <= 0.5);
    }
}
