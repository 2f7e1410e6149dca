// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/pace.hpp"
#include "checker/report.hpp"
#include "checker/scene.hpp"

/// FLOW-6: how the massage begins and how it ends.
namespace unknot::checker {
namespace {

using guide::Stage;

double time_in(const Scene& scene, Stage stage) {
  double out = 0;
  for (const StepTrace& step : scene.steps)
    if (step.step->stage == stage) out += step.duration;
  return out;
}

const StepTrace* first_in(const Scene& scene, Stage stage) {
  const auto found =
      std::ranges::find_if(scene.steps, [&](const StepTrace& s) { return s.step->stage == stage; });
  return found == scene.steps.end() ? nullptr : &*found;
}

double least_length(double total, double from_s, double long_s, double fraction, double short_s) {
  return total >= from_s ? long_s : std::max(short_s, total * fraction);
}

void length(const Scene& scene, Report& report) {
  const guide::Guide& g = scene.guide;
  double least = least_length(
      scene.total, g.limit("FLOW-6/length", "from_s"), g.limit("FLOW-6/length", "long_s"),
      g.limit("FLOW-6/length", "fraction"), g.limit("FLOW-6/length", "short_s"));
  if (scene.closing) {
    // Wound down with little time left: half of that time is what one can ask for.
    const auto first = static_cast<std::size_t>(scene.given);
    least = std::min(least, (scene.total - scene.steps[first].start) / 2);
  }
  const double got = time_in(scene, Stage::cool_down);
  if (got < least - g.limit("FLOW-6/length", "tolerance_s"))
    report.add("FLOW-6/length", Report::kWholePlan, scene.total - got, amount(got, "s"),
               "at least " + amount(least, "s"));
}

void warm_up(const Scene& scene, Report& report) {
  const guide::Guide& g = scene.guide;
  if (!first_in(scene, Stage::targeted)) return;
  const double least = least_length(
      scene.total, g.limit("FLOW-6/warm-up", "from_s"), g.limit("FLOW-6/warm-up", "long_s"),
      g.limit("FLOW-6/warm-up", "fraction"), g.limit("FLOW-6/warm-up", "short_s"));
  const double got = time_in(scene, Stage::warm_up);
  // A warm-up that is over cannot be made longer.
  const StepTrace* after = first_in(scene, Stage::targeted);
  if (after->index < scene.given) return;
  if (got < least - g.limit("FLOW-6/warm-up", "tolerance_s"))
    report.add("FLOW-6/warm-up", Report::kWholePlan, after->start, amount(got, "s"),
               "at least " + amount(least, "s"));
}

/// The pace of a long stroke in the cool-down; 0 for anything else.
double closing_pace(const StepTrace& step) {
  const bool glides = step.step->stage == Stage::cool_down && step.technique &&
                      step.technique->pattern == guide::Pattern::long_glide;
  return glides ? pace(*step.step, *step.technique) : 0;
}

void slower(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "FLOW-6/slower";
  const double tolerance = scene.guide.limit(kRule, "tolerance");
  const double end_max = scene.guide.limit(kRule, "end_max_cm_s");
  double before = 0;
  const StepTrace* last = nullptr;
  for (const StepTrace& step : scene.steps) {
    const double now = closing_pace(step);
    if (now <= 0) continue;
    if (before > 0 && now > before * (1 + tolerance))
      report.add(kRule, step.index, step.start, amount(now, "cm/s"),
                 "at most " + amount(before, "cm/s"));
    before = now;
    last = &step;
  }
  const bool is_long = time_in(scene, Stage::cool_down) >= scene.guide.limit(kRule, "from_s");
  if (last && is_long && before > end_max * (1 + tolerance))
    report.add(kRule, last->index, last->start, amount(before, "cm/s"),
               "at most " + amount(end_max, "cm/s"), scene.severity_beside_marks());
}

void lighter(const Scene& scene, Report& report) {
  Level before = Level::firm;
  const StepTrace* last = nullptr;
  for (const StepTrace& step : scene.steps) {
    if (step.step->stage != Stage::cool_down || !step.presses()) continue;
    Level top = Level::none;
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand) top = std::max(top, touch.level);
    if (top > before)
      report.add("FLOW-6/lighter", step.index, step.start, std::string(guide::word(top)),
                 std::string(guide::word(before)));
    before = top;
    last = &step;
  }
  if (last && before > Level::light)
    report.add("FLOW-6/lighter", last->index, last->start, std::string(guide::word(before)),
               "light at the end");
}

constexpr Entry kRules[] = {{"FLOW-6/length", length},
                            {"FLOW-6/slower", slower},
                            {"FLOW-6/lighter", lighter},
                            {"FLOW-6/warm-up", warm_up}};

}  // namespace

std::span<const Entry> closing_rules() { return kRules; }

}  // namespace unknot::checker
