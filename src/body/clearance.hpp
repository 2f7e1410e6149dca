// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "geometry/clearance.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// What hands keep away from on one back, and how far a hand's path stays from it, in millimetres.
/// Exact where the ground's cells are careful: see geometry/clearance.hpp for what is measured.
namespace unknot::body {

/// One place that is closed to some hands at least.
struct Keepout {
  enum class Kind : unsigned char {
    zone,       ///< of the guide: `zone` says to whom
    area,       ///< closed by the limits: to everything
    avoid,      ///< a mark: to everything
    sore,       ///< a mark: to point tools, and to all above light
    spine,      ///< the strip over the spine: to all but a still hand without weight
    spine_base  ///< its lowest part: palms may cross it as well, at medium or less
  };
  Kind kind = Kind::zone;
  std::string id;  ///< of the zone or region, "spine", or the mark's number from 0
  plan::Side side = plan::Side::none;
  geometry::Shape shape;
  const guide::Zone* zone = nullptr;
  bool closed = false;  ///< a zone that nothing may touch
};

/// Everything of the kind; zones and areas that reach the midline are in one piece.
std::vector<Keepout> keepouts(const guide::Guide& guide, const plan::BodyFit& body,
                              const plan::Limits& limits);

/// Whether a hand that works so may touch the place. What zones allow by the share of a broad hand
/// that lies in them is no question of clearance: such hands may.
bool may_touch(const Keepout& place, const guide::Tool& tool, Level level, bool moving);

/// The tool's footprint on this body's scale of hands. Boxes have sharp corners: the widest that a
/// hand of that length and width can be.
geometry::Print print_of(const guide::Tool& tool, const plan::BodyFit& body);

/// The least clearance of the path from the place while it is in contact and closed to it; kFar
/// where it never is. `unless_below` as in geometry::clearance.
double clearance(const guide::Guide& guide, const plan::BodyFit& body, const plan::HandPath& path,
                 const Keepout& place, double unless_below = geometry::kFar);

/// The place that the path comes nearest to, the first of equals.
struct Nearest {
  const Keepout* place = nullptr;  ///< none where nothing is closed to this hand
  double mm = geometry::kFar;
};
Nearest nearest(const guide::Guide& guide, const plan::BodyFit& body, const plan::HandPath& path,
                const std::vector<Keepout>& places);

}  // namespace unknot::body
