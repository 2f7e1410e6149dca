// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace unknot::engine {

/// {"text", "kind", "least", "most"} → {"value", "unit"}: a number that somebody typed
/// (base/quantity.hpp). A text that is none is a problem at "/text".
Result<std::string> read_json(std::string_view input);

}  // namespace unknot::engine
