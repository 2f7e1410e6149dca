// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "render/back.hpp"

/// What is laid over the back: regions, zones and marks in colours of their own, always with a
/// difference in line besides the difference in colour.
namespace unknot::render {

/// A piece of the overlay and where a leader line to its name would begin.
struct Laid {
  Item item;
  std::string name;
  double x = 0, y = 0;
  bool left = false;
  bool opt_in = false;
};

/// The regions of the guide that are no groups, both sides; only `id` unless it is empty.
std::vector<Laid> laid_regions(const guide::Guide& guide, const plan::BodyFit& body,
                               const Looks& looks, std::string_view id = "");
std::vector<Laid> laid_zones(const guide::Guide& guide, const plan::BodyFit& body,
                             const Looks& looks, std::string_view id = "");
std::vector<Laid> laid_marks(const plan::BodyFit& body, const Looks& looks,
                             const std::vector<plan::Mark>& marks);

std::string disc(shapes::PointMm at, double r);

/// The pieces on the body; with `named` their names beside it, the left ones' on the left.
void lay(Sheet& sheet, std::vector<Laid> pieces, bool named, const Lamp& lamp);

}  // namespace unknot::render
