// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

/// Wider than any back, so that a slip of the decimal point is caught.
constexpr Bounds kU{0, 2}, kV{-1, 2};

bool read_point(const Json& value, PointUv& point) {
  if (!value.is_array() || value.size() != 2) return false;
  if (!value[0].is_number() || !value[1].is_number()) return false;
  point = {value[0].get<double>(), value[1].get<double>()};
  return true;
}

}  // namespace

std::vector<PointUv> Object::points(std::string_view key, std::size_t at_least) {
  const Json* value = require(key);
  std::vector<PointUv> out;
  if (value == nullptr) return out;
  if (!value->is_array()) {
    problem(key, "must be a list of points [u, v]");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string place = at(at(pointer_, key), i);
    PointUv point;
    if (!read_point((*value)[i], point)) {
      problems_->push_back({place, 0, 0, "must be a point [u, v]", {}});
    } else if (!(point.x >= kU.min && point.x <= kU.max)) {
      problems_->push_back({place, 0, 0, "u must lie on the right side, between 0 and 2", {}});
    } else if (!(point.y >= kV.min && point.y <= kV.max)) {
      problems_->push_back({place, 0, 0, "v must lie between -1 and 2", {}});
    }
    out.push_back(point);
  }
  if (out.size() < at_least) {
    problem(key, "needs at least " + std::to_string(at_least) + " points");
  }
  return out;
}

PointUv Object::point(std::string_view key) {
  const Json* value = require(key);
  PointUv point;
  if (value == nullptr) return point;
  if (!read_point(*value, point)) {
    problem(key, "must be a point [u, v]");
  } else if (!(point.x >= kU.min && point.x <= kU.max && point.y >= kV.min && point.y <= kV.max)) {
    problem(key, "lies outside the atlas (u 0 to 2, v -1 to 2)");
  }
  return point;
}

std::map<std::string, double> Object::numbers(std::string_view key, Bounds bounds) {
  std::map<std::string, double> out;
  const Json* value = find(key);
  if (value == nullptr) return out;
  Object object(*value, at(pointer_, key), *problems_);
  if (!value->is_object()) return out;
  for (auto member = value->begin(); member != value->end(); ++member) {
    out[member.key()] = object.number(member.key(), bounds);
  }
  return out;
}

void allow_sources(Object& object) {
  object.find("source");
  object.find("sources");
}

std::vector<std::pair<std::string, Object>> files(Object& document, std::string_view folder,
                                                  Diagnostics& problems) {
  std::vector<std::pair<std::string, Object>> out;
  const Json* value = document.require(folder);
  if (value == nullptr) return out;
  const std::string pointer = at(document.pointer(), folder);
  if (!value->is_object()) {
    problems.push_back({pointer, 0, 0, "must be a table", {}});
    return out;
  }
  for (auto member = value->begin(); member != value->end(); ++member) {
    out.emplace_back(member.key(), Object(*member, at(pointer, member.key()), problems));
    allow_sources(out.back().second);
  }
  return out;
}

}  // namespace unknot::guide::read
