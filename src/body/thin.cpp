// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/thin.hpp"

#include <cstdint>

#include "geometry/thin.hpp"

namespace unknot::body {
namespace {

constexpr double kOff = 0.5;         ///< mm
constexpr double kSlack = 1e-6;      ///< mm²
constexpr double kMmPerRadian = 50;  ///< a hundredth of a radian counts like half a millimetre

/// To so many parts of one: exactly the number that its decimals spell, so that reading a plan
/// gives what was written.
double rounded(double v, double parts) {
  const double k = v * parts;
  return static_cast<double>(static_cast<std::int64_t>(k < 0 ? k - 0.5 : k + 0.5)) / parts;
}

bool alike(const plan::PathPoint& a, const plan::PathPoint& b) {
  return a.level == b.level && a.contact == b.contact;
}

/// Squared distance of `p` from where a hand that goes evenly from `a` to `b` is at its time.
double off(const plan::PathPoint& a, const plan::PathPoint& p, const plan::PathPoint& b) {
  const double k =
      b.t > a.t ? static_cast<double>((p.t - a.t).value) / static_cast<double>((b.t - a.t).value)
                : 0;
  const auto d = a.at + (b.at - a.at) * k - p.at;
  const double turn = (a.angle + (b.angle - a.angle) * k - p.angle) * kMmPerRadian;
  return d.x * d.x + d.y * d.y + turn * turn;
}

}  // namespace

double rounded_angle(double angle) { return rounded(angle, 100000); }

std::vector<plan::PathPoint> thinned(const std::vector<plan::PathPoint>& path) {
  std::vector<bool> keep(path.size(), false);
  const auto off_way = [&](std::size_t a, std::size_t i, std::size_t b) {
    return off(path[a], path[i], path[b]);
  };
  // Runs of one level begin and end with a point; within a run the farthest off is kept, and so on.
  std::size_t from = 0;
  keep[0] = true;
  for (std::size_t i = 1; i < path.size(); ++i)
    if (i + 1 == path.size() || !alike(path[i], path[i - 1])) {
      keep[i] = true;
      geometry::keep_far(from, i, kOff * kOff, kSlack, off_way, keep);
      from = i;
    }
  std::vector<plan::PathPoint> out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!keep[i]) continue;
    out.push_back(path[i]);
    out.back().at = {rounded(path[i].at.x, 10), rounded(path[i].at.y, 10)};
    out.back().angle = rounded_angle(path[i].angle);
  }
  return out;
}

}  // namespace unknot::body
