// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "session/session.hpp"

/// An event inside a larger JSON object; for session's own sources.
namespace unknot::session {

Event read_event(const Json& json, Diagnostics& problems);
/// Writes the keys of `event` into the object that is open.
void write(JsonWriter& out, const Event& event);

}  // namespace unknot::session
