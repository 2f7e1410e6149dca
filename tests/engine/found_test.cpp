// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "engine/engine.hpp"
#include "support/massage.hpp"

/// What random people found, cut down to what matters, so that it stays found.
namespace {

using namespace unknot;

struct Found {
  const char* rule;  ///< what the checker said
  const char* request;
  const char* limits;
};

constexpr Found kFound[] = {
    {"nothing: this one was always well", R"({"minutes": 25})", "{}"},
    {"FLOW-4/steady", R"({"minutes": 5, "stretches": true})", "{}"},
    {"FLOW-4/steady", R"({"minutes": 12.533333, "pressure": "firm",
      "focus": {"paraspinals-lower": 2.985, "sacrum": 2.603},
      "receiver": {"stature_cm": 185, "sex": "female", "build": "slim"},
      "giver": {"stamina": "high", "hand_breadth_mm": 88}})",
     "{}"},
    {"FLOW-5/balance", R"({"minutes": 30,
      "receiver": {"stature_cm": 170, "sex": "female", "build": "broad"}})",
     "{}"},
    {"PLAN/time", R"({"minutes": 7.55, "pressure": "light",
      "focus": {"sacrum": 3.739, "shoulders": 2.405}})",
     "{}"},
    {"PLAN/time", R"({"minutes": 30.8, "stretches": true, "hairy": true,
      "receiver": {"stature_cm": 174, "sex": "male", "build": "slim"}})",
     "{}"},
    {"PLAN/time, FLOW-6/length", R"({"minutes": 16.883333, "pressure": "firm", "mix": "relaxing",
      "focus": {"lower-back": 4.717, "paraspinals-lower": 3.494}, "stretches": true, "seed": 859,
      "techniques": {"low-back-kneading": "never"},
      "receiver": {"stature_cm": 189, "sex": "male", "arms": "overhead",
                   "moved_landmarks": {"c7": [0, 0.9563]}}})",
     R"({"barred_tools": ["forearm"], "barred_techniques": ["knuckle-raking"]})"},
    {"PRESS-3/check-in", R"({"minutes": 30})", R"({"opted_in": ["upper-gluteals"]})"},
    {"PRESS-3/check-in", R"({"minutes": 30, "receiver": {"stature_cm": 202, "sex": "male"}})",
     "{}"},
    {"PRESS-6/step", R"({"minutes": 30, "pressure": "firm", "mix": "knots",
      "receiver": {"arms": "overhead"}})",
     "{}"},
    {"PRESS-6/step", R"({"minutes": 30, "pressure": "firm",
      "receiver": {"stature_cm": 176, "sex": "female"}, "giver": {"hand_breadth_mm": 70}})",
     "{}"},
    {"BACK-4/broad", R"({"minutes": 30, "pressure": "firm",
      "receiver": {"moved_landmarks": {"c7": [0, 0.9583]}}})",
     R"({"lumbar_more": true})"},
    {"LIMIT/area-cap", R"({"minutes": 30})",
     R"({"area_caps": [{"region": "upper-gluteals", "side": "left", "cap": "none"}]})"},
    {"LIMIT/opt-in", R"({"minutes": 30})", R"({"opted_in": ["below"]})"},
};

}  // namespace

TEST_CASE("PLAN-1, FLOW-7: what random people found is planned as wished, nothing taken away") {
  for (const Found& found : kFound) {
    CAPTURE(std::string(found.rule));
    CAPTURE(std::string(found.request));
    const auto request = plan::request_from_json(found.request);
    const auto limits = plan::limits_from_json(found.limits);
    REQUIRE(request.has_value());
    REQUIRE(limits.has_value());
    const auto answer = test::answer_to(*request, *limits);
    const auto* made = std::get_if<engine::Made>(&answer);
    const std::string why =
        made == nullptr ? test::told(std::get<engine::Refusal>(answer)) : std::string();
    INFO(why);
    CHECK(made != nullptr);
    if (made == nullptr) continue;
    CHECK(plan::to_json(made->plan.request) == plan::to_json(*request));
    const auto& warnings = made->plan.warnings;
    CHECK(std::none_of(warnings.begin(), warnings.end(),
                       [](const plan::Warning& w) { return w.id == "gentler"; }));
    CHECK(std::abs(to_seconds(made->plan.total - request->total)) <= 2);
  }
}
