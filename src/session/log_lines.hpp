// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/log.hpp"

/// Single lines of a log, all versions; for session's own sources.
namespace unknot::session {

/// 16 hexadecimal digits.
std::string hex(std::uint64_t value);

struct ReadHeader {
  Header header;
  int version = 0;
  bool damaged = false;  ///< the plan is whole, something else in the line is not
};
Result<ReadHeader> read_header(std::string_view line);

struct Line {
  int number = 0;  ///< of the line in the log
  std::int64_t seq = 0;
  Event event;
  std::vector<std::optional<plan::Plan>> replans;
  std::string hash;  ///< of the state after it, "" where none was written
};
/// Nothing: the line is torn. `version` is the header's.
std::optional<Line> read_line(std::string_view text, int version);

}  // namespace unknot::session
