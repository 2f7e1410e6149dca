// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guide/guide.hpp"
#include "plan/outline.hpp"
#include "plan/plan.hpp"

/// Judging a routine by its words. What the words say for sure to be wrong is unsafe or poor, as
/// the rule has it; what they leave open is "cannot tell", with the question; nothing else is said.
namespace unknot::checker {

struct Told {
  const guide::Guide& guide;
  const plan::Outline& outline;
  const plan::Limits* limits;  ///< none: nothing is known about the two people

  /// One finding for each rule and line. `step` is an index, kWhole for the routine as a whole.
  static constexpr int kWhole = -1;
  void add(std::string_view rule, int step, std::string measured, std::string limit);
  /// The question is a phrase "routine.…" of the guide, or, with a question mark, itself.
  void ask(std::string_view rule, int step, std::string_view question, std::string measured = {},
           std::string limit = {});
  std::vector<plan::Finding> take();

  std::set<std::pair<std::string, int>> said;
  std::vector<plan::Finding> findings;

 private:
  plan::Finding* put(std::string_view rule, int step, std::string measured, std::string limit);
};

/// What is known of a claim from words alone.
enum class Sure : unsigned char { no, maybe, yes };

/// Whether pressing with any of the step's tools goes over `most`, tool by tool as `most_for` says.
/// The level and the tool may be open.
template <class MostFor>
Sure over(const guide::Guide& guide, const plan::OutlineStep& step, MostFor most_for) {
  const auto by = [&](const guide::Tool* tool) {
    const Level most = most_for(tool);
    if (most >= Level::firm) return Sure::no;
    if (!step.most) return most == Level::none ? Sure::yes : Sure::maybe;
    if (*step.most <= most) return Sure::no;
    return *step.least > most ? Sure::yes : Sure::maybe;
  };
  bool any = false, all = true;
  const auto count = [&](const guide::Tool& tool) {
    const Sure s = by(&tool);
    any = any || s != Sure::no;
    all = all && s == Sure::yes;
  };
  if (step.tools.empty())
    for (const auto& [id, tool] : guide.tools) count(tool);
  for (const plan::OutlineTool& named : step.tools) {
    const auto tool = guide.tools.find(named.tool);
    if (tool != guide.tools.end()) count(tool->second);
  }
  return !any ? Sure::no : all ? Sure::yes : Sure::maybe;
}

/// A hand that lies there without weight.
bool resting(const plan::OutlineStep& step);
/// "medium", "light to firm", "not said".
std::string level_text(const plan::OutlineStep& step);

void judge_places(Told& told);
void judge_hands(Told& told);
void judge_course(Told& told);
void judge_amounts(Told& told);

}  // namespace unknot::checker
