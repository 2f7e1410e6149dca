// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "body/spots.hpp"
#include "body/stroke.hpp"

namespace unknot::body {

/// Draws one cycle of `wish` with `out.tool` into `out.path` and sets hold, speed and spots; leaves
/// the path empty where there is no place for it.
void draw(const Ground& ground, const StrokeWish& wish, Stroke& out);

/// The technique's number `key`, or `other` where the guide gives none.
double shape_of(const guide::Technique& technique, const char* key, double other);

/// Both palms up beside the spine, out over the shoulders, lightly down the sides.
void draw_long_glide(const Ground& ground, const StrokeWish& wish, Stroke& out);
/// Up along the band beside the spine, back through the air.
void draw_lane_glide(const Ground& ground, const StrokeWish& wish, Stroke& out);
/// Rounds at spot after spot: kneading, circles, sway.
void draw_rounds(const Ground& ground, const StrokeWish& wish, Stroke& out);
/// Thumb after thumb.
void draw_walk(const Ground& ground, const StrokeWish& wish, Stroke& out);
/// Lean in, hold, release; spot by spot.
void draw_sink(const Ground& ground, const StrokeWish& wish, Stroke& out);
/// Still hands.
void draw_rest(const Ground& ground, const StrokeWish& wish, Stroke& out);

/// The line of spots on one side for this wish; `margin` as in SpotSearch. Notes in `stroke` where
/// spots had to make way for what is marked.
SpotLine spots_for(const Ground& ground, const StrokeWish& wish, Stroke& stroke, bool left,
                   Mm margin, Mm spacing, std::optional<Lean> lean = {});

}  // namespace unknot::body
