// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "cli/common.hpp"
#include "narration/narration.hpp"
#include "session/session.hpp"

/// A session in the terminal: the real clock, lines of commands, and the engine's pure session in
/// between.
namespace unknot::cli {

struct Performance {
  double speed = 1;                       ///< session seconds for each real one
  bool listen = true;                     ///< read commands from standard input
  bool voice = false;                     ///< speak through a program of the system
  std::string log;                        ///< file for the session's log, "" for none
  std::string stop_word;                  ///< agreed before the start; "": only the usual ones
  std::optional<narration::Quiet> quiet;  ///< none said: as before, or full
};

/// The options that `coach` and `rehearse` share.
struct LiveOptions {
  std::string speed, log, stop_word;
  std::string voice = "off";
  std::string quiet;
};
void add_live_options(CLI::App& command, LiveOptions& options, const std::string& usual_speed);
/// Exit 3 for what is no speed, voice or quiet level.
Performance performance(const LiveOptions& options, const std::string& usual_speed);

/// Runs the session until it is finished, or stopped with nobody left who could go on; exit code.
int perform(const guide::Guide& guide, const plan::Plan& plan, const Performance& how);

/// Goes on where the session in `how.log` stood, paused, and writes on in it; what was damaged in
/// it is said and left out.
int perform_rest(const guide::Guide& guide, Performance how);

/// Exit 1 with the findings where the plan may not be given.
void need_safe(const guide::Guide& guide, const plan::Plan& plan);

/// Exit 1 where the answers behind these limits are too old to begin on (SCREEN-8), or, for a
/// massage under way, older than that by more than its own length. `file`: where they are from.
void need_timely(const guide::Guide& guide, const std::string& file, const plan::Limits& limits,
                 Ms grace = Ms{0});

/// A typed line: whoever is named in front ("giver: pause"), and the words.
struct Said {
  std::optional<session::Who> who;
  std::string text;
};
Said said_in(const std::string& line);

/// One line of help on what may be typed.
std::string commands_text();

}  // namespace unknot::cli
