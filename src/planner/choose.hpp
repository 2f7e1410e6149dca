// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/choice.hpp"

namespace unknot::planner {

/// Fills the time with what is worth most by the second, each new region paying for the long stroke
/// that leads to it. `small`: a gain by the second that is not worth beginning anything for.
void fill(Choice& choice, double small);
/// The same, and goes on exchanging time between steps while that makes it better.
void improve(Choice& choice, double small);

/// Takes away what is missed least until the rest fits its time.
void shrink(Choice& choice);

/// Writes the choice on the menu (Offer::chosen).
void take(const Choice& choice, Menu& menu);

/// All of it from nothing. `frame`: doses that are given in any case. Tried in two ways, if what is
/// best without asking what is warm goes deep where it is cold: from there, made warm, and anew.
/// `turn`: where few steps fit, each offer gets its turn, which takes as long as all the rest.
Choice chosen(const guide::Guide& guide, const Doses& frame, const Budget& budget,
              const Warmth& warmth, const Menu& menu, bool turn);
void choose(const guide::Guide& guide, const Doses& frame, const Budget& budget,
            const Warmth& warmth, Menu& menu);

}  // namespace unknot::planner
