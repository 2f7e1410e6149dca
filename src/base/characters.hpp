// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Text as people paste it: where its lines end, what its characters stand for, what they are
/// called. One answer for every reader; the app's (web/src/routine/files.ts) are held to it by a
/// table that both read.
namespace unknot {

/// Bytes of the line end that `text` begins with, 0 where it begins with none: all that Unicode
/// counts as one (LF, CR, CRLF, VT, FF, NEL, LS, PS).
std::size_t line_end(std::string_view text);

/// Takes the first line off `rest`, its end too, and returns it without.
std::string_view next_line(std::string_view& rest);

/// Line and column, in characters from 1, of the byte `at` of `text`.
std::pair<int, int> place_in_text(std::string_view text, std::size_t at);

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;  ///< 0: this is not UTF-8
};
/// The character that `text`, which is not empty, begins with.
Character first_character(std::string_view text);

/// Controls, and what turns or hides text, so that people do not see what is read: no text has it.
bool is_refused(char32_t code);

/// "U+202E (right-to-left override)", or with its look: "U+0435 “е” (a Cyrillic letter)".
std::string called(char32_t code);

/// What a text says in plain letters: curly quotes, odd blanks, dashes, fractions, bullets and wide
/// letters are those of a keyboard, what has no width is left out. Everything else stays as it is.
struct Plain {
  std::string text;
  /// For each byte of `text`, and its end, where the character that it comes from begins.
  std::vector<std::size_t> at;
};
Plain plain(std::string_view text);

/// Whether a word with it may not be what it looks like: it has no width, or is of another
/// alphabet, or is none that is read at all.
bool is_odd(char32_t code);

}  // namespace unknot
