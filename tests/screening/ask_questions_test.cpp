// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "screening/real_guide.hpp"

namespace unknot::screening {
namespace {

struct Asked {
  int line = 0;
  std::string topic;
  std::string question;
};

std::vector<Asked> questions() {
  std::ifstream in(UNKNOT_ROOT "/tests/screening/questions.txt");
  REQUIRE(in.good());
  std::vector<Asked> out;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    out.push_back({number, line.substr(0, tab), line.substr(tab + 1)});
  }
  return out;
}

Json answered(const std::string& question) {
  const auto text = ask(real_guide(), question);
  REQUIRE(text.has_value());
  return Json::parse(*text, nullptr, false);
}

bool among(const std::string& topics, const std::string& id) {
  return ("|" + topics + "|").find("|" + (id.empty() ? "?" : id) + "|") != std::string::npos;
}

struct Count {
  int all = 0, right = 0, wrong = 0;
};

/// Right, wrong, or "I do not know"; each miss is told.
Count count(const std::vector<Asked>& asked) {
  Count out;
  for (const Asked& a : asked) {
    const std::string id = answered(a.question)["id"];
    ++out.all;
    if (among(a.topic, id)) {
      ++out.right;
      continue;
    }
    if (!id.empty()) ++out.wrong;
    MESSAGE("line " << a.line << ": \"" << a.question << "\" is " << a.topic << ", found "
                    << (id.empty() ? "?" : id));
  }
  return out;
}

}  // namespace

TEST_CASE("ASK-2: questions as people ask them find their topic, or \"I do not know\"") {
  const Count found = count(questions());
  MESSAGE(found.right << " of " << found.all << " right, " << found.wrong << " wrong");
  CHECK(found.all >= 290);
  CHECK(found.right * 100 >= found.all * 95);
  CHECK(found.wrong * 100 <= found.all * 3);
}

TEST_CASE("ASK-2: no emergency is ever answered as something else") {
  for (const Asked& a : questions()) {
    if (!a.topic.starts_with("help-")) continue;
    CAPTURE(a.question);
    for (const std::string& said :
         {a.question, "what if " + a.question + "?", "please, " + a.question,
          "sorry to ask, but " + a.question + " and her shoulders are tense"})
      CHECK(answered(said)["first"] == "emergency");
  }
}

TEST_CASE("ASK-2: what only begins like a word of danger, or sounds like it, is none") {
  for (const char* question :
       {"can I use a cloth", "where is the blade", "long strokes up the back",
        "a slow stroke of six seconds", "leave some clothing on",
        "how do I breathe with the strokes", "is a chest of drawers high enough to lean on",
        "painting the ceiling"}) {
    CAPTURE(question);
    CHECK(answered(question)["first"] != "emergency");
  }
}

TEST_CASE("ASK-2: an answer can be heard in ten seconds") {
  for (const auto& [id, data] : real_folder("answers").items()) {
    if (id == "words") continue;
    CAPTURE(id);
    CHECK(answered(data["asked"][0].get<std::string>())["answer"] == data["answer"]);
  }
  CHECK(real_folder("answers")["words"]["longest_answer"] == 30);
}

}  // namespace unknot::screening
