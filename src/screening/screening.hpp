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

/// ask_again: nothing told is against it, but some of it is not of this session.
enum class Verdict : unsigned char { go, adapt, ask_again, postpone, emergency };

struct Outcome {
  Verdict verdict = Verdict::go;
  plan::Limits limits;
  /// What the giver said of themselves ("beginner", "some", "experienced"), or "".
  std::string giver_experience;
  /// Why, in plain words, most serious first; also what to do (see a doctor, call for help).
  std::vector<plan::Reason> reasons;
  /// Words for both people before the start (get up slowly, keep sugar near …).
  std::vector<plan::Reason> advice;
  /// JSON pointers of the answers that do not count (any more) and must be asked again.
  std::vector<std::string> again;
};

/// Judges an intake (docs/formats/intake.md). A missing intake ("{}") means: nobody told us of
/// anything. Contradictions and unknown ids are problems with their JSON pointer, and so are
/// answers without the moment of asking (`now`). Answers too old for their kind do not count: they
/// are in `again`, and with one of them the verdict is never go or adapt (SCREEN-8, ROAD-6).
Result<Outcome> screen(const guide::Guide& guide, std::string_view intake_json);

/// Whether a plan under these limits may still begin at `now` (SCREEN-8): why not, in plain words;
/// "" where it may. A massage under way may go on for its own length beyond that (`grace`). Limits
/// that rest on answers need a `now` that can be read; without one that is a problem at "/now".
Result<std::string> too_late(const guide::Guide& guide, const plan::Limits& limits,
                             std::string_view now, Ms grace = Ms{0});

/// An intake that somebody wrote for one call, with the moments that it lacks.
struct Dated {
  std::string intake;
  int without = 0;       ///< so many answers had no moment of their own
  bool by_date = false;  ///< and count as given on the intake's `date`, not now
};

/// Puts `now` (a moment as in intake.md) into an intake, over whatever stood there, and gives every
/// answer that has no moment one: now, or, where the intake has an earlier `date`, the end of that
/// day. What cannot be read comes back as it is: `screen` says what is wrong with it. For the
/// command line; an app knows when its answers were given.
Result<Dated> dated(const guide::Guide& guide, std::string_view intake_json, std::string_view now);

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
