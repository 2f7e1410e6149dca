// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "body/world.hpp"
#include "geometry/plane.hpp"
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

TEST_CASE("BACK-6: build widens the soft sides, for regions as for the outline, not the spine") {
  plan::Receiver broad, slim;
  broad.build = "broad";
  slim.build = "slim";
  const auto x = [](const plan::Receiver& r, double u, double v) {
    return body::to_mm(fitted(r), {u, v}).x;
  };
  for (const double v : {0.0, 0.26, 0.5}) {
    CAPTURE(v);
    for (const double u : {0.5, 0.7, 0.9}) {
      CHECK(x(slim, u, v) < x({}, u, v));
      CHECK(x({}, u, v) < x(broad, u, v));
    }
    for (const double u : {0.05, 0.13, 0.3, 0.4}) CHECK(x(broad, u, v) == x(slim, u, v));
  }
  // Waists differ more than shoulders do.
  CHECK(x(broad, 0.7, 0.26) - x({}, 0.7, 0.26) > x(broad, 0.7, 0.9) - x({}, 0.7, 0.9));
  const auto edge = [](const plan::Receiver& r) {
    double out = 0;
    for (const auto p : body::outline(the_guide(), fitted(r), false))
      if (p.y > 120 && p.y < 200) out = std::max(out, p.x);
    return out;
  };
  CHECK(edge(broad) > edge({}) + 3);
  CHECK(edge(slim) < edge({}) - 2);
}

TEST_CASE("BACK-6: sex, where it is told, scales and shapes the hips; untold it is the middle") {
  plan::Receiver r;
  r.stature_cm = 170;
  const auto hip = [&](const char* sex) {
    r.sex = sex;
    const auto body = fitted(r);
    return body::to_mm(body, {0.86, 0}).x / body.u_unit.value;
  };
  CHECK(hip("unspecified") == doctest::Approx(0.86));
  CHECK(hip("male") == doctest::Approx(0.83).epsilon(0.01));
  CHECK(hip("female") == doctest::Approx(0.95).epsilon(0.01));
}

TEST_CASE("BACK-6: the arms move the blade's edge and tip, overhead too") {
  plan::Receiver up, rests;
  up.arms = "overhead";
  rests.arms = "rests";
  const auto at = [](const plan::Receiver& r, const char* id) {
    const auto body = fitted(r);
    return body::to_mm(body, landmark(id));
  };
  CHECK(at({}, "blade-tip").y == doctest::Approx(0.58 * 500));
  CHECK(at(rests, "blade-tip").y == doctest::Approx(0.56 * 500 - 18.5));
  CHECK(at({}, "blade-tip").y < at(up, "blade-tip").y);
  CHECK(at({}, "blade-tip").x < at(up, "blade-tip").x);
  CHECK(at({}, "blade-inner").x < at(rests, "blade-inner").x);
}

TEST_CASE("BACK-6: a moved landmark lies where it was moved to, whatever else is told") {
  plan::Receiver r;
  r.stature_cm = 183;
  r.sex = "female";
  for (const char* build : {"slim", "average", "broad"})
    for (const char* arms : {"sides", "rests", "overhead"}) {
      r.build = build;
      r.arms = arms;
      r.moved_landmarks = {{"c7", {0, 1.031}},
                           {"blade-inner", {-0.391, 0.857}},
                           {"blade-tip", {0.487, 0.5321}},
                           {"dimple", {0.211, -0.0223}}};
      const auto body = fitted(r);
      for (const auto& [id, to] : r.moved_landmarks) {
        CAPTURE(id);
        const auto at = body::to_mm(body, landmark(id));
        CHECK(std::abs(at.x - std::abs(to.x) * body.u_unit.value) < 1e-6);
        CHECK(std::abs(at.y - to.y * body.v_unit.value) < 1e-6);
      }
    }
}

TEST_CASE(
    "BACK-6: the neck stays on the midline; one end of the blade's edge takes the other along") {
  const auto neck = fitted(moved({{"c7", {0.04, 1.02}}}));
  CHECK(body::to_mm(neck, landmark("c7")).x == 0);
  CHECK(body::to_mm(neck, landmark("c7")).y == doctest::Approx(1.02 * 500));
  const auto edge = fitted(moved({{"blade-inner", {0.40, 0.843}}}));
  const double tip = body::to_mm(fitted(), landmark("blade-tip")).x;
  CHECK(body::to_mm(edge, landmark("blade-tip")).x == doctest::Approx(tip - 0.04 * 195));
  CHECK(body::to_mm(edge, {0.445, 0.7}).x < body::to_mm(fitted(), {0.445, 0.7}).x - 7);
}

TEST_CASE("BACK-6: the spine and what is beside it stay where they are whatever is moved") {
  const auto body = fitted(moved({{"blade-inner", {0.36, 0.84}}, {"dimple", {0.2, 0}}}));
  for (double u = 0; u <= 0.13; u += 0.01)
    for (double v = -0.2; v <= 1.1; v += 0.05) {
      const auto at = body::to_mm(body, {u, v});
      REQUIRE(at.x == doctest::Approx(u * body.u_unit.value));
      REQUIRE(at.y == doctest::Approx(v * body.v_unit.value));
    }
}

TEST_CASE("BACK-6: landmarks that are too far, unknown or not to be moved are refused by name") {
  using Places = std::vector<std::string>;
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK(refused(moved({{"c7", {0, 1.5}}})) == Places{"/receiver/moved_landmarks/c7"});
  CHECK(refused(moved({{"c7", {0, nothing}}})) == Places{"/receiver/moved_landmarks/c7"});
  CHECK(refused(moved({{"blade-tip", {nothing, 0.5}}})) ==
        Places{"/receiver/moved_landmarks/blade-tip"});
  CHECK(refused(moved({{"dimple", {0.23, 1e300}}})) == Places{"/receiver/moved_landmarks/dimple"});
  CHECK(refused(moved({{"nose", {0, 1}}})) == Places{"/receiver/moved_landmarks/nose"});
  CHECK(refused(moved({{"crest", {0.5, 0.1}}})) == Places{"/receiver/moved_landmarks/crest"});
  CHECK(refused(moved({{"c7", {0, 2}}, {"dimple", {1, 0}}})).size() == 2);
}

TEST_CASE(
    "BACK-6: landmarks off the body, on the spine, crossed or folding it are refused, and why") {
  const auto why = [](std::map<std::string, shapes::PointUv> landmarks) {
    const auto body = body::fit(the_guide(), moved(std::move(landmarks)), {});
    REQUIRE_FALSE(body.has_value());
    for (const auto& d : body.error()) {
      CHECK(d.place.starts_with("/receiver/moved_landmarks/"));
      CHECK_FALSE(d.remedy.empty());
    }
    return body.error()[0].message;
  };
  const guide::Guide narrow = [] {
    guide::Guide out = the_guide();
    for (auto& p : out.atlas.outline) p.x = std::min(p.x, 0.5);
    return out;
  }();
  CHECK_FALSE(body::fit(narrow, moved({{"blade-tip", {0.6, 0.56}}}), {}).has_value());
  CHECK(why({{"dimple", {0.1, 0}}}).ends_with("is on the spine"));
  // Each is within reach of its usual place, but not at the same time.
  CHECK(why({{"blade-tip", {0.45, 0.75}}, {"blade-inner", {0.44, 0.72}}})
            .ends_with("is not above the lower tip of the blade"));
  CHECK(why({{"c7", {0, 0.86}}, {"blade-inner", {0.44, 0.86}}})
            .ends_with("is not below the base of the neck"));
  CHECK(why({{"blade-inner", {0.25, 0.843}}, {"blade-tip", {0.64, 0.56}}})
            .ends_with("would fold the back over"));
}

TEST_CASE("BACK-6: a ring follows the bent edges to half a millimetre, left as right") {
  plan::Receiver r = moved({{"blade-inner", {0.38, 0.84}}, {"blade-tip", {0.5, 0.52}}});
  r.build = "broad";
  const auto body = fitted(r);
  for (const auto& [id, region] : the_guide().regions) {
    if (region.group) continue;
    CAPTURE(id);
    const auto ring = body::to_mm(body, region.polygon, false);
    const auto left = body::to_mm(body, region.polygon, true);
    REQUIRE(ring.size() == left.size());
    for (std::size_t i = 0; i < ring.size(); ++i) REQUIRE(left[i] == shapes::mirrored(ring[i]));
    for (std::size_t i = 0; i < region.polygon.size(); ++i)
      for (int k = 0; k < 50; ++k) {
        const auto a = region.polygon[i];
        const auto b = region.polygon[(i + 1) % region.polygon.size()];
        const auto p = body::to_mm(body, a + (b - a) * (k / 50.0));
        double off = 1e9;
        for (std::size_t j = 0; j < ring.size(); ++j)
          off = std::min(off, geometry::squared_distance(p, ring[j], ring[(j + 1) % ring.size()]));
        REQUIRE(off < 0.5 * 0.5);
      }
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
