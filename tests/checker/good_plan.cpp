// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/good_plan.hpp"

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace unknot::test {
namespace {

constexpr double kUp = 1.5707963267948966;  // fingers towards the head
constexpr int kPointsPerRound = 12;

double distance(PointMm a, PointMm b) { return std::hypot(a.x - b.x, a.y - b.y); }

plan::PathPoint point(double t, PointMm at, Level level) {
  return {seconds(t), at, kUp, level, true};
}

/// The right hand's path, and its mirror for the left hand.
void both_hands(Step& step, const plan::HandPath& right) {
  step.path[static_cast<std::size_t>(plan::Hand::right)] = right;
  plan::HandPath left = right;
  for (auto& p : left.points) p.at = shapes::mirrored(p.at);
  step.path[static_cast<std::size_t>(plan::Hand::left)] = left;
}

void finish(Step& step, int cycles) {
  step.cycles = cycles;
  step.duration = Ms(0);
  Level top = Level::none;
  for (const auto& path : step.path) {
    if (!path.points.empty()) step.duration = path.points.back().t * cycles;
    for (const auto& p : path.points) top = std::max(top, p.level);
  }
  step.pressure = top;
}

Step step_of(guide::Stage stage, Step::Kind kind, const std::string& technique,
             const std::string& region, plan::Side side, const std::string& tool) {
  Step step;
  step.stage = stage;
  step.kind = kind;
  step.technique = technique;
  step.region = region;
  step.side = side;
  step.tool = tool;
  return step;
}

std::vector<plan::PathPoint> rounds(PointMm middle, double radius, int count, double round_s,
                                    Level level) {
  std::vector<plan::PathPoint> out;
  for (int i = 0; i <= count * kPointsPerRound; ++i) {
    const double turn = 2 * 3.14159265358979 * i / kPointsPerRound;
    out.push_back(point(round_s * i / kPointsPerRound,
                        {middle.x + radius * std::cos(turn), middle.y + radius * std::sin(turn)},
                        level));
  }
  return out;
}

}  // namespace

guide::Guide load_guide() {
  std::ifstream file(UNKNOT_GUIDE_JSON, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto guide = guide::parse(text);
  if (!guide) throw std::runtime_error(to_text(guide.error().front()));
  return *std::move(guide);
}

Step glide(guide::Stage stage, int cycles, const Glide& g) {
  Step step =
      step_of(stage, Step::Kind::stroke, "effleurage", "whole-back", plan::Side::both, "palm");
  const std::vector<PointMm> up{{g.x, g.low}, {g.x, g.top}, {g.back_x, g.top}};
  const std::vector<PointMm> back{{g.back_x, g.back_low}, {g.x, g.low}};
  plan::HandPath hand{"palm", {}};
  double t = 0;
  PointMm at = up[0];
  hand.points.push_back(point(t, at, lower(g.up, Level::light)));
  const auto go = [&](PointMm to, double cm_s, Level level) {
    hand.points.back().level = level;
    t += distance(at, to) / 10 / cm_s;
    at = to;
    hand.points.push_back(point(t, at, level));
  };
  if (g.from > g.low && g.from < g.top) go({g.x, g.from}, g.up_cm_s, lower(g.up, Level::light));
  go(up[1], g.up_cm_s, g.up);
  go(up[2], g.up_cm_s, g.back);
  if (g.returns)
    for (const PointMm to : back) go(to, g.back_cm_s, g.back);
  both_hands(step, hand);
  finish(step, cycles);
  return step;
}

Step rest(Step::Kind kind, guide::Stage stage, double seconds_long) {
  Step step = step_of(stage, kind, "", "whole-back", plan::Side::both, "palm");
  const PointMm at{57, 150};
  both_hands(step, {"palm", {point(0, at, Level::none), point(seconds_long, at, Level::none)}});
  finish(step, 1);
  return step;
}

Step circles(int cycles, const Circles& c) {
  const bool left = c.at.x < 0;
  Step step = step_of(guide::Stage::targeted, Step::Kind::stroke, "thumb-circles", "rhomboids",
                      left ? plan::Side::left : plan::Side::right, c.tool);
  const auto points = rounds(c.at, c.radius, c.rounds, c.round_s, c.level);
  const double end = to_seconds(points.back().t);
  const std::size_t working = left ? 0 : 1;
  step.path[working] = {c.tool, points};
  step.path[1 - working] = {"palm",
                            {point(0, c.resting, Level::none), point(end, c.resting, Level::none)}};
  finish(step, cycles);
  return step;
}

Circles mirrored(Circles c) {
  c.at = shapes::mirrored(c.at);
  c.resting = shapes::mirrored(c.resting);
  return c;
}

Step press(int cycles, const std::vector<Lean>& lean, PointMm at, const std::string& tool) {
  Step step = step_of(guide::Stage::integration, Step::Kind::stroke, "palm-compression",
                      "lower-back", plan::Side::both, tool);
  plan::HandPath hand{tool, {}};
  double t = 0;
  for (const Lean& l : lean) {
    hand.points.push_back(point(t, at, l.level));
    t += l.seconds_long;
  }
  hand.points.push_back(point(t, at, lean.back().level));
  both_hands(step, hand);
  finish(step, cycles);
  return step;
}

Step knead(int cycles, double round_s, PointMm at) {
  Step step = step_of(guide::Stage::targeted, Step::Kind::stroke, "petrissage", "paraspinals-mid",
                      plan::Side::both, "palm");
  both_hands(step, {"palm", rounds(at, 15, 4, round_s, Level::medium)});
  finish(step, cycles);
  return step;
}

void retime(plan::Plan& plan) {
  Ms now;
  int id = 0;
  for (Step& step : plan.steps) {
    if (step.stage != guide::Stage::rest) plan.total = now + step.duration;
    step.id = ++id;
    step.start = now;
    now += step.duration;
  }
  plan.request.total = plan.total;
}

void put(World& world, Part part, const Step& step) {
  world.plan.steps[part] = step;
  retime(world.plan);
}

World good_world() {
  using guide::Stage;
  World world;
  world.guide = load_guide();
  world.plan.guide = world.guide.hash;
  world.plan.request.receiver.arms = "hanging";  // as the atlas has them
  const Glide medium{.up = Level::medium};
  Step ending = step_of(Stage::rest, Step::Kind::ending, "", "", plan::Side::none, "");
  ending.duration = seconds(60);
  Step ground = rest(Step::Kind::hold, Stage::grounding, 12);
  ground.technique = "grounding";
  ground.region = "lower-back";
  world.plan.steps = {
      glide(Stage::warm_up, 9),
      rest(Step::Kind::check_in, Stage::warm_up, 10),
      glide(Stage::warm_up, 3, medium),
      knead(3),
      glide(Stage::targeted, 1, medium),
      circles(2),
      circles(2, mirrored(Circles{})),
      rest(Step::Kind::rest_break, Stage::targeted, 12),
      glide(Stage::integration, 2, medium),
      press(2, {{Level::light, 2.5}, {Level::medium, 8}, {Level::light, 2}}),
      glide(Stage::cool_down, 4, {.up_cm_s = 6, .back_cm_s = 8}),
      glide(Stage::cool_down, 3, {.up_cm_s = 4.3, .back_cm_s = 6}),
      ground,
      ending,
  };
  retime(world.plan);
  return world;
}

void make_firm(World& world, double y, int cycles) {
  Step firm = press(cycles,
                    {{Level::light, 2.5},
                     {Level::medium, 1.5},
                     {Level::firm, 8},
                     {Level::medium, 1},
                     {Level::light, 1.5}},
                    {57, y});
  firm.technique = "heel-sink";
  firm.region = y > 200 ? "paraspinals-mid" : "lower-back";
  auto& steps = world.plan.steps;
  // Low on the back nothing but the press comes before it at medium.
  const std::size_t at = y > 200 ? kPress : kPress + 1;
  if (at == kPress)
    steps[at] = firm;
  else
    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at), firm);
  steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at),
               rest(Step::Kind::check_in, guide::Stage::integration, 10));
  world.limits.firm_asked = true;
  retime(world.plan);
}

}  // namespace unknot::test
