// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "screening/document.hpp"

/// What comes before every other answer (ASK-2): emergencies, then illness. An answer of the guide
/// with `first = "emergency"` or `"illness"` lists its `signs`; a sign is words that must all be in
/// the question, in any order, each with its alternatives: "chest pain/hurts/tight"; those behind a
/// minus must not be there: "had stroke -long/slow". No word is taken for another because it begins
/// alike.
namespace unknot::screening {

inline constexpr std::string_view kFirst[] = {"emergency", "illness"};

/// The answer whose sign is in the question, or "". Emergencies first; then whose sign has more
/// words; then the smaller id. `question`: from words_of. A word that the answers use themselves is
/// meant as it stands; another one may be a sign's word with a slip in it.
std::string gate(const Json& answers, const std::vector<std::string>& question);

/// What cannot work in the gate of one answer: an unknown `first`, no signs, a sign that
/// `words_of` would cut up otherwise.
std::vector<std::string> gate_problems(const Json& answer);

}  // namespace unknot::screening
