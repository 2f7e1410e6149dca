// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a routine: read, printed, read again, judged by its words, made into wishes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/checker.hpp"
#include "fuzz_guide.hpp"
#include "routine/lower.hpp"
#include "routine/outline.hpp"
#include "routine/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unknot;
  static const guide::Guide& guide = fuzz::the_guide();
  static const routine::Vocabulary words = routine::vocabulary(guide).value();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const routine::Reading reading = routine::parse(words, text);
  if (reading.issues.size() > routine::Issues::kMost + 1) std::abort();
  if (!reading.ok()) return 0;
  const std::string once = routine::print(words, reading.routine);
  const routine::Reading again = routine::parse(words, once);
  // What was near the limit may grow past it when it is spelled out.
  if (once.size() <= routine::kMostBytes) {
    if (!again.ok() || !(again.routine == reading.routine)) std::abort();
    if (routine::print(words, again.routine) != once) std::abort();
  }
  const plan::Limits limits;
  checker::check(guide, routine::outline(guide, words, reading.routine), nullptr);
  checker::check(guide, routine::outline(guide, words, reading.routine), &limits);
  if (routine::lower(guide, words, reading.routine).wishes.size() > routine::kMostWishes + 100)
    std::abort();
  return 0;
}
