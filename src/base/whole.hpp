// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace unknot {

/// The largest whole number (2^53 - 1) that every reader of JSON reads alike, JavaScript's
/// included.
inline constexpr std::int64_t kMostWhole = 9007199254740991;

}  // namespace unknot
