// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/freshness.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {
namespace {

constexpr std::size_t kDay = 10;   // "2026-11-28"
constexpr std::size_t kZone = 16;  // where the distance from UTC begins

/// Which moment answers without one have; "" where nobody can tell.
std::string moment_for(const Json& intake, std::string_view now, bool& by_date) {
  const auto day = day_number(text(intake, "date"));
  const auto today = day_number(now.substr(0, kDay));
  by_date = day && today && *day != *today;
  if (!by_date) return std::string(now);
  if (*day > *today) return {};
  return text(intake, "date") + "T23:59" + std::string(now.substr(kZone));
}

}  // namespace

Result<Dated> dated(const guide::Guide& guide, std::string_view intake_json, std::string_view now) {
  const Result<Rows> rows = load_rows(guide);
  if (!rows) return std::unexpected(rows.error());
  if (!read_moment(now)) return failure("now", "is not a moment", kMomentForm);
  Dated out{std::string(intake_json), 0, false};
  Result<Json> json = parse_json(intake_json, "intake");
  if (!json || !json->is_object()) return out;
  (*json)["now"] = now;
  // Read with its `now`, so that the only complaint left is about times.
  const Result<Intake> intake = read_intake(guide, *rows, json->dump());
  if (!intake) return out;
  const std::string moment = moment_for(*json, now, out.by_date);
  const auto fill = [&](Json& holder, const std::map<std::string, Moment>& given,
                        const std::string& id) {
    if (given.contains(id)) return;
    ++out.without;
    if (!moment.empty()) holder["given"][id] = moment;
  };
  for (const Row& row : rows->in_order)
    for (const Who who : {Who::receiver, Who::giver}) {
      const Person& person = intake->person(who);
      if (row.asks(who) && person.told_of.contains(key_of(row)))
        fill((*json)[std::string(word(who))], person.given, row.id);
    }
  for (const char* key : {"accepted", "guardian_present", "adult_present"})
    if (json->contains(key)) fill(*json, intake->given, key);
  out.intake = json->dump();
  return out;
}

}  // namespace unknot::screening
