// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "checker/body_map.hpp"
#include "checker/report.hpp"
#include "checker/scene.hpp"

/// PLAN: can the plan be read, do its times add up.
namespace unknot::checker {
namespace {

constexpr std::string_view kForm = "PLAN/form";
constexpr int kMostPlaces = 63;  // a bit each
/// Hands that glide for three hours without coming back to where they were; what goes further is no
/// massage, and would take as long to judge.
constexpr double kMostPath = 1e6;

/// What is wrong with one hand's path, or "" if nothing is.
std::string path_fault(const guide::Guide& guide, const plan::HandPath& path) {
  const auto& points = path.points;
  if (points.empty()) return {};
  if (!guide.tools.contains(path.tool)) return "tool " + path.tool;
  if (points.size() < 2) return "a path of one point";
  if (points.front().t != Ms(0)) return "a path that does not begin at 0";
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& p = points[i];
    if (!std::isfinite(p.at.x) || !std::isfinite(p.at.y) || !std::isfinite(p.angle))
      return "a number that is none";
    if (std::abs(p.at.x) > 1e4 || std::abs(p.at.y) > 1e4 || std::abs(p.angle) > 1e3)
      return "a point far off the back";
    if (p.level > Level::firm) return "an unknown level";
    if (i > 0 && !(p.t > points[i - 1].t)) return "path times that do not ascend";
  }
  return {};
}

/// Millimetres that both hands travel in one cycle of each step, turns on the spot included.
double path_of(const plan::Plan& plan) {
  constexpr double kHand = 100;  // from its middle to its end
  double out = 0;
  for (const plan::Step& step : plan.steps)
    for (const plan::HandPath& path : step.path)
      for (std::size_t i = 1; i < path.points.size(); ++i) {
        const plan::PathPoint& a = path.points[i - 1];
        const plan::PathPoint& b = path.points[i];
        out += std::abs(b.at.x - a.at.x) + std::abs(b.at.y - a.at.y) +
               std::abs(b.angle - a.angle) * kHand;
      }
  return out;
}

/// What makes a step impossible to judge, or "".
std::string fatal_fault(const guide::Guide& guide, const plan::Step& step) {
  if (step.duration <= Ms(0)) return "a step without duration";
  if (step.cycles < 1) return "a step without cycles";
  if (step.start < Ms(0)) return "a step before the beginning";
  if (!step.technique.empty() && !guide.techniques.contains(step.technique))
    return "technique " + step.technique;
  if (!step.region.empty() && !guide.regions.contains(step.region)) return "region " + step.region;
  if (!step.tool.empty() && !guide.tools.contains(step.tool)) return "tool " + step.tool;
  for (const auto& path : step.path)
    if (std::string fault = path_fault(guide, path); !fault.empty()) return fault;
  return {};
}

void judge_step(const guide::Guide& guide, const plan::Plan& plan, int index, Report& report) {
  const double gap_most = guide.limit("PLAN/form", "gap_s");
  const double duration_most = guide.limit("PLAN/form", "duration_s");
  const plan::Step& step = plan.steps[static_cast<std::size_t>(index)];
  const double start = to_seconds(step.start);
  double before = 0;
  if (index > 0) {
    const plan::Step& last = plan.steps[static_cast<std::size_t>(index - 1)];
    before = to_seconds(last.start) + to_seconds(last.duration);
  }
  if (start < before - 1e-9)
    report.add(kForm, index, start, "begins " + amount(before - start, "s", 3) + " too early",
               "one step after the other");
  if (start > before + gap_most)
    report.add(kForm, index, start, "a gap of " + amount(start - before, "s", 3),
               amount(gap_most, "s", 3));
  const auto& [left, right] = step.path;
  if (!left.points.empty() && !right.points.empty() &&
      left.points.back().t != right.points.back().t)
    report.add(kForm, index, start, "hands that end apart", "both hands end together");
  const double duration = to_seconds(step.duration);
  const double cycles = step.cycles * to_seconds(plan::cycle_time(step));
  if (std::abs(duration - cycles) > duration_most)
    report.add(kForm, index, start, amount(duration, "s", 3),
               "cycles of " + amount(cycles, "s", 3) + " in all");
  const bool works = step.kind == plan::Step::Kind::stroke;
  if (works && step.technique.empty())
    report.add(kForm, index, start, "a stroke without technique", "each stroke has one");
}

/// The still hold ends where the first step of the rest begins, or with the last step.
double end_of_work(const plan::Plan& plan) {
  double end = 0;
  for (const plan::Step& step : plan.steps)
    if (step.stage != guide::Stage::rest) end = to_seconds(step.start) + to_seconds(step.duration);
  return end;
}

void judge_time(const Scene& scene, Report& report) {
  constexpr std::string_view kTime = "PLAN/time";
  const double off = scene.guide.limit("PLAN/time", "off_s");
  const double end_off = scene.guide.limit("PLAN/time", "end_s");
  const double end = end_of_work(scene.plan);
  if (std::abs(scene.total - end) > end_off)
    report.add(kTime, Report::kWholePlan, end, "the still hold ends at " + amount(end, "s"),
               "the total, " + amount(scene.total, "s"));
  const double asked = to_seconds(scene.plan.request.total);
  if (!scene.closing && std::abs(scene.total - asked) > off)
    report.add(kTime, Report::kWholePlan, end, amount(scene.total, "s"),
               amount(asked, "s") + ", give or take " + amount(off, "s"));
}

void judge_guide(const Scene& scene, Report& report) {
  if (scene.plan.guide != scene.guide.hash)
    report.add("PLAN/guide", Report::kWholePlan, 0, scene.plan.guide, scene.guide.hash);
}

constexpr Entry kRules[] = {{"PLAN/time", judge_time}, {"PLAN/guide", judge_guide}};

}  // namespace

std::span<const Entry> plan_rules() { return kRules; }

bool sound_form(const guide::Guide& guide, const plan::Plan& plan, Report& report) {
  bool sound = true;
  const auto refuse = [&](int step, std::string measured, std::string limit) {
    report.add_fatal(kForm, step, std::move(measured), std::move(limit));
    sound = false;
  };
  if (!BodyMap::valid(plan.body))
    refuse(Report::kWholePlan, "a body that cannot be drawn", "positive units, ascending knots");
  int areas = 0;
  auto places = static_cast<int>(guide.zones.size());
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    areas += region.midline ? 1 : 2;
    ++places;
  }
  if (areas > kMostPlaces || places > kMostPlaces)
    refuse(Report::kWholePlan, "more areas or zones than can be told apart",
           amount(kMostPlaces, ""));
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (std::string fault = fatal_fault(guide, plan.steps[i]); !fault.empty())
      refuse(static_cast<int>(i), std::move(fault), "a step that can be followed");
  if (const double path = path_of(plan); sound && path > kMostPath)
    refuse(Report::kWholePlan, amount(path / 1000, "m", 0) + " of paths",
           amount(kMostPath / 1000, "m", 0));
  if (sound && guide.rules.contains("PLAN/form"))
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
      judge_step(guide, plan, static_cast<int>(i), report);
  return sound;
}

}  // namespace unknot::checker
