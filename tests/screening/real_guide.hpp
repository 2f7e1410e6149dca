// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/json_reader.hpp"
#include "guide/guide.hpp"
#include "screening/screening.hpp"

/// The guide as it is shipped, and short ways to ask screening.
namespace unknot::screening {

const guide::Guide& real_guide();
/// One folder of it as JSON.
const Json& real_folder(std::string_view name);

inline constexpr const char* kNow = "2026-11-28T20:15+01:00";
/// The intake with everything in it answered at `kNow`, and asked then.
Json just_now(const Json& intake);
/// The outcome of an intake that was answered just now; a reading problem fails the test.
Outcome outcome_of(const Json& intake);
/// {"receiver": {"answers": {id: "yes"}, "details": details}} or the same for the giver.
Json yes_to(std::string_view id, Json details = Json::object(), std::string_view who = "receiver");
/// Outcome of that.
Outcome after_yes(std::string_view id, Json details = Json::object(),
                  std::string_view who = "receiver");
bool has_reason(const Outcome& outcome, std::string_view id);
bool has_advice(const Outcome& outcome, std::string_view id);

}  // namespace unknot::screening
