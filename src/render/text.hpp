// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// A plan as plain text that a person can follow from paper: at most 80 columns, only what every
/// printer and terminal can show. Pure: the same plan gives the same bytes.
namespace unknot::render {

struct TextOptions {
  bool colour = false;  ///< terminal codes for headings and pressure; never on paper
};

/// Title, the two people, limits and kit; then every step with its clock time; then where the time
/// goes, what to keep in mind, and the end. `advice` is what screening says to both people.
std::string plan_text(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<plan::Reason>& advice, TextOptions options);

/// One step in a few words: "thumb circles, inner edge of the blade, left". Words for breaks,
/// check-ins and the end where a step has no technique.
std::string step_title(const guide::Guide& guide, const plan::Step& step);

/// Minutes and seconds, "12:05".
std::string clock_text(Ms t);

/// How fast, in words with a count: "slow: a stroke of 10 s, 15 times". "" where nothing moves.
std::string pace_text(const guide::Guide& guide, const plan::Step& step);

/// The name of a tool, region or technique; its id where the guide does not know it.
std::string name_of_tool(const guide::Guide& guide, const std::string& id);
std::string name_of_region(const guide::Guide& guide, const std::string& id);
std::string name_of_technique(const guide::Guide& guide, const std::string& id);

}  // namespace unknot::render
