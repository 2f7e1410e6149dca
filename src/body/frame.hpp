// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// The atlas fitted to one receiver, and the way between both frames.
namespace unknot::body {

using shapes::PointMm;
using shapes::PointUv;

/// Fits size, build, arms and moved landmarks. Landmarks that are crossed or off the body are
/// refused with the place "/receiver/moved_landmarks/<id>".
Result<plan::BodyFit> fit(const guide::Guide& guide, const plan::Receiver& receiver,
                          const plan::Giver& giver);

PointMm to_mm(const plan::BodyFit& body, PointUv p);
PointUv to_uv(const plan::BodyFit& body, PointMm p);

/// A ring in millimetres, on the receiver's right or mirrored to the left.
shapes::PolygonMm to_mm(const plan::BodyFit& body, const shapes::PolygonUv& ring, bool left);

/// The right half of the body's outline; build widens what lies beyond u = 0.5.
shapes::PolygonMm outline(const guide::Guide& guide, const plan::BodyFit& body, bool left);

}  // namespace unknot::body
