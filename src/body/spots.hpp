// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "body/ground.hpp"

namespace unknot::body {

/// Where on its way across an area a stroke likes to run.
enum class Lean : unsigned char { inner, middle, outer };

struct Spot {
  PointMm at;
  double angle = 0;
  Level level = Level::none;  ///< what is permitted there, not above what was wanted
};

struct SpotSearch {
  const guide::Tool* tool = nullptr;
  AreaBits area = 0;
  bool left = false;    ///< the receiver's left side
  bool lane = false;    ///< stay in the paraspinal lane
  bool across = false;  ///< a line from the spine outward, not along the spine
  Level want = Level::light;
  Mm margin;  ///< how far the tool moves around each spot
  Mm spacing{60};
  Lean lean = Lean::middle;
  double on_area = 0.35;            ///< share of the footprint that must lie on the area
  Mm beyond;                        ///< how far past the area the tool's middle may be
  double from_mm = 0, to_mm = 1e9;  ///< from the midline, no nearer and no further
  double max_u = 1.5;               ///< in the rows of the kidneys, no further out than this
  bool pair = false;                ///< both hands should find room on the line
  bool first = false;               ///< the first spot is enough
  friend bool operator==(const SpotSearch&, const SpotSearch&) = default;
};

struct SpotLine {
  std::vector<Spot> spots;
  bool bent = false;  ///< spots made way for a marked place
  bool cut = false;   ///< spots were left out because of one
};

/// A line of spots over the area, from the dimples up (or from the spine outward), each a place
/// where the tool may work. Empty where there is none.
SpotLine find_spots(const Ground& ground, const SpotSearch& search);

/// Lines that were found on one ground, so that each is looked for once.
class SpotBook {
 public:
  SpotLine find(const Ground& ground, const SpotSearch& search);

 private:
  struct Known {
    SpotSearch search;
    SpotLine line;
    Asked asked;
  };
  std::vector<Known> known_;
};

/// How many spots apart two hands do not lie on each other; 0: there is no room for two.
std::size_t hands_apart(std::span<const Spot> spots, const guide::Tool& tool, double scale);

}  // namespace unknot::body
