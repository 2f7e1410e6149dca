// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "base/units.hpp"
#include "guide/guide.hpp"

/// Reading the guide's JSON with typed getters. Every getter reports what is wrong with its JSON
/// pointer and then returns something harmless, so that one pass finds all problems; the value is
/// thrown away if there was any.
namespace unknot::guide::read {

using Json = nlohmann::json;

/// `pointer` extended by one key, escaped as RFC 6901 says.
std::string at(const std::string& pointer, std::string_view key);
std::string at(const std::string& pointer, std::size_t index);

struct Bounds {
  double min, max;
};
inline constexpr Bounds kAnyNumber{-1e9, 1e9};
inline constexpr Bounds kPositive{1e-9, 1e9};
inline constexpr Bounds kNotNegative{0, 1e9};

/// One JSON object. Keys that nobody asked for by the time `finish` is called are problems.
class Object {
 public:
  Object(const Json& value, std::string pointer, Diagnostics& problems);

  const std::string& pointer() const { return pointer_; }
  bool has(std::string_view key) const;
  /// The raw value, or nullptr; counts as asked for, reports nothing.
  const Json* find(std::string_view key);
  /// As `find`, but a missing key is a problem.
  const Json* require(std::string_view key);

  std::string text(std::string_view key);
  std::string optional_text(std::string_view key);
  double number(std::string_view key, Bounds bounds);
  double number_or(std::string_view key, double fallback, Bounds bounds);
  int integer_or(std::string_view key, int fallback, Bounds bounds);
  bool flag(std::string_view key);  ///< false where missing
  std::vector<std::string> words(std::string_view key);
  std::vector<std::string> optional_words(std::string_view key);
  /// An object {min, typical, max} in this order of size.
  Range range(std::string_view key, Bounds bounds);
  PointUv point(std::string_view key);
  std::vector<PointUv> points(std::string_view key, std::size_t at_least);
  std::map<std::string, double> numbers(std::string_view key, Bounds bounds);

  /// The value of a closed list of spellings; `fallback` where the key is missing.
  template <class List>
  auto one_of(std::string_view key, const List& list,
              typename List::value_type::first_type fallback) {
    return has(key) ? one_of(key, list) : (find(key), fallback);
  }
  template <class List>
  typename List::value_type::first_type one_of(std::string_view key, const List& list) {
    const std::string word = text(key);
    if (const auto value = value_of(list, word)) return *value;
    if (!word.empty()) problem(key, "\"" + word + "\" is not one of " + spellings(list));
    return list.front().first;
  }

  void problem(std::string_view key, std::string message);
  void finish();

 private:
  template <class List>
  static std::string spellings(const List& list) {
    std::string out;
    for (const auto& [value, word] : list) {
      if (!out.empty()) out += ", ";
      out += word;
    }
    return out;
  }

  const Json* value_;
  std::string pointer_;
  Diagnostics* problems_;
  std::set<std::string, std::less<>> asked_;
};

/// Lets the keys "source" and "sources" through: where an object's numbers come from.
void allow_sources(Object& object);

/// The files of one folder of the document: id and object, in order of id; empty with a problem
/// where the folder is missing.
std::vector<std::pair<std::string, Object>> files(Object& document, std::string_view folder,
                                                  Diagnostics& problems);

// The parts of the document, each in a file of its own.
void atlas(Object& document, Guide& guide, Diagnostics& problems);
void regions(Object& document, Guide& guide, Diagnostics& problems);
void positions(Object& document, Guide& guide, Diagnostics& problems);
void zones(Object& document, Guide& guide, Diagnostics& problems);
void tools(Object& document, Guide& guide, Diagnostics& problems);
void techniques(Object& document, Guide& guide, Diagnostics& problems);
void rules(Object& document, Guide& guide, Diagnostics& problems);
void commands(Object& document, Guide& guide, Diagnostics& problems);
void phrases(Object& document, Guide& guide, Diagnostics& problems);
void documents(Object& document, Guide& guide);
/// Ids that name something which is not there.
void links(const Guide& guide, Diagnostics& problems);

/// Areas (a region and a side) and zones are kept as bits of one word by all who look up what lies
/// under a hand; a guide with more of them is refused.
inline constexpr std::size_t kMostRegions = 31;  ///< groups aside
inline constexpr std::size_t kMostZones = 27;
void sizes(const Guide& guide, Diagnostics& problems);

}  // namespace unknot::guide::read
