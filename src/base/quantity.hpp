// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// Numbers as people write them, with or without a unit: the one reader for fields and options.
namespace unknot {

enum class Measured : unsigned char {
  number,
  length,   ///< centimetres
  breadth,  ///< millimetres, for hands
  mass,     ///< kilograms
  age,      ///< years
  minutes
};
/// "length" …, nothing for another word.
std::optional<Measured> measured(std::string_view word);
/// The unit of what is read: "cm", "mm", "kg", "years", "min", "".
std::string_view unit_of(Measured what);

struct Bounds {
  double least = 0, most = 1e9;
};

/// The number in the unit of `what`. Read are decimal points and commas, fractions, digits of all
/// scripts, and the units that people have: "172,5", "1.72 m", "5'8", "5 ft 8 in", "11 st 4",
/// "150 lb", "½ h", "1 h 30", "18 months". A bare length that only fits as metres is metres.
/// What is out of bounds, or could be two things, is a problem with words and a remedy, at `place`.
Result<double> read_quantity(std::string_view text, Measured what, Bounds bounds,
                             std::string place = {});

/// "172.5": at most three decimals, none that are zero.
std::string shown(double value);

}  // namespace unknot
