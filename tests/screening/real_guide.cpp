// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/real_guide.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

namespace unknot::screening {

const guide::Guide& real_guide() {
  static const guide::Guide kGuide = [] {
    std::ifstream file(UNKNOT_GUIDE_JSON, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    auto read = guide::parse(text.str());
    REQUIRE(read.has_value());
    return std::move(*read);
  }();
  return kGuide;
}

const Json& real_folder(std::string_view name) {
  static std::map<std::string, Json, std::less<>> known;
  const auto it = known.find(name);
  if (it != known.end()) return it->second;
  const auto text = real_guide().documents.find(std::string(name));
  REQUIRE(text != real_guide().documents.end());
  return known.emplace(name, Json::parse(text->second, nullptr, false)).first->second;
}

Json just_now(const Json& intake) {
  const auto timed = dated(real_guide(), intake.dump(), kNow);
  REQUIRE(timed.has_value());
  return Json::parse(timed->intake, nullptr, false);
}

Outcome outcome_of(const Json& intake) {
  const auto outcome = screen(real_guide(), just_now(intake).dump());
  if (!outcome)
    for (const Diagnostic& d : outcome.error()) MESSAGE(to_text(d));
  REQUIRE(outcome.has_value());
  return *outcome;
}

Json yes_to(std::string_view id, Json details, std::string_view who) {
  if (details.is_null()) details = Json::object();
  Json person = {{"answers", {{std::string(id), "yes"}}}, {"details", std::move(details)}};
  return {{std::string(who), std::move(person)}};
}

Outcome after_yes(std::string_view id, Json details, std::string_view who) {
  return outcome_of(yes_to(id, std::move(details), who));
}

namespace {
bool has(const std::vector<plan::Reason>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [&](const auto& r) { return r.id == id; });
}
}  // namespace

bool has_reason(const Outcome& outcome, std::string_view id) { return has(outcome.reasons, id); }
bool has_advice(const Outcome& outcome, std::string_view id) { return has(outcome.advice, id); }

}  // namespace unknot::screening
