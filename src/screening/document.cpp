// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/document.hpp"

namespace unknot::screening {

Result<Json> folder(const guide::Guide& guide, std::string_view name) {
  const auto it = guide.documents.find(std::string(name));
  if (it == guide.documents.end())
    return failure("guide/" + std::string(name), "the guide has no such folder",
                   "a guide with this folder");
  Result<Json> json = parse_json(it->second, "guide/" + std::string(name));
  if (json && !json->is_object())
    return failure("guide/" + std::string(name), "must be an object of files");
  return json;
}

const Json* get(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto it = object.find(std::string(key));
  return it == object.end() ? nullptr : &*it;
}

std::string text(const Json& object, std::string_view key) {
  const Json* v = get(object, key);
  return v != nullptr && v->is_string() ? v->get<std::string>() : std::string();
}

double number(const Json& object, std::string_view key, double otherwise) {
  const Json* v = get(object, key);
  return v != nullptr && v->is_number() ? v->get<double>() : otherwise;
}

bool flag(const Json& object, std::string_view key) {
  const Json* v = get(object, key);
  return v != nullptr && v->is_boolean() && v->get<bool>();
}

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> out;
  for (const Json* item : items(object, key))
    if (item->is_string()) out.push_back(item->get<std::string>());
  return out;
}

std::vector<const Json*> items(const Json& object, std::string_view key) {
  std::vector<const Json*> out;
  const Json* v = get(object, key);
  if (v == nullptr || !v->is_array()) return out;
  for (const Json& item : *v) out.push_back(&item);
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::optional<int> day_number(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  int part[3] = {0, 0, 0};
  int which = 0;
  for (const char c : date) {
    if (c == '-') {
      ++which;
      continue;
    }
    if (c < '0' || c > '9' || which > 2) return std::nullopt;
    part[which] = part[which] * 10 + (c - '0');
  }
  const auto [year, month, day] = part;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int in_month[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (which != 2 || year < 1900 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > in_month[month - 1]) return std::nullopt;
  // Years begin in March here, so that the leap day comes last.
  const int y = month <= 2 ? year - 1 : year;
  const int m = (month + 9) % 12;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

}  // namespace unknot::screening
