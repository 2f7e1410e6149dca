// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <doctest/doctest.h>

#include "guide/real_guide.hpp"
#include "guidefiles/guidefiles.hpp"

using namespace unknot;

namespace {
const std::string kGood = std::string(UNKNOT_ROOT) + "/tests/bad/guide/good";
}

TEST_CASE("guide files: each value keeps its file and line") {
  const auto loaded = guidefiles::load_folder(kGood);
  REQUIRE(loaded.problems.empty());
  const auto place = [&](const char* pointer) {
    REQUIRE(loaded.places.contains(pointer));
    const guidefiles::Place& found = loaded.places.at(pointer);
    return found.file.substr(kGood.size() + 1) + ":" + std::to_string(found.line);
  };
  CHECK(place("/tools/palm/width_mm") == "tools/palm.toml:6");
  CHECK(place("/tools/palm/force_n/medium/max") == "tools/palm.toml:9");
  CHECK(place("/rules/all/rule/1/id") == "rules/all.toml:12");
  CHECK(place("/atlas/outline/points/2/0") == "atlas/outline.toml:3");
  CHECK(place("/phrases/de/cues.glide") == "phrases/de/cues.toml:4");
  CHECK(place("/sources/Known99") == "sources.toml:3");
}

TEST_CASE("guide files: phrases are joined by language, file and key") {
  const auto guide = guide::parse(guidefiles::load_folder(kGood).json);
  REQUIRE(guide.has_value());
  CHECK(guide->phrases.at("en").at("cues.glide") == "Glide over {place}");
  CHECK(guide->phrases.at("de").at("cues.done") == "Fertig");
}

TEST_CASE("guide files: what was built in is what the folder says") {
  const auto loaded = guidefiles::load_folder(std::string(UNKNOT_ROOT) + "/guide");
  CHECK(loaded.problems.empty());
  const bool same = loaded.json == tests::guide_json();  // too long to be shown
  CHECK(same);
}

TEST_CASE("guide files: a folder that is not there is a problem, not a crash") {
  const auto loaded = guidefiles::load_folder("/nowhere/at/all");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].place == "/nowhere/at/all");
}
