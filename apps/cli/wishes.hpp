// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "cli/common.hpp"

namespace unknot::cli {

/// What was asked for on the command line, before it means anything.
struct Wishes {
  std::string minutes, focus, avoid, pressure, intake, giver, receiver, seed, techniques, as_before;
  bool stretches = false;
};

/// The heading of these options in --help.
inline constexpr const char* kWishGroup = "Wishes";

/// The options of `plan` (and of `coach` without a plan).
void add_wishes(CLI::App& command, Wishes& wishes);

/// "2026-11-28T20:15+01:00" by this machine's clock.
std::string moment_now();

/// A request and an intake, both ready for the engine; exit 2 or 3 with words.
struct Asked {
  plan::Request request;
  std::string intake;    ///< JSON; what is to be avoided is in it
  std::string original;  ///< the intake as it was read, for messages that point into it
  std::string note;      ///< what was taken for granted about its answers; "" for nothing
};
Asked read_wishes(const guide::Guide& guide, const Wishes& wishes);

/// The region that `name` means: id, name or alias, capitals as you like. Exit 3 names the nearest
/// one and lists all.
const guide::Region& region_called(const guide::Guide& guide, const std::string& option,
                                   const std::string& name);

}  // namespace unknot::cli
