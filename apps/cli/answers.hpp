// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "cli/common.hpp"
#include "cli/wishes.hpp"
#include "engine/engine.hpp"

/// How the engine's answers are said in a terminal.
namespace unknot::cli {

/// What the engine makes of the wishes; exit 2 names the place in the intake.
engine::PlanAnswer make_plan(const guide::Guide& guide, const Wishes& wishes);
engine::PlanAnswer make_plan(const guide::Guide& guide, const Wishes& wishes, const Asked& asked);

/// Why there is no plan, kindly: for people.
std::string refusal_text(const engine::Refusal& refusal);
/// The same as `{"ok": false, "kind", "reasons": [{"id", "text"}]}`.
std::string refusal_json(const engine::Refusal& refusal);

/// Findings for people: one paragraph each, the worst first, and the verdict at the end.
std::string findings_text(const plan::Plan& plan, const std::vector<plan::Finding>& findings);

/// Findings on a routine: file, line and column first, as compilers do, in order of place.
std::string routine_findings_text(const std::string& file,
                                  const std::vector<plan::Finding>& findings);

/// kNo for poor or unsafe findings, else kFine.
int exit_for(const std::vector<plan::Finding>& findings);

}  // namespace unknot::cli
