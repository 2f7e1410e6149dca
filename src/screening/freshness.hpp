// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "screening/intake.hpp"

/// Which answers are of this session (SCREEN-8, ROAD-6): yesterday's are not today's.
namespace unknot::screening {

/// One answer that does not count today and must be asked again.
struct Stale {
  std::string id;    ///< of the question, or the top-level key (accepted, guardian_present …)
  std::string path;  ///< where it stands in the intake, a JSON pointer
  std::string text;  ///< whose, which, and why, in plain words
};

/// What the answer to a row is stored under in its person's object: "answers/fever".
std::string key_of(const Row& row);

/// Whether `intake` holds anything whose age matters; then it needs its `now`.
bool needs_now(const Rows& rows, const Intake& intake);

/// Everything told that is too old for its kind at `intake.now`, of an unknown age, or from the
/// future, in the order to ask. The kinds and their times are data (guide/screening: `ask`, and
/// session_minutes, ahead_minutes, fresh_days in words.toml). Empty where there is no `now`.
std::vector<Stale> stale_answers(const Rows& rows, const Intake& intake);

/// The last minute at which everything in `intake` is still of this session; nothing where it holds
/// nothing whose age matters. Call it with what `without` left.
std::optional<std::int64_t> good_until(const Rows& rows, const Intake& intake);

/// The intake without these answers and their details.
Intake without(const Rows& rows, Intake intake, const std::vector<Stale>& stale);

}  // namespace unknot::screening
