// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/footprint.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::checker {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kSpacing = 8;
constexpr int kEllipseRim = 24;
/// Plans are written with a tenth of a millimetre and a thousandth of a radian: what grazes a zone
/// by less than that does not touch it.
constexpr double kRounding = 0.5;

int patches(double length) { return std::max(6, static_cast<int>(std::ceil(length / kSpacing))); }

}  // namespace

Turn turn(double angle) {
  const double r = angle - 2 * kPi * std::floor(angle / (2 * kPi) + 0.5);
  const double q = r / 8;
  const double q2 = q * q;
  double s = q * (1 - q2 / 6 * (1 - q2 / 20 * (1 - q2 / 42 * (1 - q2 / 72))));
  double c = 1 - q2 / 2 * (1 - q2 / 12 * (1 - q2 / 30 * (1 - q2 / 56)));
  for (int i = 0; i < 3; ++i) {
    const double doubled = 2 * s * c;
    c = c * c - s * s;
    s = doubled;
  }
  return {c, s};
}

Footprint footprint(const guide::Tool& tool, double hand_scale) {
  const double a = tool.length.value * hand_scale / 2;
  const double b = tool.width.value * hand_scale / 2;
  const double ra = std::max(0.0, a - kRounding);
  const double rb = std::max(0.0, b - kRounding);
  const int nx = patches(2 * a);
  const int ny = patches(2 * b);
  Footprint out;
  for (int i = 0; i < nx; ++i) {
    for (int j = 0; j < ny; ++j) {
      const double fx = (2 * i + 1.0) / nx - 1;
      const double fy = (2 * j + 1.0) / ny - 1;
      if (!tool.ellipse || fx * fx + fy * fy <= 1) out.inside.push_back({fx * a, fy * b});
    }
  }
  if (tool.ellipse) {
    for (int k = 0; k < kEllipseRim; ++k) {
      const Turn t = turn(2 * kPi * k / kEllipseRim);
      out.rim.push_back({ra * t.cosine, rb * t.sine});
    }
    return out;
  }
  for (int i = 0; i <= nx; ++i) {
    const double px = ra * (2.0 * i / nx - 1);
    out.rim.push_back({px, -rb});
    out.rim.push_back({px, rb});
  }
  for (int j = 1; j < ny; ++j) {
    const double py = rb * (2.0 * j / ny - 1);
    out.rim.push_back({-ra, py});
    out.rim.push_back({ra, py});
  }
  return out;
}

bool on_disc(const guide::Tool& tool, double hand_scale, Turn turned, shapes::PointMm to,
             double radius) {
  const double a = std::max(0.0, tool.length.value * hand_scale / 2 - kRounding);
  const double b = std::max(0.0, tool.width.value * hand_scale / 2 - kRounding);
  const double x = std::abs(to.x * turned.cosine + to.y * turned.sine);
  const double y = std::abs(to.y * turned.cosine - to.x * turned.sine);
  if (tool.ellipse) {
    const double fx = x / (a + radius);
    const double fy = y / (b + radius);
    return fx * fx + fy * fy <= 1;
  }
  const double dx = std::max(0.0, x - a);
  const double dy = std::max(0.0, y - b);
  return dx * dx + dy * dy <= radius * radius;
}

}  // namespace unknot::checker
