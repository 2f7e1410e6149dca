// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/pace.hpp"
#include "checker/report.hpp"
#include "checker/scene.hpp"

/// FLOW-4: steady hands. Everything is read from the paths.
namespace unknot::checker {
namespace {

using guide::Stage;
using guide::Technique;
using Kind = plan::Step::Kind;

void glide_speed(const Scene& scene, Report& report) {
  const auto limit = [&](std::string_view key) {
    return scene.guide.limit("FLOW-4/effleurage-speed", key);
  };
  const double slack = limit("tolerance");
  for (const StepTrace& step : scene.steps) {
    if (!step.technique || step.technique->pattern != guide::Pattern::long_glide) continue;
    const bool closing = step.step->stage == Stage::cool_down;
    const double least = closing ? limit("closing_min_cm_s") : limit("up_min_cm_s");
    const double most = closing ? limit("closing_max_cm_s") : limit("up_max_cm_s");
    const double back = limit("back_max_cm_s");
    for (const plan::HandPath& path : step.step->path)
      for (const Stretch& s : stretches(path, limit("stretch_mm"))) {
        const double speed = s.cm_s();
        const double high = s.up ? most : back;
        if (speed > high * (1 + slack))
          report.add("FLOW-4/effleurage-speed", step.index, step.start + s.from,
                     amount(speed, s.up ? "cm/s up" : "cm/s back"), amount(high, "cm/s"));
        else if (s.up && speed < least * (1 - slack))
          report.add("FLOW-4/effleurage-speed", step.index, step.start + s.from,
                     amount(speed, "cm/s up"), "at least " + amount(least, "cm/s"));
      }
  }
}

/// A measured tempo, as a range: too little is judged by its upper end, too much by its lower end.
struct Tempo {
  double least = 0, most = 0;
};

Tempo rounds_a_second(const plan::Step& step, double turn_mm) {
  const double cycle = to_seconds(plan::cycle_time(step));
  Tempo out;
  for (const plan::HandPath& path : step.path) {
    if (!works(path)) continue;
    if (const double round = round_s(path, turn_mm); round > 0) {
      out.least = std::max(out.least, 1 / round);
      out.most = std::max(out.most, 1 / round);
      continue;
    }
    Rounds r = rounds(path, turn_mm);
    if (r.most <= 0) r = {1, 1, cycle};
    out.least = std::max(out.least, r.least / cycle);
    out.most = std::max(out.most, r.most / (r.contact_s > 0 ? r.contact_s : cycle));
  }
  return out;
}

/// Seconds a step of hands that walk, without and with the time between the steps.
Tempo seconds_a_step(const plan::Step& step) {
  const double cycle = to_seconds(plan::cycle_time(step));
  int count = 0;
  double pressing = 0;
  for (const plan::HandPath& path : step.path) {
    if (!works(path)) continue;
    count += presses(path);
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
      if (path.points[i].contact && path.points[i].level != Level::none)
        pressing += to_seconds(path.points[i + 1].t - path.points[i].t);
  }
  if (count == 0) return {};
  return {std::min(pressing, cycle) / count, cycle / count};
}

Tempo measured(const plan::Step& step, const Technique& technique, double turn_mm) {
  if (technique.tempo_unit == "Hz") return rounds_a_second(step, turn_mm);
  if (technique.tempo_unit == "s/step") return seconds_a_step(step);
  if (technique.tempo_unit != "cm/s") return {};
  const double v = technique.pattern == guide::Pattern::lane_glide ? pace(step, technique) : 0;
  if (v > 0) return {v, v};
  double most = 0;
  for (const plan::HandPath& path : step.path) most = std::max(most, moving_cm_s(path));
  return {most, most};
}

void tempo(const Scene& scene, Report& report) {
  const double slack = scene.guide.limit("FLOW-4/tempo", "tolerance");
  const double turn_mm = scene.guide.limit("FLOW-4/tempo", "turn_mm");
  for (const StepTrace& step : scene.steps) {
    if (!step.technique || step.technique->pattern == guide::Pattern::long_glide) continue;
    const guide::Range& range = step.technique->tempo;
    const Tempo now = measured(*step.step, *step.technique, turn_mm);
    if (now.most <= 0) continue;
    const std::string& unit = step.technique->tempo_unit;
    if (now.least > range.max * (1 + slack))
      report.add("FLOW-4/tempo", step.index, step.start, amount(now.least, unit, 2),
                 "at most " + amount(range.max, unit, 2));
    else if (now.most < range.min * (1 - slack))
      report.add("FLOW-4/tempo", step.index, step.start, amount(now.most, unit, 2),
                 "at least " + amount(range.min, unit, 2));
  }
}

void judge_hold(const StepTrace& step, double at, double time, double most, Report& report,
                double slack) {
  const guide::Range& range = step.technique->tempo;
  if (time < range.min - slack)
    report.add("FLOW-4/hold", step.index, step.start + at, amount(time, "s"),
               "at least " + amount(range.min, "s"));
  else if (time > most + slack)
    report.add("FLOW-4/hold", step.index, step.start + at, amount(time, "s"),
               "at most " + amount(most, "s"));
}

void hold(const Scene& scene, Report& report) {
  const double least = scene.guide.limit("FLOW-4/hold", "least_s");
  const double ramps = scene.guide.limit("FLOW-4/hold", "ramps_s");
  const double slack = scene.guide.limit("FLOW-4/hold", "tolerance_s");
  for (const StepTrace& step : scene.steps) {
    if (!step.technique || step.technique->tempo_unit != "s hold" || !step.touches()) continue;
    const double most = step.technique->tempo.max;
    if (!step.presses()) {
      judge_hold(step, 0, step.duration, most, report, slack);
      continue;
    }
    for (const plan::HandPath& path : step.step->path)
      for (const Hold& h : holds(path)) {
        if (h.top_s <= least) continue;
        judge_hold(step, h.from, h.top_s, h.top == Level::light ? most + ramps : most, report,
                   slack);
      }
  }
}

void steady(const Scene& scene, Report& report) {
  const double change = scene.guide.limit("FLOW-4/steady", "change");
  const double slack = scene.guide.limit("FLOW-4/steady", "tolerance");
  const Technique* technique = nullptr;
  Stage stage = Stage::warm_up;
  double before = 0;
  for (const StepTrace& step : scene.steps) {
    // A join or a new stage begins afresh; so does a rest that was planned anew, whose way over the
    // back may be another one than what was given.
    const bool anew = step.index == scene.given;
    if (step.step->kind == Kind::transition || step.step->stage != stage || anew)
      technique = nullptr;
    stage = step.step->stage;
    if (!step.technique || step.step->kind != Kind::stroke) continue;
    const bool cools = step.step->stage == Stage::cool_down;
    const double now = cools ? 0 : pace(*step.step, *step.technique);
    if (step.technique == technique && before > 0 && now > 0 &&
        std::abs(now - before) > (change + slack) * before)
      report.add("FLOW-4/steady", step.index, step.start,
                 amount(now, technique->tempo_unit, 2) + " after " + amount(before, "", 2),
                 amount(change * 100, "% change", 0));
    technique = step.technique;
    before = now;
  }
}

/// Longest time in a cycle with no hand on the back, and when it begins.
std::pair<double, double> longest_gap(const StepTrace& step) {
  std::vector<std::pair<double, double>> on;
  for (const plan::HandPath& path : step.step->path)
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
      if (path.points[i].contact)
        on.emplace_back(to_seconds(path.points[i].t), to_seconds(path.points[i + 1].t));
  std::ranges::sort(on);
  double until = 0;
  std::pair<double, double> worst{0, 0};
  for (const auto& [from, to] : on) {
    if (from - until > worst.first) worst = {from - until, until};
    until = std::max(until, to);
  }
  if (step.cycle - until > worst.first) worst = {step.cycle - until, until};
  return worst;
}

void contact(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("FLOW-4/contact", "gap_s");
  for (const StepTrace& step : scene.steps) {
    const Kind kind = step.step->kind;
    if (!step.technique || step.technique->pattern == guide::Pattern::spoken) continue;
    if (kind != Kind::stroke && kind != Kind::hold) continue;
    const auto [gap, from] = longest_gap(step);
    if (gap > most)
      report.add("FLOW-4/contact", step.index, step.start + from, amount(gap, "s"),
                 "at most " + amount(most, "s"), scene.severity_beside_marks());
  }
}

void jump(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("FLOW-4/jump", "max_cm_s");
  const double far = scene.guide.limit("FLOW-4/jump", "jump_mm");
  const auto distance = [](const plan::PathPoint& a, const plan::PathPoint& b) {
    const auto d = b.at - a.at;
    return std::sqrt(d.x * d.x + d.y * d.y);
  };
  for (const StepTrace& step : scene.steps)
    for (const plan::HandPath& path : step.step->path) {
      const auto& p = path.points;
      for (std::size_t i = 0; i + 1 < p.size(); ++i) {
        const double cm_s = distance(p[i], p[i + 1]) / 10 / to_seconds(p[i + 1].t - p[i].t);
        if (p[i].contact && cm_s > most)
          report.add("FLOW-4/jump", step.index, step.start + to_seconds(p[i].t),
                     amount(cm_s, "cm/s"), amount(most, "cm/s"));
      }
      const bool stays = p.size() > 1 && p.back().contact && p[p.size() - 2].contact;
      if (stays && step.step->cycles > 1 && distance(p.back(), p.front()) > far)
        report.add("FLOW-4/jump", step.index, step.start + step.cycle,
                   amount(distance(p.back(), p.front()), "mm"), amount(far, "mm"));
    }
}

constexpr Entry kRules[] = {{"FLOW-4/effleurage-speed", glide_speed},
                            {"FLOW-4/tempo", tempo},
                            {"FLOW-4/hold", hold},
                            {"FLOW-4/steady", steady},
                            {"FLOW-4/contact", contact},
                            {"FLOW-4/jump", jump}};

}  // namespace

std::span<const Entry> tempo_rules() { return kRules; }

}  // namespace unknot::checker
