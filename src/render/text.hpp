// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/doing.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// A plan as plain text that a person can follow from paper: at most 80 columns, nothing that a
/// printer or a terminal could not show. Pure: the same plan gives the same bytes. All words are
/// phrases of the guide ("print.…"); times and layout are here.
namespace unknot::render {

struct TextOptions {
  bool colour = false;  ///< terminal codes for headings and pressure; never on paper
  std::string_view language = "en";
};

/// Title, the two people, limits and kit; then every step with its clock time; then where the time
/// goes, what to keep in mind, and the end. `advice` is what screening says to both people.
std::string plan_text(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<plan::Reason>& advice, TextOptions options);

/// How fast, in words and with a count: "Slow and even: 10 s a stroke, 15 times." `run` holds steps
/// of the same kind, one after the other. "" where nothing moves or nobody touches.
std::string pace_text(const guide::Guide& guide, std::span<const plan::Step> run,
                      const body::Doing& doing, std::string_view language = "en");

/// "left thumb", "both palms": the giver's hands that press, or else rest; "" where none touches.
std::string hands_text(const guide::Guide& guide, const body::Doing& doing,
                       std::string_view language = "en");

/// Minutes and seconds, "12:05".
std::string clock_text(Ms t);

}  // namespace unknot::render
