// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

#include "guide/hearing.hpp"
#include "guidefiles/lint_rules.hpp"
#include "guidefiles/toml_json.hpp"

namespace unknot::guidefiles {
namespace {

constexpr std::array<std::string_view, 19> kRules{
    "alias",         "crossing", "id",      "engine", "heard",    "level",  "no-go",
    "outline",       "phrase",   "promise", "schema", "slots",    "source", "source-missing",
    "source-unused", "spine",    "stage",   "toml",   "zone-rule"};

std::string named(std::string_view rule, const std::string& message) {
  return message + " [" + std::string(rule) + "]";
}

void sort(Diagnostics& problems) {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.place, d.line, d.column, d.message);
  };
  std::sort(problems.begin(), problems.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
}

}  // namespace

std::span<const std::string_view> lint_rules() { return kRules; }

void Report::add(std::string_view rule, const std::string& pointer, const std::string& message) {
  assert(std::find(kRules.begin(), kRules.end(), rule) != kRules.end());
  problems_.push_back({pointer, 0, 0, named(rule, message), {}});
}

Diagnostics lint(const std::filesystem::path& folder, const Judge& judge) {
  const Loaded loaded = load_folder(folder);
  const auto document = nlohmann::json::parse(loaded.json);
  Report report;
  lint_sources(document, report);
  lint_phrases(document, report);
  lint_ids(document, report);
  lint_promises(document, report);
  const auto guide = guide::parse(loaded.json);
  if (guide) {
    lint_aliases(*guide, report);
    lint_shapes(*guide, report);
    lint_completeness(document, *guide, report);
    for (const Diagnostic& found : guide::check_hearing(*guide))
      report.add("heard", found.place, found.message);
    if (judge) {
      for (const Diagnostic& found : judge(*guide)) {
        report.add("engine", found.place, found.message);
      }
    }
  } else if (loaded.problems.empty()) {
    // What a file that cannot be read leaves behind, would only be an echo.
    for (const Diagnostic& found : guide.error()) report.add("schema", found.place, found.message);
  }
  Diagnostics problems = located(loaded, report.take());
  for (Diagnostic found : loaded.problems) {
    found.message = named("toml", found.message);
    problems.push_back(std::move(found));
  }
  sort(problems);
  return problems;
}

}  // namespace unknot::guidefiles
