// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "checker/probes.hpp"

namespace unknot::test {
namespace {

using guide::Stage;

/// One straight long stroke of both hands.
Step line(Stage stage, double from_y, double to_y, double cm_s) {
  const double time = std::abs(to_y - from_y) / 10 / cm_s;
  Step step = press(1, {{Level::light, time}}, {57, from_y});
  step.stage = stage;
  step.technique = "effleurage";
  step.region = "whole-back";
  for (auto& path : step.path) path.points.back().at.y = to_y;
  return step;
}

void up(World& w, Stage stage, double cm_s) { only(w, {line(stage, 100, 400, cm_s)}); }

Step up_at(double cm_s) { return glide(Stage::targeted, 1, {.up_cm_s = cm_s}); }

}  // namespace

std::vector<Probe> tempo_probes() {
  constexpr Loosen kUp = Loosen::up;
  constexpr Loosen kDown = Loosen::down;
  const std::string speed = "FLOW-4/effleurage-speed";
  return {
      {speed, "up_min_cm_s", 5, kDown,
       [](World& w, double v) { up(w, Stage::targeted, v * 0.98); }},
      {speed, "up_max_cm_s", 10, kUp, [](World& w, double v) { up(w, Stage::targeted, v * 1.02); }},
      {speed, "closing_min_cm_s", 3, kDown,
       [](World& w, double v) { up(w, Stage::cool_down, v * 0.98); }},
      {speed, "closing_max_cm_s", 8, kUp,
       [](World& w, double v) { up(w, Stage::cool_down, v * 1.02); }},
      {speed, "back_max_cm_s", 12, kUp,
       [](World& w, double v) { only(w, {line(Stage::targeted, 400, 100, v * 1.02)}); }},
      {speed, "stretch_mm", 50, kUp,
       [](World& w, double mm) { only(w, {line(Stage::targeted, 200, 200 + mm, 14)}); }},
      {speed, "tolerance", 0.02, kUp,
       [](World& w, double slack) { up(w, Stage::targeted, 10 * (1 + slack)); }},
      {"FLOW-4/tempo", "tolerance", 0.05, kUp,
       [](World& w, double slack) { only(w, {knead(2, 1 / (0.5 * (1 + slack)))}); }},
      {"FLOW-4/tempo", "turn_mm", 3, kUp,
       [](World& w, double mm) {
         // Rounds that are far too quick, if they are rounds; one a cycle would be right.
         only(w, {circles(4, {.radius = mm / 2, .rounds = 5, .round_s = 0.36})});
       }},
      {"FLOW-4/hold", "least_s", 2, kUp,
       [](World& w, double s) { only(w, {still(Level::medium, s)}); }},
      {"FLOW-4/hold", "ramps_s", 5, kUp,
       [](World& w, double s) { only(w, {still(Level::light, 10 + s + 0.1)}); }},
      {"FLOW-4/hold", "tolerance_s", 0.1, kUp,
       [](World& w, double s) { only(w, {still(Level::medium, 10 + s)}); }},
      {"FLOW-4/steady", "change", 0.1, kUp,
       [](World& w, double part) { only(w, {up_at(8), up_at(8 * (1 + part + 0.02))}); }},
      {"FLOW-4/steady", "tolerance", 0.02, kUp,
       [](World& w, double part) { only(w, {up_at(8), up_at(8 * (1 + 0.1 + part))}); }},
      {"FLOW-4/contact", "gap_s", 6, kUp,
       [](World& w, double s) {
         Step away = still(Level::light, 2);
         for (auto& path : away.path) {
           path.points.back().contact = false;
           path.points.push_back(path.points.back());
           path.points.back().t += seconds(s);
         }
         away.duration += seconds(s);
         only(w, {away});
       }},
      {"FLOW-4/jump", "max_cm_s", 30, kUp,
       [](World& w, double v) { only(w, {line(Stage::targeted, 100, 400, v)}); }},
      {"FLOW-4/jump", "jump_mm", 30, kUp,
       [](World& w, double mm) {
         Step stroke = line(Stage::targeted, 200, 200 + mm, 1);
         stroke.cycles = 2;
         stroke.duration += stroke.duration;
         only(w, {stroke});
       }},
  };
}

}  // namespace unknot::test
