// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"
#include "session/session.hpp"

/// The table of commands (guide/commands): who may say each, what is answered, which words are
/// heard as it. Numbers are the rule "LIVE/<id>".
namespace unknot::session {

struct Command {
  std::string id;
  std::string effect;                  ///< one sentence for people
  std::set<std::string> who;           ///< empty: anybody
  std::string confirm;                 ///< phrase id
  std::vector<std::string> phrases;    ///< the recogniser's vocabulary
  std::set<std::string> bars_tools;    ///< tools not used again
  std::vector<std::string> emergency;  ///< red-flag words that end everything
  std::vector<std::string> area;       ///< red-flag words that end work on the area
};

/// The command of that kind; one without a row in the data may be said by anybody.
Command command_of(const guide::Guide& guide, EventKind kind);
/// All rows of the table, by id.
std::vector<Command> commands(const guide::Guide& guide);

}  // namespace unknot::session
