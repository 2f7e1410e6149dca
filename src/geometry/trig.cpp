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

}  // namespace unknot::geometry
