// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.hpp"

#include <algorithm>

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
  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception&) override {
    at = position;
    return false;
  }
};

std::string shown(double v) { return Json(v).dump(); }

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view place) {
  Json parsed = Json::parse(text, nullptr, false);
  if (!parsed.is_discarded()) return parsed;
  ErrorFinder finder;
  Json::sax_parse(text, &finder);
  const std::size_t end = std::min(finder.at == 0 ? 0 : finder.at - 1, text.size());
  Diagnostic d;
  d.place = std::string(place);
  d.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(end), '\n'));
  const std::size_t newline = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
  d.column = static_cast<int>(newline == std::string_view::npos ? end + 1 : end - newline);
  d.message = end >= text.size() ? "the text ends in the middle: this is not complete JSON"
                                 : "this is not JSON from here on";
  d.remedy = "a whole JSON document in UTF-8, numbers within double range";
  return std::unexpected(Diagnostics{d});
}

JsonReader::JsonReader(const Json& value, std::string pointer, Diagnostics& problems)
    : value_(&value), pointer_(std::move(pointer)), problems_(problems) {
  if (value_->is_object()) return;
  problems_.push_back({pointer_, 0, 0, "must be an object", ""});
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
  problems_.push_back({pointer(key), 0, 0, std::move(message), std::move(remedy)});
}

void JsonReader::number(std::string_view key, double& out, double lo, double hi) {
  const Json* v = find(key);
  if (v == nullptr) return;
  if (!v->is_number()) return problem(key, "must be a number");
  const double n = v->get<double>();
  if (!(n >= lo && n <= hi))
    return problem(key, shown(n) + " is out of range",
                   "from " + shown(lo) + " to " + shown(hi));
  out = n;
}

void JsonReader::integer(std::string_view key, std::int64_t& out, std::int64_t lo,
                         std::int64_t hi) {
  const Json* v = find(key);
  if (v == nullptr) return;
  if (!v->is_number_integer()) return problem(key, "must be a whole number");
  const bool too_big = v->is_number_unsigned() &&
                       v->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  const std::int64_t n = too_big ? INT64_MAX : v->get<std::int64_t>();
  if (too_big || n < lo || n > hi)
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
