// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/json_reader.hpp"
#include "engine/engine.hpp"

/// The shapes that all answers of the port have (docs/formats/engine.md).
namespace unknot::engine {

/// Something is wrong with the input: what, where, and what would be right.
std::string input_answer(const Diagnostics& problems);
std::string input_answer(std::string place, std::string message);
std::string refusal_answer(const Refusal& refusal);
/// `object` with "ok": true before its own keys.
std::string ok_answer(std::string_view object);
std::string wrap(const Result<std::string>& result);

/// The text of the object at `key`, "{}" where there is none.
std::string part(const Json& json, const char* key);
std::string text_of(const Json& json, const char* key, const char* other);

}  // namespace unknot::engine
