// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.hpp"

/// Reading JSON from outside: typed getters that never abort, and that collect every problem with
/// its JSON pointer instead of stopping at the first.
namespace unknot {

using Json = nlohmann::json;

/// Parses `text`; a syntax error names line and column, a key that stands twice both its places.
Result<Json> parse_json(std::string_view text, std::string_view place);

/// One JSON object being read. A key that is missing leaves the target as it was; a key of the
/// wrong type, or a number out of its range, is a problem.
class JsonReader {
 public:
  JsonReader(const Json& value, std::string pointer, Diagnostics& problems);

  /// The object itself; an empty one where there was none.
  const Json& value() const { return *value_; }
  bool has(std::string_view key) const { return find(key) != nullptr; }
  const Json* find(std::string_view key) const;
  std::string pointer(std::string_view key) const;
  /// Noted, unless there are enough: a hostile document has one in every three bytes.
  void problem(std::string_view key, std::string message, std::string remedy = {});
  /// Nobody reads more problems than this; lists need not be read on.
  static constexpr std::size_t kMostProblems = 1000;
  bool enough() const { return problems_.size() >= kMostProblems; }

  void number(std::string_view key, double& out, double lo, double hi);
  void integer(std::string_view key, std::int64_t& out, std::int64_t lo, std::int64_t hi);
  void boolean(std::string_view key, bool& out);
  void text(std::string_view key, std::string& out);
  void one_of(std::string_view key, std::string& out,
              std::initializer_list<std::string_view> words);
  /// A word of a spelling list such as guide::kLevels.
  template <class List, class E>
  void word(std::string_view key, const List& list, E& out) {
    std::string found;
    const Json* v = find(key);
    if (v == nullptr) return;
    if (v->is_string()) {
      found = v->template get<std::string>();
      for (const auto& [value, spelling] : list)
        if (spelling == found) {
          out = value;
          return;
        }
    }
    std::string expected;
    for (const auto& entry : list)
      expected += (expected.empty() ? "" : ", ") + std::string(entry.second);
    problem(key, v->is_string() ? "unknown word \"" + found + "\"" : "must be a word",
            "one of: " + expected);
  }
  /// The array at `key`, or null; anything but an array is a problem.
  const Json* array(std::string_view key);
  /// The object at `key`, or null; anything but an object is a problem.
  const Json* object(std::string_view key);
  /// Every string of the array at `key`.
  template <class Set>
  void texts(std::string_view key, Set& out) {
    const Json* list = array(key);
    if (list == nullptr) return;
    out.clear();
    std::size_t i = 0;
    for (const Json& item : *list) {
      if (item.is_string())
        out.insert(out.end(), item.template get<std::string>());
      else
        problem(std::string(key) + "/" + std::to_string(i), "must be a string");
      ++i;
    }
  }
  /// Every key that is not in `keys` is a problem.
  void only(std::initializer_list<std::string_view> keys);

 private:
  const Json* value_;
  std::string pointer_;
  Diagnostics& problems_;
};

}  // namespace unknot
