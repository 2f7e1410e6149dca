// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/report.hpp"
#include "checker/scene.hpp"

/// GIVER-2: short breaks often, a long one now and then.
namespace unknot::checker {
namespace {

bool is_break(const StepTrace& step) { return step.step->kind == plan::Step::Kind::rest_break; }

constexpr double kRounding = 0.05;

void interval(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("GIVER-2/interval", "work_s");
  const double least_break = scene.guide.limit("GIVER-2/interval", "break_s");
  double work = 0;
  const StepTrace* worst = nullptr;
  const auto close = [&] {
    if (worst)
      report.add("GIVER-2/interval", worst->index, worst->start, amount(work, "s of work"),
                 "a break after " + amount(most, "s"));
    work = 0;
    worst = nullptr;
  };
  for (const StepTrace& step : scene.steps) {
    if (is_break(step)) {
      if (step.duration >= least_break - kRounding) close();
      continue;
    }
    if (!step.presses()) continue;
    work += step.duration;
    if (work > most + kRounding && (!worst || worst->index < scene.given)) worst = &step;
  }
  close();
}

void long_break(const Scene& scene, Report& report) {
  const double least_break = scene.guide.limit("GIVER-2/long", "break_s");
  const double gap = scene.guide.limit("GIVER-2/long", "gap_s");
  const double end = scene.guide.limit("GIVER-2/long", "end_s");
  double since = 0;
  // What should have come long ago a remainder can only do at once.
  const auto given = static_cast<std::size_t>(scene.given);
  const double now = given > 0 && given <= scene.steps.size() ? scene.steps[given - 1].end() : 0;
  const auto late = [&](int step, double at, double most) {
    if (at - since > most + kRounding)
      report.add("GIVER-2/long", step, since + most, amount((at - since) / 60, "min without one"),
                 amount(most / 60, "min"));
  };
  for (const StepTrace& step : scene.steps) {
    if (!is_break(step) || step.duration < least_break - kRounding) continue;
    late(step.index, step.start, std::max(gap, now - since));
    since = step.end();
  }
  late(Report::kWholePlan, scene.total, std::max(gap, now - since) + end);
}

constexpr Entry kRules[] = {{"GIVER-2/interval", interval}, {"GIVER-2/long", long_break}};

}  // namespace

std::span<const Entry> break_rules() { return kRules; }

}  // namespace unknot::checker
