// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

using Shape = Zone::Shape;
constexpr std::array kShapes{Spelling<Shape>{Shape::polygon, "polygon"},
                             Spelling<Shape>{Shape::polyline, "polyline"},
                             Spelling<Shape>{Shape::disc, "disc"}};

Region region(const std::string& id, Object& object) {
  Region region;
  region.id = id;
  region.name = object.text("name");
  region.aliases = object.optional_words("aliases");
  region.find = object.text("find");
  region.group = object.flag("group");
  if (region.group) {
    region.members = object.words("members");
    return region;
  }
  region.polygon = object.points("polygon", 3);
  region.midline = object.flag("midline");
  region.opt_in = object.flag("opt_in");
  region.both_hands_max = Newton(object.number("both_hands_max_n", kPositive));
  region.weight = object.number("weight", {0, 10});
  region.order = object.integer_or("order", 0, {0, 1000});
  region.tender = object.text("tender");
  return region;
}

Zone zone(const std::string& id, Object& object) {
  Zone zone;
  zone.id = id;
  zone.name = object.text("name");
  zone.why = object.text("why");
  zone.shape = object.one_of("shape", kShapes);
  const std::size_t at_least =
      zone.shape == Shape::polygon ? 3 : (zone.shape == Shape::polyline ? 2 : 1);
  zone.points = object.points("points", at_least);
  if (zone.shape == Shape::disc && zone.points.size() > 1) {
    object.problem("points", "a disc has one centre");
  }
  if (zone.shape != Shape::polygon) zone.radius = Mm(object.number("radius_mm", {1, 200}));
  zone.no_go = object.flag("no_go");
  zone.opt_in = object.flag("opt_in");
  zone.point_max = object.one_of("point_max", kLevels, Level::firm);
  zone.heel_is_point = object.flag("heel_is_point");
  zone.broad_max = object.one_of("broad_max", kLevels, Level::firm);
  zone.broad_share = object.number_or("broad_share", 0, {0, 1});
  zone.broad_tools = object.optional_words("broad_tools");
  zone.both_hands_max = Newton(object.number_or("both_hands_max_n", 0, kNotNegative));
  return zone;
}

/// "region" or "region:left".
Place place(const std::string& word) {
  const std::size_t colon = word.find(':');
  Place out{word.substr(0, colon)};
  if (colon != std::string::npos) {
    const auto side = value_of(kSides, std::string_view(word).substr(colon + 1));
    // A side that is none stays in the name, where no region will be found for it.
    if (side)
      out.side = *side;
    else
      out.region = word;
  }
  return out;
}

Position position(const std::string& id, Object& object) {
  Position out;
  allow_sources(object);
  out.id = id;
  out.name = object.text("name");
  out.receiver = object.text("receiver");
  out.giver = object.text("giver");
  out.surfaces = object.words("surfaces");
  out.cap = object.one_of("cap", kLevels);
  for (const std::string& word : object.words("closed")) out.closed.push_back(place(word));
  out.barred_techniques = object.words("barred_techniques");
  const Json* words = object.require("out_of_reach");
  if (words != nullptr && words->is_string())
    out.out_of_reach = words->get<std::string>();
  else if (words != nullptr)
    object.problem("out_of_reach", "must be a text");
  if (out.out_of_reach.empty() && !out.closed.empty())
    object.problem("out_of_reach", "must say what is closed");
  return out;
}

}  // namespace

void regions(Object& document, Guide& guide, Diagnostics& problems) {
  for (auto& [id, object] : files(document, "regions", problems)) {
    guide.regions[id] = region(id, object);
    object.finish();
  }
  // A group is as delicate as the most delicate of its members.
  for (auto& [id, group] : guide.regions) {
    for (const std::string& member : group.members) {
      const auto found = guide.regions.find(member);
      if (found == guide.regions.end()) continue;
      const Newton limit = found->second.both_hands_max;
      if (group.both_hands_max == Newton() || limit < group.both_hands_max) {
        group.both_hands_max = limit;
      }
    }
  }
}

void positions(Object& document, Guide& guide, Diagnostics& problems) {
  for (auto& [id, object] : files(document, "positions", problems)) {
    guide.positions[id] = position(id, object);
    object.finish();
  }
  const Json* folder = document.find("positions");
  if (folder == nullptr) return;
  for (const char* id : {"prone", "side-left", "side-right", "seated"})
    if (!guide.positions.contains(id))
      document.problem("positions", "\"" + std::string(id) + "\" is missing");
  if (guide.positions.size() > 4)
    document.problem("positions", "has ids that no receiver can choose");
}

void zones(Object& document, Guide& guide, Diagnostics& problems) {
  for (auto& [id, object] : files(document, "zones", problems)) {
    guide.zones[id] = zone(id, object);
    object.finish();
  }
}

}  // namespace unknot::guide::read
