// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "render/field.hpp"
#include "render/looks.hpp"

namespace unknot::render {

/// One person's back as a landscape, on a grid of 4 mm: the neck, the blades, the furrow of the
/// spine, the waist, the dimples. Left and right are mirror images.
struct Relief {
  std::vector<shapes::PolygonMm> silhouette;
  Field height;  ///< mm; falls away outside the silhouette
};

Relief relief_of(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks);

/// The whole outline in one ring.
shapes::PolygonMm whole_outline(const guide::Guide& guide, const plan::BodyFit& body);

}  // namespace unknot::render
