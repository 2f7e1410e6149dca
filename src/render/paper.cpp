// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/paper.hpp"

#include <algorithm>

namespace unknot::render {

std::size_t letters(std::string_view text) {
  // UTF-8 goes on with 10xxxxxx.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string padded(std::string text, std::size_t width, bool right) {
  const std::size_t have = letters(text);
  if (have < width) text.insert(right ? 0 : text.size(), width - have, ' ');
  return text;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!lines.back().empty() && letters(lines.back()) + 1 + letters(word) > width)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

void Paper::line(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  out_ += text + "\n";
}

void Paper::heading(std::string_view text) {
  line(colour_ ? "\033[1m" + std::string(text) + "\033[0m" : std::string(text));
}

void Paper::entry(const std::string& first, const std::string& text, std::size_t indent,
                  std::size_t hang) {
  if (text.empty()) return;
  std::string before = std::string(indent, ' ') + padded(first, hang);
  for (const std::string& one : broken(text, kPaperWidth - indent - hang)) {
    line(before + one);
    before = std::string(indent + hang, ' ');
  }
}

}  // namespace unknot::render
