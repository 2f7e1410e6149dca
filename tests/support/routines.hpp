// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "routine/parse.hpp"
#include "routine/vocabulary.hpp"
#include "support/massage.hpp"

namespace unknot::test {

inline const routine::Vocabulary& the_words() {
  static const routine::Vocabulary words = routine::vocabulary(the_guide()).value();
  return words;
}

/// The issues, one a line: "1:3+5 error: message (hint)".
inline std::string issues_of(std::string_view text) {
  std::string out;
  for (const auto& i : routine::parse(the_words(), text).issues)
    out += std::to_string(i.where.line) + ":" + std::to_string(i.where.column) + "+" +
           std::to_string(i.where.length) + (i.error ? " error: " : " warning: ") + i.message +
           " (" + i.hint + ")\n";
  return out;
}

/// The canonical text of a text without problems; its problems otherwise.
inline std::string tidied(std::string_view text) {
  const auto reading = routine::parse(the_words(), text);
  return reading.ok() ? routine::print(the_words(), reading.routine) : issues_of(text);
}

}  // namespace unknot::test
