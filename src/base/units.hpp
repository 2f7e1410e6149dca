// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>

/// Strong units: a millimetre cannot be passed for a newton, nor a duration for a level.
/// Every quantity is a plain value with an explicit constructor; arithmetic stays in its unit.
namespace unknot {

template <class Tag, class Rep>
struct Quantity {
  Rep value{};

  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep v) : value(v) {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.value + b.value);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.value - b.value);
  }
  friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.value); }
  friend constexpr Quantity operator*(Quantity a, Rep k) { return Quantity(a.value * k); }
  friend constexpr Quantity operator*(Rep k, Quantity a) { return Quantity(k * a.value); }
  friend constexpr Quantity operator/(Quantity a, Rep k) { return Quantity(a.value / k); }
  friend constexpr Rep operator/(Quantity a, Quantity b) { return a.value / b.value; }
  constexpr Quantity& operator+=(Quantity b) {
    value += b.value;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity b) {
    value -= b.value;
    return *this;
  }
};

using Mm = Quantity<struct MmTag, double>;
using Newton = Quantity<struct NewtonTag, double>;
using CmPerS = Quantity<struct CmPerSTag, double>;
/// Time, in whole milliseconds: the same on every platform.
using Ms = Quantity<struct MsTag, std::int64_t>;

constexpr Ms seconds(double s) {
  return Ms(static_cast<std::int64_t>(s * 1000.0 + (s < 0 ? -0.5 : 0.5)));
}
constexpr double to_seconds(Ms t) { return static_cast<double>(t.value) / 1000.0; }

/// Pressure level as people say it. "Too much" is not a level: it is never planned.
enum class Level : std::uint8_t { none, light, medium, firm };

constexpr Level lower(Level a, Level b) { return a < b ? a : b; }
constexpr int rank(Level l) { return static_cast<int>(l); }
/// The level one step below; none stays none.
constexpr Level softer(Level l) {
  return l == Level::none ? l : static_cast<Level>(static_cast<std::uint8_t>(l) - 1);
}

}  // namespace unknot
