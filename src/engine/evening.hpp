// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "guide/guide.hpp"

namespace unknot::engine {

/// How an evening is shared between two, and what was given in a session that is over
/// (docs/formats/engine.md). Failures are problems in the input.
Result<std::string> share_json(const guide::Guide& guide, std::string_view input);
Result<std::string> history_json(const guide::Guide& guide, std::string_view input);

}  // namespace unknot::engine
