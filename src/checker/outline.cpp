// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/outline.hpp"

#include <algorithm>
#include <tuple>

#include "checker/checker.hpp"

namespace unknot::checker {

using Severity = plan::Finding::Severity;

plan::Finding* Told::put(std::string_view rule, int step, std::string measured, std::string limit) {
  if (!said.emplace(std::string(rule), step).second) return nullptr;
  plan::Finding f;
  f.rule = rule;
  if (step >= 0) {
    f.step = step + 1;
    f.line = outline.steps[static_cast<std::size_t>(step)].line;
    f.column = outline.steps[static_cast<std::size_t>(step)].column;
  }
  f.measured = std::move(measured);
  f.limit = std::move(limit);
  const auto known = guide.rules.find(f.rule);
  if (known == guide.rules.end()) {
    f.severity = Severity::cannot_tell;
    f.text = "This guide does not hold the rule, so it was not judged.";
  } else {
    f.severity =
        guide::value_of(plan::kSeverities, known->second.severity).value_or(Severity::unsafe);
    f.text = known->second.text;
  }
  findings.push_back(std::move(f));
  return &findings.back();
}

void Told::add(std::string_view rule, int step, std::string measured, std::string limit) {
  put(rule, step, std::move(measured), std::move(limit));
}

void Told::ask(std::string_view rule, int step, std::string_view question, std::string measured,
               std::string limit) {
  plan::Finding* f = put(rule, step, std::move(measured), std::move(limit));
  if (f == nullptr) return;
  f->severity = Severity::cannot_tell;
  const auto& phrases = guide.phrases.at("en");
  const auto phrase = phrases.find("routine." + std::string(question));
  f->text = "Cannot tell: " + (phrase == phrases.end() ? std::string(question) : phrase->second);
}

std::vector<plan::Finding> Told::take() {
  std::ranges::sort(findings, [](const plan::Finding& a, const plan::Finding& b) {
    return std::tie(a.step, a.rule) < std::tie(b.step, b.rule);
  });
  return std::move(findings);
}

bool resting(const plan::OutlineStep& step) {
  return step.motion == plan::OutlineStep::Motion::still &&
         (!step.most || *step.most == Level::none);
}

std::string level_text(const plan::OutlineStep& step) {
  if (!step.most) return "not said";
  const std::string high(guide::word(*step.most));
  return *step.least == *step.most ? high : std::string(guide::word(*step.least)) + " to " + high;
}

std::vector<plan::Finding> check(const guide::Guide& guide, const plan::Outline& outline,
                                 const plan::Limits* limits) {
  Told told{guide, outline, limits, {}, {}};
  judge_places(told);
  judge_hands(told);
  judge_course(told);
  judge_amounts(told);
  return told.take();
}

}  // namespace unknot::checker
