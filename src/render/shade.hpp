// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "render/field.hpp"
#include "render/looks.hpp"
#include "render/picture.hpp"

/// Lamp light on a relief, and the lit relief as nested areas of one colour each: painted over one
/// another and blurred once, they are a soft shading that any painter of paths can paint.
namespace unknot::render {

/// How much light each place gets (about 0…1.1). `height` in millimetres.
Field lit(const Field& height, const Lamp& lamp);

/// The colour of skin in that much light, warm where the shadow begins.
Rgb skin(Rgb base, const Lamp& lamp, double light);

struct Bands {
  int count = 26;
  double tolerance = 1.0;  ///< how far a band's rim may stray, mm
  int decimals = 0;
};
/// From the darkest to the brightest; the first one is everything.
std::vector<Item> bands(const Field& light, Rgb base, const Lamp& lamp, const Bands& how);

/// The lamp as a picture sees it that will be turned by `angle` afterwards: the light then comes
/// from where it always comes.
Lamp turned(Lamp lamp, double angle);

}  // namespace unknot::render
