// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/drawing.hpp"

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/json_reader.hpp"
#include "body/frame.hpp"
#include "render/looks.hpp"
#include "render/relief.hpp"
#include "support/massage.hpp"

using namespace unknot;

namespace {

Json drawn(const plan::Receiver& receiver, const std::vector<plan::Mark>& marks = {}) {
  const auto body = body::fit(test::the_guide(), receiver, {});
  REQUIRE(body.has_value());
  const auto json = parse_json(render::drawing(test::the_guide(), *body, marks), "drawing");
  REQUIRE(json.has_value());
  return *json;
}

/// All numbers of an SVG path that has only M, L and Z.
std::vector<shapes::PointMm> points_of(const std::string& d) {
  std::vector<shapes::PointMm> out;
  const char* p = d.c_str();
  while (*p != 0 && *p != 'Z') {
    REQUIRE((*p == 'M' || *p == 'L'));
    char* next = nullptr;
    const double x = std::strtod(p + 1, &next);
    const double y = std::strtod(next, &next);
    out.push_back({x, y});
    p = next;
  }
  return out;
}

}  // namespace

TEST_CASE("BACK-1: every region is drawn, left and right, with its name") {
  const Json out = drawn({});
  std::map<std::string, std::set<std::string>> sides;
  for (const auto& s : out["shapes"])
    if (s["role"] == "region") {
      sides[s["id"]].insert(s["side"]);
      CHECK(s["name"] == test::the_guide().regions.at(s["id"]).name);
    }
  for (const auto& [id, region] : test::the_guide().regions) {
    CAPTURE(id);
    if (region.group) CHECK_FALSE(sides.contains(id));
    if (!region.group && region.midline) CHECK(sides[id] == std::set<std::string>{"none"});
    if (!region.group && !region.midline)
      CHECK(sides[id] == std::set<std::string>{"left", "right"});
  }
}

TEST_CASE("BACK-3: every zone is drawn on both sides") {
  const Json out = drawn({});
  std::map<std::string, int> zones;
  for (const auto& s : out["shapes"])
    if (s["role"] == "zone") ++zones[s["id"]];
  for (const auto& [id, unused] : test::the_guide().zones) CHECK(zones[id] == 2);
}

TEST_CASE("BACK-6: the outline fills the box and mirrors itself, on every build") {
  for (const char* build : {"slim", "average", "broad"}) {
    plan::Receiver receiver;
    receiver.build = build;
    receiver.stature_cm = 175;
    const Json out = drawn(receiver);
    const auto box = out["box"].get<std::vector<double>>();
    CHECK(box[0] == -box[2]);
    CHECK(box[3] - box[1] > 400);
    CHECK(out["shapes"][0]["role"] == "outline");
    const auto ring = points_of(out["shapes"][0]["d"].get<std::string>());
    double left = 0;
    double right = 0;
    for (const auto p : ring) {
      left = std::min(left, p.x);
      right = std::max(right, p.x);
      REQUIRE(p.y >= box[1] - 0.1);
      REQUIRE(p.y <= box[3] + 0.1);
    }
    CHECK(left == -right);
    CHECK(right == doctest::Approx(box[2]));
  }
}

TEST_CASE("SCREEN-1: marks are drawn where and as large as they are, notes kept") {
  const Json out = drawn({}, {{plan::Mark::Kind::avoid, {-0.3, 0.5}, Mm(25), "a \"scar\""},
                              {plan::Mark::Kind::sore, {0.3, 0.5}, Mm(10), ""}});
  std::vector<Json> marks;
  for (const auto& s : out["shapes"])
    if (s["role"] == "mark") marks.push_back(s);
  REQUIRE(marks.size() == 2);
  CHECK(marks[0]["id"] == "avoid");
  CHECK(marks[0]["name"] == "a \"scar\"");
  CHECK(marks[1]["id"] == "sore");
  CHECK(marks[0]["d"].get<std::string>().find("A25 25") != std::string::npos);
}

TEST_CASE("BACK-5, BACK-6: landmarks say how to find them, and the movable ones are named") {
  const Json out = drawn({});
  int movable = 0;
  for (const auto& s : out["shapes"]) {
    if (s["role"] != "landmark") continue;
    CHECK_FALSE(s["find"] == "");
    CHECK(s["x_mm"].is_number());
    movable += s["movable"] == true ? 1 : 0;
  }
  CHECK(movable >= 5);
}

TEST_CASE("BACK-6: with a look the skin is painted, for every tone, light and place") {
  const auto& guide = test::the_guide();
  const auto body = body::fit(guide, {}, {});
  REQUIRE(body.has_value());
  std::set<std::string> seen;
  const render::Looks looks = render::looks_of(guide);
  CHECK(looks.tones.size() == 6);
  for (const render::Tone& tone : looks.tones)
    for (const auto& [place, word] : render::kPlaces) {
      const render::BackLook look{tone.id, "night", place};
      const auto json = parse_json(render::drawing(guide, *body, {}, &look), "drawing");
      REQUIRE(json.has_value());
      const auto& paint = (*json)["paint"];
      REQUIRE(paint.size() == 1);
      CHECK(paint[0]["fade"]["radial"].size() == 4);
      seen.insert(paint.dump());
    }
  CHECK(seen.size() == 24);
  CHECK_FALSE(parse_json(render::drawing(guide, *body, {}), "drawing")->contains("paint"));
}

TEST_CASE("BACK-6: a look that is not known is refused with what there is") {
  const auto& guide = test::the_guide();
  CHECK(
      render::look_from_json(guide, R"({"tone":"deep","light":"day","place":"head"})").has_value());
  for (const char* wrong : {R"({"tone":"green"})", R"({"light":"dusk"})", R"({"place":"roof"})",
                            R"({"skin":"deep"})", R"({"tone":3})", "[]"}) {
    CAPTURE(wrong);
    CHECK_FALSE(render::look_from_json(guide, wrong).has_value());
  }
}

TEST_CASE("BACK-6: on every build the relief mirrors itself, and the furrow lies below the bands") {
  for (const char* build : {"slim", "average", "broad"}) {
    plan::Receiver receiver;
    receiver.build = build;
    const auto body = body::fit(test::the_guide(), receiver, {});
    REQUIRE(body.has_value());
    const render::Looks looks = render::looks_of(test::the_guide());
    const render::Relief relief = render::relief_of(test::the_guide(), *body, looks);
    const render::Field& h = relief.height;
    double off = 0;
    for (int r = 0; r < h.rows; ++r)
      for (int c = 0; c < h.columns; ++c)
        off = std::max(off, std::abs(h.at(c, r) - h.at(h.columns - 1 - c, r)));
    CHECK(off < 1e-9);
    const int mid = h.columns / 2;
    const int row = static_cast<int>((0.4 * body->v_unit.value - h.y0) / h.step);
    CHECK(h.at(mid, row) < h.at(mid + 8, row) - 2);
  }
}
