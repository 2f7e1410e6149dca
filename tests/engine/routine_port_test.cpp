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
  REQUIRE(out["assumptions"].size() == 3);
  CHECK(out["assumptions"][0]["about"] == "stage");
  CHECK(out["assumptions"][0]["line"] == 1);
  REQUIRE(out["left_out"].size() == 1);
  CHECK(out["left_out"][0]["line"] == 2);
  CHECK(out["judged"]["verdict"] == "poor");
  const auto again = plan::plan_from_json(out["plan"].dump());
  CHECK(again.has_value());
  CHECK(ask("routine_lower", {{"text", "rocking"}})["kind"] == "input");
}
