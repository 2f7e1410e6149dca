// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/locate.hpp"

#include <string>

#include "base/characters.hpp"

namespace unknot::cli {
namespace {

/// Walks valid JSON without building anything. Every function leaves `at` behind what it read, or
/// clears `good`.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  std::size_t find(std::string_view pointer) {
    blank();
    std::size_t best = at_;
    while (good_ && pointer.starts_with('/')) {
      const std::size_t next = pointer.find('/', 1);
      const std::string wanted = decoded(pointer.substr(1, next - 1));
      pointer = next == std::string_view::npos ? std::string_view{} : pointer.substr(next);
      const std::size_t found = enter(wanted);
      if (found == std::string_view::npos) break;
      best = found;
    }
    return best;
  }

  bool good() const { return good_; }

 private:
  /// "~1" is a slash and "~0" a tilde. (Region ids and the like hold neither.)
  static std::string decoded(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
      const bool escape = token[i] == '~' && i + 1 < token.size();
      out += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return out;
  }

  /// From the start of an object or list to the start of the value of member `wanted`; returns
  /// where its key (or the value itself) begins.
  std::size_t enter(const std::string& wanted) {
    if (peek() != '{' && peek() != '[') return std::string_view::npos;
    const bool object = peek() == '{';
    ++at_;
    for (std::size_t i = 0; good_; ++i) {
      blank();
      if (peek() == '}' || peek() == ']') break;
      const std::size_t start = at_;
      std::string key = std::to_string(i);
      if (object) {
        string();
        if (!good_) break;
        key = text_.substr(start + 1, at_ < start + 2 ? 0 : at_ - start - 2);
        blank();
        if (peek() != ':') good_ = false;
        ++at_;
        blank();
      }
      if (key == wanted) return start;
      value();
      blank();
      if (peek() == ',') ++at_;
    }
    return std::string_view::npos;
  }

  void value() {
    if (peek() == '"') return string();
    if (peek() != '{' && peek() != '[') {
      const std::size_t start = at_;
      while (at_ < text_.size() &&
             std::string_view(" \t\r\n,]}:").find(text_[at_]) == std::string_view::npos)
        ++at_;
      good_ = good_ && at_ > start;
      return;
    }
    // Brackets inside a value only have to balance.
    int depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        string();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : 0;
      depth -= c == '}' || c == ']' ? 1 : 0;
      ++at_;
      good_ = good_ && at_ <= text_.size();
    } while (good_ && depth > 0);
  }

  void string() {
    good_ = good_ && peek() == '"';
    for (++at_; good_ && peek() != '"'; ++at_) {
      if (peek() == '\\') ++at_;
      good_ = at_ < text_.size();
    }
    ++at_;
  }

  void blank() {
    while (at_ < text_.size() &&
           std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

std::optional<Position> locate(std::string_view text, std::string_view pointer) {
  Walker walker(text);
  const std::size_t found = walker.find(pointer);
  if (!walker.good() || found >= text.size()) return std::nullopt;
  const auto [line, column] = place_in_text(text, found);
  return Position{line, column};
}

}  // namespace unknot::cli
