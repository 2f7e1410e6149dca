// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace unknot::checker {

std::string amount(double value, std::string_view unit, int decimals) {
  // The range in which a whole number of the last decimal fits; what is outside is only "a lot".
  if (!(std::abs(value) < 1e12)) return "far too much";
  double scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const auto scaled = static_cast<std::int64_t>(std::floor(std::abs(value) * scale + 0.5));
  const auto whole = static_cast<std::int64_t>(scale);
  std::string out = value < 0 && scaled > 0 ? "-" : "";
  out += std::to_string(scaled / whole);
  std::string rest = std::to_string(scaled % whole);
  rest.insert(0, static_cast<std::size_t>(decimals) - std::min<std::size_t>(decimals, rest.size()),
              '0');
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty() && decimals > 0) out += "." + rest;
  if (!unit.empty()) out += " " + std::string(unit);
  return out;
}

void Report::add(std::string_view rule, int step, double at_s, std::string measured,
                 std::string limit, std::string_view severity) {
  if (step != kWholePlan && step < happened_) return;
  put(rule, step, at_s, std::move(measured), std::move(limit), severity);
}

void Report::add_fatal(std::string_view rule, int step, std::string measured, std::string limit) {
  put(rule, step, 0, std::move(measured), std::move(limit), "unsafe");
}

void Report::missing(std::string_view rule) {
  plan::Finding f;
  f.rule = rule;
  f.severity = plan::Finding::Severity::cannot_tell;
  f.text = "This guide does not hold the rule, so it was not judged.";
  if (said_.emplace(f.rule, kWholePlan).second) findings_.emplace_back(kWholePlan, std::move(f));
}

void Report::put(std::string_view rule, int step, double at_s, std::string measured,
                 std::string limit, std::string_view severity) {
  if (!said_.emplace(std::string(rule), step).second) return;
  plan::Finding f;
  f.rule = rule;
  const auto known = guide_.rules.find(f.rule);
  f.severity = plan::Finding::Severity::unsafe;
  if (known != guide_.rules.end()) {
    f.text = known->second.text;
    if (severity == kAsRuled) severity = known->second.severity;
  }
  // A severity that is not in the list stays the strictest.
  if (const auto s = guide::value_of(plan::kSeverities, severity)) f.severity = *s;
  if (step >= 0 && static_cast<std::size_t>(step) < plan_.steps.size())
    f.step = plan_.steps[static_cast<std::size_t>(step)].id;
  f.at = seconds(std::isfinite(at_s) ? std::clamp(at_s, 0.0, 1e6) : 0);
  f.measured = std::move(measured);
  f.limit = std::move(limit);
  findings_.emplace_back(step, std::move(f));
}

std::vector<plan::Finding> Report::take() {
  std::sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.rule) < std::tie(b.first, b.second.rule);
  });
  std::vector<plan::Finding> out;
  for (auto& [step, finding] : findings_) out.push_back(std::move(finding));
  return out;
}

}  // namespace unknot::checker
