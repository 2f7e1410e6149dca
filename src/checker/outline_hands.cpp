// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "checker/outline.hpp"
#include "checker/report.hpp"

/// With what, what, how hard: techniques and tools that are refused, levels that are too high, and
/// what was agreed with these two people.
namespace unknot::checker {
namespace {

using plan::OutlineStep;
using Motion = OutlineStep::Motion;

void refused(Told& told, int i, const OutlineStep& step) {
  if (!step.rule.empty() && step.question.empty()) told.add(step.rule, i, "", "");
  if (!step.question.empty())
    told.ask(step.rule.empty() ? "ROUTINE/unclear" : step.rule, i, step.question);
  if (step.motion == Motion::stretch && step.rule.empty()) told.ask("LIMIT/opt-in", i, "agreed");
  for (const plan::OutlineTool& tool : step.tools) {
    if (!tool.rule.empty() && step.tools.size() == 1 && tool.question.empty())
      told.add(tool.rule, i, tool.word, "");
    else if (!tool.rule.empty())
      told.ask(tool.rule, i, tool.question.empty() ? "which-tool" : tool.question, tool.word);
  }
  if (step.painful) told.add("ROUTINE/too-much", i, "painful", "firm");
}

void levels(Told& told, int i, const OutlineStep& step) {
  const Sure tool_level =
      step.tools.empty() || !step.most
          ? Sure::no
          : over(told.guide, step, [](const guide::Tool* tool) { return tool->max_level; });
  if (tool_level == Sure::yes) told.add("PRESS-1/tool-level", i, level_text(step), "");
  if (tool_level == Sure::maybe) told.ask("PRESS-1/tool-level", i, "which-tool", level_text(step));
  const bool skilled = std::ranges::any_of(step.tools, [&](const auto& named) {
    const auto tool = told.guide.tools.find(named.tool);
    return tool != told.guide.tools.end() && tool->second.experienced_only;
  });
  if (skilled && tool_level == Sure::no) told.ask("PRESS-1/tool-level", i, "skilled");
  const auto technique = told.guide.techniques.find(step.technique);
  if (technique != told.guide.techniques.end() && step.most) {
    const Level most = technique->second.max_level;
    if (*step.least > most)
      told.add("PRESS-1/technique-level", i, level_text(step), std::string(guide::word(most)));
    else if (*step.most > most)
      told.ask("PRESS-1/technique-level", i, "how-hard", level_text(step),
               std::string(guide::word(most)));
  }
}

void agreed(Told& told, int i, const OutlineStep& step, const plan::Limits& limits) {
  if (step.least && *step.least > limits.cap)
    told.add("LIMIT/cap", i, level_text(step), std::string(guide::word(limits.cap)));
  if (limits.barred_techniques.contains(step.technique)) told.add("LIMIT/technique", i, "", "");
  if (!step.tools.empty() && std::ranges::all_of(step.tools, [&](const auto& tool) {
        return limits.barred_tools.contains(tool.tool);
      }))
    told.add("LIMIT/tool", i, step.tools.front().word, "");
  for (const auto& [area, cap] : limits.area_caps)
    for (const plan::OutlinePlace& place : step.places) {
      if (std::ranges::find(place.regions, area.region) == place.regions.end()) continue;
      const bool side = area.side == plan::Side::both || area.side == plan::Side::none ||
                        (area.side == plan::Side::left ? step.left : step.right);
      if (!side) continue;
      const bool whole = place.regions.size() == 1 && step.side_said;
      const bool above = cap == Level::none || (step.least && *step.least > cap);
      if (above && whole)
        told.add("LIMIT/area-cap", i, level_text(step), std::string(guide::word(cap)));
      else if (above)
        told.ask("LIMIT/area-cap", i, "left-out", level_text(step), std::string(guide::word(cap)));
    }
}

}  // namespace

void judge_hands(Told& told) {
  bool asked = false;
  for (std::size_t n = 0; n < told.outline.steps.size(); ++n) {
    const OutlineStep& step = told.outline.steps[n];
    const int i = static_cast<int>(n);
    if (!step.touches()) continue;
    refused(told, i, step);
    levels(told, i, step);
    if (told.limits != nullptr) agreed(told, i, step, *told.limits);
    if (!step.least || *step.least < Level::firm || step.painful) continue;
    if (told.limits != nullptr && !told.limits->firm_asked)
      told.add("PRESS-2/asked", i, "firm", "");
    else if (told.limits == nullptr && !asked)
      told.ask("PRESS-2/asked", i, "asked-for", "firm");
    asked = true;
  }
  if (told.limits != nullptr && !told.outline.position.empty() &&
      !told.limits->positions.contains(told.outline.position))
    told.add("LIMIT/position", Told::kWhole, told.outline.position, "");
}

}  // namespace unknot::checker
