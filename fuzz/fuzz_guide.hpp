// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "guide/guide.hpp"

extern "C" const char unknot_guide_json[];
extern "C" const char unknot_guide_json_end[];

namespace unknot::fuzz {

/// The guide inside the program.
inline const guide::Guide& the_guide() {
  static const guide::Guide guide =
      guide::parse(
          std::string_view(unknot_guide_json,
                           static_cast<std::size_t>(unknot_guide_json_end - unknot_guide_json)))
          .value();
  return guide;
}

}  // namespace unknot::fuzz
