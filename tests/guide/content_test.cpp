// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "guide/real_guide.hpp"

using namespace unknot;
using guide::Pattern;
using guide::Technique;
using tests::real_guide;

namespace {

const Technique& technique(const char* id) { return real_guide().techniques.at(id); }

std::set<std::string> ids(const auto& map) {
  std::set<std::string> out;
  for (const auto& [id, value] : map) out.insert(id);
  return out;
}

bool is(const guide::Range& range, double min, double typical, double max) {
  return range.min == min && range.typical == typical && range.max == max;
}

}  // namespace

TEST_CASE("BACK-1: the regions of the back are known, the upper gluteals only on request") {
  const auto& regions = real_guide().regions;
  CHECK(ids(regions) == std::set<std::string>{
                            "upper-trapezius", "rhomboids", "shoulder-blade", "paraspinals-upper",
                            "paraspinals-mid", "paraspinals-lower", "sides", "lower-back", "sacrum",
                            "upper-gluteals", "whole-back", "shoulders", "low", "spine-sides"});
  for (const auto& [id, region] : regions) {
    CAPTURE(id);
    CHECK(region.opt_in == (id == "upper-gluteals"));
    CHECK(region.midline == (id == "sacrum"));
  }
  for (const auto& p : regions.at("upper-trapezius").polygon) CHECK(p.y <= 1.02);
  // All but what must be asked for is in the whole back.
  std::set<std::string> members(regions.at("whole-back").members.begin(),
                                regions.at("whole-back").members.end());
  for (const auto& [id, region] : regions) {
    if (!region.group) CHECK(members.contains(id) == !region.opt_in);
  }
}

TEST_CASE("BACK-1: a group is as delicate as its most delicate member") {
  const auto& regions = real_guide().regions;
  CHECK(regions.at("whole-back").both_hands_max == Newton(40));
  CHECK(regions.at("shoulders").both_hands_max == Newton(150));
  CHECK(regions.at("low").both_hands_max == Newton(100));
}

TEST_CASE("BACK-1: the flow runs from the top of the shoulders to the sacrum") {
  const auto& regions = real_guide().regions;
  std::set<int> orders;
  for (const auto& [id, region] : regions) {
    if (region.group) continue;
    CHECK(orders.insert(region.order).second);
    if (id != "upper-trapezius") CHECK(region.order > regions.at("upper-trapezius").order);
    if (id != "sacrum") CHECK(region.order < regions.at("sacrum").order);
  }
}

TEST_CASE("BACK-3: keep-outs and caution zones are as written down") {
  const auto& zones = real_guide().zones;
  CHECK(ids(zones) == std::set<std::string>{"kidney", "rib-12", "side-ribs", "scapular-spine",
                                            "acromion", "blade-edge", "neck-side", "neck-back",
                                            "armpit", "sciatic", "below"});
  for (const char* id : {"neck-side", "armpit"}) CHECK(zones.at(id).no_go);
  for (const char* id : {"neck-back", "below"}) CHECK(zones.at(id).opt_in);
  for (const char* id :
       {"kidney", "side-ribs", "scapular-spine", "acromion", "blade-edge", "sciatic"}) {
    CHECK(zones.at(id).point_max == Level::none);
  }
  for (const char* id : {"kidney", "rib-12"}) {
    CHECK(zones.at(id).broad_max == Level::light);
    CHECK(zones.at(id).heel_is_point);
    CHECK(zones.at(id).broad_share == doctest::Approx(1.0 / 3).epsilon(0.001));
  }
  CHECK(zones.at("rib-12").point_max == Level::light);
  CHECK(zones.at("rib-12").radius == Mm(20));
  CHECK(zones.at("scapular-spine").radius == Mm(10));
  CHECK(zones.at("acromion").radius == Mm(25));
  CHECK(zones.at("blade-edge").radius == Mm(5));
  CHECK(zones.at("side-ribs").broad_tools == std::vector<std::string>{"palm"});
  CHECK(zones.at("side-ribs").broad_max == Level::medium);
  CHECK(zones.at("neck-back").broad_tools == std::vector<std::string>{"fingertips"});
  CHECK(zones.at("kidney").both_hands_max == Newton(15));
  CHECK(zones.at("neck-back").both_hands_max == Newton(15));
  CHECK(zones.at("side-ribs").both_hands_max == Newton(40));
}

TEST_CASE("BACK-5: each region says how to find it and what tender means there") {
  for (const auto& [id, region] : real_guide().regions) {
    CAPTURE(id);
    CHECK(region.find.size() > 20);
    if (!region.group) CHECK(region.tender.size() > 20);
  }
}

TEST_CASE("BACK-6: sizes, builds, arm positions and movable landmarks") {
  const guide::Atlas& atlas = real_guide().atlas;
  CHECK(atlas.u_unit == Mm(195));
  CHECK(atlas.v_unit == Mm(500));
  for (const auto& [sex, share] : atlas.stature_share) {
    CAPTURE(sex);
    // One shape serves all: half the breadth of the shoulders is 0.39 of the back's length.
    CHECK(share.first / share.second == doctest::Approx(0.3925).epsilon(0.01));
  }
  CHECK(atlas.arm_shift.at("rests").at("blade-tip").y == -0.037);  // 18.4 mm [CoopPr]
  CHECK(atlas.arm_shift.at("sides").at("blade-tip").y == 0.02);
  CHECK(atlas.arm_shift.at("overhead").contains("blade-inner"));
  CHECK(atlas.still_u == 0.13);
  std::set<std::string> movable;
  for (const auto& landmark : atlas.landmarks) {
    if (landmark.movable) movable.insert(landmark.id);
  }
  CHECK(movable == std::set<std::string>{"blade-inner", "blade-tip", "c7", "dimple"});
}

TEST_CASE("BACK-1: vertebrae lie where they were measured, evenly in between") {
  std::map<std::string, double> v;
  for (const auto& vertebra : real_guide().atlas.vertebrae) v[vertebra.id] = vertebra.v;
  CHECK(v.size() == 22);
  for (const auto& [id, at] : std::map<std::string, double>{{"c7", 1},
                                                            {"t4", 0.79},
                                                            {"t7", 0.61},
                                                            {"t10", 0.459},
                                                            {"l1", 0.291},
                                                            {"l4", 0.139},
                                                            {"s2", 0}}) {
    CAPTURE(id);
    CHECK(v.at(id) == at);
  }
  const auto& all = real_guide().atlas.vertebrae;
  for (std::size_t i = 1; i < all.size(); ++i) {
    CHECK(all[i - 1].v - all[i].v >= 0.04);
    CHECK(all[i - 1].v - all[i].v <= 0.061);
  }
  // Landmarks that anatomy ties to a level.
  for (const auto& l : real_guide().atlas.landmarks) {
    if (l.id == "blade-corner") CHECK(l.at.y == v.at("t2"));
    if (l.id == "blade-inner") CHECK(l.at.y == v.at("t3"));
    if (l.id == "blade-tip") CHECK(l.at.y == v.at("t8"));
    if (l.id == "crest") CHECK(l.at.y == v.at("l4"));
    if (l.id == "dimple") CHECK(l.at.y == v.at("s2"));
  }
}

TEST_CASE("TECH-1 to TECH-15: every technique of the catalogue is there") {
  std::set<std::string> numbers;
  for (const auto& [id, each] : real_guide().techniques) numbers.insert(each.number);
  for (int n = 1; n <= 15; ++n) CHECK(numbers.contains("TECH-" + std::to_string(n)));
  CHECK(numbers.size() == 15);
}

TEST_CASE("TECH-1 to TECH-15: pace, hold and pressure are the catalogue's") {
  CHECK(is(technique("effleurage").tempo, 5, 8, 10));
  CHECK(technique("effleurage").shape.at("return_cm_s") == 12);
  CHECK(technique("effleurage").shape.at("closing_min_cm_s") == 3);
  CHECK(technique("effleurage").join);
  CHECK(is(technique("petrissage").tempo, 0.3, 0.4, 0.5));
  CHECK(technique("petrissage").shape.at("max_u") == 0.33);
  CHECK(is(technique("thumb-circles").tempo, 0.4, 0.6, 0.8));
  CHECK(technique("thumb-circles").max_level == Level::firm);
  CHECK(is(technique("heel-sink").tempo, 5, 8, 10));
  CHECK(is(technique("thumb-walking").tempo, 1.2, 1.5, 1.8));
  CHECK(technique("thumb-walking").shape.at("step_mm") == 23);
  CHECK(is(technique("static-points").tempo, 10, 12, 15));
  CHECK(is(technique("palm-compression").tempo, 5, 8, 10));
  CHECK(technique("grounding").tempo.min == 10);
  CHECK(technique("grounding").tempo.max == 15);
  CHECK(technique("grounding").max_level == Level::none);
}

TEST_CASE("TECH-5, TECH-12, TECH-15: what needs skill or a question first is off by default") {
  for (const auto& [id, each] : real_guide().techniques) {
    CAPTURE(id);
    const bool off =
        each.number == "TECH-5" || each.number == "TECH-12" || each.number == "TECH-15";
    CHECK(each.on_by_default == !off);
  }
  CHECK(technique("scapula-lift").experienced_only);
  CHECK(technique("scapula-lift").max_level == Level::light);
  // Head and arms are moved by their owner alone.
  CHECK(technique("stretch-head-self").pattern == Pattern::spoken);
  CHECK(technique("stretch-arm-self").pattern == Pattern::spoken);
  CHECK(technique("stretch-head-self").tools.empty());
}

TEST_CASE("TECH-7: forearm raking is still found by the guide's name") {
  const auto& aliases = technique("knuckle-raking").aliases;
  CHECK(std::find(aliases.begin(), aliases.end(), "forearm raking") != aliases.end());
}

TEST_CASE("PRESS-1: each tool has its highest level and newtons as proposed") {
  const auto& tools = real_guide().tools;
  for (const auto& [id, tool] : tools) {
    CAPTURE(id);
    CHECK(tool.max_level == (id == "fingertips" ? Level::medium : Level::firm));
    CHECK(tool.experienced_only == (id == "elbow"));
    // More is more: the ranges of one tool do not overlap.
    for (std::size_t level = 2; level <= 3; ++level) {
      if (tool.force[level].max > 0) CHECK(tool.force[level].min >= tool.force[level - 1].max);
    }
    for (const auto& range : tool.force) CHECK(range.max <= 80);
  }
  CHECK(is(tools.at("thumb").force[3], 10, 13, 18));
  CHECK(tools.at("palm").force[1].min == 5);
  CHECK(tools.at("palm").force[3].max == 70);
  CHECK(tools.at("fingertips").force[3].max == 0);
  for (const char* id : {"thumb", "knuckles", "fingertips", "elbow"}) CHECK(tools.at(id).point);
  for (const char* id : {"palm", "heel", "forearm"}) CHECK_FALSE(tools.at(id).point);
}

TEST_CASE("PRESS-1: no contact presses harder than the most tender skin bears") {
  for (const auto& [id, tool] : real_guide().tools) {
    const double area_mm2 = tool.length.value * tool.width.value * (tool.ellipse ? 0.785 : 1);
    CAPTURE(id);
    for (const auto& range : tool.force) CHECK(range.max / area_mm2 * 1000 <= 85);
  }
}

TEST_CASE("PRESS-1, FLOW-1: levels and stages have words for people") {
  const auto& documents = real_guide().documents;
  for (const char* level : {"light", "medium", "firm", "too-much"}) {
    CHECK(documents.at("pressure").find("\"" + std::string(level) + "\":{") != std::string::npos);
  }
  for (const auto& [stage, word] : guide::kStages) {
    CHECK(documents.at("stages").find("\"" + std::string(word) + "\":{") != std::string::npos);
  }
}
