// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

/// How a question in free words is cut up. English only so far; nothing here knows a topic.
namespace unknot::screening {

/// Lower-case words in order; apostrophes vanish ("can't" → "cant"), everything else that is no
/// letter or digit separates. Bytes beyond ASCII count as letters.
std::vector<std::string> words_of(std::string_view question);

/// "kneading", "kneads" → "knead": crude, but the same for questions and keywords. Nothing is cut
/// that would make two words of this house one: "bladder" is no "blade", "cloth" no "clot".
std::string stem(std::string word);

/// Are the two words one slip of the finger apart: a letter too many, missing, wrong, or two
/// swapped? The first letter is seldom wrong ("towel" is no "bowel"); and only words of five
/// letters and more, by bytes: shorter ones are too close together.
bool one_slip(std::string_view a, std::string_view b);

}  // namespace unknot::screening
