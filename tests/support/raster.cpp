// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/raster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace unknot::test {
namespace {

constexpr double kGrid = 0.25;
constexpr double kStep = 0.125;

/// std::hypot is careful about overflow, and slow.
double length(double x, double y) { return std::sqrt(x * x + y * y); }

double from_segment(PointMm p, PointMm a, PointMm b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double l2 = dx * dx + dy * dy;
  const double t = l2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / l2, 0.0, 1.0) : 0.0;
  return length(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// All moments on the way, dense; `gone` is how far any point of the footprint may have moved.
struct Dense {
  Moment moment;
  double cosine, sine, gone;
};

class Sweep {
 public:
  Sweep(const Stamp& stamp, const std::vector<Moment>& way) : stamp_(stamp) {
    const double out = length(stamp.length, stamp.width) / 2;
    double gone = 0;
    for (std::size_t i = 0; i < way.size(); ++i) {
      const Moment& a = way[i];
      const Moment& b = way[std::min(i + 1, way.size() - 1)];
      const double far =
          length(b.at.x - a.at.x, b.at.y - a.at.y) + std::abs(b.angle - a.angle) * out;
      const int n = std::max(1, static_cast<int>(std::ceil(far / kStep)));
      for (int k = 0; k < n; ++k) {
        const double f = static_cast<double>(k) / n;
        const double angle = a.angle + (b.angle - a.angle) * f;
        dense_.push_back(
            {{a.at + (b.at - a.at) * f, angle}, std::cos(angle), std::sin(angle), gone + far * f});
      }
      gone += far;
    }
  }

  /// Whether any point within `around` of `p` may be covered; with 0, whether `p` is.
  bool covers(PointMm p, double around) const { return covers(p, around, 0, dense_.size() - 1); }

  PointMm low() const { return corner(-1); }
  PointMm high() const { return corner(1); }

 private:
  bool covers(PointMm p, double around, std::size_t first, std::size_t last) const {
    const std::size_t middle = (first + last) / 2;
    const Dense& d = dense_[middle];
    const double off = from_stamp(p, d);
    if (off <= around) return true;
    const double moved = std::max(d.gone - dense_[first].gone, dense_[last].gone - d.gone) + 1e-9;
    if (off > around + moved || first == last) return false;
    return (middle > first && covers(p, around, first, middle - 1)) ||
           covers(p, around, middle + 1, last);
  }

  /// No more than the distance from the footprint, and 0 only in it.
  double from_stamp(PointMm p, const Dense& d) const {
    const double dx = p.x - d.moment.at.x;
    const double dy = p.y - d.moment.at.y;
    const double x = std::abs(dx * d.cosine + dy * d.sine);
    const double y = std::abs(dy * d.cosine - dx * d.sine);
    const double a = stamp_.length / 2;
    const double b = stamp_.width / 2;
    if (stamp_.ellipse) return std::max(0.0, length(x / a, y / b) - 1) * std::min(a, b);
    const double r = std::min({stamp_.corner, a, b});
    return std::max(0.0, length(std::max(0.0, x - a + r), std::max(0.0, y - b + r)) - r);
  }

  PointMm corner(double sign) const {
    const double out = length(stamp_.length, stamp_.width) / 2;
    PointMm c = dense_[0].moment.at;
    for (const Dense& d : dense_) {
      const PointMm p = d.moment.at;
      c = {sign * std::max(sign * c.x, sign * p.x), sign * std::max(sign * c.y, sign * p.y)};
    }
    return {c.x + sign * out, c.y + sign * out};
  }

  Stamp stamp_;
  std::vector<Dense> dense_;
};

/// A square of 2^level by 2^level raster points from (x, y) on.
struct Block {
  double least;  ///< no point of it has a smaller distance
  long x, y;
  int level;
  bool operator<(const Block& other) const { return least > other.least; }
};

}  // namespace

double distance_from(const Plain& shape, PointMm p) {
  const auto& q = shape.points;
  double best = std::numeric_limits<double>::infinity();
  bool in = false;
  for (std::size_t i = 0; i < q.size(); ++i) {
    const bool closes = i + 1 == q.size();
    if (closes && !shape.ring && q.size() > 1) break;
    const PointMm a = q[i];
    const PointMm b = q[closes ? 0 : i + 1];
    best = std::min(best, from_segment(p, a, b));
    if ((a.y <= p.y) != (b.y <= p.y) && a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) > p.x)
      in = !in;
  }
  return shape.ring && in ? -best : best - shape.radius;
}

double raster_clearance(const Stamp& stamp, const std::vector<Moment>& way, const Plain& shape) {
  const Sweep sweep(stamp, way);
  const auto block = [&](long x, long y, int level) {
    const double half = ((1L << level) - 1) * kGrid / 2;
    const PointMm middle{static_cast<double>(x) * kGrid + half,
                         static_cast<double>(y) * kGrid + half};
    const double around = half * std::sqrt(2.0) + (level > 0 ? 1e-9 : 0);
    const bool any = sweep.covers(middle, around);
    return std::pair(any, Block{distance_from(shape, middle) - around, x, y, level});
  };
  const auto at = [](double v) { return static_cast<long>(std::floor(v / kGrid)); };
  const PointMm low = sweep.low();
  const PointMm high = sweep.high();
  const long size = std::max(at(high.x) - at(low.x), at(high.y) - at(low.y)) + 2;
  int level = 0;
  while ((1L << level) < size) ++level;

  std::priority_queue<Block> blocks;
  blocks.push(block(at(low.x), at(low.y), level).second);
  while (!blocks.empty()) {
    const Block b = blocks.top();
    blocks.pop();
    if (b.level == 0) return b.least;
    const long half = 1L << (b.level - 1);
    for (const long dx : {0L, half})
      for (const long dy : {0L, half})
        if (const auto [any, part] = block(b.x + dx, b.y + dy, b.level - 1); any) blocks.push(part);
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace unknot::test
