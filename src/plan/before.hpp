// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// Massages compared: what one was, and how another differs from it.
namespace unknot::plan {

/// What a massage was: strokes and holds of its targeted work, the joining long strokes left out.
Before before_of(const guide::Guide& guide, const Plan& plan);

/// A technique on a region, both sides together, then and now.
struct Change {
  std::string technique, region;
  Ms before, now;
};
/// Every technique on every region of either massage; those of the earlier one first.
std::vector<Change> changes(const Before& before, const Before& now);

Before read_before(const Json& json, const std::string& pointer, Diagnostics& problems);
void write(JsonWriter& out, const Before& before);

}  // namespace unknot::plan
