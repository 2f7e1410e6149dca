// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// The atlas fitted to one receiver, and the way between both frames: smooth, one to one, and the
/// same on both sides of the spine but for the sign.
namespace unknot::body {

using shapes::PointMm;
using shapes::PointUv;

/// Fits size, build, arms and moved landmarks. A moved landmark (u, v) lies at
/// (u · u_unit, v · v_unit) then, to 1e-6 mm; one of a pair is moved on both sides, the base of the
/// neck stays on the midline. With the neck or the dimples the whole length of the back is
/// stretched; one end of the blade's edge takes the other, if that was not moved, along sideways.
/// Landmarks that are not numbers, too far off, off the body, crossed, or so close to each other
/// that the map would fold are refused with the place "/receiver/moved_landmarks/<id>".
Result<plan::BodyFit> fit(const guide::Guide& guide, const plan::Receiver& receiver,
                          const plan::Giver& giver);

PointMm to_mm(const plan::BodyFit& body, PointUv p);
/// The way back, to 1e-9 mm.
PointUv to_uv(const plan::BodyFit& body, PointMm p);

/// A ring in millimetres, on the receiver's right or mirrored to the left. Edges that the map
/// bends get points in between: the ring is nowhere further than half a millimetre from the
/// edges' true way.
shapes::PolygonMm to_mm(const plan::BodyFit& body, const shapes::PolygonUv& ring, bool left);
/// The same for an open line.
std::vector<PointMm> line_to_mm(const plan::BodyFit& body, const std::vector<PointUv>& line,
                                bool left);

/// The right half of the body's outline.
shapes::PolygonMm outline(const guide::Guide& guide, const plan::BodyFit& body, bool left);

}  // namespace unknot::body
