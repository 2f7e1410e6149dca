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
  const double ra = std::max(0.0, a - kGraze);
  const double rb = std::max(0.0, b - kGraze);
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
  if (!tool.ellipse) {
    out.outline = {{ra, rb}, {-ra, rb}, {-ra, -rb}, {ra, -rb}};
    return out;
  }
  for (int k = 0; k < kEllipseRim; ++k) {
    const Turn t = turn(2 * kPi * k / kEllipseRim);
    out.outline.push_back({ra * t.cosine, rb * t.sine});
  }
  return out;
}

}  // namespace unknot::checker
