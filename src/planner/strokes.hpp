// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "body/dose.hpp"
#include "body/stroke.hpp"

namespace unknot::planner {

/// What holds for one back, whatever the limits are.
struct Back {
  std::shared_ptr<const body::Chart> chart;
  body::CellMap cells;
  std::unordered_map<std::uint64_t, body::Contact> contacts;  ///< by the path's hash
  std::vector<body::AreaBits> region_bits;                    ///< of each region, both sides

  explicit Back(body::Chart of)
      : chart(std::make_shared<const body::Chart>(std::move(of))),
        cells(*chart->guide, chart->body) {
    for (const std::string& region : chart->region_ids)
      region_bits.push_back(body::area_bits(*chart, region, plan::Side::both));
  }
};

/// Strokes of one back under one set of limits, drawn once each.
///
/// A stroke is drawn on what the ground answers to its questions. Where other limits changed no
/// answer, it would come out the same; then it is taken over from there instead of drawn again.
class Strokes {
 public:
  Strokes(Back& back, const plan::Limits& limits) : back_(back), ground_(back.chart, limits) {}

  struct Drawn {
    std::optional<body::Stroke> stroke;
    body::Contact contact;
  };
  const Drawn& get(const guide::Technique& technique, const std::string& region, plan::Side side,
                   Level level, int most_spots);
  /// What one cycle of the whole stroke gives; empty where there is no place for it.
  const body::Dose& dose(const guide::Technique& technique, const std::string& region,
                         plan::Side side, Level level);
  /// What one cycle of a path from elsewhere touches.
  using Hands = std::array<plan::HandPath, 2>;
  const body::Contact& contact(const Hands& path);
  /// Both hands (or one) at rest near those areas; the time of the last point is to be set.
  const Hands& resting(body::AreaBits near, bool both);

  /// As Ground::open_cells, counted once.
  std::size_t open_cells(body::AreaBits area);

  /// Bits of each of Ground::region_ids, both sides.
  const std::vector<body::AreaBits>& region_bits() const { return back_.region_bits; }

  const body::Ground& ground() const { return ground_; }
  const body::CellMap& cells() const { return back_.cells; }

  /// From now on looks there first, in that order; they are of the same back and must live until
  /// the next call.
  void learn_from(const std::vector<Strokes*>& others);

 private:
  struct Key {
    const guide::Technique* technique;
    std::string region;
    plan::Side side;
    Level level;
    int most_spots;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  /// A stroke, what was asked to draw it, and what followed from it once somebody wanted to know.
  struct Kept : Drawn {
    body::Asked asked;
    bool has_contact = false;
    std::optional<body::Dose> dose;
  };
  struct Rest {
    Hands hands;
    body::Asked asked;
  };
  struct Other {
    Strokes* strokes;
    std::optional<body::Ground::Change> change;  ///< from there to here, once it was needed
  };

  Kept& kept(const Key& key);
  std::shared_ptr<Kept> known_elsewhere(const Key& key);
  const body::Ground::Change& change_since(Other& other) const;

  Back& back_;
  body::Ground ground_;
  std::vector<Other> others_;
  std::unordered_map<Key, std::shared_ptr<Kept>, Hash> kept_;
  std::map<std::pair<body::AreaBits, bool>, Rest> resting_;
  std::map<body::AreaBits, std::size_t> open_cells_;
};

}  // namespace unknot::planner
