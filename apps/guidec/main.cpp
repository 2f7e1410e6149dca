// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
/// guidec GUIDE_DIR OUT.json: the guide's TOML files as the one document that the engine reads.
/// Runs while the software is built; a guide that the engine would not take does not build.
#include <fstream>
#include <iostream>

#include "guide/guide.hpp"
#include "guidefiles/guidefiles.hpp"

int main(int count, char** arguments) {
  using namespace unknot;
  if (count != 3) {
    std::cerr << "usage: guidec GUIDE_DIR OUT.json\n";
    return 3;
  }
  const guidefiles::Loaded loaded = guidefiles::load_folder(arguments[1]);
  Diagnostics problems = loaded.problems;
  if (problems.empty()) {
    if (const auto guide = guide::parse(loaded.json); !guide) {
      problems = guidefiles::located(loaded, guide.error());
    }
  }
  for (const Diagnostic& problem : problems) std::cerr << to_text(problem) << '\n';
  if (!problems.empty()) return 2;
  std::ofstream out(arguments[2], std::ios::binary | std::ios::trunc);
  out << loaded.json;
  out.close();
  if (!out) {
    std::cerr << arguments[2] << ": cannot be written\n";
    return 4;
  }
  return 0;
}
