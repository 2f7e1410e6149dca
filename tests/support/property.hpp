// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/random.hpp"

/// RapidCheck under doctest. All randomness of a property comes from one seed that RapidCheck
/// chooses; a small seed is as good as a large one, so there is nothing to shrink. The same ones
/// in every run, unless UNKNOT_PROPERTY_SCALE=10 asks for ten times as many other ones.
namespace unknot::test {

inline int scaled(int usual) {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  return scale == nullptr ? usual : std::max(1, usual * std::atoi(scale));
}

/// Does `property` hold for so many seeds? What it did not hold for is printed.
template <class Property>
bool holds(const char* name, int times, Property property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = times;
  if (std::getenv("UNKNOT_PROPERTY_SCALE") == nullptr) params.seed = 2026;
  params.disableShrinking = true;
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = name;
  const auto result = rc::detail::checkTestable(
      [&] { property(Random(*rc::gen::arbitrary<std::uint64_t>())); }, metadata, params);
  if (result.template is<rc::detail::SuccessResult>()) return true;
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  MESSAGE(told.str());
  return false;
}

inline void must(bool holds, const std::string& what) {
  if (!holds) RC_FAIL(what);
}

}  // namespace unknot::test
