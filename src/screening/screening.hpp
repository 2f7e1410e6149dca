// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// From what two people answered to what may be done: never a diagnosis, the most restrictive
/// answer wins, "not sure" counts as yes.
namespace unknot::screening {

enum class Verdict : unsigned char { go, adapt, postpone, emergency };

struct Outcome {
  Verdict verdict = Verdict::go;
  plan::Limits limits;
  /// Why, in plain words, most serious first; also what to do (see a doctor, call for help).
  std::vector<plan::Reason> reasons;
  /// Words for both people before the start (get up slowly, keep sugar near …).
  std::vector<plan::Reason> advice;
};

/// Judges an intake (docs/formats/intake.md). A missing intake ("{}") means: nobody told us of
/// anything. Contradictions and unknown ids are problems with their JSON pointer.
Result<Outcome> screen(const guide::Guide& guide, std::string_view intake_json);

/// The questions to ask, in order, as JSON, made from guide/screening; `known_json` is an earlier
/// intake with its date: only what must be asked afresh and what changed is asked then (SCREEN-8).
Result<std::string> questions(const guide::Guide& guide, std::string_view known_json);

/// Which oil (LUBE-2, 3, 4): {"product", "why", "amount_ml", "patch_test", "barred": [{id, why}]}.
Result<std::string> lubricant(const guide::Guide& guide, std::string_view wishes_json);

/// The guide's answer to a question in free words (ASK-1): {"id", "title", "answer", "others": []}.
Result<std::string> ask(const guide::Guide& guide, std::string_view question);

/// The lists to go through before, at the start and afterwards (PREP-1…4); what was done before
/// comes short: {"lists": [{"id", "title", "short", "when", "items": […]}]}.
Result<std::string> checks(const guide::Guide& guide, std::string_view state_json);

/// Everything in guide/screening, products, answers and checklists that cannot work (unknown ids,
/// missing texts), for the guide's lint; `place` is the JSON pointer in the guide document.
Diagnostics check_data(const guide::Guide& guide);

std::string to_json(const Outcome& outcome);

}  // namespace unknot::screening
