// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>

namespace unknot::cli {

struct Position {
  int line = 1;
  int column = 1;
};

/// Where in valid JSON `text` the value (or for an object's member, its key) stands that `pointer`
/// names ("/steps/3/side"). For a place that is not there, the deepest one on the way that is;
/// nothing where the text is not JSON.
std::optional<Position> locate(std::string_view text, std::string_view pointer);

}  // namespace unknot::cli
