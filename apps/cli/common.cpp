// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/common.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>

#include <unistd.h>

namespace unknot::cli {

double number_option(const std::string& option, const std::string& text, double low, double high,
                     Measured what) {
  const Result<double> value = read_quantity(text, what, {low, high}, option);
  if (!value) {
    const Diagnostic& problem = value.error().front();
    const std::string why = problem.message == "this is no number" ? "is not a number"
                            : problem.message.ends_with("is out of range")
                                ? "is out of range"
                                : "cannot be read: " + problem.message;
    const bool quoted = why != "is out of range";
    throw Stop{kBadArguments, option + ": " + (quoted ? "\"" + text + "\" " : text + " ") + why +
                                  " (" + problem.remedy + ")"};
  }
  return *value;
}

std::uint64_t whole_option(const std::string& option, const std::string& text, std::uint64_t high) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (stopped != end || error != std::errc{} || text.empty() || value > high)
    throw Stop{kBadArguments, option + ": \"" + text + "\" is not a whole number from 0 to " +
                                  std::to_string(high)};
  return value;
}

std::string nearest(std::string_view wrong, const std::vector<std::string>& words) {
  std::string best;
  std::size_t least = 1 + std::max<std::size_t>(2, wrong.size() / 3);
  for (const std::string& word : words) {
    // Edits to turn the first i letters of `wrong` into the first j of `word`, row by row.
    std::vector<std::size_t> row(word.size() + 1);
    for (std::size_t j = 0; j <= word.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= wrong.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= word.size(); ++j) {
        const auto fold = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
        const std::size_t change = diagonal + (fold(wrong[i - 1]) == fold(word[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
      }
    }
    if (row.back() < least) {
      least = row.back();
      best = word;
    }
  }
  return best;
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text)
    out +=
        c == ' ' || c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out;
  std::string line;
  std::size_t length = 0;  // of `line` as a person counts it: UTF-8 goes on with 10xxxxxx
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const auto letters =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
          return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
        }));
    if (!line.empty() && indent.size() + length + 1 + letters > width) {
      out += std::string(indent) + line + "\n";
      line.clear();
      length = 0;
    }
    if (!word.empty()) {
      if (!line.empty()) {
        line += ' ';
        ++length;
      }
      line += word;
      length += letters;
    }
    if (end < text.size() && text[end] == '\n') {
      out += (line.empty() ? "" : std::string(indent)) + line + "\n";
      line.clear();
      length = 0;
    }
    at = end + 1;
  }
  if (!line.empty()) out += std::string(indent) + line + "\n";
  return out;
}

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

}  // namespace unknot::cli
