// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/spots.hpp"

#include <algorithm>

#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

constexpr double kStep = 4;        ///< mm between candidates
constexpr double kMostOfIt = 0.5;  ///< of the area; a tool that covers it need not lie on it

/// How the tool may lie, best first; for the right side, mirrored on the left.
std::vector<double> angles(const guide::Tool& tool) {
  using geometry::kPi;
  if (tool.id == "heel") return {0, kPi / 4, kPi / 2};
  if (tool.id == "fingertips") return {kPi / 2, 0};
  if (tool.id == "knuckles") return {kPi / 2, kPi / 3, kPi / 6, 0};
  return {kPi / 2};
}

/// From and to (y) of the rows where the kidneys lie.
std::array<double, 2> kidney_rows(const Ground& ground) {
  std::array<double, 2> out{1e9, -1e9};
  const auto zone = ground.guide().zones.find("kidney");
  if (zone == ground.guide().zones.end()) return out;
  for (const PointUv p : zone->second.points) {
    const double y = to_mm(ground.body(), p).y;
    out = {std::min(out[0], y), std::max(out[1], y)};
  }
  return out;
}

struct Line {
  std::vector<Spot> spots;
  int levels = 0;  ///< summed: prefers angles that may work as hard as wanted
};

Line line_at(const Ground& ground, const SpotSearch& s, double angle,
             const std::array<double, 4>& box, double area_cells) {
  Line out;
  const plan::BodyFit& body = ground.body();
  // Distances from the midline, so that left and right come out as mirror images.
  const double inner = s.left ? std::max(0.0, -box[2]) : std::max(0.0, box[0]);
  const double outer = s.left ? -box[0] : box[2];
  const double sign = s.left ? -1 : 1;
  const double from = s.across ? inner : box[1];
  const double to = (s.across ? outer : box[3]) + s.beyond.value;
  const double side_from = s.across ? box[1] : inner;
  const double side_to = (s.across ? box[3] : outer) + s.beyond.value;
  const double u_max = to_mm(body, {s.max_u, 0}).x;
  const std::array<double, 2> kidney = kidney_rows(ground);
  const double lane_lo = ground.guide().limit("BACK-2/lane", "inner_mm") + s.margin.value + 0.5;
  const double lane_hi = ground.guide().limit("BACK-2/lane", "outer_mm") - s.margin.value - 0.5;
  const int stations = std::max(1, static_cast<int>((to - from) / s.spacing.value));
  const double inset = ((to - from) - stations * s.spacing.value) / 2 + s.spacing.value / 2;
  for (int i = 0; i < stations; ++i) {
    const double along = from + inset + i * s.spacing.value;
    std::vector<Spot> candidates;
    for (int k = 0; side_from + k * kStep <= side_to; ++k) {
      const double side = side_from + k * kStep;
      Spot spot;
      spot.at = s.across ? PointMm{sign * along, side} : PointMm{sign * side, along};
      spot.angle = angle;
      const double away = spot.at.x < 0 ? -spot.at.x : spot.at.x;
      if (s.tool->lane && away < lane_lo) continue;
      if (s.lane && s.tool->lane && away > lane_hi) continue;
      if (away > u_max && spot.at.y > kidney[0] && spot.at.y < kidney[1]) continue;
      const Footprint f = footprint(*s.tool, body, spot.at, angle);
      const auto overlap = ground.overlap(f, s.area);
      if (overlap.share < s.on_area && overlap.cells < kMostOfIt * area_cells) continue;
      spot.level = lower(s.want, ground.permitted(*s.tool, spot.at, angle, s.margin));
      if (spot.level != Level::none) candidates.push_back(spot);
    }
    if (candidates.empty()) continue;
    const Level best =
        std::max_element(candidates.begin(), candidates.end(), [](const Spot& a, const Spot& b) {
          return a.level < b.level;
        })->level;
    std::erase_if(candidates, [&](const Spot& c) { return c.level < best; });
    std::size_t pick = candidates.size() / 2;
    if (s.lean == Lean::inner) pick = 0;
    if (s.lean == Lean::outer) pick = candidates.size() - 1;
    out.spots.push_back(candidates[pick]);
    out.levels += rank(best);
  }
  return out;
}

}  // namespace

std::vector<Spot> find_spots(const Ground& ground, const SpotSearch& search) {
  const std::array<double, 4> box = ground.box(search.area);
  const auto area_cells = static_cast<double>(ground.open_cells(search.area));
  if (area_cells == 0) return {};  // closed: a place beside it is no place on it
  Line best;
  for (const double right_angle : angles(*search.tool)) {
    const double angle = search.left ? geometry::kPi - right_angle : right_angle;
    Line line = line_at(ground, search, angle, box, area_cells);
    if (line.levels > best.levels) best = std::move(line);
  }
  return best.spots;
}

}  // namespace unknot::body
