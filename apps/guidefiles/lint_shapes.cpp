// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "guidefiles/lint_rules.hpp"
#include "guidefiles/toml_json.hpp"

namespace unknot::guidefiles {
namespace {

using shapes::PointUv;
using shapes::PolygonUv;

double cross(PointUv a, PointUv b, PointUv c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool on_edge(PointUv p, PointUv a, PointUv b) {
  constexpr double kNear = 1e-6;
  return std::abs(cross(a, b, p)) < kNear && p.x >= std::min(a.x, b.x) - kNear &&
         p.x <= std::max(a.x, b.x) + kNear && p.y >= std::min(a.y, b.y) - kNear &&
         p.y <= std::max(a.y, b.y) + kNear;
}

/// Strictly inside; a point on the border counts as `border`.
bool inside(const PolygonUv& polygon, PointUv p, bool border) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const PointUv a = polygon[j], b = polygon[i];
    if (on_edge(p, a, b)) return border;
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) in = !in;
  }
  return in;
}

/// Points along the border, a hundredth of the atlas apart at most.
std::vector<PointUv> border_of(const std::vector<PointUv>& points, bool closed) {
  std::vector<PointUv> out;
  for (std::size_t i = 0; i + (closed ? 0 : 1) < points.size(); ++i) {
    const PointUv a = points[i], b = points[(i + 1) % points.size()];
    const PointUv d = b - a;
    const int steps = 1 + static_cast<int>(std::max(std::abs(d.x), std::abs(d.y)) * 100);
    for (int k = 0; k < steps; ++k) out.push_back(a + d * (static_cast<double>(k) / steps));
  }
  if (!closed && !points.empty()) out.push_back(points.back());
  return out;
}

bool crosses_itself(const PolygonUv& polygon) {
  const std::size_t n = polygon.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 2; j < n; ++j) {
      if (i == 0 && j == n - 1) continue;
      const PointUv a = polygon[i], b = polygon[i + 1], c = polygon[j], d = polygon[(j + 1) % n];
      if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return true;
    }
  }
  return false;
}

/// A point of the hundredth grid strictly inside both.
bool overlap(const PolygonUv& a, const PolygonUv& b) {
  for (int column = 0; column < 130; ++column) {
    for (int row = -40; row < 140; ++row) {
      const PointUv middle{0.01 * column + 0.005, 0.01 * row + 0.005};
      if (inside(a, middle, false) && inside(b, middle, false)) return true;
    }
  }
  return false;
}

void lint_region(const guide::Guide& guide, const guide::Region& region, Report& report) {
  const std::string pointer = below(below("/regions", region.id), "polygon");
  for (const PointUv p : border_of(region.polygon, true)) {
    if (inside(guide.atlas.outline, p, true)) continue;
    report.add("outline", pointer, "leaves the outline of the body");
    break;
  }
  const auto spine = guide.rules.find("BACK-2/spine");
  if (spine != guide.rules.end() && spine->second.limit.contains("half_width_u") &&
      !region.midline) {
    const double strip = spine->second.limit.at("half_width_u");
    const bool enters = std::any_of(region.polygon.begin(), region.polygon.end(),
                                    [&](PointUv p) { return p.x < strip - 1e-9; });
    if (enters) report.add("spine", pointer, "reaches into the strip along the spine");
  }
  for (const auto& [id, zone] : guide.zones) {
    if (!zone.no_go && !(zone.opt_in && !region.opt_in)) continue;
    if (zone.shape == guide::Zone::Shape::polygon && overlap(region.polygon, zone.points)) {
      report.add("no-go", pointer, "overlaps " + id + ", where nothing may touch");
    }
  }
}

}  // namespace

void lint_shapes(const guide::Guide& guide, Report& report) {
  const PolygonUv& outline = guide.atlas.outline;
  const auto crossing = [&](const PolygonUv& polygon, const std::string& pointer) {
    if (crosses_itself(polygon)) report.add("crossing", pointer, "the border crosses itself");
  };
  crossing(outline, "/atlas/outline/points");
  for (std::size_t i = 0; i < guide.atlas.drawings.size(); ++i) {
    const std::string pointer = below("/atlas/drawings/drawing", std::to_string(i));
    const PolygonUv& polygon = guide.atlas.drawings[i].polygon;
    crossing(polygon, below(pointer, "polygon"));
    // A drawing may end a little outside, where it is clipped; a slip of a digit goes further.
    constexpr double kClipped = 0.02;
    const bool out = std::any_of(polygon.begin(), polygon.end(), [&](PointUv p) {
      return !inside(outline, p, true) && !inside(outline, {p.x - kClipped, p.y}, true);
    });
    if (out) report.add("outline", below(pointer, "polygon"), "has corners outside the body");
  }
  for (std::size_t i = 0; i < guide.atlas.landmarks.size(); ++i) {
    if (inside(outline, guide.atlas.landmarks[i].at, true)) continue;
    report.add("outline", below(below("/atlas/landmarks/landmark", std::to_string(i)), "at"),
               "lies outside the body");
  }
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    crossing(region.polygon, below(below("/regions", id), "polygon"));
    lint_region(guide, region, report);
  }
  for (const auto& [id, zone] : guide.zones) {
    const bool closed = zone.shape == guide::Zone::Shape::polygon;
    const std::string pointer = below(below("/zones", id), "points");
    if (closed) crossing(zone.points, pointer);
    const auto border = border_of(zone.points, closed);
    const bool touches = std::any_of(border.begin(), border.end(),
                                     [&](PointUv p) { return inside(outline, p, true); });
    if (!touches) report.add("outline", pointer, "lies outside the body");
  }
}

}  // namespace unknot::guidefiles
