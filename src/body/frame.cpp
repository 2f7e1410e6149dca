// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/frame.hpp"

#include "body/bend.hpp"

namespace unknot::body {
namespace {

/// Is the chord between the images of `a` and `b` as good as the way itself?
bool straight(const plan::BodyFit& body, PointUv a, PointUv b, PointMm from, PointMm to) {
  constexpr double kOff = 0.5;  // mm
  for (const double part : {0.25, 0.5, 0.75}) {
    const PointMm off = to_mm(body, a + (b - a) * part) - (from + (to - from) * part);
    if (off.x * off.x + off.y * off.y > kOff * kOff) return false;
  }
  return true;
}

/// Adds what the way from `a` to `b` needs in between.
void add_between(const plan::BodyFit& body, PointUv a, PointUv b, PointMm from, PointMm to,
                 int depth, std::vector<PointMm>& out) {
  constexpr int kDeepest = 6;
  if (depth == kDeepest || straight(body, a, b, from, to)) return;
  const PointUv half = (a + b) * 0.5;
  const PointMm middle = to_mm(body, half);
  add_between(body, a, half, from, middle, depth + 1, out);
  out.push_back(middle);
  add_between(body, half, b, middle, to, depth + 1, out);
}

std::vector<PointMm> mapped(const plan::BodyFit& body, const std::vector<PointUv>& points,
                            bool closed, bool left) {
  std::vector<PointMm> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const PointMm here = to_mm(body, points[i]);
    out.push_back(here);
    if (i + 1 == points.size() && !closed) break;
    const PointUv next = points[(i + 1) % points.size()];
    add_between(body, points[i], next, here, to_mm(body, next), 0, out);
  }
  if (left)
    for (PointMm& p : out) p = shapes::mirrored(p);
  return out;
}

}  // namespace

PointMm to_mm(const plan::BodyFit& body, PointUv p) {
  const auto& [low, high] = body.spine;
  const PointMm framed{(p.x < 0 ? -p.x : p.x) * body.u_unit.value,
                       low.value + p.y * (high - low).value};
  const PointMm right = widened(body, bent(body, framed).at);
  return p.x < 0 ? shapes::mirrored(right) : right;
}

PointUv to_uv(const plan::BodyFit& body, PointMm p) {
  const PointMm right = p.x < 0 ? shapes::mirrored(p) : p;
  const PointMm framed = unbent(body, unwidened(body, right));
  const auto& [low, high] = body.spine;
  const PointUv out{framed.x / body.u_unit.value, (framed.y - low.value) / (high - low).value};
  return p.x < 0 ? shapes::mirrored(out) : out;
}

shapes::PolygonMm to_mm(const plan::BodyFit& body, const shapes::PolygonUv& ring, bool left) {
  return mapped(body, ring, true, left);
}

std::vector<PointMm> line_to_mm(const plan::BodyFit& body, const std::vector<PointUv>& line,
                                bool left) {
  return mapped(body, line, false, left);
}

shapes::PolygonMm outline(const guide::Guide& guide, const plan::BodyFit& body, bool left) {
  return to_mm(body, guide.atlas.outline, left);
}

}  // namespace unknot::body
