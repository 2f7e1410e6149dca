// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "../session/world.hpp"
#include "guidefiles/toml_json.hpp"
#include "narration/narration.hpp"

using namespace world;
using narration::Quiet;

namespace {

/// Small letters and single spaces only, a space at both ends: how a listener hears it.
std::string heard(const std::string& text) {
  std::string out = " ";
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || small == '\'')
      out += small;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out.back() == ' ' ? out : out + ' ';
}

std::vector<std::string> vocabulary() {
  std::vector<std::string> out;
  for (const auto& [id, c] : the_guide().commands)
    out.insert(out.end(), c.phrases.begin(), c.phrases.end());
  return out;
}

std::string command_in(const std::string& text) {
  for (const std::string& phrase : vocabulary())
    if (heard(text).find(heard(phrase)) != std::string::npos) return phrase;
  return {};
}

}  // namespace

TEST_CASE("LIVE-18: no spoken text contains a command phrase") {
  CHECK(command_in("Now, much softer, please") == "much softer");  // the test can tell
  CHECK(vocabulary().size() > 25);
  for (const auto& [language, phrases] : the_guide().phrases)
    for (const auto& [id, text] : phrases) {
      CAPTURE(language);
      CAPTURE(id);
      CHECK(command_in(text).empty());
    }
  for (const narration::Cue& c : narration::cues(the_guide(), small_plan(), "en", Quiet::full))
    CHECK(command_in(c.text).empty());
}

TEST_CASE("LIVE-6: command phrases are two words or more, and each means one command") {
  std::set<std::string> seen;
  for (const std::string& phrase : vocabulary()) {
    CAPTURE(phrase);
    CHECK(phrase.find(' ') != std::string::npos);
    CHECK(heard(phrase) == " " + phrase + " ");
    CHECK(seen.insert(phrase).second);
  }
}

TEST_CASE("TRUST-5: every phrase that the session and the narrator name is there") {
  namespace fs = std::filesystem;
  const std::regex id("\"((?:live|check-in|cues)\\.[a-z-]+)\"");
  int found = 0;
  for (const char* folder : {"src/session", "src/narration"})
    for (const auto& file : fs::directory_iterator(fs::path(UNKNOT_ROOT) / folder)) {
      std::ifstream in(file.path());
      std::stringstream text;
      text << in.rdbuf();
      const std::string all = text.str();
      for (std::sregex_iterator m(all.begin(), all.end(), id), end; m != end; ++m, ++found) {
        CAPTURE(m->str(1));
        CHECK(the_guide().phrases.at("en").contains(m->str(1)));
      }
    }
  CHECK(found > 60);
}

TEST_CASE("TRUST-5: the examples beside the phrases come out as written") {
  namespace fs = std::filesystem;
  int run = 0;
  for (const char* name :
       {"live", "check-in", "cues", "words", "areas", "techniques", "stance", "drape"}) {
    const fs::path path =
        fs::path(UNKNOT_ROOT) / "guide/phrases/en" / (std::string(name) + ".toml");
    std::map<std::string, guidefiles::Place> places;
    Diagnostics problems;
    const auto json = guidefiles::read_toml(path, "", places, problems);
    REQUIRE(problems.empty());
    REQUIRE(json.contains("examples"));
    for (const auto& example : json["examples"]) {
      session::Effect effect;
      effect.fact.id = std::string(name) + "." + example["phrase"].get<std::string>();
      CAPTURE(effect.fact.id);
      for (const auto& [slot, value] : example["slots"].items())
        effect.fact.slots[slot] = value.get<std::string>();
      narration::Voice voice;
      session::State state = session::begin(small_plan());
      const auto said = narration::speak(the_guide(), state, {effect}, voice);
      REQUIRE(said.size() == 1);
      CHECK(said[0].text == example["text"].get<std::string>());
      ++run;
    }
  }
  CHECK(run >= 10);
}

TEST_CASE("TRUST-5: a phrase that a language lacks is English, an unknown one is its id") {
  CHECK(narration::phrase(the_guide(), "xx", "live.pause") == "Pause. Hands rest.");
  CHECK(narration::phrase(the_guide(), "en", "live.no-such") == "live.no-such");
}

TEST_CASE("LIVE-3: every technique has a title and a line in plain words") {
  for (const auto& [id, technique] : the_guide().techniques) {
    CAPTURE(id);
    CHECK(the_guide().phrases.at("en").contains("techniques." + id));
    const std::string region = technique.regions.empty() ? "" : technique.regions[0];
    const std::string tool = technique.tools.empty() ? "" : technique.tools[0];
    const Step s = work(1, Stage::targeted, id.c_str(), region.c_str(), Side::left, tool.c_str(),
                        Level::medium, 0, 60);
    const std::string title = narration::step_words(the_guide(), {}, s).title;
    CHECK(title.find('{') == std::string::npos);
    CHECK(title.find("  ") == std::string::npos);
    CHECK_FALSE(title.empty());
  }
  const auto words = narration::step_words(the_guide(), small_plan());
  CHECK(words[0].title == "Long strokes over the whole back");
  CHECK(words[0].line == "both palms \u00b7 light \u00b7 whole hand, no pushing");
  CHECK(words[2].title == "Thumb circles along the inner edge of the left shoulder blade");
  CHECK(words[2].line == "one thumb \u00b7 medium \u00b7 lean, don't push");
  CHECK(words[5].title == "Shake out your hands");
}

TEST_CASE("LIVE-3: every area has a name in a sentence, sides included") {
  for (const auto& [id, region] : the_guide().regions) {
    CAPTURE(id);
    CHECK(the_guide().phrases.at("en").contains("areas." + id));
    if (region.midline || id == "whole-back" || id == "low") continue;
    const std::string left = narration::area_name(the_guide(), id, Side::left);
    CHECK(left.find("left") != std::string::npos);
    CHECK(left != narration::area_name(the_guide(), id, Side::right));
  }
}
