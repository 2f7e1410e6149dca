// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/trig.hpp"

#include <cstdint>

namespace unknot::geometry {
namespace {

constexpr double kHalfPi = kPi / 2;

/// Taylor series on [-π/4, π/4]; the first term left out is below 1e-12 there.
double small_sine(double x) {
  const double q = x * x;
  return x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110)))));
}
double small_cosine(double x) {
  const double q = x * x;
  return 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56 * (1 - q / 90 * (1 - q / 132)))));
}

/// arctan for |x| ≤ 1, after one halving of the angle by tan(a − π/8).
double small_arctangent(double x) {
  constexpr double kTanEighth = 0.41421356237309503;  // tan(π/8) = √2 − 1
  double base = 0;
  double t = x;
  if (x > kTanEighth / 2) {
    base = kPi / 8;
    t = (x - kTanEighth) / (1 + x * kTanEighth);
  } else if (x < -kTanEighth / 2) {
    base = -kPi / 8;
    t = (x + kTanEighth) / (1 - x * kTanEighth);
  }
  const double q = t * t;
  double sum = 0;
  for (int n = 27; n >= 1; n -= 2) sum = 1.0 / n - q * sum;
  return base + t * sum;
}

}  // namespace

double sine(double angle) {
  const double turns = angle / kHalfPi;
  const auto k = static_cast<std::int64_t>(turns < 0 ? turns - 0.5 : turns + 0.5);
  const double rest = angle - static_cast<double>(k) * kHalfPi;
  switch (((k % 4) + 4) % 4) {
    case 0:
      return small_sine(rest);
    case 1:
      return small_cosine(rest);
    case 2:
      return -small_sine(rest);
    default:
      return -small_cosine(rest);
  }
}

double cosine(double angle) { return sine(angle + kHalfPi); }

double heading(double y, double x) {
  if (x == 0 && y == 0) return 0;
  const double ax = x < 0 ? -x : x;
  const double ay = y < 0 ? -y : y;
  double a = ay <= ax ? small_arctangent(ay / ax) : kHalfPi - small_arctangent(ax / ay);
  if (x < 0) a = kPi - a;
  return y < 0 ? -a : a;
}

}  // namespace unknot::geometry
