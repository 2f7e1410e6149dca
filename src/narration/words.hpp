// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "narration/narration.hpp"

/// Phrases and names, for narration's own sources.
namespace unknot::narration {

/// The phrase in that language or in English; null: neither has it.
const std::string* find_phrase(const guide::Guide& guide, std::string_view language,
                               std::string_view id);
/// `text` with each {slot} replaced; a slot without a value is left out.
std::string fill(std::string_view text, const std::map<std::string, std::string>& slots);
std::string capital(std::string text);
std::string tool_name(const guide::Guide& guide, std::string_view tool, std::string_view language);
/// A session's fact in words: ids in its slots become names.
std::string fact_text(const guide::Guide& guide, std::string_view language,
                      const session::Fact& fact);

}  // namespace unknot::narration
