// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/contour.hpp"

#include <algorithm>
#include <array>

#include "base/json_writer.hpp"
#include "geometry/plane.hpp"
#include "geometry/thin.hpp"

namespace unknot::render {
namespace {

using shapes::PointMm;
using shapes::PolygonMm;

/// Sides of a cell: bottom, right, top, left. A segment runs from one to another.
struct Segment {
  int from, to;
};
/// By which corners are above the level (1 lower left, 2 lower right, 4 upper right, 8 upper left):
/// what is above lies on the left. Saddles keep their corners apart.
constexpr std::array<std::array<Segment, 2>, 16> kSegments{{{{{-1, -1}, {-1, -1}}},
                                                            {{{0, 3}, {-1, -1}}},
                                                            {{{1, 0}, {-1, -1}}},
                                                            {{{1, 3}, {-1, -1}}},
                                                            {{{2, 1}, {-1, -1}}},
                                                            {{{0, 3}, {2, 1}}},
                                                            {{{2, 0}, {-1, -1}}},
                                                            {{{2, 3}, {-1, -1}}},
                                                            {{{3, 2}, {-1, -1}}},
                                                            {{{0, 2}, {-1, -1}}},
                                                            {{{1, 0}, {3, 2}}},
                                                            {{{1, 2}, {-1, -1}}},
                                                            {{{3, 1}, {-1, -1}}},
                                                            {{{0, 1}, {-1, -1}}},
                                                            {{{3, 0}, {-1, -1}}},
                                                            {{{-1, -1}, {-1, -1}}}}};

/// Walks the cells of the grid with one more row and column of low values on each side.
class Tracer {
 public:
  Tracer(const Field& field, double level)
      : field_(field),
        level_(level),
        width_(field.columns + 2),
        next_(2 * static_cast<std::size_t>(width_) * static_cast<std::size_t>(field.rows + 2), 0) {
    for (int r = -1; r < field.rows; ++r)
      for (int c = -1; c < field.columns; ++c) cell(c, r);
  }

  std::vector<PolygonMm> take() {
    std::vector<PolygonMm> out;
    for (std::size_t first = 0; first < next_.size(); ++first) {
      if (next_[first] == 0) continue;
      PolygonMm ring;
      for (std::size_t edge = first; next_[edge] != 0;) {
        ring.push_back(crossing(edge));
        const std::size_t to = next_[edge] - 1;
        next_[edge] = 0;
        edge = to;
      }
      out.push_back(std::move(ring));
    }
    return out;
  }

 private:
  double value(int c, int r) const {
    const bool in = c >= 0 && r >= 0 && c < field_.columns && r < field_.rows;
    return (in ? field_.at(c, r) : level_ - 1) - level_;
  }
  /// Edges by their lower left point: even ones run to the right, odd ones up.
  std::size_t edge_of(int c, int r, int side) const {
    const int column = c + (side == 1 ? 1 : 0) + 1;
    const int row = r + (side == 2 ? 1 : 0) + 1;
    const auto point = static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                       static_cast<std::size_t>(column);
    return 2 * point + static_cast<std::size_t>(side % 2);
  }
  PointMm crossing(std::size_t edge) const {
    const auto point = edge / 2;
    const int c = static_cast<int>(point % static_cast<std::size_t>(width_)) - 1;
    const int r = static_cast<int>(point / static_cast<std::size_t>(width_)) - 1;
    const bool up = edge % 2 == 1;
    const double a = value(c, r);
    const double b = value(up ? c : c + 1, up ? r + 1 : r);
    const double k = a / (a - b);
    const PointMm at = field_.place(c, r);
    return up ? PointMm{at.x, at.y + k * field_.step} : PointMm{at.x + k * field_.step, at.y};
  }
  void cell(int c, int r) {
    const unsigned bits = (value(c, r) > 0 ? 1U : 0U) | (value(c + 1, r) > 0 ? 2U : 0U) |
                          (value(c + 1, r + 1) > 0 ? 4U : 0U) | (value(c, r + 1) > 0 ? 8U : 0U);
    for (const Segment s : kSegments[bits])
      if (s.from >= 0) next_[edge_of(c, r, s.from)] = edge_of(c, r, s.to) + 1;
  }

  const Field& field_;
  double level_;
  int width_;
  std::vector<std::size_t> next_;  ///< following edge + 1, 0 where no ring crosses
};

long long rounded(double v, int decimals) {
  const double scaled = v * (decimals == 0 ? 1 : decimals == 1 ? 10 : 100);
  return static_cast<long long>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

std::string digits(long long scaled, int decimals) {
  const double v = static_cast<double>(scaled) / (decimals == 0 ? 1 : decimals == 1 ? 10 : 100);
  std::string text = JsonWriter().number(v, decimals).take();
  if (text.starts_with("0.")) text.erase(0, 1);
  if (text.starts_with("-0.")) text.erase(1, 1);
  return text;
}

void join(std::string& out, const std::string& number, bool first) {
  if (!first && number.front() != '-') out += ' ';
  out += number;
}

void add_line(std::string& out, const std::vector<PointMm>& points, int decimals) {
  long long x = 0;
  long long y = 0;
  char before = 0;
  for (const PointMm p : points) {
    const long long to_x = rounded(p.x, decimals);
    const long long to_y = rounded(p.y, decimals);
    if (before != 0 && to_x == x && to_y == y) continue;
    const bool command = before != 'l';
    if (command) out += before = before == 0 ? 'M' : 'l';
    join(out, digits(to_x - x, decimals), command);
    join(out, digits(to_y - y, decimals), false);
    x = to_x;
    y = to_y;
  }
}

std::string pair_text(PointMm p, int decimals) {
  std::string out = digits(rounded(p.x, decimals), decimals);
  join(out, digits(rounded(p.y, decimals), decimals), false);
  return out;
}

}  // namespace

std::vector<PolygonMm> contours(const Field& field, double level) {
  return Tracer(field, level).take();
}

PolygonMm simpler(const PolygonMm& ring, double tolerance) {
  if (ring.size() < 3) return {};
  std::size_t opposite = 0;
  double most = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PointMm d = ring[i] - ring[0];
    if (d.x * d.x + d.y * d.y > most) {
      most = d.x * d.x + d.y * d.y;
      opposite = i;
    }
  }
  std::vector<bool> keep(ring.size() + 1, false);
  keep[0] = keep[opposite] = true;
  const auto off = [&](std::size_t a, std::size_t i, std::size_t b) {
    return geometry::squared_distance(ring[i], ring[a], ring[b % ring.size()]);
  };
  geometry::keep_far(0, opposite, tolerance * tolerance, 0, off, keep);
  geometry::keep_far(opposite, ring.size(), tolerance * tolerance, 0, off, keep);
  PolygonMm out;
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (keep[i]) out.push_back(ring[i]);
  return out.size() < 3 ? PolygonMm{} : out;
}

std::string rings_path(const std::vector<PolygonMm>& rings, int decimals) {
  std::string out;
  for (const PolygonMm& ring : rings) {
    if (ring.size() < 3) continue;
    add_line(out, ring, decimals);
    out += 'Z';
  }
  return out;
}

std::string line_path(const std::vector<PointMm>& line, int decimals) {
  std::string out;
  add_line(out, line, decimals);
  return out;
}

std::string soft_path(const PolygonMm& ring, double radius, int decimals) {
  std::string out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PointMm before = ring[(i + ring.size() - 1) % ring.size()];
    const PointMm corner = ring[i];
    const PointMm after = ring[(i + 1) % ring.size()];
    const auto towards = [&](PointMm to) {
      const PointMm d = to - corner;
      const double length = __builtin_sqrt(d.x * d.x + d.y * d.y);
      return length == 0 ? corner : corner + d * std::min(0.5, radius / length);
    };
    out += (out.empty() ? "M" : "L") + pair_text(towards(before), decimals);
    out += "Q" + pair_text(corner, decimals) + " " + pair_text(towards(after), decimals);
  }
  return out + "Z";
}

}  // namespace unknot::render
