// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/characters.hpp"

namespace unknot {
namespace {

struct Kind {
  Measured what;
  std::string_view word, unit, example;
};
constexpr std::array kKinds{Kind{Measured::number, "number", "", "for example: 2.5"},
                            Kind{Measured::length, "length", "cm", "for example: 172, 1.72 m, 5'8"},
                            Kind{Measured::breadth, "breadth", "mm", "for example: 84 mm, 8.4 cm"},
                            Kind{Measured::mass, "mass", "kg", "for example: 70, 154 lb, 11 st 4"},
                            Kind{Measured::age, "age", "years", "for example: 34"},
                            Kind{Measured::minutes, "minutes", "min", "for example: 20, 1/2 h"}};
const Kind& kind_of(Measured what) {
  return *std::ranges::find_if(kKinds, [&](const Kind& k) { return k.what == what; });
}

/// A unit in parts of the one that is answered, and what a bare number behind it means: 5 ft 8.
struct Scale {
  Measured what;
  std::string_view word;
  double times;
  double next = 0;
};
constexpr double kInch = 2.54, kFoot = 12 * kInch, kPound = 0.45359237;
constexpr std::array kScales{Scale{Measured::length, "cm", 1},
                             Scale{Measured::length, "centimetre", 1},
                             Scale{Measured::length, "centimeter", 1},
                             Scale{Measured::length, "mm", 0.1},
                             Scale{Measured::length, "millimetre", 0.1},
                             Scale{Measured::length, "millimeter", 0.1},
                             Scale{Measured::length, "m", 100, 1},
                             Scale{Measured::length, "metre", 100, 1},
                             Scale{Measured::length, "meter", 100, 1},
                             Scale{Measured::length, "'", kFoot, kInch},
                             Scale{Measured::length, "ft", kFoot, kInch},
                             Scale{Measured::length, "foot", kFoot, kInch},
                             Scale{Measured::length, "feet", kFoot, kInch},
                             Scale{Measured::length, "\"", kInch},
                             Scale{Measured::length, "''", kInch},
                             Scale{Measured::length, "in", kInch},
                             Scale{Measured::length, "inch", kInch},
                             Scale{Measured::length, "inche", kInch},
                             Scale{Measured::breadth, "mm", 1},
                             Scale{Measured::breadth, "cm", 10},
                             Scale{Measured::breadth, "\"", 10 * kInch},
                             Scale{Measured::breadth, "in", 10 * kInch},
                             Scale{Measured::breadth, "inch", 10 * kInch},
                             Scale{Measured::breadth, "inche", 10 * kInch},
                             Scale{Measured::mass, "kg", 1},
                             Scale{Measured::mass, "kilo", 1},
                             Scale{Measured::mass, "kilogram", 1},
                             Scale{Measured::mass, "lb", kPound},
                             Scale{Measured::mass, "pound", kPound},
                             Scale{Measured::mass, "st", 14 * kPound, kPound},
                             Scale{Measured::mass, "stone", 14 * kPound, kPound},
                             Scale{Measured::age, "y", 1},
                             Scale{Measured::age, "yr", 1},
                             Scale{Measured::age, "year", 1},
                             Scale{Measured::age, "years old", 1},
                             Scale{Measured::age, "month", 1.0 / 12},
                             Scale{Measured::minutes, "min", 1},
                             Scale{Measured::minutes, "m", 1},
                             Scale{Measured::minutes, "minute", 1},
                             Scale{Measured::minutes, "h", 60, 1},
                             Scale{Measured::minutes, "hr", 60, 1},
                             Scale{Measured::minutes, "hour", 60, 1},
                             Scale{Measured::minutes, "s", 1.0 / 60},
                             Scale{Measured::minutes, "sec", 1.0 / 60},
                             Scale{Measured::minutes, "second", 1.0 / 60}};

const Scale* scale(Measured what, std::string_view word) {
  for (int plural = 0; plural < 2; ++plural) {
    for (const Scale& s : kScales)
      if (s.what == what && s.word == word) return &s;
    if (word.size() < 3 || !word.ends_with('s')) break;
    word.remove_suffix(1);
  }
  return nullptr;
}

/// Said without a figure.
struct Words {
  std::string_view text;
  double minutes;
};
constexpr std::array kWords{Words{"half an hour", 30},
                            Words{"a half hour", 30},
                            Words{"an hour", 60},
                            Words{"one hour", 60},
                            Words{"a quarter of an hour", 15},
                            Words{"three quarters of an hour", 45}};

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, Measured what, Bounds bounds)
      : text_(lower(text)), what_(what), bounds_(bounds) {}

  /// The value, or in `problem` why there is none.
  std::optional<double> read() {
    if (text_.empty()) return no("nothing is said here");
    if (what_ == Measured::minutes)
      for (const Words& words : kWords)
        if (words.text == text_) return words.minutes;
    const bool minus = text_[0] == '-' || text_.starts_with("\xE2\x80\x93");
    if (minus || text_[0] == '+') at_ = text_[0] == '-' || text_[0] == '+' ? 1 : 3;
    double sum = 0, next = 0, before = 0;
    bool bare = false;
    for (int parts = 0; at_ < text_.size() || parts == 0; ++parts) {
      const std::optional<double> value = number();
      if (!value) return std::nullopt;
      const std::string word = unit();
      const Scale* one = scale(what_, word);
      // "1 h 30" and "1 m 72": what stands behind counts in the next smaller unit.
      const double times = one != nullptr ? one->times : parts == 0 ? 1 : next;
      if ((one == nullptr && !word.empty()) || times == 0 || (parts > 0 && times >= before))
        return no(word.empty() ? "this is no number"
                               : "\"" + word + "\" is no unit that is read here");
      sum += *value * times;
      bare = parts == 0 && one == nullptr;
      if (bare && at_ < text_.size()) return no("this is no number");
      before = times;
      next = one != nullptr ? one->next : 0;
    }
    if (bare) sum = as_meant(sum);
    return minus ? -sum : sum;
  }

  std::string problem;

 private:
  std::optional<double> no(std::string why) {
    problem = std::move(why);
    return std::nullopt;
  }

  /// Nobody is 1.72 cm tall.
  double as_meant(double value) const {
    const double metres = value * 100;
    const bool fits = metres >= bounds_.least && metres <= bounds_.most;
    return what_ == Measured::length && value < bounds_.least && value < 3 && fits ? metres : value;
  }

  void blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  /// Figures from here on; how many of them.
  int figures(double& value) {
    int n = 0;
    for (; at_ < text_.size() && digit(text_[at_]); ++at_, ++n)
      if (n < 15) value = value * 10 + (text_[at_] - '0');
    return n;
  }

  /// "/2" behind figures.
  bool over(double& under) {
    if (at_ + 1 >= text_.size() || text_[at_] != '/' || !digit(text_[at_ + 1])) return false;
    ++at_;
    under = 0;
    figures(under);
    return true;
  }

  std::optional<double> number() {
    blanks();
    double value = 0, under = 1;
    const int whole = figures(value);
    if (whole > 9) return no("this number is beyond what is read here");
    if (over(under)) {
      if (under == 0 || value >= under) return no("this is no fraction");
      return value / under;
    }
    if (at_ + 1 < text_.size() && (text_[at_] == '.' || text_[at_] == ',') &&
        digit(text_[at_ + 1])) {
      ++at_;
      double part = 0, tenth = 1;
      const int places = std::min(figures(part), 15);
      for (int i = 0; i < places; ++i) tenth *= 10;
      if (places > 6) return no("this number is finer than what is read here");
      // 1,234.5 and 1.234.567 are not read one way by everybody.
      if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == ',') &&
          at_ + 1 < text_.size() && digit(text_[at_ + 1]))
        return no("this can be read in more than one way");
      // Both are whole and small: one division, and the nearest number that there is.
      return (value * tenth + part) / tenth;
    }
    if (whole == 0) return no("this is no number");
    // "5 1/2"
    const std::size_t behind = at_;
    blanks();
    double upper = 0;
    if (at_ > behind && figures(upper) > 0 && over(under)) {
      if (under == 0 || upper >= under) return no("this is no fraction");
      return value + upper / under;
    }
    at_ = behind;
    return value;
  }

  std::string unit() {
    blanks();
    const std::size_t from = at_;
    while (at_ < text_.size() && !digit(text_[at_])) ++at_;
    std::string word = text_.substr(from, at_ - from);
    while (word.ends_with(' ') || word.ends_with('.') || word.ends_with(',')) word.pop_back();
    if (word.ends_with(" and")) word.erase(word.size() - 4);
    return word;
  }

  std::string text_;
  Measured what_;
  Bounds bounds_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Measured> measured(std::string_view word) {
  for (const Kind& kind : kKinds)
    if (kind.word == word) return kind.what;
  return std::nullopt;
}

std::string_view unit_of(Measured what) { return kind_of(what).unit; }

std::string shown(double value) {
  const double scaled = value * 1000;
  if (!(scaled > -1e15 && scaled < 1e15)) return "very much";
  const auto thousandths = static_cast<std::int64_t>(scaled + (value < 0 ? -0.5 : 0.5));
  const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
  std::string part = std::to_string(1000 + size % 1000).substr(1);
  while (part.ends_with('0')) part.pop_back();
  return (thousandths < 0 ? "-" : "") + std::to_string(size / 1000) +
         (part.empty() ? "" : "." + part);
}

Result<double> read_quantity(std::string_view text, Measured what, Bounds bounds,
                             std::string place) {
  const Kind& kind = kind_of(what);
  const std::string unit = kind.unit.empty() ? "" : " " + std::string(kind.unit);
  const std::string range = "from " + shown(bounds.least) + " to " + shown(bounds.most) + unit;
  const std::string remedy = range + "; " + std::string(kind.example);
  for (std::string_view rest = text; !rest.empty();) {
    const Character one = first_character(rest);
    if (one.bytes == 0) return failure(std::move(place), "this is no text", remedy);
    if (is_refused(one.code) || line_end(rest) != 0)
      return failure(std::move(place), "no number has " + called(one.code), remedy);
    rest.remove_prefix(one.bytes);
  }
  Reader reader(plain(text).text, what, bounds);
  const std::optional<double> value = reader.read();
  if (!value) return failure(std::move(place), reader.problem, remedy);
  if (!(*value >= bounds.least && *value <= bounds.most))
    return failure(std::move(place), shown(*value) + unit + " is out of range", remedy);
  return *value;
}

}  // namespace unknot
