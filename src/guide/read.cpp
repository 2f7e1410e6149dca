// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "guide/read.hpp"

#include <nlohmann/json.hpp>

namespace unknot::guide::read {
namespace {

/// Enough digits for a message; the guide's numbers are short.
std::string shown(double number) { return Json(number).dump(); }

}  // namespace

std::string at(const std::string& pointer, std::string_view key) {
  std::string out = pointer + "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string at(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

Object::Object(const Json& value, std::string pointer, Diagnostics& problems)
    : value_(&value), pointer_(std::move(pointer)), problems_(&problems) {
  if (!value.is_object()) problems.push_back({pointer_, 0, 0, "must be a table", {}});
}

bool Object::has(std::string_view key) const {
  return value_->is_object() && value_->contains(key);
}

const Json* Object::find(std::string_view key) {
  asked_.emplace(key);
  return has(key) ? &*value_->find(key) : nullptr;
}

const Json* Object::require(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr && value_->is_object()) {
    problems_->push_back({pointer_, 0, 0, "\"" + std::string(key) + "\" is missing", {}});
  }
  return value;
}

void Object::problem(std::string_view key, std::string message) {
  problems_->push_back({at(pointer_, key), 0, 0, std::move(message), {}});
}

std::string Object::text(std::string_view key) {
  const Json* value = require(key);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    problem(key, "must be a text");
    return {};
  }
  std::string out = value->get<std::string>();
  if (out.empty()) problem(key, "must not be empty");
  return out;
}

std::string Object::optional_text(std::string_view key) {
  return has(key) ? text(key) : (find(key), "");
}

double Object::number(std::string_view key, Bounds bounds) {
  const Json* value = require(key);
  if (value == nullptr) return bounds.min;
  if (!value->is_number()) {
    problem(key, "must be a number");
    return bounds.min;
  }
  const double number = value->get<double>();
  // Written so that a NaN is a problem, too.
  if (!(number >= bounds.min && number <= bounds.max)) {
    problem(key,
            shown(number) + " is not between " + shown(bounds.min) + " and " + shown(bounds.max));
  }
  return number;
}

double Object::number_or(std::string_view key, double fallback, Bounds bounds) {
  return has(key) ? number(key, bounds) : (find(key), fallback);
}

int Object::integer_or(std::string_view key, int fallback, Bounds bounds) {
  const Json* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_number_integer()) {
    problem(key, "must be a whole number");
    return fallback;
  }
  const double checked = number(key, bounds);
  return checked >= bounds.min && checked <= bounds.max ? static_cast<int>(checked) : fallback;
}

bool Object::flag(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) {
    problem(key, "must be true or false");
    return false;
  }
  return value->get<bool>();
}

std::vector<std::string> Object::words(std::string_view key) {
  const Json* value = require(key);
  std::vector<std::string> out;
  if (value == nullptr) return out;
  if (!value->is_array()) {
    problem(key, "must be a list of texts");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const Json& word = (*value)[i];
    if (word.is_string() && !word.get_ref<const std::string&>().empty()) {
      out.push_back(word.get<std::string>());
    } else {
      problems_->push_back({at(at(pointer_, key), i), 0, 0, "must be a text, not empty", {}});
    }
  }
  return out;
}

std::vector<std::string> Object::optional_words(std::string_view key) {
  return has(key) ? words(key) : (find(key), std::vector<std::string>{});
}

Range Object::range(std::string_view key, Bounds bounds) {
  const Json* value = require(key);
  if (value == nullptr) return {};
  Object object(*value, at(pointer_, key), *problems_);
  const std::size_t before = problems_->size();
  const Range range{object.number("min", bounds), object.number("typical", bounds),
                    object.number("max", bounds)};
  object.finish();
  if (problems_->size() == before && !(range.min <= range.typical && range.typical <= range.max)) {
    problem(key, "must rise from min over typical to max");
  }
  return range;
}

void Object::finish() {
  if (!value_->is_object()) return;
  for (auto member = value_->begin(); member != value_->end(); ++member) {
    if (!asked_.contains(member.key())) problem(member.key(), "unknown key");
  }
}

}  // namespace unknot::guide::read
