// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/frame.hpp"

#include <cmath>

#include "body/world.hpp"
#include "support/massage.hpp"

using namespace unknot;
using test::fitted;
using test::the_guide;

namespace {

plan::Receiver moved(std::map<std::string, shapes::PointUv> landmarks) {
  plan::Receiver out;
  out.moved_landmarks = std::move(landmarks);
  return out;
}

shapes::PointUv landmark(std::string_view id) {
  for (const auto& l : the_guide().atlas.landmarks)
    if (l.id == id) return l.at;
  FAIL("no such landmark");
  return {};
}

std::vector<std::string> refused(const plan::Receiver& receiver) {
  const auto body = body::fit(the_guide(), receiver, {});
  REQUIRE_FALSE(body.has_value());
  std::vector<std::string> out;
  for (const auto& d : body.error()) out.push_back(d.place);
  return out;
}

}  // namespace

TEST_CASE("BACK-6: a taller receiver has a longer and wider back") {
  plan::Receiver tall, small;
  tall.stature_cm = 195;
  small.stature_cm = 155;
  CHECK(fitted(tall).u_unit > fitted(small).u_unit);
  CHECK(fitted(tall).v_unit > fitted(small).v_unit);
  const auto& share = the_guide().atlas.stature_share.at("unspecified");
  CHECK(fitted(tall).v_unit.value == doctest::Approx(1950 * share.second));
}

TEST_CASE("BACK-6: sex only scales, build widens the soft sides, both default to the middle") {
  plan::Receiver r;
  r.stature_cm = 170;
  r.sex = "female";
  const auto female = fitted(r);
  r.sex = "male";
  const auto male = fitted(r);
  CHECK(female.u_unit != male.u_unit);
  CHECK(female.u_knots == male.u_knots);
  CHECK(female.v_knots == male.v_knots);
  plan::Receiver broad, slim;
  broad.build = "broad";
  slim.build = "slim";
  CHECK(fitted(slim).side_factor < fitted().side_factor);
  CHECK(fitted().side_factor < fitted(broad).side_factor);
}

TEST_CASE("BACK-6: the arms move the lower tip of the blade") {
  plan::Receiver up, rests;
  up.arms = "overhead";
  rests.arms = "rests";
  const auto tip = landmark("blade-tip");
  CHECK(body::to_mm(fitted(rests), tip).y < body::to_mm(fitted(), tip).y);
  CHECK(body::to_mm(fitted(), tip).y < body::to_mm(fitted(up), tip).y);
}

TEST_CASE("BACK-6: a moved landmark lies where it was moved to") {
  for (const auto& l : the_guide().atlas.landmarks) {
    if (!l.movable) continue;
    CAPTURE(l.id);
    const bool sideways = l.id == "blade-inner";
    for (const double off : {-0.03, 0.03}) {
      const shapes::PointUv to{l.at.x + (sideways ? off : 0), l.at.y + (sideways ? 0 : off)};
      const auto body = fitted(moved({{l.id, to}}));
      const auto at = body::to_mm(body, l.at);
      if (sideways) CHECK(at.x == doctest::Approx(to.x * body.u_unit.value).epsilon(1e-6));
      if (!sideways) CHECK(at.y == doctest::Approx(to.y * body.v_unit.value).epsilon(1e-6));
    }
  }
}

TEST_CASE("BACK-6: the spine stays where it is whatever is moved") {
  const auto body = fitted(moved({{"blade-inner", {0.36, 0.84}}, {"c7", {0, 1.04}}}));
  for (double u = 0; u <= 0.1; u += 0.02)
    CHECK(body::to_mm(body, {u, 0.5}).x == doctest::Approx(u * body.u_unit.value));
}

TEST_CASE("BACK-6: landmarks that are too far, unknown or not to be moved are refused by name") {
  using Places = std::vector<std::string>;
  CHECK(refused(moved({{"c7", {0, 1.5}}})) == Places{"/receiver/moved_landmarks/c7"});
  CHECK(refused(moved({{"nose", {0, 1}}})) == Places{"/receiver/moved_landmarks/nose"});
  CHECK(refused(moved({{"crest", {0.5, 0.1}}})) == Places{"/receiver/moved_landmarks/crest"});
  CHECK(refused(moved({{"c7", {0, 2}}, {"dimple", {1, 0}}})).size() == 2);
}

TEST_CASE("BACK-6: crossed landmarks are refused") {
  // Each is within reach of its usual place, but the tip of the blade would lie above the neck's
  // end of the blade.
  const auto places = refused(moved({{"blade-tip", {0.45, 0.75}}, {"c7", {0, 0.85}}}));
  REQUIRE(places.size() == 1);
  CHECK(places[0].starts_with("/receiver/moved_landmarks"));
}

TEST_CASE("BACK-6: the way to millimetres and back is the same way, mirrored left and right") {
  plan::Receiver r = moved({{"blade-inner", {0.4, 0.84}}, {"blade-tip", {0.45, 0.6}}});
  r.stature_cm = 182;
  const auto body = fitted(r);
  for (double u = -1.1; u <= 1.1; u += 0.07)
    for (double v = -0.2; v <= 1.15; v += 0.05) {
      const auto mm = body::to_mm(body, {u, v});
      const auto back = body::to_uv(body, mm);
      REQUIRE(std::abs(back.x - u) < 1e-9);
      REQUIRE(std::abs(back.y - v) < 1e-9);
      REQUIRE(body::to_mm(body, {-u, v}) == shapes::mirrored(mm));
    }
}

TEST_CASE("GIVER-5: larger hands have larger footprints, within reason") {
  plan::Giver large, small, giant;
  large.hand_breadth_mm = 95;
  small.hand_breadth_mm = 70;
  giant.hand_breadth_mm = 130;
  CHECK(fitted({}, small).hand_scale < 1);
  CHECK(fitted({}, large).hand_scale > 1);
  CHECK(fitted({}, giant).hand_scale == doctest::Approx(1.2));
  const auto& palm = the_guide().tools.at("palm");
  CHECK(body::footprint(palm, fitted({}, large), {0, 0}, 0).width > palm.width);
}
