// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/keep.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "base/random.hpp"

/// How near a hand is to a place, beside the dull way: many points of the hand's rim, each measured
/// to each piece of the place.
using namespace unknot;
using namespace unknot::checker;
using shapes::PointMm;

namespace {

double distance(PointMm p, const Piece& piece) {
  const PointMm d = piece[1] - piece[0];
  const double all = d.x * d.x + d.y * d.y;
  const double at = all > 0 ? ((p.x - piece[0].x) * d.x + (p.y - piece[0].y) * d.y) / all : 0;
  const PointMm near = piece[0] + d * std::clamp(at, 0.0, 1.0);
  return std::hypot(near.x - p.x, near.y - p.y);
}

/// Points 0.1 mm apart or closer around the part of the tool that counts.
std::vector<PointMm> rim(const guide::Tool& tool, double angle, PointMm at) {
  constexpr int kPoints = 4096;
  const double a = tool.length.value / 2 - kGraze;
  const double b = tool.width.value / 2 - kGraze;
  std::vector<PointMm> out;
  for (int i = 0; i < kPoints; ++i) {
    const double turn = 2 * 3.14159265358979 * i / kPoints;
    PointMm p{a * std::cos(turn), b * std::sin(turn)};
    if (!tool.ellipse) {
      // Round the box: out to its rim in that direction.
      const double out_by = std::max(std::abs(p.x) / a, std::abs(p.y) / b);
      p = p * (1 / out_by);
    }
    out.push_back({at.x + p.x * std::cos(angle) - p.y * std::sin(angle),
                   at.y + p.x * std::sin(angle) + p.y * std::cos(angle)});
  }
  return out;
}

guide::Tool tool_of(bool ellipse, double length, double width) {
  guide::Tool tool;
  tool.ellipse = ellipse;
  tool.length = Mm(length);
  tool.width = Mm(width);
  return tool;
}

Figure line(std::vector<PointMm> points, double radius) {
  Figure out;
  out.radius = radius;
  for (std::size_t i = 1; i < points.size(); ++i) out.pieces.push_back({points[i - 1], points[i]});
  return out;
}

}  // namespace

TEST_CASE("BACK-3: a hand is never said to be further off a line or a disc than it is") {
  Random random(7);
  const auto between = [&](double low, double high) { return low + (high - low) * random.unit(); };
  const auto point = [&] { return PointMm{between(-60, 60), between(-60, 60)}; };
  int near = 0;
  for (int i = 0; i < 4000; ++i) {
    CAPTURE(i);
    const guide::Tool tool = tool_of(i % 2 == 0, between(10, 60), between(10, 60));
    const double radius = i % 3 == 0 ? 0 : between(1, 30);
    const Keep place =
        i % 5 == 0 ? keep_disc(Keep::Kind::avoid, point(), radius)
                   : keep(Keep::Kind::zone, 0, line({point(), point()}, radius), i % 7 == 0);
    const double angle = between(-4, 4);
    const PointMm at = point();
    const double said = air({&tool, 1, at, turn(angle)}, place);
    double seen = 1e9;
    for (const PointMm p : rim(tool, angle, at))
      seen = std::min(seen, distance(p, place.figure.pieces[0]) - radius);
    CHECK(said <= std::max(0.0, seen) + 1e-6);
    // A line inside of the tool is far from the rim, but touched.
    const bool covered = said == 0;
    if (seen < 0 || seen > 11 || covered) continue;
    ++near;
    CHECK(said >= seen - 0.1);
  }
  CHECK(near > 400);
}

TEST_CASE("BACK-3: a hand is 0 mm off a line or a disc only where it touches it") {
  Random random(8);
  const auto between = [&](double low, double high) { return low + (high - low) * random.unit(); };
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(i);
    const guide::Tool tool = tool_of(i % 2 == 0, between(10, 60), between(10, 60));
    const double radius = between(1, 30);
    const double angle = between(-4, 4);
    const PointMm at{between(-60, 60), between(-60, 60)};
    const Keep place = keep_disc(Keep::Kind::avoid, {0, 0}, radius);
    double seen = 1e9;
    for (const PointMm p : rim(tool, angle, at))
      seen = std::min(seen, std::hypot(p.x, p.y) - radius);
    const bool above = [&] {
      // Its middle under the tool: seen from the tool's own directions.
      const double x = at.x * std::cos(angle) + at.y * std::sin(angle);
      const double y = at.y * std::cos(angle) - at.x * std::sin(angle);
      const double a = tool.length.value / 2 - kGraze;
      const double b = tool.width.value / 2 - kGraze;
      return tool.ellipse ? std::hypot(x / a, y / b) <= 1 : std::abs(x) <= a && std::abs(y) <= b;
    }();
    const double said = air({&tool, 1, at, turn(angle)}, place);
    if (above || seen < -0.1) CHECK(said == 0);
    if (!above && seen > 0.001) CHECK(said > 0);
  }
}
