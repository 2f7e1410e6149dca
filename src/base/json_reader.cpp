// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "base/characters.hpp"
#include "base/whole.hpp"

namespace unknot {
namespace {

/// Accepts everything and remembers where the text stops being JSON.
struct ErrorFinder : nlohmann::json_sax<Json> {
  std::size_t at = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    at = position;
    return false;
  }
};

/// As people write it: 10, not 10.0.
std::string shown(double v) {
  std::string out = Json(v).dump();
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

/// Nothing that we read is nested deeper; the library's own dump() would follow any depth.
constexpr int kDeepest = 64;

/// Where a bracket opens one level too many; npos if none does.
std::size_t too_deep_at(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > kDeepest)
      return i;
    else if (!quoted && (c == ']' || c == '}'))
      --depth;
  }
  return std::string_view::npos;
}

/// A key that stands twice in one object: which readers take the first of, and which the last.
struct Doubled {
  std::string pointer;
  std::size_t first = 0, second = 0;
};

/// Walks a text that is JSON already and looks for the first key that stands twice.
class KeyFinder {
 public:
  explicit KeyFinder(std::string_view text) : text_(text) {}

  std::optional<Doubled> find() {
    bool key = false;  // the next string is one
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '{' || c == '[') open_.push_back({c == '{', {}, {}, 0});
      if (c == '}' || c == ']') open_.pop_back();
      if (c == ',' && !open_.empty() && !open_.back().object) ++open_.back().index;
      if (c == '{' || c == ',') key = !open_.empty() && open_.back().object;
      if (c == '[' || c == ':') key = false;
      if (c != '"') continue;
      const std::size_t start = i;
      for (++i; text_[i] != '"'; ++i)
        if (text_[i] == '\\') ++i;
      if (!key) continue;
      key = false;
      Level& here = open_.back();
      here.key = meaning(text_.substr(start, i + 1 - start));
      const auto [before, fresh] = here.seen.emplace(here.key, start);
      if (!fresh) return Doubled{pointer(), before->second, start};
    }
    return std::nullopt;
  }

 private:
  struct Level {
    bool object;
    std::map<std::string, std::size_t, std::less<>> seen;
    std::string key;
    std::size_t index;
  };

  /// "\u0066ever" is the same key as "fever".
  static std::string meaning(std::string_view quoted) {
    if (quoted.find('\\') == std::string_view::npos)
      return std::string(quoted.substr(1, quoted.size() - 2));
    const Json read = Json::parse(quoted, nullptr, false);
    return read.is_string() ? read.get<std::string>() : std::string(quoted);
  }

  std::string pointer() const {
    std::string out;
    for (const Level& level : open_) {
      out += '/';
      if (!level.object) out += std::to_string(level.index);
      if (!level.object) continue;
      for (const char c : level.key) {
        if (c == '~')
          out += "~0";
        else if (c == '/')
          out += "~1";
        else
          out += c;
      }
    }
    return out;
  }

  std::string_view text_;
  std::vector<Level> open_;
};

std::unexpected<Diagnostics> syntax_error(std::string_view text, std::string_view place,
                                          std::size_t at, std::string message) {
  Diagnostic d;
  d.place = std::string(place);
  std::tie(d.line, d.column) = place_in_text(text, at);
  d.message = std::move(message);
  d.remedy = "a whole JSON document in UTF-8, numbers within double range";
  return std::unexpected(Diagnostics{d});
}

std::unexpected<Diagnostics> doubled_key(std::string_view text, std::string_view place,
                                         const Doubled& doubled) {
  const auto [first_line, first_column] = place_in_text(text, doubled.first);
  const auto [line, column] = place_in_text(text, doubled.second);
  return std::unexpected(
      Diagnostics{{std::string(place), line, column,
                   doubled.pointer + " stands here a second time; the first is " +
                       std::to_string(first_line) + ":" + std::to_string(first_column),
                   "leave out one of the two"}});
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view place) {
  constexpr const char* kBad = "this is not JSON from here on";
  // To the library a NUL is the end of the text, whatever comes after it.
  const std::size_t nul = text.find('\0');
  const std::size_t deep = too_deep_at(text);
  if (deep < nul) return syntax_error(text, place, deep, "this is nested too deeply");
  Json parsed = Json::parse(text, nullptr, false);
  if (!parsed.is_discarded() && nul == std::string_view::npos) {
    if (const auto doubled = KeyFinder(text).find()) return doubled_key(text, place, *doubled);
    return parsed;
  }
  ErrorFinder finder;
  if (parsed.is_discarded()) Json::sax_parse(text, &finder);
  const std::size_t found = finder.at == 0 ? text.size() : finder.at - 1;
  const std::size_t end = std::min({found, nul, text.size()});
  return syntax_error(
      text, place, end,
      end >= text.size() ? "the text ends in the middle: this is not complete JSON" : kBad);
}

JsonReader::JsonReader(const Json& value, std::string pointer, Diagnostics& problems)
    : value_(&value), pointer_(std::move(pointer)), problems_(problems) {
  if (value_->is_object()) return;
  if (!enough()) problems_.push_back({pointer_, 0, 0, "must be an object", ""});
  static const Json kEmpty = Json::object();
  value_ = &kEmpty;
}

const Json* JsonReader::find(std::string_view key) const {
  const auto it = value_->find(std::string(key));
  return it == value_->end() ? nullptr : &*it;
}

std::string JsonReader::pointer(std::string_view key) const {
  return pointer_ + "/" + std::string(key);
}

void JsonReader::problem(std::string_view key, std::string message, std::string remedy) {
  if (enough()) return;
  problems_.push_back({pointer(key), 0, 0, std::move(message), std::move(remedy)});
}

void JsonReader::number(std::string_view key, double& out, double lo, double hi) {
  const Json* v = find(key);
  if (v == nullptr) return;
  if (!v->is_number()) return problem(key, "must be a number");
  const double n = v->get<double>();
  if (!(n >= lo && n <= hi))
    return problem(key, shown(n) + " is out of range", "from " + shown(lo) + " to " + shown(hi));
  out = n;
}

void JsonReader::integer(std::string_view key, std::int64_t& out, std::int64_t lo,
                         std::int64_t hi) {
  const Json* v = find(key);
  if (v == nullptr) return;
  // 20, 20.0 and 2e1 are one number; beyond 2^53 two readers may take one for another.
  if (!v->is_number()) return problem(key, "must be a whole number");
  const double exact = v->get<double>();
  lo = std::max(lo, -kMostWhole);
  hi = std::min(hi, kMostWhole);
  const bool beyond =
      !(exact >= -static_cast<double>(kMostWhole) && exact <= static_cast<double>(kMostWhole));
  const std::int64_t n = beyond ? 0 : static_cast<std::int64_t>(exact);
  if (!beyond && static_cast<double>(n) != exact) return problem(key, "must be a whole number");
  if (beyond || n < lo || n > hi)
    return problem(key, v->dump() + " is out of range",
                   "from " + std::to_string(lo) + " to " + std::to_string(hi));
  out = n;
}

void JsonReader::boolean(std::string_view key, bool& out) {
  const Json* v = find(key);
  if (v == nullptr) return;
  if (!v->is_boolean()) return problem(key, "must be true or false");
  out = v->get<bool>();
}

void JsonReader::text(std::string_view key, std::string& out) {
  const Json* v = find(key);
  if (v == nullptr) return;
  if (!v->is_string()) return problem(key, "must be a string");
  out = v->get<std::string>();
}

void JsonReader::one_of(std::string_view key, std::string& out,
                        std::initializer_list<std::string_view> words) {
  std::string found = out;
  const Json* v = find(key);
  if (v == nullptr) return;
  if (v->is_string()) found = v->get<std::string>();
  if (v->is_string() && std::find(words.begin(), words.end(), found) != words.end()) {
    out = found;
    return;
  }
  std::string expected;
  for (const auto w : words) expected += (expected.empty() ? "" : ", ") + std::string(w);
  problem(key, v->is_string() ? "unknown word \"" + found + "\"" : "must be a word",
          "one of: " + expected);
}

const Json* JsonReader::array(std::string_view key) {
  const Json* v = find(key);
  if (v == nullptr || v->is_array()) return v;
  problem(key, "must be a list");
  return nullptr;
}

const Json* JsonReader::object(std::string_view key) {
  const Json* v = find(key);
  if (v == nullptr || v->is_object()) return v;
  problem(key, "must be an object");
  return nullptr;
}

void JsonReader::only(std::initializer_list<std::string_view> keys) {
  for (const auto& [key, unused] : value_->items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string expected;
    for (const auto k : keys) expected += (expected.empty() ? "" : ", ") + std::string(k);
    problem(key, "unknown key", "known are: " + expected);
  }
}

}  // namespace unknot
