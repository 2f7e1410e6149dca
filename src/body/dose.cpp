// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/dose.hpp"

#include <algorithm>
#include <bit>

#include "body/frame.hpp"
#include "geometry/plane.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using shapes::PointMm;

double size_of(double v) { return v < 0 ? -v : v; }

/// Adds up one hand's samples.
class Tally {
 public:
  explicit Tally(const CellMap& map) : map_(map), ms_(map.size()) {}

  /// The footprint of half lengths a and b stands at `p` for `time`.
  void stamp(PointMm p, double angle, double a, double b, bool ellipse, Ms time) {
    const double c = geometry::cosine(angle);
    const double s = geometry::sine(angle);
    const double ex = size_of(c) * a + size_of(s) * b;
    const double ey = size_of(s) * a + size_of(c) * b;
    const PointMm o = map_.origin();
    const auto index = [](double v, int count) {
      return std::clamp(static_cast<int>(v < 0 ? 0 : v / CellMap::kCell), 0, count - 1);
    };
    const auto ms = static_cast<std::uint32_t>(time.value);
    std::int64_t cells = 0;
    const int row1 = index(p.y + ey - o.y, map_.rows());
    const int col0 = index(p.x - ex - o.x, map_.columns());
    const int col1 = index(p.x + ex - o.x, map_.columns());
    for (int row = index(p.y - ey - o.y, map_.rows()); row <= row1; ++row) {
      const double dy = o.y + (row + 0.5) * CellMap::kCell - p.y;
      const double along_row = dy * s / a;
      const double across_row = dy * c / b;
      const std::size_t line =
          static_cast<std::size_t>(row) * static_cast<std::size_t>(map_.columns());
      for (int col = col0; col <= col1; ++col) {
        const double dx = o.x + (col + 0.5) * CellMap::kCell - p.x;
        const double along = along_row + dx * (c / a);
        const double across = across_row - dx * (s / b);
        // A hair over 1, so that a cell right on the rim counts on the left as on the right.
        constexpr double kRim = 1 + 1e-9;
        if (ellipse ? along * along + across * across > kRim
                    : size_of(along) > kRim || size_of(across) > kRim)
          continue;
        ms_[line + static_cast<std::size_t>(col)] += ms;
        ++cells;
      }
    }
    // Smaller than a cell: the one it stands on.
    if (const std::size_t own = cells == 0 ? map_.at(p) : map_.size(); own < map_.size()) {
      ms_[own] += ms;
      cells = 1;
    }
    time_ += time.value;
    cell_time_ += time.value * cells;
  }

  /// The hand's time on each area: its share of all the cells' time.
  void share(std::vector<Ms>& hands) const {
    std::array<std::int64_t, 64> sum{};
    for (std::size_t cell = 0; cell < ms_.size(); ++cell)
      if (ms_[cell] > 0)
        for (std::uint64_t rest = map_.areas_of(cell); rest != 0; rest &= rest - 1)
          sum[static_cast<std::size_t>(std::countr_zero(rest))] += ms_[cell];
    for (std::size_t i = 0; i < hands.size() && cell_time_ > 0; ++i)
      hands[i] += Ms(sum[i] * time_ / cell_time_);
  }

  const std::vector<std::uint32_t>& ms() const { return ms_; }

 private:
  const CellMap& map_;
  std::vector<std::uint32_t> ms_;
  std::int64_t time_ = 0, cell_time_ = 0;
};

}  // namespace

CellMap::CellMap(const guide::Guide& guide, const plan::BodyFit& body) {
  const shapes::PolygonMm rim = outline(guide, body, false);
  double x1 = 0;
  double y0 = 1e9;
  double y1 = -1e9;
  for (const PointMm p : rim) {
    x1 = std::max(x1, p.x);
    y0 = std::min(y0, p.y);
    y1 = std::max(y1, p.y);
  }
  columns_ = 2 * (static_cast<int>(x1 / kCell) + 1);
  y0_ = kCell * static_cast<double>(static_cast<int>(y0 / kCell) - 1);
  rows_ = static_cast<int>((y1 - y0_) / kCell) + 1;
  in_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
  const int half = columns_ / 2;
  // Asked of the right half and written to both.
  const auto paint = [&](const shapes::PolygonMm& ring, std::uint64_t right, std::uint64_t left) {
    for (int row = 0; row < rows_; ++row)
      for (int col = 0; col < half; ++col) {
        if (!geometry::inside(ring, PointMm{(col + 0.5) * kCell, y0_ + (row + 0.5) * kCell}))
          continue;
        const auto line = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
        in_[line + static_cast<std::size_t>(half + col)] |= right;
        in_[line + static_cast<std::size_t>(half - 1 - col)] |= left;
      }
  };
  paint(rim, kOnBody, kOnBody);
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    const std::uint64_t bit = std::uint64_t{1} << areas_.size();
    const bool one = region.midline;
    areas_.push_back({id, one ? plan::Side::none : plan::Side::right});
    if (!one) areas_.push_back({id, plan::Side::left});
    paint(to_mm(body, region.polygon, false), bit, one ? bit : bit << 1U);
  }
}

PointMm CellMap::centre(std::size_t cell) const {
  const std::size_t row = cell / static_cast<std::size_t>(columns_);
  const std::size_t column = cell % static_cast<std::size_t>(columns_);
  return {origin().x + (static_cast<double>(column) + 0.5) * kCell,
          y0_ + (static_cast<double>(row) + 0.5) * kCell};
}

std::size_t CellMap::at(PointMm p) const {
  const double row = (p.y - y0_) / kCell;
  const double away = size_of(p.x) / kCell;
  const int half = columns_ / 2;
  if (!(row >= 0 && row < rows_ && away < half)) return size();
  const int column = p.x < 0 ? half - 1 - static_cast<int>(away) : half + static_cast<int>(away);
  return static_cast<std::size_t>(static_cast<int>(row)) * static_cast<std::size_t>(columns_) +
         static_cast<std::size_t>(column);
}

Dose dose_of(const guide::Guide& guide, const plan::BodyFit& body, const CellMap& map,
             const std::array<plan::HandPath, 2>& path) {
  Dose out;
  out.hands.resize(map.areas().size());
  std::vector<std::uint32_t> ms(map.size());
  for (const plan::HandPath& hand : path) {
    const auto tool = guide.tools.find(hand.tool);
    if (tool == guide.tools.end()) continue;
    Tally tally(map);
    const double a = tool->second.length.value * body.hand_scale / 2;
    const double b = tool->second.width.value * body.hand_scale / 2;
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      const plan::PathPoint& from = hand.points[i];
      const plan::PathPoint& to = hand.points[i + 1];
      if (!from.contact || from.level == Level::none) continue;
      const auto way = to.at - from.at;
      // Finer than the footprint's shorter side, so that no cell on the way is missed.
      const double every = std::clamp(b, 5.0, CellMap::kCell);
      const int n = 1 + static_cast<int>(std::max(size_of(way.x), size_of(way.y)) / every);
      const std::int64_t time = (to.t - from.t).value;
      for (int k = 0; k < n; ++k) {
        const double f = (k + 0.5) / n;
        tally.stamp(from.at + way * f, from.angle + (to.angle - from.angle) * f, a, b,
                    tool->second.ellipse, Ms(time * (k + 1) / n - time * k / n));
      }
    }
    tally.share(out.hands);
    for (std::size_t cell = 0; cell < ms.size(); ++cell) ms[cell] += tally.ms()[cell];
  }
  for (std::size_t cell = 0; cell < ms.size(); ++cell)
    if (ms[cell] > 0) out.cells.push_back({static_cast<std::uint32_t>(cell), ms[cell]});
  return out;
}

void DoseMap::add(const Dose& of, std::int64_t times, std::int64_t per) {
  for (const Dose::Part& part : of.cells) ms[part.cell] += part.ms * times / per;
  for (std::size_t i = 0; i < hands.size(); ++i) hands[i] += Ms(of.hands[i].value * times / per);
}

void add_step(const plan::Step& step, const Dose& cycle, DoseMap& out) {
  const Ms once = plan::cycle_time(step);
  if (once.value > 0) out.add(cycle, step.duration.value, once.value);
}

DoseMap dose_of(const guide::Guide& guide, const CellMap& map, const plan::Plan& plan) {
  DoseMap out(map);
  for (const plan::Step& step : plan.steps)
    if (!step.technique.empty()) add_step(step, dose_of(guide, plan.body, map, step.path), out);
  return out;
}

double covered(const CellMap& map, const DoseMap& dose, std::size_t area, Ms least) {
  int all = 0;
  int worked = 0;
  for (std::size_t cell = 0; cell < map.size(); ++cell) {
    if (!map.lies_in(cell, area) || !map.on_body(cell)) continue;
    ++all;
    if (dose.ms[cell] >= least.value) ++worked;
  }
  return all == 0 ? 0 : static_cast<double>(worked) / all;
}

}  // namespace unknot::body
