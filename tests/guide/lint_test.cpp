// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <set>

#include <doctest/doctest.h>
#include <unistd.h>

#include "guide/real_guide.hpp"
#include "guidefiles/guidefiles.hpp"

using namespace unknot;
namespace fs = std::filesystem;

namespace {

const fs::path kBad = fs::path(UNKNOT_ROOT) / "tests/bad/guide";

/// A copy of the good little guide, with the files of one case laid over it.
struct Scratch {
  fs::path folder;

  explicit Scratch(const fs::path& overlay) {
    folder = fs::temp_directory_path() /
             ("unknot-lint-" + std::to_string(::getpid()) + "-" + overlay.filename().string());
    const auto options = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
    fs::copy(kBad / "good", folder, options);
    fs::copy(overlay, folder, options);
    fs::remove(folder / "expected");
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  Scratch(const Scratch&) = delete;
};

/// The findings as lines, with the folder's own name cut off.
std::string lines(const Diagnostics& problems, const fs::path& folder) {
  std::string out;
  for (const Diagnostic& problem : problems) {
    std::string line = to_text(problem);
    const std::string prefix = folder.string();
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
    if (line.starts_with("/")) line.erase(0, 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("guide lint: the guide that we ship has no problems") {
  const fs::path folder = fs::path(UNKNOT_ROOT) / "guide";
  CHECK(lines(guidefiles::lint(folder), folder) == "");
}

TEST_CASE("guide lint: the little guide that the bad ones are made from has no problems") {
  CHECK(lines(guidefiles::lint(kBad / "good"), kBad / "good") == "");
}

TEST_CASE("guide lint: each bad guide trips exactly what it should, each rule is tripped") {
  std::set<std::string> tripped;
  for (const auto& entry : fs::directory_iterator(kBad)) {
    const std::string name = entry.path().filename().string();
    if (name == "good") continue;
    CAPTURE(name);
    const std::string rule = name.substr(0, name.find("--"));
    const std::string expected = tests::read_file((entry.path() / "expected").string());
    const Scratch scratch(entry.path());
    CHECK(lines(guidefiles::lint(scratch.folder), scratch.folder) == expected);
    CHECK(expected.find("[" + rule + "]") != std::string::npos);
    tripped.insert(rule);
  }
  // What needs an engine is handed in and has a test of its own below.
  tripped.insert("engine");
  const auto rules = guidefiles::lint_rules();
  CHECK(tripped == std::set<std::string>(rules.begin(), rules.end()));
}

TEST_CASE("guide lint: what a judge with an engine finds is shown at file and line") {
  const auto judge = [](const guide::Guide& guide) {
    REQUIRE(guide.techniques.contains("glide"));
    return Diagnostics{{"/techniques/glide/shape", 0, 0, "runs into the armpit", {}}};
  };
  CHECK(lines(guidefiles::lint(kBad / "good", judge), kBad / "good") ==
        "techniques/glide.toml:14: shape: runs into the armpit [engine]\n");
}
