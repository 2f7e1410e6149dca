// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// How long hands work on each square centimetre of a back.
///
/// Working means pressing at light or more; a hand that only rests gives no dose. Times are whole
/// milliseconds, so sums are exact in any order.
namespace unknot::body {

/// The back in cells of 1 cm², and the areas (region and side) each cell lies in. The midline runs
/// between two columns, so that left and right are mirror images. Row 0 is the lowest.
class CellMap {
 public:
  static constexpr double kCell = 10;  ///< mm

  CellMap(const guide::Guide& guide, const plan::BodyFit& body);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  std::size_t size() const { return in_.size(); }
  /// Left lower corner of the map, mm.
  shapes::PointMm origin() const { return {-kCell * columns_ / 2, y0_}; }
  shapes::PointMm centre(std::size_t cell) const;
  /// Index of the cell that holds the point; size() where there is none.
  std::size_t at(shapes::PointMm p) const;
  bool on_body(std::size_t cell) const { return (in_[cell] & kOnBody) != 0; }

  /// Every region that is no group, by id, right before left; one in one piece has side none.
  const std::vector<plan::Area>& areas() const { return areas_; }
  bool lies_in(std::size_t cell, std::size_t area) const { return (in_[cell] >> area & 1U) != 0; }
  /// The areas of the cell as bits, bit i for areas()[i].
  std::uint64_t areas_of(std::size_t cell) const { return in_[cell] & ~kOnBody; }

 private:
  static constexpr std::uint64_t kOnBody = std::uint64_t{1} << 63;

  double y0_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<plan::Area> areas_;
  std::vector<std::uint64_t> in_;
};

/// What one cycle gives: the cells it touches, in rising order, and for how long.
struct Dose {
  struct Part {
    std::uint32_t cell = 0;
    std::uint32_t ms = 0;
  };
  std::vector<Part> cells;
  /// Time of the hands on each of CellMap::areas(), each by the share of its footprints there.
  std::vector<Ms> hands;
};

Dose dose_of(const guide::Guide& guide, const plan::BodyFit& body, const CellMap& map,
             const std::array<plan::HandPath, 2>& path);

/// The whole of a plan, or of several steps.
struct DoseMap {
  std::vector<std::int64_t> ms;  ///< by cell
  std::vector<Ms> hands;         ///< by area

  explicit DoseMap(const CellMap& map) : ms(map.size()), hands(map.areas().size()) {}
  /// `of` · `times` / `per`, so that a cycle that was cut short counts for what it was.
  void add(const Dose& of, std::int64_t times, std::int64_t per = 1);
};

/// Whole cycles of the step, and what of a last one was given.
void add_step(const plan::Step& step, const Dose& cycle, DoseMap& out);

/// All steps that work with hands; what rests is not counted.
DoseMap dose_of(const guide::Guide& guide, const CellMap& map, const plan::Plan& plan);

/// Share (0…1) of the area's cells on the body that were worked on for `least` or longer.
double covered(const CellMap& map, const DoseMap& dose, std::size_t area, Ms least);

}  // namespace unknot::body
