// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

/// The members that each receiver may have, so that a lookup by a valid word always finds one.
void need_keys(Object& frame, std::string_view key, const std::map<std::string, double>& table,
               std::initializer_list<std::string_view> wanted) {
  for (const std::string_view word : wanted) {
    if (!table.contains(std::string(word))) {
      frame.problem(key, "\"" + std::string(word) + "\" is missing");
    }
  }
  if (table.size() > wanted.size()) frame.problem(key, "has keys that no receiver can choose");
}

void frame(Object object, Atlas& atlas, Diagnostics& problems) {
  allow_sources(object);
  atlas.u_unit = Mm(object.number("u_unit_mm", {100, 400}));
  atlas.v_unit = Mm(object.number("v_unit_mm", {300, 800}));
  if (const Json* shares = object.require("stature_share")) {
    Object by_sex(*shares, at(object.pointer(), "stature_share"), problems);
    for (const char* sex : {"female", "male", "unspecified"}) {
      const Json* share = by_sex.require(sex);
      if (share == nullptr) continue;
      Object pair(*share, at(by_sex.pointer(), sex), problems);
      const double u = pair.number("u", {0.05, 0.25});
      atlas.stature_share[sex] = {u, pair.number("v", {0.15, 0.5})};
      pair.finish();
    }
    by_sex.finish();
  }
  atlas.build_factor = object.numbers("build_factor", {0.5, 2});
  need_keys(object, "build_factor", atlas.build_factor, {"slim", "average", "broad"});
  atlas.blade_tip_shift = object.numbers("blade_tip_shift", {-0.2, 0.2});
  need_keys(object, "blade_tip_shift", atlas.blade_tip_shift, {"sides", "rests", "overhead"});
  object.finish();
}

/// The objects of the list `key`, e.g. [[landmark]] tables.
std::vector<Object> list(Object& file, std::string_view key, Diagnostics& problems) {
  std::vector<Object> out;
  const Json* value = file.require(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    file.problem(key, "must be a list of tables");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    out.emplace_back((*value)[i], at(at(file.pointer(), key), i), problems);
    allow_sources(out.back());
  }
  return out;
}

void landmarks(Object file, Atlas& atlas, Diagnostics& problems) {
  allow_sources(file);
  for (Object& object : list(file, "landmark", problems)) {
    Landmark landmark;
    landmark.id = object.text("id");
    landmark.name = object.text("name");
    landmark.find = object.text("find");
    landmark.at = object.point("at");
    landmark.movable = object.flag("movable");
    object.finish();
    atlas.landmarks.push_back(std::move(landmark));
  }
  file.finish();
}

constexpr std::array kRoles{Spelling<int>{0, "muscle"}, Spelling<int>{1, "bone"},
                            Spelling<int>{2, "furrow"}};

void drawings(Object file, Atlas& atlas, Diagnostics& problems) {
  allow_sources(file);
  for (Object& object : list(file, "drawing", problems)) {
    Drawing drawing;
    drawing.id = object.text("id");
    drawing.name = object.text("name");
    drawing.role = spelled(kRoles, object.one_of("role", kRoles));
    drawing.polygon = object.points("polygon", 3);
    object.finish();
    atlas.drawings.push_back(std::move(drawing));
  }
  file.finish();
}

}  // namespace

void atlas(Object& document, Guide& guide, Diagnostics& problems) {
  const Json* value = document.require("atlas");
  if (value == nullptr) return;
  Object object(*value, at(document.pointer(), "atlas"), problems);
  const auto part = [&](const char* key, const auto& read) {
    if (const Json* file = object.require(key)) {
      read(Object(*file, at(object.pointer(), key), problems), guide.atlas, problems);
    }
  };
  part("frame", frame);
  part("landmarks", landmarks);
  part("drawings", drawings);
  if (const Json* file = object.require("outline")) {
    Object outline(*file, at(object.pointer(), "outline"), problems);
    allow_sources(outline);
    guide.atlas.outline = outline.points("points", 3);
    outline.finish();
  }
  object.finish();
}

}  // namespace unknot::guide::read
