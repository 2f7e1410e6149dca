// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "body/frame.hpp"

/// The back of one receiver as a grid of small cells that know which areas and zones they lie in,
/// and the question every stroke asks of it: what may this tool do here?
///
/// Zones are looked up by cell, with the footprint widened by a safety margin, so the answer is
/// never laxer than the exact geometry; the checker has its own, independent way.
namespace unknot::body {

/// A contact's patch of skin: a box or ellipse with its centre, turned by `angle`.
struct Footprint {
  PointMm at;
  double angle = 0;
  Mm length, width;
  bool ellipse = false;
};

Footprint footprint(const guide::Tool& tool, const plan::BodyFit& body, PointMm at, double angle);

/// Areas are counted as bits: region index · 2 + (left ? 1 : 0).
using AreaBits = std::uint64_t;

class Ground {
 public:
  static constexpr double kCell = 5;  ///< mm

  Ground(const guide::Guide& guide, const plan::BodyFit& body, const plan::Limits& limits);

  /// The highest level at which `tool` may press there, none where it may not touch. `margin` is
  /// how far the tool moves around that place.
  Level permitted(const guide::Tool& tool, PointMm at, double angle, Mm margin) const;
  /// Whether it may not press there because of a mark or an area that nobody may touch.
  bool beside_mark(const guide::Tool& tool, PointMm at, double angle, Mm margin) const;
  /// Whether the place lies in an area that is off until somebody opts in, and nobody did.
  bool needs_a_yes(PointMm at) const;
  /// Whether a still hand without weight may lie there.
  bool may_rest(const guide::Tool& tool, PointMm at, double angle) const;
  /// The areas that hold at least `some` of the footprint, and those that hold `much` of it.
  struct Reach {
    AreaBits some = 0, much = 0;
  };
  Reach areas_under(const Footprint& f, double some, double much) const;
  /// Share of the footprint that lies in the areas (0…1), and that part in cells.
  struct Overlap {
    double share = 0;
    int cells = 0;
  };
  Overlap overlap(const Footprint& f, AreaBits areas) const;

  /// Bits of a region, or of all members of a group, on that side.
  AreaBits bits(std::string_view region, plan::Side side) const;
  /// Areas that are off until somebody opts in, and nobody did.
  AreaBits not_opted() const { return not_opted_; }
  const std::vector<std::string>& region_ids() const { return region_ids_; }
  /// Cells of the area that may be touched at all.
  std::size_t open_cells(AreaBits area) const;
  /// Smallest box (x from, y from, x to, y to) around the area; empty areas give zeros.
  std::array<double, 4> box(AreaBits area) const;

  const guide::Guide& guide() const { return *guide_; }
  const plan::BodyFit& body() const { return body_; }
  const plan::Limits& limits() const { return limits_; }
  /// Half width of the strip over the spine, mm.
  double strip() const { return strip_; }

 private:
  /// Beyond its own margin a footprint is widened by this, mm, where cells decide: for what lies
  /// between two samples of a path and for the cells' own size.
  static constexpr double kRoom = 5.5;
  // What a run of cells holds, besides one bit for each zone.
  static constexpr std::uint64_t kBlocked = std::uint64_t{1} << 32U;
  static constexpr std::uint64_t kSore = std::uint64_t{1} << 33U;
  static constexpr std::uint64_t kMediumCap = std::uint64_t{1} << 34U;
  static constexpr std::uint64_t kLightCap = std::uint64_t{1} << 35U;
  static constexpr std::uint64_t kMarked = std::uint64_t{1} << 36U;

  struct Cell {
    AreaBits areas = 0;
    std::uint32_t zones = 0;
    bool on_body = false;
    bool blocked = false;  ///< avoid mark, no-go zone or closed area: nothing touches
    bool sore = false;
    bool marked = false;  ///< blocked by a mark, or in a closed area
    Level area_cap = Level::firm;
  };

  /// Calls `visit(first cell, count)` for the run of cells of each row that the widened footprint
  /// holds.
  template <class Visit>
  void each_run(const Footprint& f, double grow, Visit visit) const;
  /// Bits of all cells in it.
  std::uint64_t seen(const Footprint& f, double grow) const;
  /// Share of the footprint in the zone, counted on the safe side while it moves by `margin`.
  double share_in(const Footprint& f, std::size_t zone, Mm margin) const;
  const Cell* cell_at(PointMm p) const;
  void paint_regions();
  void paint_zones();
  void paint_marks();
  void sum_up();

  const guide::Guide* guide_;
  plan::BodyFit body_;
  plan::Limits limits_;
  std::vector<std::string> region_ids_;
  AreaBits not_opted_ = 0;
  std::vector<const guide::Zone*> zones_;
  std::uint32_t shared_ = 0;  ///< zones that count by share of the footprint
  double x0_ = 0, y0_ = 0, strip_ = 0, strip_open_below_ = 0, lumbar_top_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<Cell> cells_;
  std::array<std::array<double, 4>, 64> boxes_{};  ///< by area bit; see `box`
  std::array<std::size_t, 64> open_{};             ///< open cells by area bit
  bool any_marked_ = false;
  /// By cell and power of two: the bits of so many cells from there on.
  std::vector<std::vector<std::uint64_t>> seen_;
  /// Cells before each that lie in a zone, for those that count by share.
  std::map<std::size_t, std::vector<int>> counts_;
};

}  // namespace unknot::body
