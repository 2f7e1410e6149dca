// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Moments as front ends write them: nothing in here reads a clock.
namespace unknot::screening {

/// A minute, and the day that the people in the room would call it.
struct Moment {
  std::int64_t minute = 0;  ///< minutes since 1970-01-01T00:00Z
  int day = 0;              ///< days since 1970-01-01, local
};

/// What a moment looks like, for messages.
inline constexpr const char* kMomentForm =
    "YYYY-MM-DDTHH:MM and the distance from UTC, as in 2026-11-28T20:15+01:00";

/// Reads "2026-11-28T20:15+01:00" or "…Z"; nothing where it is no real moment. The distance from
/// UTC is not optional: a local time alone comes twice when the clocks go back, and travels badly.
std::optional<Moment> read_moment(std::string_view text);

/// The same moment in UTC: "2026-11-28T19:15Z". Years 1970 to 9999.
std::string moment_text(std::int64_t minute);

/// "5 minutes", "3 hours", "40 days": as people say it, rounded down, in the largest unit that
/// fits.
std::string in_words(std::int64_t minutes);

}  // namespace unknot::screening
