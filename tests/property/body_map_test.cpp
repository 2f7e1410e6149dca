// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/body_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/random.hpp"
#include "body/frame.hpp"
#include "checker/field.hpp"
#include "support/massage.hpp"

/// Random people with random landmarks, as far as `fit` accepts them.
namespace {

using namespace unknot;
using shapes::PointMm;
using shapes::PointUv;
using test::the_guide;

plan::Receiver someone(Random& random) {
  const auto word = [&](std::initializer_list<const char*> words) {
    return std::string(*(words.begin() + random.below(words.size())));
  };
  plan::Receiver r;
  if (random.below(4) != 0) r.stature_cm = 140 + 70 * random.unit();
  r.sex = word({"female", "male", "unspecified"});
  r.build = word({"slim", "average", "broad"});
  r.arms = word({"sides", "rests", "overhead"});
  // From where people differ to what no body is like.
  const double far = 0.03 + 0.15 * random.unit();
  for (const auto& l : the_guide().atlas.landmarks) {
    if (!l.movable || random.below(3) == 0) continue;
    const double side = random.below(2) == 0 ? 1 : -1;
    const PointUv d{(2 * random.unit() - 1) * far, (2 * random.unit() - 1) * far};
    r.moved_landmarks[l.id] = {side * (l.at.x + d.x), l.at.y + d.y};
  }
  return r;
}

/// The next receiver whom `fit` accepts, and their body.
std::pair<plan::Receiver, plan::BodyFit> fitted_someone(Random& random) {
  for (;;) {
    plan::Receiver r = someone(random);
    if (auto body = body::fit(the_guide(), r, {})) return {r, *body};
  }
}

int times(int usual) {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  return scale == nullptr ? usual : std::max(1, usual * std::atoi(scale));
}

template <class Property>
void check(int usual, Property property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = times(usual);
  if (std::getenv("UNKNOT_PROPERTY_SCALE") == nullptr) params.seed = 2026;
  params.disableShrinking = true;
  rc::detail::TestMetadata metadata;
  const auto result = rc::detail::checkTestable(
      [&] {
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        const auto [receiver, body] = fitted_someone(random);
        property(random, receiver, body);
      },
      metadata, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  CAPTURE(told.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

double cross(PointMm a, PointMm b) { return a.x * b.y - a.y * b.x; }

bool cross_over(PointMm a, PointMm b, PointMm c, PointMm d) {
  const auto apart = [](double p, double q) { return (p > 0) != (q > 0); };
  return apart(cross(b - a, c - a), cross(b - a, d - a)) &&
         apart(cross(d - c, a - c), cross(d - c, b - c));
}

/// Even-odd, on the right half of the atlas.
bool inside(const shapes::PolygonUv& ring, PointUv p) {
  bool in = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PointUv a = ring[i];
    const PointUv b = ring[(i + 1) % ring.size()];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (std::abs(p.x) < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y)) in = !in;
  }
  return in;
}

/// From a point of the right half to the nearest piece.
double to_rim(const std::vector<checker::Piece>& pieces, PointMm p) {
  double best = 1e12;
  for (const auto& [a, b] : pieces) {
    const PointMm d = b - a;
    const double all = d.x * d.x + d.y * d.y;
    const double at = all > 0 ? ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / all : 0;
    const PointMm off = a + d * std::clamp(at, 0.0, 1.0) - p;
    best = std::min(best, std::sqrt(off.x * off.x + off.y * off.y));
  }
  return best;
}

PointUv anywhere(Random& random) {
  return {2.6 * random.unit() - 1.3, -0.25 + 1.45 * random.unit()};
}

}  // namespace

TEST_CASE("BACK-6: no accepted body is folded over anywhere") {
  check(400, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    for (int i = 0; i < 500; ++i) {
      const PointUv p = anywhere(random);
      constexpr double kStep = 1e-5;
      const PointMm right = body::to_mm(body, {p.x + kStep, p.y}) - body::to_mm(body, p);
      const PointMm up = body::to_mm(body, {p.x, p.y + kStep}) - body::to_mm(body, p);
      const double area = cross(right, up) / (kStep * kStep);
      RC_ASSERT(area > 0.05 * body.u_unit.value * body.v_unit.value);
    }
  });
}

TEST_CASE("BACK-6: the map is smooth: its slopes do not jump") {
  check(100, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    // Along a straight way of the atlas the slope changes little from one step to the next.
    const PointUv from = anywhere(random);
    const PointUv to = anywhere(random);
    constexpr int kSteps = 4000;
    const auto at = [&](int i) {
      return body::to_mm(body, from + (to - from) * (static_cast<double>(i) / kSteps));
    };
    for (int i = 1; i < kSteps; ++i) {
      const PointMm bend = at(i + 1) - at(i) * 2 + at(i - 1);
      RC_ASSERT(bend.x * bend.x + bend.y * bend.y < 0.02 * 0.02);
    }
  });
}

TEST_CASE("BACK-6: there and back again, and left is right's mirror image") {
  check(300, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    for (int i = 0; i < 100; ++i) {
      const PointUv p = anywhere(random);
      const PointMm mm = body::to_mm(body, p);
      const PointUv back = body::to_uv(body, mm);
      RC_ASSERT(std::abs(back.x - p.x) < 1e-6);
      RC_ASSERT(std::abs(back.y - p.y) < 1e-6);
      RC_ASSERT(body::to_mm(body, shapes::mirrored(p)) == shapes::mirrored(mm));
      RC_ASSERT(body::to_uv(body, shapes::mirrored(mm)) == shapes::mirrored(back));
    }
  });
}

TEST_CASE("BACK-6: moved landmarks are met, the neck on the midline") {
  check(1000, [](Random&, const plan::Receiver& receiver, const plan::BodyFit& body) {
    for (const auto& l : the_guide().atlas.landmarks) {
      const auto moved = receiver.moved_landmarks.find(l.id);
      if (moved == receiver.moved_landmarks.end()) continue;
      const PointMm at = body::to_mm(body, l.at);
      const double u = l.at.x == 0 ? 0 : std::abs(moved->second.x);
      RC_ASSERT(std::abs(at.x - u * body.u_unit.value) < 1e-6);
      RC_ASSERT(std::abs(at.y - moved->second.y * body.v_unit.value) < 1e-6);
    }
  });
}

TEST_CASE("BACK-6: beside the spine nothing moves sideways") {
  check(300, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    for (int i = 0; i < 50; ++i) {
      const PointUv p{0.26 * random.unit() - 0.13, anywhere(random).y};
      RC_ASSERT(std::abs(body::to_mm(body, p).x - p.x * body.u_unit.value) < 1e-9);
    }
  });
}

TEST_CASE("BACK-1: no region crosses itself on any body, and all lie on it") {
  check(40, [](Random&, const plan::Receiver&, const plan::BodyFit& body) {
    for (const auto& [id, region] : the_guide().regions) {
      if (region.group) continue;
      const auto ring = body::to_mm(body, region.polygon, false);
      for (std::size_t i = 0; i < ring.size(); ++i)
        for (std::size_t j = i + 2; j < ring.size(); ++j) {
          if (i == 0 && j + 1 == ring.size()) continue;
          RC_ASSERT(!cross_over(ring[i], ring[i + 1], ring[j], ring[(j + 1) % ring.size()]));
        }
    }
  });
}

TEST_CASE("BACK-6: the checker reads the body from the plan by itself, and finds the same") {
  check(100, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    plan::Plan written;
    written.body = body;
    const auto read = plan::plan_from_json(plan::to_json(written));
    RC_ASSERT(read.has_value());
    RC_ASSERT(checker::BodyMap::valid(read->body));
    const checker::BodyMap map(read->body);
    for (int i = 0; i < 50; ++i) {
      const PointUv p = anywhere(random);
      const PointMm there = body::to_mm(body, p);
      RC_ASSERT(body::to_mm(read->body, p) == there);
      const PointMm own = map.to_mm(p);
      RC_ASSERT(std::abs(own.x - there.x) < 1e-9);
      RC_ASSERT(std::abs(own.y - there.y) < 1e-9);
      const PointUv back = map.to_uv(there);
      RC_ASSERT(std::abs(back.x - p.x) < 1e-5);
      RC_ASSERT(std::abs(back.y - p.y) < 1e-5);
    }
  });
}

TEST_CASE("BACK-3: where the checker finds a point in millimetres, there it lies in the atlas") {
  check(60, [](Random& random, const plan::Receiver&, const plan::BodyFit& body) {
    const checker::BodyMap map(body);
    std::vector<shapes::PolygonUv> rings;
    std::vector<checker::Figure> figures;
    for (const auto& [id, region] : the_guide().regions)
      if (!region.group) rings.push_back(region.polygon);
    for (const auto& [id, zone] : the_guide().zones)
      if (zone.shape == guide::Zone::Shape::polygon) rings.push_back(zone.points);
    for (const auto& ring : rings) figures.push_back(checker::ring_figure(map, ring));
    for (const auto& [id, zone] : the_guide().zones)
      if (zone.shape != guide::Zone::Shape::polygon)
        figures.push_back(checker::line_figure(map, zone.points, zone.radius.value));
    const checker::Field field(figures);
    for (int i = 0; i < 1000; ++i) {
      const PointUv p = anywhere(random);
      const PointMm mm = map.to_mm(p);
      const std::uint64_t found = field.at(mm);
      for (std::size_t k = 0; k < figures.size(); ++k) {
        const double rim = to_rim(figures[k].pieces, {std::abs(mm.x), mm.y});
        const bool in = k < rings.size() ? inside(rings[k], p) : rim <= figures[k].radius;
        // The pieces are off by 0.05 mm at most.
        RC_ASSERT((found >> k & 1) == (in ? 1U : 0U) || (k < rings.size() && rim < 0.1));
      }
    }
  });
}
