// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "body/frame.hpp"
#include "body/grid.hpp"

namespace unknot::body {

/// Areas are counted as bits: region index · 2 + (left ? 1 : 0).
using AreaBits = std::uint64_t;

/// What lies where on one receiver's back, whatever anybody wishes: areas, zones, the body's rim.
/// Only what somebody opted in to shows, because it opens zones.
struct Chart {
  struct Cell {
    AreaBits areas = 0;
    bool on_body = false;
  };
  // What a cell holds besides one bit for each zone; the chart itself sets the first only.
  static constexpr std::uint32_t kBlocked = std::uint32_t{1} << 27U;
  static constexpr std::uint32_t kSore = std::uint32_t{1} << 28U;
  static constexpr std::uint32_t kMediumCap = std::uint32_t{1} << 29U;
  static constexpr std::uint32_t kLightCap = std::uint32_t{1} << 30U;
  static constexpr std::uint32_t kMarked = std::uint32_t{1} << 31U;
  static constexpr std::uint32_t kZones = kBlocked - 1;
  /// A cell counts as inside a zone if its middle is within this of it, mm: half its diagonal.
  static constexpr double kReach = 3.6;

  const guide::Guide* guide = nullptr;  ///< must outlive the chart
  plan::BodyFit body;
  std::set<std::string> opted_in;
  std::vector<std::string> region_ids;
  AreaBits not_opted = 0;
  AreaBits midline = 0;  ///< areas in one piece
  std::vector<const guide::Zone*> zones;
  std::uint32_t shared = 0;  ///< zones that count by share of the footprint
  double strip = 0;          ///< half width of the strip over the spine, mm
  double strip_open_below = 0, lumbar_top = 0;
  Grid grid;
  std::vector<Cell> cells;
  std::vector<std::uint32_t> alike_to;  ///< by cell: up to that one its row lies in the same areas
  std::vector<std::uint32_t> bits;      ///< by cell
  std::shared_ptr<const BitTable> table;
  std::array<std::array<double, 4>, 64> boxes{};  ///< by area bit
  /// Cells before each in a zone that counts by share, or in another such that allows no more.
  std::map<std::size_t, std::vector<int>> counts;
  /// How many cells on the body that are not blocked lie in each mix of areas.
  std::map<AreaBits, std::size_t> open;
};

Chart make_chart(const guide::Guide& guide, const plan::BodyFit& body,
                 const std::set<std::string>& opted_in);

/// Bits of a region, or of all members of a group, on that side.
AreaBits area_bits(const Chart& chart, std::string_view region, plan::Side side);

/// The number of the first of them, of which there must be one.
inline std::size_t first_area(AreaBits areas) {
  return static_cast<std::size_t>(std::countr_zero(areas));
}

/// The same areas on the other side; those in one piece stay.
AreaBits mirrored(const Chart& chart, AreaBits areas);

/// Inside the ring, or within `reach` of its rim, of the line or of the one point.
bool near(const std::vector<PointMm>& points, bool ring, double reach, PointMm p);

}  // namespace unknot::body
