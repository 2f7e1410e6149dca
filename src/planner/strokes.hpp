// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "body/dose.hpp"
#include "body/stroke.hpp"

namespace unknot::planner {

/// Strokes of one body under one set of limits, drawn once each.
class Strokes {
 public:
  explicit Strokes(const body::Ground& ground)
      : ground_(ground), cells_(ground.guide(), ground.body()) {}

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
  const body::Contact& contact(const std::array<plan::HandPath, 2>& path);
  /// Both hands (or one) at rest near those areas; the time of the last point is to be set.
  using Hands = std::array<plan::HandPath, 2>;
  const Hands& resting(body::AreaBits near, bool both);

  /// As Ground::open_cells, counted once.
  std::size_t open_cells(body::AreaBits area);

  const body::Ground& ground() const { return ground_; }
  const body::CellMap& cells() const { return cells_; }

 private:
  using Key = std::tuple<std::string, std::string, plan::Side, Level, int>;

  const body::Ground& ground_;
  body::CellMap cells_;
  std::map<Key, Drawn> drawn_;
  std::map<Key, body::Dose> doses_;
  std::map<std::uint64_t, body::Contact> contacts_;  ///< by the path's hash
  std::map<std::pair<body::AreaBits, bool>, Hands> resting_;
  std::map<body::AreaBits, std::size_t> open_cells_;
};

}  // namespace unknot::planner
