// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "guidefiles/guidefiles.hpp"

namespace unknot::guidefiles {

/// One TOML file as JSON, with the line of each value in `places` (pointers below `pointer`). Null,
/// with a problem, if it cannot be read; dates have no place in the guide and are problems, too.
nlohmann::json read_toml(const std::filesystem::path& file, const std::string& pointer,
                         std::map<std::string, Place>& places, Diagnostics& problems);

/// `pointer` extended by one key, escaped as RFC 6901 says.
std::string below(const std::string& pointer, const std::string& key);

}  // namespace unknot::guidefiles
