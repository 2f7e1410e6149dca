// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as limits: read, written, read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "plan/plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unknot;
  const auto limits = plan::limits_from_json({reinterpret_cast<const char*>(data), size});
  if (!limits) {
    if (limits.error().empty()) std::abort();
    return 0;
  }
  const std::string text = plan::to_json(*limits);
  const auto again = plan::limits_from_json(text);
  if (!again || plan::to_json(*again) != text) std::abort();
  return 0;
}
