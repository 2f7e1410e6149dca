// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_reader.hpp"
#include "base/result.hpp"
#include "guide/guide.hpp"

/// The guide's folders that are read here (screening, products, checklists, answers), with getters
/// that cannot fail: what is missing or of another type is simply not there. The lint says so.
namespace unknot::screening {

/// The folder as an object of files by id; a failure names the folder.
Result<Json> folder(const guide::Guide& guide, std::string_view name);

/// The value at `key` of an object, or null where there is none.
const Json* get(const Json& object, std::string_view key);
std::string text(const Json& object, std::string_view key);
double number(const Json& object, std::string_view key, double otherwise);
bool flag(const Json& object, std::string_view key);
std::vector<std::string> texts(const Json& object, std::string_view key);
/// The items of an array, or none.
std::vector<const Json*> items(const Json& object, std::string_view key);

inline bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "a, b, c"
std::string joined(const std::vector<std::string>& words);

/// One piece of a JSON pointer with ~ and / escaped.
std::string escaped(std::string_view key);

/// Days since 1970-01-01 of a real date YYYY-MM-DD, or nothing.
std::optional<int> day_number(std::string_view date);

}  // namespace unknot::screening
