// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "screening/intake.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {

/// Gathers what follows from the answers. Everything it does can only take away: caps fall, lists
/// of what is barred grow, positions and minutes shrink. So one more "yes" never relaxes a limit.
class Gatherer {
 public:
  Gatherer(const guide::Guide& guide, const Rows& rows, const Intake& intake)
      : guide_(guide), rows_(rows), intake_(intake) {}

  /// All that one question brings for one person; nothing if it does not hold for them.
  void take(const Row& row, Who who);

  void because(Verdict verdict, const Row* row, std::string id, std::string text);
  void advise(std::string id, std::string text);
  void cap_area(const plan::Area& area, Level cap);

  Verdict worst() const;

  plan::Limits limits;

  /// Sorts reasons, most serious first, and fills in verdict, reasons and advice.
  Outcome finish();

 private:
  struct Found {
    Verdict verdict;
    double order;
    plan::Reason reason;
  };

  bool holds(const Json& condition, const Row& row, Who who) const;
  void apply(const Json& effect, const Row& row);
  void place(const Json& place, const Row& row, const Person& person);
  void close_zone(const guide::Zone& zone);

  const guide::Guide& guide_;
  const Rows& rows_;
  const Intake& intake_;
  std::vector<Found> found_;
  std::vector<plan::Reason> advice_;
};

/// Whether a detail's condition ({"detail", "is" | "not" | "below"}) holds for the value given; a
/// missing or unsure value always does (the careful case).
bool detail_holds(const Json& condition, const Json* value);

}  // namespace unknot::screening
