// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

Json asked(const Json& known) {
  const auto text = questions(real_guide(), known.dump());
  REQUIRE(text.has_value());
  return Json::parse(*text, nullptr, false);
}

/// The question of that id for that person, or null.
Json find(const Json& list, std::string_view id, std::string_view who) {
  for (const Json& q : list["questions"])
    if (q["id"] == id && q["who"] == who) return q;
  return nullptr;
}

const Json kEarlier = {
    {"date", "2026-10-01"},
    {"receiver",
     {{"age", 34}, {"answers", {{"blood-thinners", "yes"}, {"pregnancy", "no"}}}, {"skin", "dry"}}},
    {"giver", {{"answers", {{"allergy", "yes"}}}, {"allergies", {"latex"}}}}};

TEST_CASE("SCREEN-7: the questions come in order, for each person where the answer goes") {
  const Json list = asked(Json::object());
  CHECK(list["fresh"]["receiver"] == true);
  CHECK(find(list, "fever", "receiver")["path"] == "/receiver/answers/fever");
  CHECK(find(list, "fever", "giver")["path"] == "/giver/answers/fever");
  CHECK(find(list, "pregnancy", "giver").is_null());
  CHECK(find(list, "age", "giver")["path"] == "/giver/age");
  CHECK(find(list, "nerve-emergency", "receiver")["stop"] == true);
  // Receiver, then giver, then what both agree on.
  std::string phases;
  for (const Json& q : list["questions"]) {
    const std::string phase = q["group"] == "agree" ? "a" : q["who"] == "giver" ? "g" : "r";
    if (phases.empty() || phases.substr(phases.size() - 1) != phase) phases += phase;
    CHECK_FALSE(q["question"].get<std::string>().empty());
    CHECK(q.contains("help"));
    CHECK(q["details"].is_array());
    CHECK_FALSE(q.contains("previous"));
  }
  CHECK(phases == "rga");
}

TEST_CASE("SCREEN-4: details say when to ask them and how") {
  const Json list = asked(Json::object());
  const Json surgery = find(list, "surgery", "receiver");
  REQUIRE(surgery["details"].size() == 4);
  CHECK(surgery["details"][0]["kind"] == "number");
  CHECK(surgery["details"][0]["unit"] == "weeks");
  CHECK(surgery["details"][1]["when"]["below"] == 6);
  CHECK(surgery["details"][2]["choices"][0]["id"] == "back");
  const Json& mark = surgery["details"][3];
  CHECK(mark["kind"] == "mark");
  CHECK(mark["for"] == "surgery");
  CHECK(mark["when"]["is"] == Json({"back", "unsure"}));
  const Json cold = find(list, "cold", "giver");
  CHECK(cold["details"][0]["path"] == "/accepted");
  CHECK(cold["details"][0]["value"] == "cold");
  const Json tools = find(list, "giver-hands", "giver")["details"][0];
  CHECK(tools["path"] == "/giver/hurting_tools");
  CHECK(tools["choices"].size() == real_guide().tools.size());
}

TEST_CASE("SCREEN-8: within 90 days today's questions afresh, the rest as what changed") {
  Json known = kEarlier;
  known["today"] = "2026-12-30";
  const Json list = asked(known);
  CHECK(list["fresh"]["receiver"] == false);
  // Fever, illness, alcohol, medicines, new symptoms and consent are asked every time.
  for (const char* id : {"fever", "cold", "substances", "blood-thinners", "new-symptoms",
                         "nerve-emergency", "chest-emergency", "clot", "consent"}) {
    CAPTURE(id);
    const Json q = find(list, id, "receiver");
    CHECK(q["ask"] == "every-session");
    CHECK_FALSE(q.contains("previous"));
  }
  CHECK(find(list, "pregnancy", "receiver")["previous"] == "no");
  CHECK(find(list, "age", "receiver")["previous"] == 34);
  CHECK(find(list, "skin-type", "receiver")["previous"] == "dry");
  CHECK(find(list, "allergy", "giver")["details"][0]["previous"] == Json({"latex"}));
  bool changed = false;
  for (const Json& q : list["questions"]) {
    if (q["who"] != "receiver" || q["group"] == "agree") continue;
    if (q["ask"] == "changed") changed = true;
    if (changed) CHECK(q["ask"] == "changed");
  }
  CHECK(changed);
}

TEST_CASE("SCREEN-8: after 90 days, or where nobody can tell, everything afresh") {
  Json known = kEarlier;
  CHECK(asked(known)["fresh"]["receiver"] == true);
  known["today"] = "2026-12-30";  // the 90th day
  CHECK(asked(known)["fresh"]["receiver"] == false);
  known["today"] = "2026-12-31";
  const Json list = asked(known);
  CHECK(list["fresh"]["receiver"] == true);
  CHECK_FALSE(find(list, "pregnancy", "receiver").contains("previous"));
  known["receiver"]["asked"] = "2026-12-01";
  CHECK(asked(known)["fresh"]["receiver"] == false);
  CHECK(asked(known)["fresh"]["giver"] == true);
  known["today"] = "2026-09-01";  // a clock set back
  CHECK(asked(known)["fresh"]["receiver"] == true);
  known["today"] = "yesterday";
  CHECK_FALSE(questions(real_guide(), known.dump()).has_value());
}

TEST_CASE("SCREEN-7: an intake filled in along the paths is read without a problem") {
  const Json list = asked(Json::object());
  Json intake = Json::object();
  for (const Json& q : list["questions"]) {
    Json value = "yes";
    if (q["kind"] == "number") value = 40;
    if (q["kind"] == "choice") value = q["choices"][0]["id"];
    if (q["kind"] == "agree") value = true;
    if (q["kind"] == "text") value = "red";
    intake[Json::json_pointer(q["path"].get<std::string>())] = value;
    for (const Json& d : q["details"]) {
      const Json::json_pointer path(d["path"].get<std::string>());
      if (d["kind"] == "mark")
        intake[path].push_back(
            {{"kind", d["mark_kind"]}, {"u", 0.2}, {"v", 0.4}, {"for", d["for"]}});
      else if (d.contains("value"))
        intake[path] = Json::array({d["value"]});
      else if (d["kind"] == "choices")
        intake[path] = Json::array({d["choices"][0]["id"]});
      else if (d["kind"] == "choice")
        intake[path] = d["choices"][0]["id"];
      else
        intake[path] = d["kind"] == "number" ? Json(8) : Json("yes");
    }
  }
  CHECK(outcome_of(intake).verdict == Verdict::emergency);
}

}  // namespace
}  // namespace unknot::screening
