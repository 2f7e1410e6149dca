// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/records.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::test {
std::vector<RecordProbe> under(const std::string& path, std::vector<RecordProbe> probes) {
  for (RecordProbe& p : probes) p.value.insert(0, path + "/");
  return probes;
}

Step lying(Level level, PointMm at, const std::string& tool, double angle) {
  Step step = right_hand(still(level, 5, at, tool));
  for (auto& path : step.path)
    for (auto& p : path.points) p.angle = angle;
  return step;
}

// A body without pulls is its frame alone.
PointMm on_back(shapes::PointUv p) {
  const plan::BodyFit body;
  return {p.x * body.u_unit.value, p.y * (body.spine[1] - body.spine[0]).value};
}

shapes::PointUv on_atlas(PointMm p) {
  const plan::BodyFit body;
  return {p.x / body.u_unit.value, p.y / (body.spine[1] - body.spine[0]).value};
}

PointMm middle_of(const shapes::PolygonUv& polygon) {
  PointMm sum;
  for (const auto p : polygon) sum = sum + on_back(p);
  return sum * (1.0 / static_cast<double>(polygon.size()));
}

shapes::PolygonUv scaled(shapes::PolygonUv polygon, double factor) {
  const auto middle = on_atlas(middle_of(polygon));
  for (auto& p : polygon) p = middle + (p - middle) * factor;
  return polygon;
}

std::vector<Edge> edges(const shapes::PolygonUv& polygon) {
  const PointMm middle = middle_of(polygon);
  double turning = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const PointMm a = on_back(polygon[i]);
    const PointMm b = on_back(polygon[(i + 1) % polygon.size()]);
    turning += a.x * b.y - a.y * b.x;
  }
  std::vector<Edge> out;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const PointMm a = on_back(polygon[i]);
    const PointMm b = on_back(polygon[(i + 1) % polygon.size()]);
    if (a.x == 0 && b.x == 0) continue;
    const PointMm way = b - a;
    const double length = std::hypot(way.x, way.y);
    const double sign = turning > 0 ? 1 : -1;
    Edge edge{(a + b) * 0.5, {sign * way.y / length, -sign * way.x / length}};
    const PointMm from_middle = edge.middle - middle;
    edge.comes_in = (from_middle.x * edge.out.x + from_middle.y * edge.out.y) / 10;
    out.push_back(edge);
  }
  return out;
}

Step poking(Level level, const Edge& edge, double mm, const std::string& tool,
            const guide::Guide& guide) {
  const double reach = guide.tools.at(tool).length.value / 2 - kGrazes;
  return lying(level, edge.middle + edge.out * (reach - mm), tool,
               std::atan2(edge.out.y, edge.out.x));
}

}  // namespace unknot::test
