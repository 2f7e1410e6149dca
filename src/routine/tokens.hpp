// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "routine/issues.hpp"

namespace unknot::routine {

/// A piece of a line; `at` and `length` are bytes of the whole line.
struct Token {
  enum class Kind : unsigned char { word, number, dash, quoted };
  Kind kind = Kind::word;
  std::string text;        ///< small letters; what stands between quotes as it is
  std::int64_t value = 0;  ///< of a number, in thousandths
  std::size_t at = 0, length = 0;
};
using Tokens = std::span<const Token>;

/// Whether the quotation mark at `i` opens or closes: right behind a digit it is inches, unless it
/// closes what is `quoted`.
inline bool quotes(std::string_view line, std::size_t i, bool quoted) {
  return line[i] == '"' && (quoted || i == 0 || line[i - 1] < '0' || line[i - 1] > '9');
}

/// Splits the bytes [from, to) of `line`. A number has at most six digits and three decimals.
std::vector<Token> tokens(std::string_view line, std::size_t from, std::size_t to, Issues& issues);

/// The tokens' texts with spaces between them, folded.
std::string phrase(Tokens tokens);
/// Bytes of the line that the tokens span.
std::pair<std::size_t, std::size_t> extent(Tokens tokens);

}  // namespace unknot::routine
