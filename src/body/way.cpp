// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/way.hpp"

#include <algorithm>

#include "geometry/trig.hpp"

namespace unknot::body {

double distance(PointMm a, PointMm b) {
  const auto d = b - a;
  return __builtin_sqrt(d.x * d.x + d.y * d.y);
}

namespace {

/// Appends stations from the last one to `to`, along the curve that leaves towards `by`; halfway it
/// goes on as `to` does.
void bend(Way& out, PointMm by, const Station& to) {
  const Station from = out.back();
  const double length =
      (distance(from.at, by) + distance(by, to.at) + distance(from.at, to.at)) / 2;
  const int n = 1 + static_cast<int>(length / kStation);
  for (int i = 1; i <= n; ++i) {
    const double k = static_cast<double>(i) / n;
    Station s = 2 * i >= n ? to : from;
    s.at = from.at * ((1 - k) * (1 - k)) + by * (2 * k * (1 - k)) + to.at * (k * k);
    s.angle = from.angle + (to.angle - from.angle) * k;
    out.push_back(s);
  }
}

/// Between two stations, `far` mm from the first; it goes on as the first does.
Station part(const Station& a, const Station& b, double far, double length) {
  Station out = a;
  const double k = length > 0 ? far / length : 0;
  out.at = a.at + (b.at - a.at) * k;
  out.angle = a.angle + (b.angle - a.angle) * k;
  return out;
}

}  // namespace

Way smooth_way(const Way& through, double round) {
  Way out;
  if (through.empty()) return out;
  out.push_back(through[0]);
  for (std::size_t i = 1; i < through.size(); ++i) {
    const Station& corner = through[i];
    const double before = distance(through[i - 1].at, corner.at);
    const bool last = i + 1 == through.size();
    const double after = last ? 0 : distance(corner.at, through[i + 1].at);
    const double r = last ? 0 : std::min({round, before / 2, after / 2});
    const Station in = part(through[i - 1], corner, before - r, before);
    bend(out, (out.back().at + in.at) * 0.5, in);
    if (last)
      out.back() = corner;
    else if (r > 0)
      bend(out, corner.at, part(corner, through[i + 1], r, after));
  }
  return out;
}

Way mirrored(const Way& way) {
  Way out = way;
  for (Station& s : out) {
    s.at = shapes::mirrored(s.at);
    s.angle = geometry::kPi - s.angle;
  }
  return out;
}

}  // namespace unknot::body
