// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/item.hpp"
#include "planner/menu.hpp"
#include "planner/timeline.hpp"

namespace unknot::planner {

/// What people are told about a plan before it starts.
struct Told {
  const guide::Guide& guide;
  const plan::Request& request;
  const plan::Limits& limits;  ///< as planned under, those of the position included
  const std::vector<Offer>& menu;
  const Timeline& line;
  const std::vector<Item>& left_out;  ///< chosen, but there was no room for it
};

/// Everything capped, left out, gone around or out of the ordinary, each once, in words.
std::vector<plan::Warning> warnings(const Told& told);

}  // namespace unknot::planner
