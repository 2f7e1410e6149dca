// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "guide/guide.hpp"

/// An evening for two: how long the one who gave lies down in turn (LIVE-21).
namespace unknot::session {

struct Evening {
  Ms had;                  ///< what the one who lay down last has had tonight
  Ms other;                ///< what the one who lies down next has had before
  std::optional<Ms> left;  ///< what is left of the time they set aside; nothing: nobody said
};

struct Share {
  Ms next;  ///< for the one who lies down now; 0: there is no time for a good one
  Ms back;  ///< then for the other one again; 0: no second turn
};

/// Whole minutes, so that both have had the same in the end where time allows, by the rule
/// "LIVE/swap". Nobody gets less than the shortest good massage, and a turn back only where it is
/// worth changing places for.
Share share(const guide::Guide& guide, const Evening& evening);

}  // namespace unknot::session
