// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "body/chart.hpp"

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

/// What a drawing asked of a ground. Where another ground has not changed there, it comes out the
/// same.
struct Asked {
  std::vector<std::uint64_t> blocks;  ///< by row, as Blocks::bits
  AreaBits open = 0;                  ///< areas whose open cells were counted
};

class Ground {
 public:
  Ground(const guide::Guide& guide, const plan::BodyFit& body, const plan::Limits& limits);
  /// On a chart that was made for what these limits opted in to.
  Ground(std::shared_ptr<const Chart> chart, const plan::Limits& limits);

  /// The highest level, up to `want`, at which `tool` may press there, none where it may not touch.
  /// `margin` is how far the tool moves around that place.
  Level permitted(const guide::Tool& tool, PointMm at, double angle, Mm margin,
                  Level want = Level::firm) const;
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
  AreaBits bits(std::string_view region, plan::Side side) const {
    return area_bits(*chart_, region, side);
  }
  /// Areas that are off until somebody opts in, and nobody did.
  AreaBits not_opted() const { return chart_->not_opted; }
  const std::vector<std::string>& region_ids() const { return chart_->region_ids; }
  /// Cells of the area that may be touched at all.
  std::size_t open_cells(AreaBits area) const;
  /// The highest level that people allow on any of the areas; what lies there may allow less.
  Level ceiling(AreaBits areas) const;
  /// Smallest box (x from, y from, x to, y to) around the area; empty areas give zeros.
  std::array<double, 4> box(AreaBits area) const;

  const guide::Guide& guide() const { return *chart_->guide; }
  const plan::BodyFit& body() const { return chart_->body; }
  const plan::Limits& limits() const { return limits_; }
  /// Half width of the strip over the spine, mm.
  double strip() const { return chart_->strip; }

  /// From now on notes in `to` what is asked; null: no more. Only one at a time, on one thread.
  /// Returns where it was noted until now.
  Asked* note_in(Asked* to) const;
  /// As if that had been asked once more.
  void note(const Asked& again) const;
  /// What limits have changed between two grounds on one chart, for work up to each level; or where
  /// two sides of one ground differ.
  struct Change {
    std::array<std::vector<std::uint64_t>, 4> blocks;  ///< by level, then as in Asked
    AreaBits open = 0;                                 ///< areas with other open cells
    bool touches(const Asked& asked, Level up_to) const;
  };
  /// From another ground on the same chart to this one.
  Change change_from(const Ground& other) const;
  /// Where this ground's two sides are not mirror images of each other: what touches none of it
  /// comes out on the other side as a mirror image.
  Change lopsided() const;

 private:
  /// Beyond its own margin a footprint is widened by this, mm, where cells decide: for what lies
  /// between two samples of a path and for the cells' own size.
  static constexpr double kRoom = 5.5;

  /// A footprint with its turn worked out.
  struct Print;
  /// Calls `visit(first cell, count)` for the run of cells of each row that the widened footprint
  /// holds, until it says no.
  template <class Visit>
  void each_run(const Print& f, double grow, Visit visit) const;
  /// Calls `visit(areas, cells)` for the stretches of a run that lie in the same areas.
  template <class Visit>
  void each_alike(std::size_t first, std::size_t count, Visit visit) const;
  /// Bits of all cells in it, and of some around it.
  std::uint32_t around(const Print& f, double grow) const;
  /// Bits of all cells in it, or of some if one of them has a bit that is `enough`.
  std::uint32_t seen(const Print& f, double grow, std::uint32_t enough) const;
  /// What those bits leave of `cap` where the tool lies as `f`; null: wherever it lies.
  Level judged(const guide::Tool& tool, std::uint32_t under, Level cap, const Print* f,
               Mm margin) const;
  /// Share of the footprint in it and those like it (Chart::counts), safe while it moves `margin`.
  double share_in(const Print& f, std::size_t zone, Mm margin) const;
  /// Index of the cell that holds the point; as many as there are: none does.
  std::size_t cell_at(PointMm p) const;
  /// Where `other(cell)` gives other bits than this ground has.
  template <class Other>
  Change differences(Other other) const;
  void paint_areas(std::vector<std::uint32_t>& bits) const;
  void paint_marks(std::vector<std::uint32_t>& bits) const;

  std::shared_ptr<const Chart> chart_;
  plan::Limits limits_;
  std::array<Level, 64> caps_;             ///< by area bit
  std::shared_ptr<const BitTable> table_;  ///< the chart's where no limit shows on the back
  std::map<AreaBits, std::size_t> shut_;   ///< open cells of the chart that limits close
  mutable Asked* asked_ = nullptr;
};

}  // namespace unknot::body
