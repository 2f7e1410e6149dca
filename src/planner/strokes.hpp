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
#include "body/holding.hpp"
#include "body/spots.hpp"
#include "body/stroke.hpp"

namespace unknot::planner {

class Strokes;

/// A technique on an area, as somebody may ask for it.
struct StrokeKey {
  const guide::Technique* technique;
  std::string region;
  plan::Side side;
  Level level;
  int most_spots;
  friend bool operator==(const StrokeKey&, const StrokeKey&) = default;
  struct Hash {
    std::size_t operator()(const StrokeKey& key) const;
  };
};

/// What is known of a stroke.
struct Drawn {
  std::optional<body::Stroke> stroke;
  body::Contact contact;
};

/// The hands that work in it: what the ground was asked to draw it, and what followed from it once
/// somebody wanted to know.
struct Work : Drawn {
  body::Asked asked;
  std::shared_ptr<Work> image_of;  ///< the other side's work that this one mirrors
  std::weak_ptr<Work> image;       ///< on the other side, where somebody keeps it
  bool has_contact = false;
  std::optional<body::Dose> dose;
  /// With the idle hand at rest, the last that was asked for, and where that hand lay.
  std::shared_ptr<const Drawn> whole;
  std::optional<shapes::PointMm> rest;
};

/// What holds for one back, whatever the limits are.
struct Back {
  std::shared_ptr<const body::Chart> chart;
  body::CellMap cells;
  std::unordered_map<std::uint64_t, body::Contact> contacts;  ///< by the path's hash
  std::vector<body::AreaBits> region_bits;                    ///< of each region, both sides
  /// Every way that the strokes were drawn under different limits, each with the strokes of limits
  /// under which it comes out so, the latest that needed it.
  struct Way {
    const Strokes* under;
    std::shared_ptr<Work> work;
  };
  std::unordered_map<StrokeKey, std::vector<Way>, StrokeKey::Hash> ways;

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
/// Where the answers on the right hold for the left as well, the left is the right's mirror image.
class Strokes {
 public:
  Strokes(Back& back, const plan::Limits& limits) : back_(back), ground_(back.chart, limits) {}

  using Drawn = planner::Drawn;
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
  /// Hands that lie still at the end, where the technique that rests is meant for, or as near to
  /// that as today allows; the time of the last point is to be set.
  const body::Holding& holding();

  /// As Ground::open_cells, counted once.
  std::size_t open_cells(body::AreaBits area);

  /// Bits of each of Ground::region_ids, both sides.
  const std::vector<body::AreaBits>& region_bits() const { return back_.region_bits; }

  const body::Ground& ground() const { return ground_; }
  const body::CellMap& cells() const { return back_.cells; }

  /// Looks there for what it has not drawn itself; of the same back, `other` must live until it is
  /// forgotten.
  void learn_from(const Strokes& other) { others_.push_back({&other, {}}); }
  void forget(const Strokes& other);

 private:
  using Key = StrokeKey;
  struct Kept {
    std::shared_ptr<Work> work;
    std::shared_ptr<const Drawn> whole;  ///< once it was asked for
  };
  struct Rest {
    Hands hands;
    body::Asked asked;
  };
  struct Other {
    const Strokes* strokes;
    std::optional<body::Ground::Change> change;  ///< from there to here, once it was needed
  };

  Kept& kept(const Key& key);
  std::shared_ptr<Work> known_elsewhere(const Key& key);
  std::shared_ptr<Work> drawn(const Key& key);
  std::shared_ptr<Work> image_of_right(Key key);
  const body::Contact& contact_of(Work& work);
  const body::Dose& dose_of(Work& work);
  std::shared_ptr<const Drawn> whole_of(Work& work);
  const body::Ground::Change* change_since(const Strokes* other);

  Back& back_;
  body::Ground ground_;
  body::SpotBook spots_;
  std::vector<Other> others_;
  std::optional<body::Ground::Change> lopsided_;  ///< of this ground, once it was needed
  std::unordered_map<Key, Kept, Key::Hash> kept_;
  std::map<std::pair<body::AreaBits, bool>, Rest> resting_;
  std::optional<body::Holding> holding_;
  std::optional<Rest> idle_;  ///< where a hand rests while the other works
  std::map<body::AreaBits, std::size_t> open_cells_;
};

}  // namespace unknot::planner
