// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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
  atlas.still_u = object.number("still_u", {0, 0.5});
  atlas.most_moved = object.number("most_moved", {0, 0.5});
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

void bends(Object& file, Atlas& atlas, Diagnostics& problems) {
  for (Object& object : list(file, "bend", problems)) {
    Bend bend;
    bend.landmarks = object.words("landmarks");
    bend.reach_u = object.number("reach_u", {0.05, 1.5});
    if (bend.landmarks.empty() || bend.landmarks.size() > 2)
      object.problem("landmarks", "must be one or two");
    for (const std::string& id : bend.landmarks) {
      const auto& known = atlas.landmarks;
      const auto found =
          std::find_if(known.begin(), known.end(), [&](const Landmark& l) { return l.id == id; });
      if (found == known.end())
        object.problem("landmarks", "there is no landmark \"" + id + "\"");
      else if (!(found->at.x > atlas.still_u))
        object.problem("landmarks", "\"" + id + "\" lies where nothing bends");
    }
    object.finish();
    atlas.bends.push_back(std::move(bend));
  }
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
  bends(file, atlas, problems);
  file.finish();
}

/// Where landmarks lie with the arms here or there.
void arms(Object file, Atlas& atlas, Diagnostics& problems) {
  allow_sources(file);
  for (const char* word : {"sides", "rests", "overhead"}) {
    const Json* value = file.require(word);
    if (value == nullptr) continue;
    Object shifts(*value, at(file.pointer(), word), problems);
    auto& shift = atlas.arm_shift[word];
    for (const Landmark& l : atlas.landmarks)
      if (shifts.has(l.id)) shift[l.id] = shifts.point(l.id);
    shifts.finish();
  }
  file.finish();
}

/// How the sides differ with build and sex.
void sides(Object file, Atlas& atlas, Diagnostics& problems) {
  allow_sources(file);
  atlas.soft_from_u = file.number("soft_from_u", {0, 1});
  atlas.soft_full_u = file.number("soft_full_u", {0, 2});
  if (!(atlas.soft_from_u < atlas.soft_full_u))
    file.problem("soft_full_u", "must be more than soft_from_u");
  for (Object& object : list(file, "level", problems)) {
    SideLevel level;
    level.v = object.number("v", {-1, 2});
    level.build = object.number("build", {0, 2});
    level.sex = object.numbers("sex", {-0.4, 0.4});
    need_keys(object, "sex", level.sex, {"female", "male", "unspecified"});
    if (!atlas.side_levels.empty() && !(level.v > atlas.side_levels.back().v))
      object.problem("v", "must be higher than the level before");
    object.finish();
    atlas.side_levels.push_back(std::move(level));
  }
  file.finish();
}

void vertebrae(Object file, Atlas& atlas, Diagnostics& problems) {
  allow_sources(file);
  for (Object& object : list(file, "vertebra", problems)) {
    Vertebra vertebra{object.text("id"), object.number("v", {-1, 2})};
    if (!atlas.vertebrae.empty() && !(vertebra.v < atlas.vertebrae.back().v))
      object.problem("v", "must be lower than the one before");
    object.finish();
    atlas.vertebrae.push_back(std::move(vertebra));
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
  part("arms", arms);
  part("sides", sides);
  part("vertebrae", vertebrae);
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
