// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "checker/checker.hpp"
#include "checker/records.hpp"

/// Who loosens a number of a tool, technique, zone, region or position by a tenth, a level by one,
/// or turns a no into a yes, turns a test red, as with the numbers of the rules.
using namespace unknot;
using namespace unknot::test;
using Json = nlohmann::json;

namespace {

/// A value by its path, or by the path of what it is part of; * stands for any id. And why.
using Reason = std::pair<std::string_view, std::string_view>;

/// What plans are not judged by.
constexpr Reason kNotJudged[] = {
    {"tools/*/bent_wrist", "said to people"},
    {"tools/*/force_n/light/typical", "shown to people; rules count what a hand presses at least"},
    {"tools/*/force_n/medium/typical", "the same"},
    {"tools/*/force_n/firm/typical", "the same"},
    {"tools/*/force_n/light/max", "the same"},
    {"tools/*/force_n/medium/max", "the same"},
    {"tools/*/force_n/firm/max", "the same"},
    {"techniques/*/tempo/typical", "what the planner aims at; the range around it is judged"},
    {"techniques/*/dose_s", "how long it does good: the planner's"},
    {"techniques/*/good", "what it is good for: the planner's"},
    {"techniques/*/shape", "how strokes are drawn; the drawn path is judged"},
    {"techniques/*/min_level", "no work is too light to be safe"},
    {"techniques/*/join", "which stroke joins areas: a kind, not a limit"},
    {"techniques/*/both_sides_at_once", "how strokes are drawn"},
    {"techniques/*/two_hands", "how strokes are drawn"},
    {"regions/*/weight", "the planner's interest"},
    {"regions/*/order", "the planner's order"},
    {"regions/*/group", "a kind, not a limit"},
    {"regions/*/midline", "a kind, not a limit"},
};

/// What is judged, but cannot be told from what stands beside it.
constexpr Reason kCovered[] = {
    {"techniques/effleurage/tempo/min", "long glides are judged by FLOW-4/effleurage-speed alone"},
    {"techniques/effleurage/tempo/max", "the same"},
    {"tools/thumb/ellipse", "as a box it would be larger, so stricter"},
    {"tools/elbow/ellipse", "the same"},
    {"zones/acromion/points", "where it is; how far around it is probed"},
    {"zones/blade-edge/points", "the same"},
    {"zones/rib-12/points", "the same"},
    {"zones/scapular-spine/points", "the same"},
    {"zones/neck-back/broad_max", "its only tools are fingertips, which count as points"},
    {"zones/neck-back/broad_share", "the same"},
    {"zones/neck-back/heel_is_point", "its only tools are fingertips"},
    {"zones/side-ribs/heel_is_point", "its only tools are palms"},
    {"zones/side-ribs/point_max", "its only tools are palms"},
    {"zones/armpit/point_max", "nothing may touch it at all"},
    {"zones/armpit/broad_max", "nothing may touch it at all"},
    {"zones/neck-side/point_max", "nothing may touch it at all"},
    {"zones/neck-side/broad_max", "nothing may touch it at all"},
};

/// As loose as it can be, or a number of which a tenth is nothing.
bool loosest(const std::string& key, const Json& value) {
  if (value.is_boolean()) return value.get<bool>() == (key == "on_by_default");
  return value == "firm" || value == 0;
}

bool is_level(const Json& value) {
  return value == "none" || value == "light" || value == "medium" || value == "firm";
}

/// The paths of all numbers, levels and yes/no of a record; a list of places counts as one.
void walk(const std::string& path, const Json& json, std::set<std::string>& out) {
  if (json.is_object())
    for (const auto& [key, value] : json.items()) {
      const bool place = value.is_array() && !value.empty() && value[0].is_array();
      if (place)
        out.insert(path + "/" + key);
      else if (value.is_object())
        walk(path + "/" + key, value, out);
      else if (value.is_number() || value.is_boolean() || is_level(value))
        if (!loosest(key, value)) out.insert(path + "/" + key);
    }
}

std::set<std::string> numbers_of_the_guide() {
  std::ifstream file(UNKNOT_GUIDE_JSON, std::ios::binary);
  const Json guide = Json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
  std::set<std::string> out;
  for (const char* folder : {"tools", "techniques", "zones", "regions", "positions"})
    for (const auto& [id, record] : guide.at(folder).items())
      walk(std::string(folder) + "/" + id, record, out);
  walk("atlas/outline", guide.at("atlas").at("outline"), out);
  return out;
}

/// Whether the list names the path, any of its folders, or the same with * for the id.
bool named(std::span<const Reason> list, const std::string& path) {
  const auto first = path.find('/');
  const auto second = path.find('/', first + 1);
  const std::string any = path.substr(0, first) + "/*" + path.substr(second);
  for (std::string part : {path, any})
    for (; part.find('/') != std::string::npos; part.resize(part.rfind('/')))
      if (std::ranges::find(list, part, &Reason::first) != list.end()) return true;
  return false;
}

std::vector<RecordProbe> probes(const guide::Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& list : {tool_probes(guide), technique_probes(guide), zone_probes(guide),
                           region_probes(guide), outline_probes(guide), position_probes(guide)})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

bool finds(const World& w, const std::string& rule) {
  return std::ranges::any_of(checker::check(w.guide, w.plan, w.limits),
                             [&](const plan::Finding& f) { return f.rule == rule; });
}

}  // namespace

TEST_CASE(
    "each number of a tool, technique, zone, region or position, loosened, lets a plan pass") {
  const World good = good_world();
  for (const RecordProbe& probe : probes(good.guide)) {
    CAPTURE(probe.value);
    CAPTURE(probe.rule);
    const bool told_apart = std::ranges::any_of(probe.tries, [&](const auto& make) {
      World w = good;
      make(w);
      if (!finds(w, probe.rule)) return false;
      probe.loosen(w.guide);
      return !finds(w, probe.rule);
    });
    CHECK(told_apart);
  }
}

TEST_CASE("every number of those records is probed, or listed with the reason") {
  std::set<std::string> probed;
  for (const RecordProbe& probe : probes(load_guide())) {
    CAPTURE(probe.value);
    CHECK(probed.insert(probe.value).second);
    CHECK(!named(kCovered, probe.value));
    CHECK(!named(kNotJudged, probe.value));
  }
  for (const std::string& value : numbers_of_the_guide()) {
    CAPTURE(value);
    CHECK((probed.contains(value) || named(kCovered, value) || named(kNotJudged, value)));
  }
}
