// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/json_reader.hpp"
#include "engine/port.hpp"
#include "support/massage.hpp"

using namespace unknot;

namespace {

Json ask(std::string_view call, const Json& input) {
  static engine::Port port;
  static const bool kLoaded = !port.answer("load", test::guide_text()).empty();
  REQUIRE(kLoaded);
  const auto out = parse_json(port.answer(call, input.dump()), "answer");
  REQUIRE(out.has_value());
  return *out;
}

}  // namespace

TEST_CASE("PLAN-4: the port tidies a routine, or says all that is wrong with it and where") {
  const Json good = ask("routine_fmt", {{"text", "Kneading over the traps, palms"}});
  CHECK(good["ok"] == true);
  CHECK(good["issues"].empty());
  CHECK(good["text"] == "petrissage on the top of the shoulders, palms\n");
  const Json bad = ask("routine_fmt", {{"text", "\nefleurage on the back, ligth"}});
  CHECK(bad["ok"] == true);
  CHECK_FALSE(bad.contains("text"));
  REQUIRE(bad["issues"].size() == 2);
  CHECK(bad["issues"][0] ==
        Json({{"severity", "error"},
              {"line", 2},
              {"column", 1},
              {"length", 9},
              {"message", "a line begins with a technique, and this is none that is known"},
              {"hint", "did you mean \"effleurage\"?"}}));
  CHECK(bad["issues"][1]["column"] == 24);
  for (const char* call : {"routine_fmt", "routine_check", "routine_lower"}) {
    CHECK(ask(call, Json::object())["kind"] == "input");
    CHECK(ask(call, {{"text", 5}})["kind"] == "input");
    CHECK(ask(call, Json::array())["kind"] == "input");
    CHECK_FALSE(ask(call, {{"text", "nonsense"}})["issues"].empty());
  }
}

TEST_CASE("PLAN-4: the port judges a routine with line and column, by limits where there are any") {
  const Json told = ask("routine_check", {{"text", "effleurage along the spine, palms, light"}});
  CHECK(told["judged"]["verdict"] == "notes");
  bool asked = false;
  for (const Json& f : told["judged"]["findings"])
    if (f["rule"] == "BACK-2/spine") {
      asked = true;
      CHECK(f["severity"] == "cannot tell");
      CHECK(f["line"] == 1);
      CHECK(f["column"] == 1);
      CHECK(f["text"] == "Cannot tell: beside the spine, or on it?");
    }
  CHECK(asked);
  const Json by_limits = ask("routine_check", {{"text", "petrissage on the back, medium"},
                                               {"limits", {{"cap", "light"}}}});
  bool capped = false;
  for (const Json& f : by_limits["judged"]["findings"]) capped = capped || f["rule"] == "LIMIT/cap";
  CHECK(capped);
  CHECK(ask("routine_check", {{"text", ""}, {"limits", {{"cap", "hard"}}}})["kind"] == "input");
  CHECK(ask("routine_check", {{"text", ""}, {"limits", {{"barred_tools", {"axe"}}}}})["kind"] ==
        "input");
}

TEST_CASE("PLAN-4: the port makes a plan of a routine and says what it assumed and left out") {
  const Json out =
      ask("routine_lower",
          {{"text", "petrissage on the rhomboids, left, palms\nrocking on the sacrum"}});
  REQUIRE(out["ok"] == true);
  CHECK(out["plan"]["steps"].size() == 1);
  REQUIRE(out["assumptions"].size() == 4);
  CHECK(out["assumptions"][3]["about"] == "position");
  CHECK(out["assumptions"][0]["about"] == "stage");
  CHECK(out["assumptions"][0]["line"] == 1);
  REQUIRE(out["left_out"].size() == 1);
  CHECK(out["left_out"][0]["line"] == 2);
  CHECK(out["judged"]["verdict"] == "poor");
  const auto again = plan::plan_from_json(out["plan"].dump());
  CHECK(again.has_value());
  CHECK(ask("routine_lower", {{"text", "rocking"}})["kind"] == "input");
  CHECK(out["summary"]["areas"].size() == 1);
}

TEST_CASE("PLAN-4: each word that the port offers may be written") {
  const Json words = ask("routine_words", Json::object());
  REQUIRE(words["ok"] == true);
  const auto reads = [&](const std::string& text) {
    CAPTURE(text);
    CHECK(ask("routine_fmt", {{"text", text}})["issues"].empty());
  };
  for (const Json& technique : words["techniques"]) reads(technique.get<std::string>());
  for (const Json& place : words["places"]) reads("holding on the " + place.get<std::string>());
  for (const char* list : {"tools", "sides", "ways", "hands", "pressures", "tempos"})
    for (const Json& word : words[list]) reads("effleurage, " + word.get<std::string>());
  for (const Json& stage : words["stages"]) reads(stage.get<std::string>() + ":\n  effleurage");
  for (const Json& word : words["positions"]) reads("position: " + word.get<std::string>());
  for (const Json& word : words["skins"]) reads("skin: " + word.get<std::string>());
  for (const Json& word : words["tools"]) CHECK(word != "feet");
  for (const Json& word : words["techniques"]) CHECK(word != "cracking");
}

TEST_CASE("PLAN-4: the port shows the hands of a routine, and knows for whom it is") {
  engine::Port port;
  port.answer("load", test::guide_text());
  const Json text = {{"text", "petrissage on the rhomboids, left, palms, medium, 60 s"}};
  CHECK(port.pose(2000)[5] == -1);
  REQUIRE(port.answer("routine_lower", text.dump()).starts_with("{\"ok\":true"));
  CHECK(port.pose(2000)[0] < 0);
  CHECK(port.pose(2000)[5] >= 0);
  Json told = text;
  const char* now = "2026-11-28T20:15Z";
  told["intake"] = {{"now", now},
                    {"receiver", {{"answers", {{"fever", "yes"}}}, {"given", {{"fever", now}}}}}};
  CHECK(ask("routine_lower", told)["kind"] == "postpone");
  told["intake"]["receiver"]["given"]["fever"] = "2026-10-19T20:15Z";
  CHECK(ask("routine_lower", told)["kind"] == "ask-again");
  told["intake"] = {{"now", now},
                    {"receiver",
                     {{"answers", {{"blood-thinners", "yes"}}},
                      {"details", {{"blood-thinners-cleared", "no"}}},
                      {"given", {{"blood-thinners", now}}}}}};
  told["request"] = {{"receiver", {{"stature_cm", 182}}}};
  const Json made = ask("routine_lower", told);
  REQUIRE(made["ok"] == true);
  CHECK(made["plan"]["limits"]["cap"] == "light");
  CHECK(made["plan"]["request"]["receiver"]["stature_cm"] == 182);
  CHECK(made["plan"]["steps"][0]["pressure"] == "light");
  told["limits"] = Json::object();
  CHECK(ask("routine_lower", told)["kind"] == "input");
  told.erase("intake");
  told["limits"] = {{"barred_tools", {"axe"}}};
  CHECK(ask("routine_lower", told)["kind"] == "input");
}
