// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Small pieces of text: names, times, pace.
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

std::string times(int cycles) {
  if (cycles <= 1) return "once";
  if (cycles == 2) return "twice";
  return std::to_string(cycles) + " times";
}

std::string speed_word(double cm_s) {
  if (cm_s <= 0) return "calm";
  if (cm_s < 4.5) return "very slow";
  if (cm_s < 6.5) return "slow";
  return "slow and even";
}

template <class Map>
std::string name_in(const Map& map, const std::string& id) {
  const auto found = map.find(id);
  return found == map.end() || found->second.name.empty() ? id : found->second.name;
}

}  // namespace

std::string name_of_tool(const guide::Guide& guide, const std::string& id) {
  return name_in(guide.tools, id);
}
std::string name_of_region(const guide::Guide& guide, const std::string& id) {
  return name_in(guide.regions, id);
}
std::string name_of_technique(const guide::Guide& guide, const std::string& id) {
  return name_in(guide.techniques, id);
}

std::string clock_text(Ms t) {
  const long long s = (t.value + 500) / 1000;
  const std::string rest = std::to_string(s % 60);
  return std::to_string(s / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

std::string step_title(const guide::Guide& guide, const plan::Step& step) {
  using Kind = plan::Step::Kind;
  const bool named = !step.technique.empty();
  if (!named && step.kind == Kind::check_in) return "ask";
  if (!named && step.kind == Kind::rest_break) return "a short break for your hands";
  if (!named && step.kind == Kind::ending) return "the quiet end";
  std::string out = named ? name_of_technique(guide, step.technique) : "go on";
  const bool still = step.kind == Kind::rest_break || step.kind == Kind::ending;
  if (!step.region.empty() && !still) {
    out += ", " + name_of_region(guide, step.region);
    if (step.side == guide::Side::left || step.side == guide::Side::right)
      out += ", " + std::string(guide::word(step.side));
  }
  return out;
}

std::string pace_text(const guide::Guide& guide, const plan::Step& step) {
  const auto found = guide.techniques.find(step.technique);
  if (found == guide.techniques.end()) return "";
  const guide::Technique& technique = found->second;
  const double cycle_s = to_seconds(plan::cycle_time(step));
  const std::string again = times(step.cycles);
  const double tempo = technique.tempo.typical;
  using guide::Pattern;
  switch (technique.pattern) {
    case Pattern::long_glide:
    case Pattern::lane_glide:
      return speed_word(step.speed_cm_s) + ": " + number_text(cycle_s) + " s for each stroke, " +
             again;
    case Pattern::sway:
      return "slow: " + number_text(cycle_s) + " s a round, " + again;
    case Pattern::knead:
    case Pattern::circles:
      if (tempo <= 0) return "slow and even, " + again + " over the area";
      return "slow: a round every " + number_text(1 / tempo) + " s, " + again + " over the area";
    case Pattern::walk:
      if (tempo <= 0) return "slow and even, " + again + " along the way";
      return "slow: a step every " + number_text(tempo) + " s, " + again + " along the way";
    case Pattern::sink:
      return "lean in slowly, hold about " + number_text(tempo) + " s, let go slowly; " + again +
             " over the area";
    case Pattern::rest:
      return "still";
    case Pattern::spoken:
      return "";
  }
  return "";
}

}  // namespace unknot::render
