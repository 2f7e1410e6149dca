// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/share.hpp"

#include <algorithm>

namespace unknot::session {
namespace {

constexpr std::int64_t kMinute = 60'000;

Ms whole_minutes(Ms time) { return Ms(time.value / kMinute * kMinute); }
Ms not_below_zero(Ms time) { return std::max(time, Ms(0)); }

}  // namespace

Share share(const guide::Guide& guide, const Evening& evening) {
  const auto limit = [&](std::string_view key) { return seconds(guide.limit("LIVE/swap", key)); };
  const Ms change = limit("change_s");
  const Ms least = limit("least_s");
  const Ms as_much = std::max(least, whole_minutes(not_below_zero(evening.had - evening.other)));
  if (!evening.left) return {as_much, Ms(0)};
  const Ms time = not_below_zero(*evening.left - change);
  if (time < least) return {};
  // With a second turn, half of everything for each.
  const Ms both = evening.had + evening.other + not_below_zero(time - change);
  const Ms next = whole_minutes(Ms(both.value / 2) - evening.other);
  const Ms back = whole_minutes(not_below_zero(time - change - next));
  if (next >= least && back >= limit("back_s")) return {next, back};
  return {std::min(whole_minutes(time), as_much), Ms(0)};
}

}  // namespace unknot::session
