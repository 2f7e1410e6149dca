// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

Json answered(std::string_view question) {
  const auto text = ask(real_guide(), question);
  REQUIRE(text.has_value());
  return Json::parse(*text, nullptr, false);
}

TEST_CASE("ASK-1: each answer is found by its own examples") {
  for (const auto& [id, data] : real_folder("answers").items()) {
    if (id == "words") continue;
    for (const Json& example : data["asked"]) {
      const std::string asked = example;
      CAPTURE(asked);
      CHECK(answered(asked)["id"] == id);
    }
  }
}

TEST_CASE("ASK-1: the what-ifs of the guide and what people ask, in other words") {
  const std::pair<std::string, std::string> asked[] = {
      {"They want it deeper!", "deeper"},
      {"What if they really want deep pressure but I'm worried about hurting them?", "deeper"},
      {"How do I handle hair?", "hair"},
      {"My hands/wrists/forearms get tired SO fast! What can I do?", "tired-hands"},
      {"thumb pain", "thumb-pain"},
      {"What if I accidentally crack their back? Is that bad?", "popped"},
      {"crunchy noises", "crunching"},
      {"my fingers are tingling", "tingling"},
      {"Is it okay to massage someone if they're sick?", "sick"},
      {"how long?", "how-long"},
      {"how hard?", "how-hard"},
      {"which oil", "which-oil"},
      {"what equipment?", "equipment"},
      {"percussion gun", "equipment"},
      {"She's so ticklish", "ticklish"},
      {"he fell asleep", "asleep"},
      {"my rhythm is too fast", "too-fast"},
      {"which direction", "direction"},
      {"can I walk on his back", "elbow"},
      {"softer please", "softer"},
      {"my hands are freezing", "cold"},
      {"she has a slipped disc", "disc"},
      {"he has got a pacemaker", "when-not"},
      {"is it normal to be sore tomorrow", "sore-after"},
      {"is she allowed a massage while pregnant", "pregnant"},
  };
  for (const auto& [question, id] : asked) {
    CAPTURE(question);
    CHECK(answered(question)["id"] == id);
  }
}

TEST_CASE("ASK-1: the answers say what the guide says") {
  const std::pair<std::string, std::string> facts[] = {
      {"deeper", "broad tools"},       {"hair", "part the hair"},
      {"tired-hands", "ten seconds"},  {"popped", "Never try"},
      {"sick", "Another day"},         {"how-long", "twenty to thirty"},
      {"ticklish", "whole flat hand"}, {"equipment", "No gadgets"},
      {"spine", "one to two inches"},  {"too-fast", "Mississippi"},
      {"thumb-pain", "Stop using it"},
  };
  for (const auto& [id, fact] : facts) {
    CAPTURE(id);
    const Json& data = real_folder("answers")[id];
    const std::string answer = data["answer"].get<std::string>() + data.value("more", "");
    CHECK(answer.find(fact) != std::string::npos);
  }
}

TEST_CASE("ASK-1: what nobody knows is answered honestly, with all topics") {
  for (const char* question : {"", "???", "what is the capital of France", "qwertz", "\xff\xfe"}) {
    CAPTURE(question);
    const Json answer = answered(question);
    CHECK(answer["id"] == "");
    CHECK_FALSE(answer["answer"].get<std::string>().empty());
    CHECK(answer["others"].size() + 1 == real_folder("answers").size());
  }
}

TEST_CASE("ASK-1: the same question gets the same answer, whatever its case and marks") {
  CHECK(answered("MY THUMB HURTS!!!") == answered("my thumb hurts"));
  CHECK(answered("they\xE2\x80\x99re ticklish") == answered("they're ticklish"));
  const Json others = answered("my thumb hurts")["others"];
  CHECK(others.size() <= 4);
  CHECK(others[0]["id"] == "tired-hands");
}

}  // namespace
}  // namespace unknot::screening
