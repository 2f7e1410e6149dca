// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string>

#include "simulate/runs.hpp"

/// The worth of replanning in one table.
namespace unknot::simulate {

struct Table {
  Wanted wanted;
  std::array<Sum, kArms.size()> arms;  ///< as kArms
  /// Measured by whoever has a clock; 0: not measured.
  std::array<double, kArms.size()> per_second{};

  std::int64_t broken() const;
};

/// Fixed keys, no speed: the same seed gives the same bytes.
std::string to_json(const Table& table);
std::string to_text(const Table& table);
/// A page that says what the numbers are not.
std::string to_markdown(const Table& table);

}  // namespace unknot::simulate
