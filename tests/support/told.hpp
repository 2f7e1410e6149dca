// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "screening/screening.hpp"
#include "support/massage.hpp"

namespace unknot::test {

/// The intake with all of its answers given at the moment at which it is asked.
inline std::string just_now(std::string_view intake) {
  const auto dated = screening::dated(the_guide(), intake, "2026-11-28T20:15+01:00");
  REQUIRE(dated.has_value());
  return dated->intake;
}

}  // namespace unknot::test
