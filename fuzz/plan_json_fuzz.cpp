// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a plan: read, judged, written, read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/checker.hpp"
#include "fuzz_guide.hpp"
#include "mutate.hpp"
#include "plan/plan.hpp"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace unknot;
  Random random(seed);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  return fuzz::put(
      random.below(2) == 0 ? fuzz::mutated_bytes(text, most) : fuzz::mutated_json(text, random),
      data, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unknot;
  static const guide::Guide& guide = fuzz::the_guide();
  const auto plan = plan::plan_from_json({reinterpret_cast<const char*>(data), size});
  if (!plan) {
    if (plan.error().empty()) std::abort();
    return 0;
  }
  const std::string text = plan::to_json(*plan);
  const auto again = plan::plan_from_json(text);
  if (!again || plan::to_json(*again) != text) std::abort();
  checker::check(guide, *plan, plan->limits);
  return 0;
}
