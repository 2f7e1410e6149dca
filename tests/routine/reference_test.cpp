// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "engine/routine_plan.hpp"
#include "support/massage.hpp"
#include "support/routines.hpp"

using namespace unknot;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(UNKNOT_ROOT "/guide/routines"))
    out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// "line severity rule" for each finding.
std::set<std::string> told(const std::vector<plan::Finding>& findings) {
  std::set<std::string> out;
  for (const plan::Finding& f : findings)
    out.insert(std::to_string(f.line) + " " +
               std::string(guide::spelled(plan::kSeverities, f.severity)) + " " + f.rule);
  return out;
}

/// What the notes of a routine announce: "unsafe: BACK-2/spine, PRESS-6/step; note: …". A note on a
/// line of its own is about the whole.
void announced(const std::vector<routine::Item>& items, std::set<std::string>& out) {
  for (const routine::Item& item : items) {
    announced(item.items, out);
    std::istringstream parts(item.note);
    for (std::string part; std::getline(parts, part, ';');) {
      part.erase(0, part.find_first_not_of(' '));
      const std::size_t colon = part.find(": ");
      const std::string severity = part.substr(0, colon);
      if (colon == std::string::npos || !guide::value_of(plan::kSeverities, severity)) continue;
      const int line = item.kind == routine::Item::Kind::note ? 0 : item.where.line;
      std::istringstream rules(part.substr(colon + 2));
      for (std::string rule; std::getline(rules, rule, ',');)
        out.insert(std::to_string(line) + " " + severity + " " + rule.substr(rule[0] == ' '));
    }
  }
}

std::string lines(const std::set<std::string>& all, const std::set<std::string>& without) {
  std::string out;
  for (const std::string& one : all)
    if (!without.contains(one)) out += one + "\n";
  return out;
}

}  // namespace

TEST_CASE("PLAN-4: every routine of the guide is written the canonical way and goes with it") {
  CHECK(files().size() >= 8);
  for (const fs::path& file : files()) {
    CAPTURE(file);
    REQUIRE(file.extension() == ".routine");
    CHECK(test::tidied(text_of(file)) == text_of(file));
    CHECK(test::the_guide().documents.at("routines").find("\"" + file.stem().string() + "\"") !=
          std::string::npos);
  }
}

TEST_CASE("PLAN-4: routines as found elsewhere are told exactly what is unsafe, poor, open") {
  for (const fs::path& file : files()) {
    if (!file.filename().string().starts_with("found-")) continue;
    CAPTURE(file);
    const auto reading = routine::parse(test::the_words(), text_of(file));
    REQUIRE(reading.ok());
    std::set<std::string> expected;
    announced(reading.routine.items, expected);
    const auto findings =
        told(engine::check_routine(test::the_guide(), test::the_words(), reading.routine, nullptr));
    CHECK(lines(findings, expected) == "");
    CHECK(lines(expected, findings) == "");
    CHECK(expected.size() > 5);
  }
}

TEST_CASE("PLAN-4: our own routines are neither unsafe nor poor, and become plans") {
  for (const fs::path& file : files()) {
    if (file.filename().string().starts_with("found-")) continue;
    CAPTURE(file);
    const auto reading = routine::parse(test::the_words(), text_of(file));
    REQUIRE(reading.ok());
    std::set<std::string> bad;
    for (const std::string& one : told(
             engine::check_routine(test::the_guide(), test::the_words(), reading.routine, nullptr)))
      if (one.find(" unsafe ") != std::string::npos || one.find(" poor ") != std::string::npos)
        bad.insert(one);
    CHECK(lines(bad, {}) == "");
    const auto lowered =
        engine::lower_routine(test::the_guide(), test::the_words(), reading.routine);
    REQUIRE(lowered.has_value());
    CHECK(lowered->plan.steps.size() >= 4);
    for (const plan::Finding& f : lowered->findings) {
      CAPTURE(f.rule);
      CAPTURE(f.line);
      CHECK(f.severity != plan::Finding::Severity::unsafe);
      // Its second half, after turning over, is another plan: this one has no cool-down.
      if (file.stem() != "side-lying") CHECK(f.severity != plan::Finding::Severity::poor);
    }
  }
}
