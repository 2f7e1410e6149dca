// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

/// The session's log: JSON lines, a header and one line an event (docs/formats/log.md). A session
/// is the fold of its log. Lines only ever get appended; a damaged log reads as far as it can be
/// shown to be good.
namespace unknot::session {

struct Header {
  std::string guide;   ///< hash of the guide
  std::string engine;  ///< version
  std::string language = "en";
  std::string quiet = "full";
  plan::Plan plan;             ///< request, limits and seed are in it
  std::string stop_word = {};  ///< agreed before the start; "" for none
};

/// Both end with a line feed.
std::string to_log_header(const Header& header);
/// `outcome` is what `step` gave for `event`.
std::string to_log_line(const Event& event, const Outcome& outcome);

/// What was wrong with a line, or with the place just before it.
struct Damage {
  enum class Kind : unsigned char {
    torn,      ///< cannot be read, or is not what was written
    repeated,  ///< an event with its number was there before; nothing is lost
    late,      ///< stood behind a later one; put back in its place, nothing is lost
    gap,       ///< events before it are missing
    unproven   ///< good in itself, but after a gap that changed the session: not folded
  };
  Kind kind = Kind::torn;
  int line = 0;  ///< from 1, the header's
};

struct Replay {
  Header header;
  State state;
  std::vector<Event> events;   ///< those that were folded
  std::vector<Damage> damage;  ///< in the order of lines
  int lost = 0;                ///< lines of events that were not folded: torn or unproven
  int hashes = 0;              ///< recorded states that came out the same
  /// Lines whose recorded state is not the replayed one: another guide or engine.
  std::vector<int> diverged;
  int planned_again = 0;        ///< recorded answers that the planner gave again
  std::vector<int> other_plan;  ///< lines where it answered otherwise
};

/// How to replay; nothing of it is needed.
struct ReplayOptions {
  /// Sees every event that is folded.
  std::function<void(const Event&, const Outcome&)> watch;
  /// Asked again for every recorded plan and compared, where guide and engine are those of the
  /// log. What is folded is always the recorded plan.
  plan::Replanner planner;
  std::string engine;  ///< version of that planner
};

/// Folds the log again, with the recorded plans in place of a planner. Fails only if the header
/// is unreadable. An app that goes on from here sends a `pause` by the clock first, so that the
/// fold stays exactly what the log says (LIVE-22).
Result<Replay> resume(const guide::Guide& guide, std::string_view log,
                      const ReplayOptions& options = {});

}  // namespace unknot::session
