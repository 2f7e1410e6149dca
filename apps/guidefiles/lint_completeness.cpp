// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "guidefiles/lint_rules.hpp"
#include "guidefiles/toml_json.hpp"

/// What the closed word lists of the code promise, the folders must hold, and nothing else.
namespace unknot::guidefiles {
namespace {

using nlohmann::json;

void lint_pressure(const json& levels, const guide::Guide& guide, Report& report) {
  for (const char* level : {"light", "medium", "firm", "too-much"}) {
    if (!levels.contains(level)) {
      report.add("level", "/pressure", "\"" + std::string(level) + "\" is missing");
    }
  }
  for (auto file = levels.begin(); file != levels.end(); ++file) {
    const std::string pointer = below("/pressure", file.key());
    const auto level = guide::value_of(guide::kLevels, file.key());
    if (!level && file.key() != "too-much") report.add("level", pointer, "is no level");
    if (!file->is_object() || !file->contains("tools") || !(*file)["tools"].is_array()) continue;
    const json& tools = (*file)["tools"];
    for (std::size_t i = 0; i < tools.size(); ++i) {
      const std::string name = tools[i].is_string() ? tools[i].get<std::string>() : "";
      const std::string at = below(below(pointer, "tools"), std::to_string(i));
      const auto tool = guide.tools.find(name);
      if (tool == guide.tools.end()) {
        report.add("level", at, "there is no tool \"" + name + "\"");
      } else if (level && tool->second.max_level < *level) {
        report.add("level", at, "\"" + name + "\" never works that hard");
      }
    }
  }
}

}  // namespace

void lint_completeness(const json& document, const guide::Guide& guide, Report& report) {
  if (document.contains("pressure")) lint_pressure(document["pressure"], guide, report);
  if (document.contains("stages")) {
    for (const auto& [stage, word] : guide::kStages) {
      if (!document["stages"].contains(word)) {
        report.add("stage", "/stages", "\"" + std::string(word) + "\" is missing");
      }
    }
    for (auto file = document["stages"].begin(); file != document["stages"].end(); ++file) {
      if (guide::value_of(guide::kStages, file.key())) continue;
      report.add("stage", below("/stages", file.key()), "is no stage");
    }
  }
  for (const auto& [id, zone] : guide.zones) {
    if (guide.rules.empty() || guide.rules.contains("BACK-3/" + id)) continue;
    report.add("zone-rule", below("/zones", id), "no rule BACK-3/" + id + " says what it forbids");
  }
}

}  // namespace unknot::guidefiles
