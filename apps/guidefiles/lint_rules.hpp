// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "guide/guide.hpp"

namespace unknot::guidefiles {

/// What one lint rule found, with JSON pointers as places; the name of the rule ends each message.
class Report {
 public:
  void add(std::string_view rule, const std::string& pointer, const std::string& message);
  Diagnostics take() { return std::move(problems_); }

 private:
  Diagnostics problems_;
};

/// Rules that look at the document as it was written.
void lint_sources(const nlohmann::json& document, Report& report);
void lint_phrases(const nlohmann::json& document, Report& report);
void lint_ids(const nlohmann::json& document, Report& report);
void lint_promises(const nlohmann::json& document, Report& report);
/// Rules that look at a guide whose every value has the right form.
void lint_aliases(const guide::Guide& guide, Report& report);
void lint_shapes(const guide::Guide& guide, Report& report);
void lint_completeness(const nlohmann::json& document, const guide::Guide& guide, Report& report);

}  // namespace unknot::guidefiles
