// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/item.hpp"
#include "planner/strokes.hpp"

namespace unknot::planner {

/// How a stroke fills a time: whole cycles, each a little slower or quicker than usual.
struct Cut {
  const Strokes::Drawn* drawn = nullptr;  ///< with fewer spots where a whole cycle is too long
  int cycles = 1;
  Ms cycle;

  Ms duration() const { return cycle * cycles; }
};

/// The cut of `drawn`, the item's stroke, that comes nearest to the item's time; thumbs never take
/// longer than usual for a cycle.
Cut cut(Strokes& strokes, const Item& item, const Strokes::Drawn& drawn);

}  // namespace unknot::planner
