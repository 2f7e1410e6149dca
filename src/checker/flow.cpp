// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// FLOW-1, FLOW-2, FLOW-3: order, warm before deep, one area after the other.
namespace unknot::checker {
namespace {

using guide::Side;
using guide::Stage;
using Kind = plan::Step::Kind;

void order(const Scene& scene, Report& report) {
  Stage before = Stage::warm_up;
  for (const StepTrace& step : scene.steps) {
    if (step.step->stage < before)
      report.add(
          "FLOW-1/order", step.index, step.start,
          std::string(guide::word(step.step->stage)) + " after " + std::string(guide::word(before)),
          "never backwards");
    before = std::max(before, step.step->stage);
  }
}

bool deep(const Touch& touch) {
  return touch.level == Level::firm || (touch.level == Level::medium && touch.tool->point);
}

void warm(const Scene& scene, Report& report) {
  const bool is_short = scene.total < scene.guide.limit("FLOW-2/warm", "below_s");
  const double least = scene.guide.limit("FLOW-2/warm", is_short ? "short_s" : "warm_s");
  const double share = scene.guide.limit("FLOW-2/warm", "share");
  const double reach = scene.guide.limit("FLOW-2/warm", "reach_mm");
  std::vector<double> warmth(scene.areas.size(), 0);
  for (const StepTrace& step : scene.steps) {
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) {
        if (!deep(touch)) continue;
        for (AreaSet a = scene.worked(step, touch, reach); a != 0; a &= a - 1) {
          const auto area = static_cast<std::size_t>(std::countr_zero(a));
          if (warmth[area] < least - 1e-6)
            report.add("FLOW-2/warm", step.index, step.start + touch.t,
                       amount(warmth[area], "s") + " on " + scene.areas[area].region->name,
                       "at least " + amount(least, "s"));
        }
      }
    // Two hands on one area warm it for the longer of their times, not for both.
    std::vector<double> longest(warmth.size(), 0);
    for (const auto& hand : step.hands) {
      std::vector<double> seconds_on(warmth.size(), 0);
      for (const Touch& touch : hand) {
        if (touch.tool->point || !touch.pressing()) continue;
        for (AreaSet a = Scene::touched_areas(touch, share); a != 0; a &= a - 1)
          seconds_on[static_cast<std::size_t>(std::countr_zero(a))] += touch.dt * step.times;
      }
      for (std::size_t a = 0; a < longest.size(); ++a)
        longest[a] = std::max(longest[a], seconds_on[a]);
    }
    for (std::size_t a = 0; a < longest.size(); ++a) warmth[a] += longest[a];
  }
}

bool is_work(const StepTrace& step) {
  const Kind kind = step.step->kind;
  return step.technique && (kind == Kind::stroke || kind == Kind::hold);
}

bool other_area(const plan::Step& a, const plan::Step& b) {
  if (a.region != b.region) return true;
  const auto whole = [](Side s) { return s == Side::none || s == Side::both; };
  return a.side != b.side && !whole(a.side) && !whole(b.side) && a.technique != b.technique;
}

void join(const Scene& scene, Report& report) {
  const StepTrace* before = nullptr;
  for (const StepTrace& step : scene.steps) {
    if (step.technique && step.technique->join) {
      before = nullptr;
    } else if (is_work(step) && step.step->stage == Stage::targeted) {
      if (before && other_area(*before->step, *step.step))
        report.add("FLOW-3/join", step.index, step.start,
                   before->step->region + " to " + step.step->region, "a long stroke between");
      before = &step;
    }
  }
}

/// Whether a technique may be shorter than the least run.
bool may_be_short(const StepTrace& step) {
  const guide::Technique& t = *step.technique;
  return step.step->kind != Kind::stroke || t.tempo_unit == "s hold" ||
         (t.join && step.step->stage != Stage::warm_up && step.step->stage != Stage::cool_down);
}

void hop(const Scene& scene, Report& report) {
  const double least = scene.guide.limit("FLOW-3/hop", "run_s");
  const StepTrace* last = nullptr;
  double run = 0;
  bool exempt = true;
  const auto close = [&] {
    if (last && !exempt && run < least - 0.05)
      report.add("FLOW-3/hop", last->index, last->start,
                 amount(run, "s") + " of " + last->technique->name,
                 "at least " + amount(least, "s"));
  };
  for (const StepTrace& step : scene.steps) {
    if (!is_work(step)) continue;
    if (!last || last->technique != step.technique) {
      close();
      run = 0;
      exempt = false;
    }
    // What was broken off on the way is no hopping.
    exempt = exempt || may_be_short(step) || step.index < scene.given;
    run += step.duration;
    last = &step;
  }
  close();
}

constexpr Entry kRules[] = {
    {"FLOW-1/order", order}, {"FLOW-2/warm", warm}, {"FLOW-3/join", join}, {"FLOW-3/hop", hop}};

}  // namespace

std::span<const Entry> flow_rules() { return kRules; }

}  // namespace unknot::checker
