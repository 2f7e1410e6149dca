// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "plan/progress.hpp"
#include "session/session.hpp"

extern "C" const char unknot_guide_json[];

/// A small plan made by hand and a planner that is a page of arithmetic, for tests of what lives
/// on plans.
namespace world {

using namespace unknot;
using guide::Side;
using guide::Stage;
using plan::Step;
using session::EventKind;
using session::Status;
using session::Who;

inline const guide::Guide& the_guide() {
  static const guide::Guide g = [] {
    auto read = guide::parse(unknot_guide_json);
    REQUIRE(read.has_value());
    return *read;
  }();
  return g;
}

/// Gives the step hands that do what its labels say: they wander between the middles of its regions
/// on the default body, the left hand on the left.
inline void lay_hands(Step& s) {
  std::vector<shapes::PointMm> middles;
  const auto add = [&](const guide::Region& region) {
    shapes::PointMm middle{0, 0};
    for (const auto& p : region.polygon) {
      const double share = 1.0 / static_cast<double>(region.polygon.size());
      middle = middle + shapes::PointMm{p.x * 195, p.y * 500} * share;
    }
    middles.push_back({region.midline ? 0 : middle.x, middle.y});
  };
  s.path = {};
  const auto known = the_guide().regions.find(s.region);
  if (known == the_guide().regions.end() || s.tool.empty()) return;
  if (!known->second.group) add(known->second);
  for (const std::string& member : known->second.members) add(the_guide().regions.at(member));
  for (const auto hand : {guide::Hand::left, guide::Hand::right}) {
    const bool left = hand == guide::Hand::left;
    if (s.side == (left ? Side::right : Side::left) || (left && s.side == Side::none)) continue;
    plan::HandPath& path = s.path[static_cast<std::size_t>(hand)];
    path.tool = s.tool;
    const double far = s.pressure == Level::none ? 0 : 8;
    for (std::size_t i = 0; i <= 4 * middles.size(); ++i) {
      shapes::PointMm at = middles[i / 4 % middles.size()];
      if (left) at.x = -at.x;
      at.y += i % 2 == 0 ? 0 : far;
      path.points.push_back(
          {seconds(static_cast<double>(i) * 2), at, 1.5708, s.pressure, i < 4 * middles.size()});
    }
  }
}

inline Step work(int id, Stage stage, const char* technique, const char* region, Side side,
                 const char* tool, Level level, double start, double length) {
  Step s;
  s.id = id;
  s.stage = stage;
  s.kind = level == Level::none ? Step::Kind::hold : Step::Kind::stroke;
  s.technique = technique;
  s.region = region;
  s.side = side;
  s.tool = tool;
  s.pressure = level;
  s.start = seconds(start);
  s.duration = seconds(length);
  lay_hands(s);
  return s;
}

inline Step other(int id, Stage stage, Step::Kind kind, double start, double length) {
  Step s;
  s.id = id;
  s.stage = stage;
  s.kind = kind;
  s.start = seconds(start);
  s.duration = seconds(length);
  return s;
}

/// Seven minutes: warm-up, thumbs on the left, kneading below, a break, the right, the closing.
inline plan::Plan small_plan() {
  plan::Plan p;
  p.guide = the_guide().hash;
  p.request.total = seconds(435);
  p.total = seconds(435);
  const auto T = Stage::targeted;
  p.steps.push_back(work(1, Stage::warm_up, "effleurage", "whole-back", Side::both, "palm",
                         Level::light, 0, 120));
  p.steps.push_back(other(2, T, Step::Kind::check_in, 120, 8));
  p.steps.back().region = "rhomboids";
  p.steps.back().side = Side::left;
  p.steps.push_back(
      work(3, T, "thumb-circles", "rhomboids", Side::left, "thumb", Level::medium, 128, 60));
  p.steps.push_back(
      work(4, T, "effleurage", "whole-back", Side::both, "palm", Level::light, 188, 10));
  p.steps.back().kind = Step::Kind::transition;
  p.steps.push_back(
      work(5, T, "low-back-kneading", "lower-back", Side::both, "palm", Level::medium, 198, 60));
  p.steps.push_back(other(6, T, Step::Kind::rest_break, 258, 12));
  p.steps.push_back(other(7, T, Step::Kind::check_in, 270, 8));
  p.steps.push_back(
      work(8, T, "static-points", "rhomboids", Side::right, "thumb", Level::light, 278, 52));
  p.steps.push_back(work(9, Stage::cool_down, "effleurage", "whole-back", Side::both, "palm",
                         Level::light, 330, 90));
  p.steps.push_back(work(10, Stage::grounding, "grounding", "lower-back", Side::both, "palm",
                         Level::none, 420, 15));
  p.steps.push_back(other(11, Stage::rest, Step::Kind::ending, 435, 60));
  return p;
}

/// Kneads what is open, area by area, each as hard as asked and allowed; then the closing.
struct Planner {
  bool works = true;
  bool works_closing = true;
  std::vector<plan::Progress> asked;
  std::vector<plan::Limits> limits;

  Result<plan::Plan> operator()(const plan::Request& request, const plan::Limits& within,
                                const plan::Progress& progress) {
    asked.push_back(progress);
    limits.push_back(within);
    const double now = to_seconds(progress.now);
    const double end = to_seconds(request.total);
    if (!(progress.closing ? works_closing : works)) return failure("plan", "switched off");
    if (end - now < (progress.closing ? 20 : 90)) return failure("plan", "no time");
    if (within.barred_tools.contains("palm")) return failure("plan", "no hand left");
    plan::Plan p = small_plan();
    p.request = request;
    p.limits = within;
    p.total = request.total;
    p.steps = progress.given;
    p.given = static_cast<int>(progress.given.size());
    int id = 100;
    double at = now;
    const char* tool = within.barred_tools.contains("thumb") ? "palm" : "thumb";
    for (const char* region : {"rhomboids", "lower-back"})
      for (const Side side : {Side::left, Side::right}) {
        const plan::Area area{region, side};
        const auto cap = within.area_caps.find(area);
        Level level = lower(request.pressure, within.cap);
        if (cap != within.area_caps.end()) level = lower(level, cap->second);
        const auto weight = progress.interest.find(area);
        const bool wanted = weight == progress.interest.end() || weight->second > 0;
        if (progress.closing || level == Level::none || !wanted || at + 30 > end - 75) continue;
        p.steps.push_back(
            work(id++, Stage::targeted, "petrissage", region, side, tool, level, at, 30));
        at += 30;
      }
    p.steps.push_back(work(id++, Stage::cool_down, "effleurage", "whole-back", Side::both, "palm",
                           Level::light, at, end - 15 - at));
    p.steps.push_back(work(id++, Stage::grounding, "grounding", "lower-back", Side::both, "palm",
                           Level::none, end - 15, 15));
    p.steps.push_back(other(id++, Stage::rest, Step::Kind::ending, end, 60));
    return p;
  }
};

/// A session being driven: events in, the last outcome kept.
struct Driver {
  Planner planner;
  session::State state = session::begin(small_plan());
  std::vector<session::Effect> effects;
  std::vector<session::Event> events;
  std::vector<session::Outcome> outcomes;
  bool keep_outcomes = false;

  void send(session::Event e) {
    const plan::Replanner replanner = [this](const auto& r, const auto& l, const auto& p) {
      return planner(r, l, p);
    };
    session::Outcome out = session::step(the_guide(), std::move(state), e, replanner);
    state = out.state;
    effects = out.effects;
    events.push_back(e);
    if (keep_outcomes) outcomes.push_back(std::move(out));
  }
  void say(EventKind kind, Who who = Who::giver) {
    session::Event e;
    e.t_ms = state.t_ms;
    e.who = who;
    e.kind = kind;
    send(e);
  }
  void say(EventKind kind, Who who, const std::string& text) {
    session::Event e;
    e.t_ms = state.t_ms;
    e.who = who;
    e.kind = kind;
    e.text = text;
    send(e);
  }
  void say(EventKind kind, Who who, const std::string& text, const std::string& region, Side side) {
    session::Event e;
    e.t_ms = state.t_ms;
    e.who = who;
    e.kind = kind;
    e.text = text;
    e.region = region;
    e.side = side;
    send(e);
  }
  void say_of(EventKind kind, const std::string& tool) {
    session::Event e;
    e.t_ms = state.t_ms;
    e.kind = kind;
    e.tool = tool;
    send(e);
  }
  void say_minutes(double minutes) {
    session::Event e;
    e.t_ms = state.t_ms;
    e.kind = EventKind::minutes_left;
    e.minutes = minutes;
    send(e);
  }
  void tick(Ms t) {
    session::Event e;
    e.t_ms = t;
    e.who = Who::clock;
    send(e);
  }
  /// Ticks four times a second until that second of the app's clock.
  void run_to(double second) {
    while (state.t_ms < seconds(second)) tick(std::min(state.t_ms + Ms(250), seconds(second)));
  }
  /// Runs until the plan's clock stands there.
  void play_to(double second) {
    while (state.plan_ms < seconds(second) && session::running(state.status))
      tick(state.t_ms + std::min(Ms(250), seconds(second) - state.plan_ms));
  }
  bool answered(std::string_view id) const {
    return std::any_of(effects.begin(), effects.end(), [&](const session::Effect& e) {
      return e.kind == session::Effect::Kind::answer && e.fact.id == id;
    });
  }
  /// The effects as words: "hush", "tone stop", "hands rest", "plan", "live.softer".
  std::vector<std::string> happened() const {
    std::vector<std::string> out;
    for (const session::Effect& e : effects) switch (e.kind) {
        case session::Effect::Kind::hush:
          out.push_back("hush");
          break;
        case session::Effect::Kind::plan:
          out.push_back("plan");
          break;
        case session::Effect::Kind::tone:
          out.push_back("tone " + e.name);
          break;
        case session::Effect::Kind::hands:
          out.push_back("hands " + e.name);
          break;
        case session::Effect::Kind::answer:
          out.push_back(e.fact.id);
          break;
      }
    return out;
  }
  bool happened(const std::string& what) const {
    const auto all = happened();
    return std::find(all.begin(), all.end(), what) != all.end();
  }
  /// The steps that are still to come.
  std::vector<Step> remainder() const {
    return {state.plan.steps.begin() + state.plan.given, state.plan.steps.end()};
  }
};

/// A session under way at that second of the plan.
inline Driver at(double second) {
  Driver d;
  d.say(EventKind::start);
  d.play_to(second);
  return d;
}

}  // namespace world
