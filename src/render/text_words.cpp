// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Small pieces of text: time, pace, hands.
#include "narration/narration.hpp"
#include "render/text.hpp"

namespace unknot::render {
namespace {

/// "1.5", "8": at most one decimal, rounded half up; for numbers that people read.
std::string number_text(double value) {
  const auto tenths = static_cast<long long>(value * 10 + 0.5);
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out += "." + std::to_string(tenths % 10);
  return out;
}

}  // namespace

std::string clock_text(Ms t) {
  const long long s = (t.value + 500) / 1000;
  const std::string rest = std::to_string(s % 60);
  return std::to_string(s / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

std::string pace_text(const guide::Guide& guide, std::span<const plan::Step> run,
                      const body::Doing& doing, std::string_view language) {
  const plan::Step& step = run.front();
  const auto found = guide.techniques.find(step.technique);
  if (found == guide.techniques.end() || !doing.touches()) return "";
  const guide::Technique& technique = found->second;
  const double tempo = technique.tempo.typical;
  int cycles = 0;
  for (const plan::Step& one : run) cycles += one.cycles;
  const auto say = [&](std::string_view id, double s) {
    const std::string n = std::to_string(cycles);
    const std::string times = narration::phrase(
        guide, language, cycles <= 2 ? "print.times-" + n : "print.times", {{"n", n}});
    return narration::phrase(guide, language, "print.pace-" + std::string(id),
                             {{"s", number_text(s)}, {"times", times}});
  };
  const double cycle_s = to_seconds(plan::cycle_time(step));
  const double last_s = to_seconds(plan::cycle_time(run.back()));
  if (last_s > 1.05 * cycle_s)
    return narration::phrase(guide, language, "print.pace-slower",
                             {{"from", number_text(cycle_s)}, {"to", number_text(last_s)}});
  using guide::Pattern;
  switch (technique.pattern) {
    case Pattern::long_glide:
    case Pattern::lane_glide:
      return say(step.speed_cm_s < 4.5   ? "glide-1"
                 : step.speed_cm_s < 6.5 ? "glide-2"
                                         : "glide-3",
                 cycle_s);
    case Pattern::sway:
      return say("sway", cycle_s);
    case Pattern::knead:
    case Pattern::circles:
      return say("rounds", tempo > 0 ? 1 / tempo : cycle_s);
    case Pattern::walk:
      return say("steps", tempo > 0 ? tempo : cycle_s);
    case Pattern::sink:
      return say(doing.level > Level::light ? "press" : "rest", tempo > 0 ? tempo : cycle_s);
    case Pattern::rest:
    case Pattern::spoken:
      break;
  }
  return "";
}

std::string hands_text(const guide::Guide& guide, const body::Doing& doing,
                       std::string_view language) {
  const auto which = [](bool left, bool right) {
    return left && right ? "both" : left ? "left" : "right";
  };
  std::string out;
  const auto add = [&](const char* hands, const std::string& tool) {
    out += (out.empty() ? "" : ", ") +
           narration::phrase(guide, language, "print." + std::string(hands) + "-" + tool);
  };
  if (!doing.tool.empty()) {
    add(which(doing.meant[0], doing.meant[1]), doing.tool);
  } else {
    for (std::size_t h = 0; h < 2; ++h)
      if (doing.meant[h]) add(which(h == 0, h == 1), doing.hands[h].tool);
  }
  return out;
}

}  // namespace unknot::render
