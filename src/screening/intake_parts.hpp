// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "screening/intake.hpp"

namespace unknot::screening {

/// What reading an intake needs at every turn.
struct IntakeContext {
  const guide::Guide& guide;
  const Rows& rows;
  std::optional<int> today;  ///< day number of the session
  Diagnostics& problems;
};

/// Marks and avoided regions of the receiver; answers must have been read.
void read_places(const IntakeContext& context, JsonReader& in, Person& person);

/// "given": when each of the `known` ids was answered or confirmed.
void read_moments(JsonReader& in, const std::set<std::string>& known,
                  std::map<std::string, Moment>& out);

}  // namespace unknot::screening
