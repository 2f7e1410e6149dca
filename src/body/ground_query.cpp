// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "body/ground.hpp"
#include "geometry/trig.hpp"

/// What lies under a footprint.
namespace unknot::body {
namespace {

/// Cells count with their whole width, so a share of the footprint is taken this much earlier.
constexpr double kShareMargin = 0.85;

double size(double v) { return v < 0 ? -v : v; }

/// From and to, empty where from > to.
struct Interval {
  double from = -1e9, to = 1e9;
  void cut(double a, double b) {
    from = std::max(from, std::min(a, b));
    to = std::min(to, std::max(a, b));
  }
};

/// A box or ellipse with half axes a and b, turned: where the level line at `dy` from its centre
/// meets it.
class Outline {
 public:
  Outline(double c, double s, double a, double b, bool ellipse)
      : c_(c), s_(s), a_(a), b_(b), ellipse_(ellipse) {
    if (!ellipse) return;
    p_ = c * c / (a * a) + s * s / (b * b);
    slant_ = 1 / (a * a) - 1 / (b * b);
    flat_ = s * s / (a * a) + c * c / (b * b);
  }

  /// Half its extent along x and y.
  double across() const { return size(c_) * a_ + size(s_) * b_; }
  double up() const { return size(s_) * a_ + size(c_) * b_; }

  Interval across(double dy) const {
    constexpr double kStraight = 1e-9;
    Interval out;
    if (ellipse_) {
      const double q = dy * s_ * c_ * slant_;
      const double r = dy * dy * flat_ - 1;
      const double d = q * q - p_ * r;
      if (d < 0) return {1, -1};
      const double root = __builtin_sqrt(d);
      out.cut((-q - root) / p_, (-q + root) / p_);
      return out;
    }
    if (size(c_) > kStraight)
      out.cut((-a_ - dy * s_) / c_, (a_ - dy * s_) / c_);
    else if (size(dy * s_) > a_)
      return {1, -1};
    if (size(s_) > kStraight)
      out.cut((dy * c_ - b_) / s_, (dy * c_ + b_) / s_);
    else if (size(dy * c_) > b_)
      return {1, -1};
    return out;
  }

 private:
  double c_, s_, a_, b_;
  bool ellipse_;
  double p_ = 0, slant_ = 0, flat_ = 0;
};

}  // namespace

Footprint footprint(const guide::Tool& tool, const plan::BodyFit& body, PointMm at, double angle) {
  return {at, angle, tool.length * body.hand_scale, tool.width * body.hand_scale, tool.ellipse};
}

struct Ground::Print {
  PointMm at;
  double c, s, half_length, half_width;
  bool ellipse;

  explicit Print(const Footprint& f)
      : at(f.at),
        c(geometry::cosine(f.angle)),
        s(geometry::sine(f.angle)),
        half_length(f.length.value / 2),
        half_width(f.width.value / 2),
        ellipse(f.ellipse) {}

  Outline grown(double by) const {
    // A hair more, so that a cell right on the rim counts on the left as on the right.
    constexpr double kRim = 1e-6;
    return {c, s, std::max(1.0, half_length + by) + kRim, std::max(1.0, half_width + by) + kRim,
            ellipse};
  }
};

std::size_t Ground::cell_at(PointMm p) const {
  const Grid& grid = chart_->grid;
  const double row = (p.y - grid.y0) / Grid::kCell;
  const double away = size(p.x) / Grid::kCell;
  const int half = grid.columns / 2;
  if (!(row >= 0 && row < grid.rows && away < half)) return grid.size();
  // Counted from the midline outward on either side, so that left and right are alike.
  const int column = p.x < 0 ? half - 1 - static_cast<int>(away) : half + static_cast<int>(away);
  return grid.index(static_cast<int>(row), column);
}

template <class Visit>
void Ground::each_run(const Print& f, double grow, Visit visit) const {
  const Grid& grid = chart_->grid;
  const Outline o = f.grown(grow);
  const double ey = o.up();
  bool any = false;
  const int last = grid.row_of(f.at.y + ey);
  for (int row = grid.row_of(f.at.y - ey); row <= last; ++row) {
    const Interval in = o.across(grid.y0 + (row + 0.5) * Grid::kCell - f.at.y);
    // Cells whose middles lie in it; a run outside the grid has none.
    const double from = (f.at.x + in.from - grid.x0) / Grid::kCell - 0.5;
    const double to = (f.at.x + in.to - grid.x0) / Grid::kCell - 0.5;
    if (from > to || to < 0 || from > grid.columns - 1) continue;
    const int a = from <= 0 ? 0 : static_cast<int>(from) + (from > static_cast<int>(from) ? 1 : 0);
    const int b = std::min(grid.columns - 1, static_cast<int>(to));
    if (a > b) continue;
    if (!visit(grid.index(row, a), static_cast<std::size_t>(b - a) + 1)) return;
    any = true;
  }
  // A footprint smaller than a cell still covers the one it stands on.
  if (any) return;
  if (const std::size_t own = cell_at(f.at); own < grid.size()) visit(own, std::size_t{1});
}

template <class Visit>
void Ground::each_alike(std::size_t first, std::size_t count, Visit visit) const {
  const std::size_t end = first + count;
  for (std::size_t i = first; i < end;) {
    const std::size_t to = std::min<std::size_t>(end, chart_->alike_to[i]);
    visit(chart_->cells[i].areas, static_cast<int>(to - i));
    i = to;
  }
}

std::uint32_t Ground::around(const Print& f, double grow) const {
  const Grid& grid = chart_->grid;
  const Outline o = f.grown(grow);
  const auto block = [](int cell) { return cell / Blocks::kCells; };
  const int row0 = block(grid.row_of(f.at.y - o.up()));
  const int row1 = block(grid.row_of(f.at.y + o.up()));
  const int column0 = block(grid.column_of(f.at.x - o.across()));
  const int column1 = block(grid.column_of(f.at.x + o.across()));
  if (asked_ != nullptr) {
    const std::uint64_t bits = Blocks::bits(column0, column1);
    for (int row = row0; row <= row1; ++row) asked_->blocks[static_cast<std::size_t>(row)] |= bits;
  }
  return table_->rectangle(row0, column0, row1, column1);
}

std::uint32_t Ground::seen(const Print& f, double grow, std::uint32_t enough) const {
  std::uint32_t out = 0;
  each_run(f, grow, [&](std::size_t first, std::size_t count) {
    out |= table_->run(first, count);
    return (out & enough) == 0;
  });
  return out;
}

Level Ground::permitted(const guide::Tool& tool, PointMm at, double angle, Mm margin,
                        Level want) const {
  const std::size_t centre = cell_at(at);
  if (centre >= chart_->cells.size() || !chart_->cells[centre].on_body) return Level::none;
  Level cap = lower(want, lower(tool.max_level, limits_.cap));
  if (limits_.barred_tools.contains(tool.id)) return Level::none;
  const Print f(footprint(tool, body(), at, angle));

  const double half_x = size(f.c) * f.half_length + size(f.s) * f.half_width;
  const double half_y = size(f.s) * f.half_length + size(f.c) * f.half_width;
  if (size(at.x) - half_x - margin.value < chart_->strip + 0.5) {
    const bool below = at.y + half_y + margin.value < chart_->strip_open_below;
    if (tool.id != "palm" || !below) return Level::none;
    cap = lower(cap, Level::medium);
  }
  if (at.y - half_y - margin.value < chart_->lumbar_top) {
    if (tool.point) cap = lower(cap, Level::light);
    if (!limits_.lumbar_more) cap = lower(cap, Level::medium);
  }
  if (cap == Level::none) return cap;

  // Most places have nothing near them that would make a difference.
  const double grow = margin.value + kRoom;
  if (judged(tool, around(f, grow), cap, nullptr, margin) == cap) return cap;
  return judged(tool, seen(f, grow, Chart::kBlocked), cap, &f, margin);
}

Level Ground::judged(const guide::Tool& tool, std::uint32_t under, Level cap, const Print* f,
                     Mm margin) const {
  if ((under & Chart::kBlocked) != 0) return Level::none;
  if ((under & Chart::kMediumCap) != 0) cap = lower(cap, Level::medium);
  if ((under & Chart::kLightCap) != 0) cap = lower(cap, Level::light);
  if ((under & Chart::kSore) != 0) cap = tool.point ? Level::none : lower(cap, Level::light);
  for (std::uint32_t rest = under & Chart::kZones; rest != 0; rest &= rest - 1) {
    const auto k = static_cast<std::size_t>(std::countr_zero(rest));
    const guide::Zone& zone = *chart_->zones[k];
    const auto& only = zone.broad_tools;
    const bool allowed = only.empty() || std::find(only.begin(), only.end(), tool.id) != only.end();
    if (!allowed) return Level::none;
    if (tool.point || (zone.heel_is_point && tool.id == "heel"))
      cap = lower(cap, zone.point_max);
    else if (cap > zone.broad_max && ((chart_->shared >> k & 1U) == 0 || f == nullptr ||
                                      share_in(*f, k, margin) > zone.broad_share * kShareMargin))
      cap = zone.broad_max;
  }
  return cap;
}

bool Ground::beside_mark(const guide::Tool& tool, PointMm at, double angle, Mm margin) const {
  const Print f(footprint(tool, body(), at, angle));
  const double grow = margin.value + kRoom;
  return (around(f, grow) & Chart::kMarked) != 0 &&
         (seen(f, grow, Chart::kMarked) & Chart::kMarked) != 0;
}

bool Ground::needs_a_yes(PointMm at) const {
  const std::size_t cell = cell_at(at);
  return cell < chart_->cells.size() && (chart_->cells[cell].areas & chart_->not_opted) != 0;
}

double Ground::share_in(const Print& f, std::size_t zone, Mm margin) const {
  const std::vector<int>& before = chart_->counts.at(zone);
  int inside = 0;
  std::size_t all = 0;
  each_run(f, margin.value, [&](std::size_t first, std::size_t count) {
    inside += before[first + count] - before[first];
    return true;
  });
  each_run(f, 0, [&](std::size_t, std::size_t count) {
    all += count;
    return true;
  });
  return static_cast<double>(inside) / static_cast<double>(std::max<std::size_t>(1, all));
}

bool Ground::may_rest(const guide::Tool& tool, PointMm at, double angle) const {
  constexpr double kStillRoom = 4;
  const std::size_t centre = cell_at(at);
  if (centre >= chart_->cells.size() || !chart_->cells[centre].on_body) return false;
  const Print f(footprint(tool, body(), at, angle));
  return (around(f, kStillRoom) & Chart::kBlocked) == 0 ||
         (seen(f, kStillRoom, Chart::kBlocked) & Chart::kBlocked) == 0;
}

Ground::Reach Ground::areas_under(const Footprint& f, double some, double much) const {
  Reach out;
  std::array<int, 64> cells{};
  std::size_t all = 0;
  each_run(Print(f), 0, [&](std::size_t first, std::size_t count) {
    all += count;
    each_alike(first, count, [&](AreaBits areas, int inside) {
      for (AreaBits rest = areas; rest != 0; rest &= rest - 1)
        cells[static_cast<std::size_t>(std::countr_zero(rest))] += inside;
    });
    return true;
  });
  for (std::size_t i = 0; i < 64; ++i) {
    if (cells[i] == 0) continue;
    if (cells[i] >= some * static_cast<double>(all)) out.some |= AreaBits{1} << i;
    if (cells[i] >= much * static_cast<double>(all)) out.much |= AreaBits{1} << i;
  }
  return out;
}

Ground::Overlap Ground::overlap(const Footprint& f, AreaBits areas) const {
  int hit = 0;
  std::size_t all = 0;
  each_run(Print(f), 0, [&](std::size_t first, std::size_t count) {
    all += count;
    each_alike(first, count, [&](AreaBits in, int some) {
      if ((in & areas) != 0) hit += some;
    });
    return true;
  });
  return {all > 0 ? hit / static_cast<double>(all) : 0, hit};
}

}  // namespace unknot::body
