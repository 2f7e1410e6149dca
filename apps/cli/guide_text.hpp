// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "guide/guide.hpp"

namespace unknot::cli {

/// Ids and names of one kind of thing, or of all for ""; exit 3 for another word.
std::string guide_list(const guide::Guide& guide, const std::string& kind);

/// All about the one thing that is called `name`: id, name, alias or number ("TECH-3"). Exit 3
/// names the nearest.
std::string guide_entry(const guide::Guide& guide, const std::string& name);

}  // namespace unknot::cli
