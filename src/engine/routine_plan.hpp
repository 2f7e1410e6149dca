// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "plan/plan.hpp"
#include "routine/lower.hpp"
#include "routine/parse.hpp"

namespace unknot::engine {

/// A routine as a plan on an average back (or this receiver's), with everything that was filled in.
/// It is what the text says and no better: the findings say whether anybody should give it.
struct LoweredRoutine {
  plan::Plan plan;
  std::vector<routine::Assumption> assumptions;
  std::vector<routine::Issue> left_out;
  std::vector<plan::Finding> findings;  ///< on the plan; lines are those of the routine
};

/// For whom. Without limits nothing is known of the two, and what the text asks for is taken as
/// agreed, but for firm work, which needs the receiver's own yes (PRESS-2); with them it is done as
/// far as they allow. Every step that is gentler than the text is an assumption.
struct ForWhom {
  plan::Request request;
  std::optional<plan::Limits> limits;
};

/// Fails where no line can become a step, or the receiver has no back that fits.
Result<LoweredRoutine> lower_routine(const guide::Guide& guide, const routine::Vocabulary& words,
                                     const routine::Routine& routine, const ForWhom& who = {});

/// The checker on the routine's words; without limits nothing is known about the two people.
std::vector<plan::Finding> check_routine(const guide::Guide& guide,
                                         const routine::Vocabulary& words,
                                         const routine::Routine& routine,
                                         const plan::Limits* limits);

// For the port (docs/formats/engine.md): {"text": "…"} in, JSON out. Texts with errors have
// "issues" and no more.
Result<std::string> routine_fmt_json(const guide::Guide& guide, std::string_view input);
/// The words that a text may use, as they are printed: for an editor's suggestions.
Result<std::string> routine_words_json(const guide::Guide& guide);
Result<std::string> routine_check_json(const guide::Guide& guide, std::string_view input);

/// The same for `routine_lower`, with the plan itself; `json` is empty where the answer is no.
struct LowerAnswer {
  std::string json;
  std::optional<plan::Plan> plan;
  std::optional<Refusal> refusal;
};
Result<LowerAnswer> routine_lower_json(const guide::Guide& guide, std::string_view input);

}  // namespace unknot::engine
