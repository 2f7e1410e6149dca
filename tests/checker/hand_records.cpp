// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/records.hpp"

/// Numbers of tools and techniques.
namespace unknot::test {
namespace {

using guide::Guide;
using guide::Technique;
using guide::Tool;

constexpr PointMm kOnBand{40, 300};

/// A spot to avoid whose rim lies that far from the middle of a hand at kOnBand.
void mark_beside(World& w, double right, double up) {
  constexpr double kRadius = 0.5;
  const double length = std::hypot(right, up);
  const PointMm off = PointMm{right, up} * ((length + kRadius) / length);
  w.limits.marks = {{plan::Mark::Kind::avoid, on_atlas(kOnBand + off), Mm(kRadius), ""}};
}

/// Half of a tool, less what it may graze, if it were so many times as large.
double half(Mm size, double times = 1) { return size.value * times / 2 - kGrazes; }

void add_size(const Tool& tool, std::vector<RecordProbe>& out) {
  const std::string id = tool.id;
  const auto lies = [id](World& w) { only(w, {lying(Level::none, kOnBand, id)}); };
  out.push_back(
      {"length_mm",
       "SCREEN-1/avoid",
       [id](Guide& g) { g.tools.at(id).length = Mm(looser_down(g.tools.at(id).length.value)); },
       {[=, far = half(tool.length, 0.95)](World& w) {
         lies(w);
         mark_beside(w, 0, far);
       }}});
  out.push_back(
      {"width_mm",
       "SCREEN-1/avoid",
       [id](Guide& g) { g.tools.at(id).width = Mm(looser_down(g.tools.at(id).width.value)); },
       {[=, far = half(tool.width, 0.95)](World& w) {
         lies(w);
         mark_beside(w, far, 0);
       }}});
  if (!tool.ellipse)
    out.push_back({"ellipse",
                   "SCREEN-1/avoid",
                   [id](Guide& g) { g.tools.at(id).ellipse = true; },
                   {[=, x = half(tool.width, 0.95), y = half(tool.length, 0.95)](World& w) {
                     lies(w);
                     mark_beside(w, x, y);
                   }}});
}

void add_force(const Tool& tool, std::vector<RecordProbe>& out) {
  const std::string id = tool.id;
  for (const Level level : {Level::light, Level::medium, Level::firm}) {
    const auto i = static_cast<std::size_t>(rank(level));
    const double newtons = tool.force[i].min;
    if (newtons <= 0) continue;
    out.push_back({"force_n/" + std::string(guide::word(level)) + "/min",
                   "GIVER-5/force",
                   [=](Guide& g) { g.tools.at(id).force[i].min = looser_down(newtons); },
                   {[=](World& w) {
                     w.guide.rules.at("GIVER-5/force").limit.at("hand_n") = between_down(newtons);
                     only(w, {lying(level, kOnBand, id)});
                   }}});
  }
  out.push_back({"strain",
                 "GIVER-5/load",
                 [id](Guide& g) { g.tools.at(id).strain = looser_down(g.tools.at(id).strain); },
                 {[id, strain = tool.strain](World& w) {
                   w.plan.request.giver.stamina = "low";
                   const double load = w.guide.limit("GIVER-5/load", "low");
                   only(w, {still(Level::light, between_up(load / (2 * strain)), kOnBand, id)});
                 }}});
}

void add_kind(const Tool& tool, std::vector<RecordProbe>& out) {
  const std::string id = tool.id;
  if (tool.max_level < Level::firm)
    out.push_back({"max_level",
                   "PRESS-1/tool-level",
                   [id](Guide& g) { g.tools.at(id).max_level = above(g.tools.at(id).max_level); },
                   {[id, level = above(tool.max_level)](World& w) {
                     only(w, {lying(level, kOnBand, id)});
                   }}});
  if (tool.experienced_only)
    out.push_back({"experienced_only",
                   "PRESS-1/tool-level",
                   [id](Guide& g) { g.tools.at(id).experienced_only = false; },
                   {[id](World& w) { only(w, {lying(Level::light, kOnBand, id)}); }}});
  if (tool.lane)
    out.push_back(
        {"lane", "BACK-2/lane", [id](Guide& g) { g.tools.at(id).lane = false; }, {[id](World& w) {
           only(w, {lying(Level::light, {5, 300}, id)});
         }}});
  if (tool.point)
    out.push_back({"point",
                   "SCREEN-1/sore",
                   [id](Guide& g) { g.tools.at(id).point = false; },
                   {[id](World& w) {
                     only(w, {lying(Level::light, kOnBand, id)});
                     w.limits.marks = {{plan::Mark::Kind::sore, on_atlas(kOnBand), Mm(10), ""}};
                   }}});
}

/// A step of that technique whose tempo is so far off.
std::function<void(World&)> at_tempo(const Technique& technique, double value) {
  const std::string id = technique.id;
  Step step;
  if (technique.tempo_unit == "cm/s") {
    constexpr double kWay = 200;
    step = still(Level::light, kWay / 10 / value, {57, 150});
    for (auto& path : step.path) path.points.back().at.y += kWay;
  } else if (technique.tempo_unit == "Hz") {
    step = circles(1, {.rounds = 6, .round_s = 1 / value});
  } else if (technique.tempo_unit == "s/step") {
    step = right_hand(still(Level::light, value));
  } else {
    step = still(Level::none, value);
  }
  step.technique = id;
  return [step](World& w) { only(w, {step}); };
}

void add_tempo(const Guide& guide, const Technique& technique, std::vector<RecordProbe>& out) {
  if (technique.pattern == guide::Pattern::long_glide) return;
  const std::string id = technique.id;
  const bool holds = technique.tempo_unit == "s hold";
  const std::string rule = holds ? "FLOW-4/hold" : "FLOW-4/tempo";
  // What the rule lets pass beyond the range: a part of it, or so many seconds.
  const double part = holds ? 0 : guide.limit(rule, "tolerance");
  const double more = holds ? guide.limit(rule, "tolerance_s") : 0;
  const double least = technique.tempo.min;
  const double most = technique.tempo.max;
  out.push_back({"tempo/min",
                 rule,
                 [=](Guide& g) { g.techniques.at(id).tempo.min = looser_down(least); },
                 {at_tempo(technique, between_down(least) * (1 - part) - more)}});
  out.push_back({"tempo/max",
                 rule,
                 [=](Guide& g) { g.techniques.at(id).tempo.max = looser_up(most); },
                 {at_tempo(technique, between_up(most) * (1 + part) + more)}});
}

void add_who(const Technique& technique, std::vector<RecordProbe>& out) {
  const std::string id = technique.id;
  const auto done = [id](Level level) {
    return [=](World& w) {
      Step step = still(level, 5);
      step.technique = id;
      only(w, {step});
    };
  };
  if (technique.max_level < Level::firm)
    out.push_back(
        {"max_level",
         "PRESS-1/technique-level",
         [id](Guide& g) { g.techniques.at(id).max_level = above(g.techniques.at(id).max_level); },
         {done(above(technique.max_level))}});
  if (technique.experienced_only)
    out.push_back({"experienced_only",
                   "LIMIT/opt-in",
                   [id](Guide& g) { g.techniques.at(id).experienced_only = false; },
                   {[=](World& w) {
                     done(Level::light)(w);
                     w.limits.opted_in = {id};
                   }}});
  if (!technique.on_by_default)
    out.push_back({"on_by_default",
                   "LIMIT/opt-in",
                   [id](Guide& g) { g.techniques.at(id).on_by_default = true; },
                   {[=](World& w) {
                     done(Level::light)(w);
                     w.plan.request.giver.experience = "experienced";
                   }}});
}

}  // namespace

std::vector<RecordProbe> tool_probes(const Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& [id, tool] : guide.tools) {
    std::vector<RecordProbe> own;
    add_size(tool, own);
    add_force(tool, own);
    add_kind(tool, own);
    std::ranges::move(under("tools/" + id, std::move(own)), std::back_inserter(out));
  }
  return out;
}

std::vector<RecordProbe> technique_probes(const Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& [id, technique] : guide.techniques) {
    std::vector<RecordProbe> own;
    add_tempo(guide, technique, own);
    add_who(technique, own);
    std::ranges::move(under("techniques/" + id, std::move(own)), std::back_inserter(out));
  }
  return out;
}

}  // namespace unknot::test
