// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// GIVER-5: the giver's body is a limit of the plan.
namespace unknot::checker {
namespace {

/// From, to, and the step it belongs to.
struct Busy {
  double from = 0, to = 0;
  int step = 0;
};

bool is_thumb(const guide::Tool& tool) { return tool.id == "thumb"; }

/// Times in a cycle in which a thumb presses, both at once counted once.
std::vector<Busy> thumbs_in_cycle(const StepTrace& step) {
  std::vector<Busy> out;
  for (const auto& hand : step.hands)
    for (const Touch& touch : hand)
      if (is_thumb(*touch.tool) && touch.pressing() && touch.dt > 0)
        out.push_back({touch.t, touch.t + touch.dt, step.index});
  std::ranges::sort(out, {}, [](const Busy& b) { return std::pair(b.from, b.to); });
  std::vector<Busy> merged;
  for (const Busy& b : out) {
    if (!merged.empty() && b.from <= merged.back().to + 0.02)
      merged.back().to = std::max(merged.back().to, b.to);
    else
      merged.push_back(b);
  }
  return merged;
}

/// The same over the whole session, in order.
std::vector<Busy> thumbs(const Scene& scene) {
  constexpr double kMostRepeats = 10000;
  std::vector<Busy> out;
  for (const StepTrace& step : scene.steps) {
    const auto cycle = thumbs_in_cycle(step);
    if (cycle.empty() || step.cycle <= 0) continue;
    const double repeats = std::min(kMostRepeats, std::ceil(step.times - 1e-9));
    for (int n = 0; n < static_cast<int>(repeats); ++n)
      for (const Busy& b : cycle) {
        const double at = step.start + n * step.cycle;
        const double to = std::min(at + b.to, step.end());
        if (at + b.from >= to) continue;
        if (!out.empty() && at + b.from <= out.back().to + 0.02 && out.back().step == b.step)
          out.back().to = to;
        else
          out.push_back({at + b.from, to, b.step});
      }
  }
  return out;
}

void window(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("GIVER-5/window", "thumb_s");
  const double span = scene.guide.limit("GIVER-5/window", "window_s");
  const auto busy = thumbs(scene);
  // The fullest window ends where a thumb lets go.
  std::size_t first = 0;
  for (std::size_t last = 0; last < busy.size(); ++last) {
    const double to = busy[last].to;
    while (busy[first].to <= to - span) ++first;
    double used = 0;
    for (std::size_t i = first; i <= last; ++i)
      used += busy[i].to - std::max(busy[i].from, to - span);
    if (used > most + 0.05)
      report.add("GIVER-5/window", busy[last].step, to - span, amount(used, "s of thumbs"),
                 amount(most, "s in ") + amount(span, "s"));
  }
}

void run(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("GIVER-5/run", "thumb_s");
  double time = 0;
  for (const StepTrace& step : scene.steps) {
    const bool with_thumbs = std::ranges::any_of(step.hands, [](const auto& hand) {
      return std::ranges::any_of(hand,
                                 [](const Touch& t) { return is_thumb(*t.tool) && t.pressing(); });
    });
    time = with_thumbs ? time + step.duration : 0;
    if (time > most + 0.05)
      report.add("GIVER-5/run", step.index, step.start, amount(time, "s of thumbs"),
                 amount(most, "s"));
  }
}

void hurting(const Scene& scene, Report& report) {
  const auto& hurts = scene.plan.request.giver.hurting_tools;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.pressing() && hurts.contains(touch.tool->id))
          report.add("GIVER-5/tool", step.index, step.start + touch.t, touch.tool->name,
                     "another part of the hand");
}

double least(const Touch& touch) {
  return touch.pressing() ? touch.tool->force[static_cast<std::size_t>(rank(touch.level))].min : 0;
}

void force(const Scene& scene, Report& report) {
  const double one = scene.guide.limit("GIVER-5/force", "hand_n");
  const double both = scene.guide.limit("GIVER-5/force", "both_n");
  for (const StepTrace& step : scene.steps)
    for (std::size_t hand = 0; hand < 2; ++hand)
      for (const Touch& touch : step.hands[hand]) {
        const double own = least(touch);
        const Touch* meanwhile = touch_at(step.hands[1 - hand], touch.t);
        const double other = meanwhile ? least(*meanwhile) : 0;
        if (own > one)
          report.add("GIVER-5/force", step.index, step.start + touch.t, amount(own, "N"),
                     amount(one, "N"));
        else if (own + other > both)
          report.add("GIVER-5/force", step.index, step.start + touch.t, amount(own + other, "N"),
                     amount(both, "N"));
      }
}

void load(const Scene& scene, Report& report) {
  const std::string& stamina = scene.plan.request.giver.stamina;
  // What is not understood counts as little strength.
  const double most = stamina == "high"     ? scene.guide.limit("GIVER-5/load", "high")
                      : stamina == "normal" ? scene.guide.limit("GIVER-5/load", "normal")
                                            : scene.guide.limit("GIVER-5/load", "low");
  double sum = 0;
  for (const StepTrace& step : scene.steps)
    for (const auto& hand : step.hands)
      for (const Touch& touch : hand)
        if (touch.pressing()) sum += touch.tool->strain * touch.dt * step.times;
  if (sum > most)
    report.add("GIVER-5/load", Report::kWholePlan, scene.total, amount(sum, "", 0),
               amount(most, "", 0));
}

/// -1 left, 1 right, 0 both or neither.
int side_of(const StepTrace& step) {
  bool left = false;
  bool right = false;
  for (const auto& hand : step.hands)
    for (const Touch& touch : hand) {
      if (!touch.pressing()) continue;
      (touch.at.x < 0 ? left : right) = true;
    }
  return left == right ? 0 : (left ? -1 : 1);
}

void side(const Scene& scene, Report& report) {
  const double most = scene.guide.limit("GIVER-5/side", "side_s");
  int before = 0;
  double time = 0;
  for (const StepTrace& step : scene.steps) {
    if (!step.presses()) continue;
    const int now = side_of(step);
    time = now != 0 && now == before ? time + step.duration : step.duration;
    before = now;
    if (now != 0 && time > most + 0.05)
      report.add("GIVER-5/side", step.index, step.start, amount(time / 60, "min"),
                 amount(most / 60, "min"), scene.severity_beside_marks());
  }
}

constexpr Entry kRules[] = {{"GIVER-5/window", window}, {"GIVER-5/run", run},
                            {"GIVER-5/tool", hurting},  {"GIVER-5/force", force},
                            {"GIVER-5/load", load},     {"GIVER-5/side", side}};

}  // namespace

std::span<const Entry> giver_rules() { return kRules; }

}  // namespace unknot::checker
