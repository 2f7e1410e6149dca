// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

constexpr std::array kPatterns{Spelling<Pattern>{Pattern::long_glide, "long-glide"},
                               Spelling<Pattern>{Pattern::lane_glide, "lane-glide"},
                               Spelling<Pattern>{Pattern::knead, "knead"},
                               Spelling<Pattern>{Pattern::circles, "circles"},
                               Spelling<Pattern>{Pattern::walk, "walk"},
                               Spelling<Pattern>{Pattern::sink, "sink"},
                               Spelling<Pattern>{Pattern::sway, "sway"},
                               Spelling<Pattern>{Pattern::rest, "rest"},
                               Spelling<Pattern>{Pattern::spoken, "spoken"}};
/// What the drawing of a pattern needs to know.
struct Needs {
  Pattern pattern;
  std::string_view tempo_unit;
  std::vector<std::string_view> shape;
};
std::vector<Needs> all_needs() {
  return {{Pattern::long_glide, "cm/s", {"return_cm_s", "fan_deg", "round_mm"}},
          {Pattern::lane_glide, "cm/s", {"spacing_mm", "lines"}},
          {Pattern::knead, "Hz", {"radius_mm", "spacing_mm", "rounds_per_spot"}},
          {Pattern::circles, "Hz", {"radius_mm", "spacing_mm", "rounds_per_spot", "spots"}},
          {Pattern::walk, "s/step", {"step_mm"}},
          {Pattern::sink, "s hold", {"ramp_in_s", "ramp_out_s", "spacing_mm", "spots"}},
          {Pattern::sway, "cm/s", {"radius_mm"}},
          {Pattern::rest, "s hold", {}},
          {Pattern::spoken, "s hold", {}}};
}

void check_needs(const Technique& technique, Object& object) {
  for (const Needs& needs : all_needs()) {
    if (needs.pattern != technique.pattern) continue;
    const std::string pattern(spelled(kPatterns, technique.pattern));
    if (!technique.tempo_unit.empty() && technique.tempo_unit != needs.tempo_unit) {
      object.problem("tempo_unit", "the tempo of the pattern " + pattern + " is in \"" +
                                       std::string(needs.tempo_unit) + "\"");
    }
    for (const std::string_view key : needs.shape) {
      if (technique.shape.contains(std::string(key))) continue;
      object.problem("shape", "the pattern " + pattern + " needs \"" + std::string(key) + "\"");
    }
  }
}

Tool tool(const std::string& id, Object& object, Diagnostics& problems) {
  Tool tool;
  tool.id = id;
  tool.name = object.text("name");
  tool.cue = object.text("cue");
  tool.aliases = object.optional_words("aliases");
  tool.point = object.flag("point");
  tool.lane = object.flag("lane");
  tool.ellipse = object.flag("ellipse");
  tool.length = Mm(object.number("length_mm", {5, 400}));
  tool.width = Mm(object.number("width_mm", {5, 400}));
  tool.max_level = object.one_of("max_level", kLevels);
  tool.experienced_only = object.flag("experienced_only");
  tool.strain = object.number("strain", {0, 10});
  tool.bent_wrist = object.flag("bent_wrist");
  const Json* force = object.require("force_n");
  if (force == nullptr) return tool;
  Object by_level(*force, at(object.pointer(), "force_n"), problems);
  for (const Level level : {Level::light, Level::medium, Level::firm}) {
    if (by_level.has(word(level))) {
      tool.force[static_cast<std::size_t>(rank(level))] = by_level.range(word(level), {0.1, 200});
      if (level > tool.max_level) by_level.problem(word(level), "is above the tool's max_level");
    } else if (level == tool.max_level) {
      by_level.require(word(level));
    }
  }
  by_level.finish();
  return tool;
}

std::vector<Stage> stages(Object& object) {
  std::vector<Stage> out;
  for (const std::string& word : object.words("stages")) {
    if (const auto stage = value_of(kStages, word)) {
      out.push_back(*stage);
    } else {
      object.problem("stages", "\"" + word + "\" is not a stage");
    }
  }
  return out;
}

std::array<double, 4> good(Object& object, Diagnostics& problems) {
  std::array<double, 4> out{};
  const Json* value = object.require("good");
  if (value == nullptr) return out;
  Object kinds(*value, at(object.pointer(), "good"), problems);
  double sum = 0;
  std::size_t i = 0;
  for (const char* kind : {"spread", "knead", "specific", "still"}) {
    sum += out[i++] = kinds.number(kind, {0, 1});
  }
  if (sum < 0.999 || sum > 1.001) object.problem("good", "must sum to 1");
  kinds.finish();
  return out;
}

Technique technique(const std::string& id, Object& object, Diagnostics& problems) {
  Technique technique;
  technique.id = id;
  technique.name = object.text("name");
  technique.number = object.text("number");
  technique.aliases = object.optional_words("aliases");
  technique.pattern = object.one_of("pattern", kPatterns);
  const bool touches = technique.pattern != Pattern::spoken;
  technique.tools = touches ? object.words("tools") : object.optional_words("tools");
  technique.regions = touches ? object.words("regions") : object.optional_words("regions");
  if (touches && technique.tools.empty()) object.problem("tools", "needs at least one tool");
  if (touches && technique.regions.empty()) object.problem("regions", "needs at least one region");
  technique.stages = stages(object);
  technique.both_sides_at_once = object.flag("both_sides_at_once");
  technique.two_hands = object.flag("two_hands");
  technique.join = object.flag("join");
  technique.on_by_default = !object.has("on_by_default") || object.flag("on_by_default");
  technique.experienced_only = object.flag("experienced_only");
  technique.min_level = object.one_of("min_level", kLevels);
  technique.max_level = object.one_of("max_level", kLevels);
  if (technique.min_level > technique.max_level) {
    object.problem("min_level", "is above max_level");
  }
  technique.tempo_unit = object.text("tempo_unit");
  technique.tempo = object.range("tempo", {0.01, 600});
  technique.shape = object.numbers("shape", kPositive);
  check_needs(technique, object);
  technique.dose_s = object.range("dose_s", {1, 3600});
  technique.good = good(object, problems);
  technique.purpose = object.text("purpose");
  technique.how = object.text("how");
  technique.feel = object.text("feel");
  technique.steps = object.words("steps");
  technique.avoid = object.words("avoid");
  return technique;
}

}  // namespace

void tools(Object& document, Guide& guide, Diagnostics& problems) {
  for (auto& [id, object] : files(document, "tools", problems)) {
    guide.tools[id] = tool(id, object, problems);
    object.finish();
  }
}

void techniques(Object& document, Guide& guide, Diagnostics& problems) {
  for (auto& [id, object] : files(document, "techniques", problems)) {
    guide.techniques[id] = technique(id, object, problems);
    object.finish();
  }
}

}  // namespace unknot::guide::read
