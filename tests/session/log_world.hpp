// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "session/log.hpp"
#include "session/world.hpp"

/// Logs for tests, and ways to damage them.
namespace world {

inline std::string log_of(const Driver& d) {
  std::string log = session::to_log_header({the_guide().hash, "0.1", "en", "short", small_plan()});
  for (std::size_t i = 0; i < d.events.size(); ++i)
    log += session::to_log_line(d.events[i], d.outcomes[i]);
  return log;
}

/// A lively session of three minutes.
inline Driver lively() {
  Driver d;
  d.keep_outcomes = true;
  d.say(EventKind::start);
  d.play_to(140);
  d.say(EventKind::softer, Who::receiver);
  d.play_to(150);
  d.say(EventKind::hurts, Who::giver);
  d.play_to(170);
  d.planner.works = false;
  d.say(EventKind::more_here, Who::receiver);
  d.say(EventKind::unknown, Who::giver, "a \"quoted\" \n thing");
  d.say(EventKind::never_here, Who::receiver);
  d.play_to(180);
  return d;
}

/// With the line feeds; the header first.
inline std::vector<std::string> lines_of(const std::string& log) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t end = std::min(log.find('\n', at), log.size() - 1) + 1;
    out.push_back(log.substr(at, end - at));
    at = end;
  }
  return out;
}

inline std::string text_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

}  // namespace world
