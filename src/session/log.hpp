// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "session/session.hpp"

/// The session's log: JSON lines, a header and one line an event (docs/formats/log.md). Lines only
/// ever get appended; what was written before a crash reads as far as it is good.
namespace unknot::session {

struct Header {
  std::string guide;   ///< hash of the guide
  std::string engine;  ///< version
  std::string language = "en";
  std::string quiet = "full";
  plan::Plan plan;  ///< request, limits and seed are in it
};

/// Both end with a line feed.
std::string to_log_header(const Header& header);
/// `outcome` is what `step` gave for `event`.
std::string to_log_line(const Event& event, const Outcome& outcome);

struct Replay {
  Header header;
  State state;
  std::vector<Event> events;  ///< those that were folded
  int lost = 0;               ///< lines that could not be read, all at and after the first bad one
  /// Lines whose recorded state hash is not the replayed one (another engine or guide): 0 if none.
  int diverged = 0;
};

/// Folds the log again, with the recorded plans in place of a planner. Fails only if the header
/// is unreadable. An app that goes on from here sends a `pause` by the clock first, so that the
/// fold stays exactly what the log says (LIVE-22).
Result<Replay> resume(const guide::Guide& guide, std::string_view log);

}  // namespace unknot::session
