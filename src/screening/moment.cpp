// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/moment.hpp"

#include "screening/document.hpp"

namespace unknot::screening {
namespace {

/// "HH:MM" as minutes, or nothing.
std::optional<int> clock_minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

}  // namespace

std::optional<Moment> read_moment(std::string_view text) {
  constexpr std::size_t kZone = 16;  // behind "YYYY-MM-DDTHH:MM"
  if (text.size() <= kZone || text[10] != 'T') return std::nullopt;
  const auto day = day_number(text.substr(0, 10));
  const auto clock = clock_minutes(text.substr(11, 5));
  if (!day || !clock) return std::nullopt;
  const std::string_view zone = text.substr(kZone);
  int ahead = 0;
  if (zone != "Z") {
    const auto distance = clock_minutes(zone.substr(1));
    if (!distance || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    ahead = zone[0] == '+' ? *distance : -*distance;
  }
  return Moment{std::int64_t{*day} * 24 * 60 + *clock - ahead, *day};
}

std::string moment_text(std::int64_t minute) {
  constexpr std::int64_t kDay = 24 * 60;
  // Days to a date: Hinnant, "chrono-compatible low-level date algorithms", civil_from_days, for
  // days from 1970 on. Years there begin in March, so that a leap day is a year's last.
  const std::int64_t days = minute / kDay + 719'468;
  const std::int64_t era = days / 146'097;
  const std::int64_t of_era = days % 146'097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t from_march = (5 * of_year + 2) / 153;
  const std::int64_t day = of_year - (153 * from_march + 2) / 5 + 1;
  const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::int64_t of_day = minute % kDay;
  return std::to_string(year) + "-" + two(month) + "-" + two(day) + "T" + two(of_day / 60) + ":" +
         two(of_day % 60) + "Z";
}

std::string in_words(std::int64_t minutes) {
  const auto counted = [](std::int64_t n, const char* unit) {
    return std::to_string(n) + " " + unit + (n == 1 ? "" : "s");
  };
  if (minutes < 2 * 60) return counted(minutes, "minute");
  if (minutes < 2 * 24 * 60) return counted(minutes / 60, "hour");
  return counted(minutes / (24 * 60), "day");
}

}  // namespace unknot::screening
