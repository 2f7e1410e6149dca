// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <fstream>
#include <sstream>
#include <string>

#include "guide/guide.hpp"

namespace unknot::tests {

inline std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The guide as it is shipped.
inline const std::string& guide_json() {
  static const std::string text = read_file(UNKNOT_GUIDE_JSON);
  return text;
}
inline const guide::Guide& real_guide() {
  static const guide::Guide guide = guide::parse(guide_json()).value();
  return guide;
}

}  // namespace unknot::tests
