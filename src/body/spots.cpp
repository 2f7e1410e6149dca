// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/spots.hpp"

#include <algorithm>
#include <utility>

#include "body/way.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using geometry::kPi;

constexpr double kStep = 3;        ///< mm between candidates,
constexpr double kMayTouch = 0.9;  ///< of a hand's breadth: soft hands may lie that near
constexpr double kMostOfIt = 0.5;  ///< of the area; a tool that covers it need not lie on it

double size(double v) { return v < 0 ? -v : v; }

/// How the tool may lie, best first; for the right side, mirrored on the left.
std::vector<double> angles(const guide::Tool& tool, bool pair) {
  if (tool.id == "heel") return {0, kPi / 4, kPi / 2};
  if (tool.id == "fingertips") return {kPi / 2, 0};
  if (tool.id == "knuckles") return {kPi / 2, kPi / 3, kPi / 6, 0};
  // Two flat hands find room beside each other when they lie across.
  if (pair) return {kPi / 2, kPi / 6, 0};
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

/// The places across the area at one height (or one distance from the spine) where the tool may
/// work as hard as it may anywhere there.
struct Row {
  std::vector<Spot> open;
  std::size_t beside_mark = 0;  ///< places closed by a mark alone
};

class Finder {
 public:
  Finder(const Ground& ground, const SpotSearch& search, double angle)
      : ground_(ground),
        s_(search),
        angle_(angle),
        box_(ground.box(search.area)),
        area_cells_(static_cast<double>(ground.open_cells(search.area))),
        kidney_(kidney_rows(ground)),
        u_max_(to_mm(ground.body(), {search.max_u, 0}).x),
        lane_lo_(ground.guide().limit("BACK-2/lane", "inner_mm") + search.margin.value + 0.5),
        lane_hi_(ground.guide().limit("BACK-2/lane", "outer_mm") - search.margin.value - 0.5) {}

  SpotLine line() const {
    // Distances from the midline, so that left and right come out as mirror images.
    const double inner = s_.left ? std::max(0.0, -box_[2]) : std::max(0.0, box_[0]);
    const double outer = s_.left ? -box_[0] : box_[2];
    const double from = s_.across ? inner : box_[1];
    const double to = (s_.across ? outer : box_[3]) + s_.beyond.value;
    const double side_from = s_.across ? box_[1] : inner;
    const double side_to = (s_.across ? box_[3] : outer) + s_.beyond.value;
    // Hands that lie across are set a hand's breadth apart.
    const double breadth = s_.tool->width.value * ground_.body().hand_scale * kMayTouch;
    const double slant = size(geometry::cosine(angle_));
    const bool across = s_.pair && 2 * slant > 1;
    const double spacing =
        across ? std::max(s_.spacing.value, breadth / slant + 1) : s_.spacing.value;
    const int stations = std::max(1, static_cast<int>((to - from) / spacing));
    const double inset = ((to - from) - stations * spacing) / 2 + spacing / 2;
    SpotLine out;
    std::vector<Row> rows;
    for (int i = 0; i < stations; ++i) {
      const double along = from + inset + i * spacing;
      Row row;
      // A row that a mark closes is moved a little before it is left out.
      for (const double shift : {0.0, -0.35, 0.35}) {
        row = row_at(along + shift * spacing, side_from, side_to, row.beside_mark);
        if (!row.open.empty() || row.beside_mark == 0) break;
      }
      if (row.open.empty()) {
        out.cut = out.cut || row.beside_mark > 0;
        continue;
      }
      out.bent = out.bent || 2 * row.beside_mark > row.open.size();
      rows.push_back(std::move(row));
      if (s_.first) break;
    }
    out.spots = picked(rows);
    return out;
  }

 private:
  Row row_at(double along, double side_from, double side_to, std::size_t beside_mark) const {
    Row out;
    out.beside_mark = beside_mark;
    const double sign = s_.left ? -1 : 1;
    for (int k = 0; side_from + k * kStep <= side_to; ++k) {
      const double side = side_from + k * kStep;
      Spot spot;
      spot.at = s_.across ? PointMm{sign * along, side} : PointMm{sign * side, along};
      spot.angle = angle_;
      const double away = size(spot.at.x);
      if (away < s_.from_mm || away > s_.to_mm) continue;
      if (s_.tool->lane && away < lane_lo_) continue;
      if (s_.lane && s_.tool->lane && away > lane_hi_) continue;
      if (away > u_max_ && spot.at.y > kidney_[0] && spot.at.y < kidney_[1]) continue;
      spot.level = ground_.permitted(*s_.tool, spot.at, angle_, s_.margin, s_.want);
      if (spot.level == Level::none) {
        if (ground_.beside_mark(*s_.tool, spot.at, angle_, s_.margin) && on_area(spot))
          ++out.beside_mark;
        continue;
      }
      if (on_area(spot)) out.open.push_back(spot);
    }
    Level best = Level::none;
    for (const Spot& spot : out.open) best = std::max(best, spot.level);
    std::erase_if(out.open, [&](const Spot& c) { return c.level < best; });
    return out;
  }

  bool on_area(const Spot& spot) const {
    // Rounds beside an edge lie on the area where they are nearest to the middle.
    const double in = s_.first ? s_.margin.value : 0;
    const PointMm at{spot.at.x + (s_.left ? in : -in), spot.at.y};
    const auto overlap = ground_.overlap(footprint(*s_.tool, ground_.body(), at, angle_), s_.area);
    return overlap.share >= s_.on_area || overlap.cells >= kMostOfIt * area_cells_;
  }

  double aside(const Spot& spot) const { return s_.across ? spot.at.y : size(spot.at.x); }

  /// One spot of each row where the stroke likes to run, but so that the line is smooth.
  std::vector<Spot> picked(const std::vector<Row>& rows) const {
    std::vector<Spot> out;
    for (const Row& row : rows) {
      std::size_t pick = row.open.size() / 2;
      if (s_.lean == Lean::inner) pick = 0;
      if (s_.lean == Lean::outer) pick = row.open.size() - 1;
      out.push_back(row.open[pick]);
    }
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
      const std::vector<Spot> before = out;
      for (std::size_t i = 0; i < out.size(); ++i) {
        double want = 2 * aside(before[i]);
        want += aside(before[i > 0 ? i - 1 : i]) + aside(before[i + 1 < out.size() ? i + 1 : i]);
        want /= 4;
        double nearest = 1e9;
        for (const Spot& spot : rows[i].open)
          if (const double off = size(aside(spot) - want); off < nearest - 1e-6) {
            nearest = off;
            out[i] = spot;
          }
      }
    }
    return out;
  }

  const Ground& ground_;
  const SpotSearch& s_;
  double angle_;
  std::array<double, 4> box_;
  double area_cells_;
  std::array<double, 2> kidney_;
  double u_max_, lane_lo_, lane_hi_;
};

}  // namespace

std::size_t hands_apart(std::span<const Spot> spots, const guide::Tool& tool, double scale) {
  if (spots.empty()) return 0;
  const double c = geometry::cosine(spots[0].angle);
  const double s = geometry::sine(spots[0].angle);
  for (std::size_t k = 1; k < spots.size(); ++k) {
    const auto d = spots[k].at - spots[0].at;
    if (size(d.x * c + d.y * s) >= tool.length.value * scale * kMayTouch ||
        size(d.y * c - d.x * s) >= tool.width.value * scale * kMayTouch)
      return k;
  }
  return 0;
}

SpotLine find_spots(const Ground& ground, const SpotSearch& search) {
  // As many spots as possible, as hard as wanted, with room for both hands.
  const auto worth = [&](const SpotLine& line) {
    int out = 0;
    for (const Spot& s : line.spots) out += rank(s.level);
    const bool room = hands_apart(line.spots, *search.tool, ground.body().hand_scale) > 0;
    return out + (search.pair && room ? 2 : 0);
  };
  if (ground.open_cells(search.area) == 0)
    return {};  // a place beside what is closed is none on it
  SpotLine best;
  for (const double right_angle : angles(*search.tool, search.pair)) {
    const double angle = search.left ? kPi - right_angle : right_angle;
    SpotLine line = Finder(ground, search, angle).line();
    if (best.spots.empty() || worth(line) > worth(best)) {
      line.bent = line.bent || best.bent;
      line.cut = line.cut && (best.cut || best.spots.empty());
      best = std::move(line);
    }
  }
  return best;
}

SpotLine SpotBook::find(const Ground& ground, const SpotSearch& search) {
  auto it = std::find_if(known_.begin(), known_.end(),
                         [&](const Known& known) { return known.search == search; });
  if (it == known_.end()) {
    Known found{search, {}, {}};
    Asked* const before = ground.note_in(&found.asked);
    found.line = find_spots(ground, search);
    ground.note_in(before);
    it = known_.insert(known_.end(), std::move(found));
  }
  ground.note(it->asked);
  return it->line;
}

}  // namespace unknot::body
