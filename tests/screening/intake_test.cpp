// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

struct Bad {
  const char* what;
  const char* json;
  const char* place;
};

TEST_CASE("SCREEN-4: contradictions and unknown words are problems, each with its place") {
  const Bad bad[] = {
      {"no JSON", "{", "intake"},
      {"no object", "[]", ""},
      {"unknown key", R"({"reciever": {}})", "/reciever"},
      {"impossible date", R"({"date": "2026-02-30"})", "/date"},
      {"asked after the session", R"({"date": "2026-11-22", "receiver": {"asked": "2026-11-23"}})",
       "/receiver/asked"},
      {"age 300", R"({"receiver": {"age": 300}})", "/receiver/age"},
      {"negative age", R"({"giver": {"age": -1}})", "/giver/age"},
      {"age as text", R"({"receiver": {"age": "12"}})", "/receiver/age"},
      {"unknown question", R"({"receiver": {"answers": {"fevre": "no"}}})",
       "/receiver/answers/fevre"},
      {"unknown answer", R"({"receiver": {"answers": {"fever": "maybe"}}})",
       "/receiver/answers/fever"},
      {"answer of a wrong type", R"({"receiver": {"answers": {"fever": true}}})",
       "/receiver/answers/fever"},
      {"not the giver's question", R"({"giver": {"answers": {"pregnancy": "yes"}}})",
       "/giver/answers/pregnancy"},
      {"a question that is no yes or no", R"({"receiver": {"answers": {"age": "yes"}}})",
       "/receiver/answers/age"},
      {"weeks without surgery",
       R"({"receiver": {"answers": {"surgery": "no"}, "details": {"surgery-weeks": 4}}})",
       "/receiver/details/surgery-weeks"},
      {"weeks with surgery not asked", R"({"receiver": {"details": {"surgery-weeks": 4}}})",
       "/receiver/details/surgery-weeks"},
      {"weeks negative",
       R"({"receiver": {"answers": {"surgery": "yes"}, "details": {"surgery-weeks": -4}}})",
       "/receiver/details/surgery-weeks"},
      {"a choice that is none",
       R"({"receiver": {"answers": {"skin": "yes"}, "details": {"skin-where": "moon"}}})",
       "/receiver/details/skin-where"},
      {"unknown detail", R"({"receiver": {"details": {"a/b~c": 1}}})", "/receiver/details/a~1b~0c"},
      {"a detail with a place of its own",
       R"({"receiver": {"answers": {"allergy": "yes"}, "details": {"allergies": ["latex"]}}})",
       "/receiver/details/allergies"},
      {"allergies and none", R"({"giver": {"answers": {"allergy": "no"}, "allergies": ["latex"]}})",
       "/giver/allergies"},
      {"unknown allergy", R"({"receiver": {"allergies": ["water"]}})", "/receiver/allergies"},
      {"unknown skin", R"({"receiver": {"skin": "thick"}})", "/receiver/skin"},
      {"unknown experience", R"({"giver": {"experience": "guru"}})", "/giver/experience"},
      {"unknown tool", R"({"giver": {"hurting_tools": ["tongue"]}})", "/giver/hurting_tools"},
      {"opted in to nothing", R"({"receiver": {"opted_in": ["moon"]}})", "/receiver/opted_in"},
      {"unknown region", R"({"receiver": {"avoid_regions": ["low", "knee"]}})",
       "/receiver/avoid_regions/1"},
      {"unknown side", R"({"receiver": {"avoid_regions": ["low:middle"]}})",
       "/receiver/avoid_regions/0"},
      {"mark off the body", R"({"receiver": {"marks": [{"kind": "avoid", "u": 1.4, "v": 0.5}]}})",
       "/receiver/marks/0/u"},
      {"mark not finite", R"({"receiver": {"marks": [{"kind": "avoid", "u": null, "v": 0.5}]}})",
       "/receiver/marks/0/u"},
      {"mark too large to be a number",
       R"({"receiver": {"marks": [{"kind": "avoid", "u": 1e999, "v": 0.5}]}})", "intake"},
      {"mark without a place", R"({"receiver": {"marks": [{"kind": "avoid", "u": 0.1}]}})",
       "/receiver/marks/0/v"},
      {"mark without a size",
       R"({"receiver": {"marks": [{"kind": "avoid", "u": 0.1, "v": 0.5, "radius_mm": 0}]}})",
       "/receiver/marks/0/radius_mm"},
      {"mark of no kind", R"({"receiver": {"marks": [{"kind": "nice", "u": 0.1, "v": 0.5}]}})",
       "/receiver/marks/0/kind"},
      {"mark for an answer no",
       R"({"receiver": {"answers": {"skin": "no"},
           "marks": [{"kind": "avoid", "u": 0.1, "v": 0.5, "for": "skin"}]}})",
       "/receiver/marks/0/for"},
      {"mark for a question about no place",
       R"({"receiver": {"answers": {"fever": "yes"},
           "marks": [{"kind": "avoid", "u": 0.1, "v": 0.5, "for": "fever"}]}})",
       "/receiver/marks/0/for"},
      {"spot and region", R"({"receiver": {"marks": [{"region": "low", "u": 0.1, "v": 0.5}]}})",
       "/receiver/marks/0/region"},
      {"marks of the giver", R"({"giver": {"marks": []}})", "/giver/marks"},
      {"consent as text", R"({"receiver": {"agreed": {"consent": "yes"}}})",
       "/receiver/agreed/consent"},
      {"taking on a fever", R"({"accepted": ["fever"]})", "/accepted"},
      {"guardian as text", R"({"guardian_present": "yes"})", "/guardian_present"},
  };
  for (const Bad& b : bad) {
    CAPTURE(b.what);
    const auto outcome = screen(real_guide(), b.json);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().front().place == b.place);
    CHECK_FALSE(outcome.error().front().message.empty());
  }
}

TEST_CASE("SCREEN-4: all problems are told at once") {
  const auto outcome = screen(real_guide(), R"({"receiver": {"age": 300, "skin": "thick"},
                                               "giver": {"answers": {"fever": "perhaps"}}})");
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().size() == 3);
}

TEST_CASE("SCREEN-4: a guide without screening says so and does not let anybody through") {
  const auto outcome = screen(guide::Guide{}, "{}");
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().front().place == "guide/screening");
}

TEST_CASE("SCREEN-4: the outcome as JSON is the documented one, and the limits can be read back") {
  const Outcome o = after_yes("blood-thinners");
  const Json json = Json::parse(to_json(o), nullptr, false);
  REQUIRE(json.is_object());
  CHECK(json["verdict"] == "adapt");
  CHECK(json["reasons"][0]["id"] == "blood-thinners");
  const auto limits = plan::limits_from_json(json["limits"].dump());
  REQUIRE(limits.has_value());
  CHECK(plan::to_json(*limits) == plan::to_json(o.limits));
  CHECK(limits->reasons.size() == o.reasons.size());
}

}  // namespace
}  // namespace unknot::screening
