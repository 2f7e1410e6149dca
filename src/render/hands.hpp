// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "render/looks.hpp"
#include "render/picture.hpp"

namespace unknot::render {

struct HandLook {
  std::string tone = "light";
  Lamp lamp;         ///< as the body's coordinates see it
  double angle = 0;  ///< the way it is lit for
  double scale = 1;
  bool left = false;
};

/// The hand that works with `tool`, its footprint's centre at the origin, fingers along +x: to be
/// moved and turned by its pose. Empty for a tool that no hand was drawn for.
Item lit_hand(const Looks& looks, const std::string& tool, const HandLook& look);

/// The same, laid down at (x, y).
Item hand_at(const Looks& looks, const std::string& tool, const HandLook& look, double x, double y);

}  // namespace unknot::render
