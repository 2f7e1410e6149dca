// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/tokens.hpp"

#include "routine/vocabulary.hpp"

namespace unknot::routine {
namespace {

constexpr std::string_view kEnDash = "\xE2\x80\x93", kTimes = "\xC3\x97";

bool digit(char c) { return c >= '0' && c <= '9'; }
bool blank(char c) { return c == ' ' || c == '\t'; }

class Splitter {
 public:
  Splitter(std::string_view line, std::size_t from, std::size_t to, Issues& issues)
      : line_(line.substr(0, to)), at_(from), issues_(issues) {}

  std::vector<Token> split() {
    while (at_ < line_.size()) {
      if (blank(line_[at_])) {
        ++at_;
      } else if (digit(line_[at_])) {
        number();
        fraction();
      } else if (line_[at_] == '"' && !quotes(line_, at_, false)) {
        put(Token::Kind::word, "inches", 1);
      } else if (line_[at_] == '"') {
        quoted();
      } else if (starts(kEnDash) || (line_[at_] == '-' && after_number())) {
        put(Token::Kind::dash, "to", line_[at_] == '-' ? 1 : kEnDash.size());
      } else if (starts(kTimes)) {
        put(Token::Kind::word, "x", kTimes.size());
      } else if ((line_[at_] == 'x' || line_[at_] == 'X') && at_ + 1 < line_.size() &&
                 digit(line_[at_ + 1])) {
        put(Token::Kind::word, "x", 1);
      } else {
        word();
      }
    }
    return std::move(out_);
  }

 private:
  bool starts(std::string_view with) const { return line_.substr(at_).starts_with(with); }
  bool after_number() const { return !out_.empty() && out_.back().kind == Token::Kind::number; }

  void put(Token::Kind kind, std::string text, std::size_t length, std::int64_t value = 0) {
    out_.push_back({kind, std::move(text), value, at_, length});
    at_ += length;
  }

  void number() {
    std::size_t end = at_;
    std::int64_t whole = 0, part = 0;
    int decimals = 0;
    bool good = true;
    for (; end < line_.size() && digit(line_[end]); ++end) {
      if (whole > 99999) good = false;
      if (good) whole = whole * 10 + (line_[end] - '0');
    }
    // A comma between two digits is a decimal one.
    if (end + 1 < line_.size() && (line_[end] == '.' || line_[end] == ',') && digit(line_[end + 1]))
      for (++end; end < line_.size() && digit(line_[end]); ++end) {
        if (++decimals > 3) good = false;
        if (good) part = part * 10 + (line_[end] - '0');
      }
    for (; decimals < 3; ++decimals) part *= 10;
    if (!good) {
      issues_.error(at_, end - at_, "this number is beyond what a massage needs",
                    "at most six digits, and three decimals");
      whole = 1;
      part = 0;
    }
    put(Token::Kind::number, std::string(line_.substr(at_, std::min<std::size_t>(end - at_, 12))),
        end - at_, whole * 1000 + part);
  }

  /// "1/2", and "2 1/2": the number that was just read is the upper one, or the whole before it.
  void fraction() {
    if (at_ + 1 >= line_.size() || line_[at_] != '/' || !digit(line_[at_ + 1])) return;
    std::size_t end = at_ + 1;
    std::int64_t under = 0;
    for (; end < line_.size() && digit(line_[end]); ++end)
      if (under < 1000) under = under * 10 + (line_[end] - '0');
    Token& over = out_.back();
    const std::size_t length = end - over.at;
    if (under == 0 || under >= 1000 || over.value % 1000 != 0 || over.value >= under * 1000) {
      issues_.error(over.at, length, "this is no fraction that is read", "for example: 1/2, 2 1/2");
      under = 1;
    }
    over.value = (over.value + under / 2) / under;
    over.length = length;
    over.text = line_.substr(over.at, std::min<std::size_t>(length, 12));
    at_ = end;
    if (out_.size() < 2) return;
    Token& whole = out_[out_.size() - 2];
    if (whole.kind != Token::Kind::number || whole.value % 1000 != 0) return;
    whole.value += over.value;
    whole.length = end - whole.at;
    out_.pop_back();
  }

  void quoted() {
    const std::size_t close = line_.find('"', at_ + 1);
    if (close == std::string_view::npos) {
      issues_.error(at_, line_.size() - at_, "this quotation mark is never closed", "add a \"");
      at_ = line_.size();
      return;
    }
    put(Token::Kind::quoted, std::string(issues_.original(at_ + 1, close - at_ - 1)),
        close - at_ + 1);
  }

  void word() {
    std::size_t end = at_;
    while (end < line_.size() && !blank(line_[end]) && line_[end] != '"' &&
           !line_.substr(end).starts_with(kEnDash))
      ++end;
    put(Token::Kind::word, folded(line_.substr(at_, end - at_)), end - at_);
  }

  std::string_view line_;
  std::size_t at_;
  Issues& issues_;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokens(std::string_view line, std::size_t from, std::size_t to, Issues& issues) {
  return Splitter(line, from, to, issues).split();
}

std::string phrase(Tokens tokens) {
  std::string out;
  for (const Token& t : tokens) {
    if (!out.empty()) out += ' ';
    out += t.text;
  }
  return folded(out);
}

std::pair<std::size_t, std::size_t> extent(Tokens tokens) {
  if (tokens.empty()) return {0, 0};
  const std::size_t from = tokens.front().at;
  return {from, tokens.back().at + tokens.back().length - from};
}

}  // namespace unknot::routine
