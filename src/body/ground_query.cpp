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
struct Outline {
  double c, s, a, b;
  bool ellipse;

  Interval across(double dy) const {
    constexpr double kStraight = 1e-9;
    Interval out;
    if (ellipse) {
      const double p = c * c / (a * a) + s * s / (b * b);
      const double q = dy * s * c * (1 / (a * a) - 1 / (b * b));
      const double r = dy * dy * (s * s / (a * a) + c * c / (b * b)) - 1;
      const double d = q * q - p * r;
      if (d < 0) return {1, -1};
      const double root = __builtin_sqrt(d);
      out.cut((-q - root) / p, (-q + root) / p);
      return out;
    }
    if (size(c) > kStraight)
      out.cut((-a - dy * s) / c, (a - dy * s) / c);
    else if (size(dy * s) > a)
      return {1, -1};
    if (size(s) > kStraight)
      out.cut((dy * c - b) / s, (dy * c + b) / s);
    else if (size(dy * c) > b)
      return {1, -1};
    return out;
  }
};

}  // namespace

Footprint footprint(const guide::Tool& tool, const plan::BodyFit& body, PointMm at, double angle) {
  return {at, angle, tool.length * body.hand_scale, tool.width * body.hand_scale, tool.ellipse};
}

const Ground::Cell* Ground::cell_at(PointMm p) const {
  const double row = (p.y - y0_) / kCell;
  const double away = size(p.x) / kCell;
  const int half = columns_ / 2;
  if (!(row >= 0 && row < rows_ && away < half)) return nullptr;
  // Counted from the midline outward on either side, so that left and right are alike.
  const int column = p.x < 0 ? half - 1 - static_cast<int>(away) : half + static_cast<int>(away);
  return &cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(column)];
}

template <class Visit>
void Ground::each_run(const Footprint& f, double grow, Visit visit) const {
  // A hair more, so that a cell right on the rim counts on the left as on the right.
  constexpr double kRim = 1e-6;
  const Outline o{geometry::cosine(f.angle), geometry::sine(f.angle),
                  std::max(1.0, f.length.value / 2 + grow) + kRim,
                  std::max(1.0, f.width.value / 2 + grow) + kRim, f.ellipse};
  const double ey = size(o.s) * o.a + size(o.c) * o.b;
  const auto clamped = [](double k, int count) {
    return static_cast<int>(k < 0 ? 0 : (k >= count ? count - 1 : k));
  };
  bool any = false;
  const int last = clamped((f.at.y + ey - y0_) / kCell, rows_);
  for (int row = clamped((f.at.y - ey - y0_) / kCell, rows_); row <= last; ++row) {
    const Interval in = o.across(y0_ + (row + 0.5) * kCell - f.at.y);
    // Cells whose middles lie in it; a run outside the grid has none.
    const double from = (f.at.x + in.from - x0_) / kCell - 0.5;
    const double to = (f.at.x + in.to - x0_) / kCell - 0.5;
    if (from > to || to < 0 || from > columns_ - 1) continue;
    const int a = from <= 0 ? 0 : static_cast<int>(from) + (from > static_cast<int>(from) ? 1 : 0);
    const int b = std::min(columns_ - 1, static_cast<int>(to));
    if (a > b) continue;
    visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
              static_cast<std::size_t>(a),
          static_cast<std::size_t>(b) - static_cast<std::size_t>(a) + 1);
    any = true;
  }
  // A footprint smaller than a cell still covers the one it stands on.
  if (const Cell* own = any ? nullptr : cell_at(f.at); own != nullptr)
    visit(static_cast<std::size_t>(own - cells_.data()), std::size_t{1});
}

std::uint64_t Ground::seen(const Footprint& f, double grow) const {
  std::uint64_t out = 0;
  each_run(f, grow, [&](std::size_t first, std::size_t count) {
    std::size_t k = 0;  // the largest power of two that the run holds
    while (count >> (k + 1) != 0) ++k;
    out |= seen_[k][first] | seen_[k][first + count - (std::size_t{1} << k)];
  });
  return out;
}

Level Ground::permitted(const guide::Tool& tool, PointMm at, double angle, Mm margin) const {
  const Cell* centre = cell_at(at);
  if (centre == nullptr || !centre->on_body) return Level::none;
  Level cap = lower(tool.max_level, limits_.cap);
  if (limits_.barred_tools.contains(tool.id)) return Level::none;
  const Footprint f = footprint(tool, body_, at, angle);

  const double c = size(geometry::cosine(angle));
  const double s = size(geometry::sine(angle));
  const double half_x = (c * f.length.value + s * f.width.value) / 2;
  const double half_y = (s * f.length.value + c * f.width.value) / 2;
  if (size(at.x) - half_x - margin.value < strip_ + 0.5) {
    const bool below = at.y + half_y + margin.value < strip_open_below_;
    if (tool.id != "palm" || !below) return Level::none;
    cap = lower(cap, Level::medium);
  }

  if (at.y - half_y - margin.value < lumbar_top_) {
    if (tool.point) cap = lower(cap, Level::light);
    if (!limits_.lumbar_more) cap = lower(cap, Level::medium);
  }

  const std::uint64_t under = seen(f, margin.value + kRoom);
  if ((under & kBlocked) != 0) return Level::none;
  if ((under & kMediumCap) != 0) cap = lower(cap, Level::medium);
  if ((under & kLightCap) != 0) cap = lower(cap, Level::light);
  if ((under & kSore) != 0) cap = tool.point ? Level::none : lower(cap, Level::light);
  for (std::uint64_t rest = under & 0xffffffffU; rest != 0; rest &= rest - 1) {
    const auto k = static_cast<std::size_t>(std::countr_zero(rest));
    const guide::Zone& zone = *zones_[k];
    const auto& only = zone.broad_tools;
    const bool allowed = only.empty() || std::find(only.begin(), only.end(), tool.id) != only.end();
    if (!allowed) return Level::none;
    if (tool.point || (zone.heel_is_point && tool.id == "heel"))
      cap = lower(cap, zone.point_max);
    else if ((shared_ >> k & 1U) == 0 || share_in(f, k, margin) > zone.broad_share * kShareMargin)
      cap = lower(cap, zone.broad_max);
  }
  return cap;
}

bool Ground::beside_mark(const guide::Tool& tool, PointMm at, double angle, Mm margin) const {
  if (!any_marked_) return false;
  return (seen(footprint(tool, body_, at, angle), margin.value + kRoom) & kMarked) != 0;
}

bool Ground::needs_a_yes(PointMm at) const {
  const Cell* cell = cell_at(at);
  return cell != nullptr && (cell->areas & not_opted_) != 0;
}

double Ground::share_in(const Footprint& f, std::size_t zone, Mm margin) const {
  const std::vector<int>& before = counts_.at(zone);
  int inside = 0;
  std::size_t all = 0;
  each_run(f, margin.value, [&](std::size_t first, std::size_t count) {
    inside += before[first + count] - before[first];
  });
  each_run(f, 0, [&](std::size_t, std::size_t count) { all += count; });
  return static_cast<double>(inside) / static_cast<double>(std::max<std::size_t>(1, all));
}

bool Ground::may_rest(const guide::Tool& tool, PointMm at, double angle) const {
  constexpr double kStillRoom = 4;
  const Cell* centre = cell_at(at);
  if (centre == nullptr || !centre->on_body) return false;
  return (seen(footprint(tool, body_, at, angle), kStillRoom) & kBlocked) == 0;
}

Ground::Reach Ground::areas_under(const Footprint& f, double some, double much) const {
  Reach out;
  std::array<int, 64> cells{};
  std::size_t all = 0;
  each_run(f, 0, [&](std::size_t first, std::size_t count) {
    all += count;
    for (std::size_t i = first; i < first + count; ++i)
      for (AreaBits rest = cells_[i].areas; rest != 0; rest &= rest - 1)
        ++cells[static_cast<std::size_t>(std::countr_zero(rest))];
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
  each_run(f, 0, [&](std::size_t first, std::size_t count) {
    all += count;
    for (std::size_t i = first; i < first + count; ++i)
      if ((cells_[i].areas & areas) != 0) ++hit;
  });
  return {all > 0 ? hit / static_cast<double>(all) : 0, hit};
}

}  // namespace unknot::body
