// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/characters.hpp"
#include "support/routines.hpp"

using namespace unknot;

namespace {

std::string path() { return std::string(UNKNOT_ROOT) + "/tests/fixtures/texts.json"; }

std::size_t lines_of(std::string_view text) {
  std::size_t lines = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text.substr(at));
    lines += end > 0 ? 1 : 0;
    at += end > 0 ? end : 1;
  }
  return lines;
}

}  // namespace

// The app's tests read the same table through the Wasm module and the editor (routines.test.ts).
TEST_CASE(
    "issue 11, section 3; PLAN-4: pasted text is read as it looks, or what is odd has a name") {
  std::ifstream in(path());
  nlohmann::ordered_json table = nlohmann::ordered_json::parse(in);
  const bool update = std::getenv("UNKNOT_UPDATE") != nullptr;
  for (auto& row : table) {
    const auto name = row["name"].get<std::string>(), text = row["text"].get<std::string>();
    CAPTURE(name);
    const std::string said = test::tidied(text);
    if (update) {
      row["lines"] = lines_of(text);
      row["issues"] = test::issues_of(text);
      row["tidied"] = said;
      continue;
    }
    CHECK(row["lines"].get<std::size_t>() == lines_of(text));
    CHECK(row["issues"].get<std::string>() == test::issues_of(text));
    CHECK(row["tidied"].get<std::string>() == said);
    // What was read is written, and read the same again.
    if (said != test::issues_of(text)) CHECK(test::tidied(said) == said);
  }
  if (update) std::ofstream(path()) << table.dump(1, ' ', true) << "\n";
}

TEST_CASE("issue 11, section 3: a name for what nobody can see") {
  CHECK(called(0x202E) == "U+202E (right-to-left override)");
  CHECK(called(0x0435) == "U+0435 \"\xD0\xB5\" (a Cyrillic letter)");
  CHECK(called(0x1F30A) == "U+1F30A \"\xF0\x9F\x8C\x8A\" (a small picture)");
  CHECK(called(0x2028) == "U+2028 (a line end)");
  CHECK(place_in_text("a\rb\r\nc\xC2\x85\xC3\xA4x", 9) == std::pair(4, 2));
}
