// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace unknot {

/// One problem in something that was read: where it is, what is wrong, what would be right.
/// `place` is a file name, a JSON pointer ("/request/minutes") or a flag ("--minutes");
/// `line` and `column` count from 1, 0 where there are none.
struct Diagnostic {
  std::string place;
  int line = 0;
  int column = 0;
  std::string message;
  std::string remedy;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or all the problems found while making it (never an empty list).
template <class T>
using Result = std::expected<T, Diagnostics>;

inline std::unexpected<Diagnostics> failure(std::string place, std::string message,
                                            std::string remedy = {}) {
  return std::unexpected(
      Diagnostics{{std::move(place), 0, 0, std::move(message), std::move(remedy)}});
}

/// "place:line:column: message (remedy)", the parts that are known.
inline std::string to_text(const Diagnostic& d) {
  std::string out = d.place;
  if (d.line > 0) out += ":" + std::to_string(d.line);
  if (d.line > 0 && d.column > 0) out += ":" + std::to_string(d.column);
  if (!out.empty()) out += ": ";
  out += d.message;
  if (!d.remedy.empty()) out += " (" + d.remedy + ")";
  return out;
}

}  // namespace unknot
