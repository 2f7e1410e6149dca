// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/back.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "geometry/trig.hpp"
#include "render/contour.hpp"
#include "render/relief.hpp"
#include "render/shade.hpp"

namespace unknot::render {
namespace {

const Lamp& lamp_of(const Looks& looks, const std::string& light) {
  const auto it = looks.lamps.find(light);
  return it == looks.lamps.end() ? looks.lamps.at("night") : it->second;
}

/// The far end of the body lies further from the lamp.
void fall_off(Field& light, const plan::BodyFit& body, const Lamp& lamp) {
  const double across = lamp.to[0];
  const double along = lamp.to[1];
  for (int r = 0; r < light.rows; ++r)
    for (int c = 0; c < light.columns; ++c) {
      const auto p = light.place(c, r);
      const double x = p.x / body.u_unit.value - 0.9 * across;
      const double y = 1.6 * (p.y / body.v_unit.value - 0.52 - 0.6 * along);
      const double d = std::min(1.0, __builtin_sqrt(x * x + y * y) / 1.7);
      light.at(c, r) *= 1 - lamp.falloff * d * __builtin_sqrt(__builtin_sqrt(d));
    }
}

}  // namespace

double turn_of(Place place) {
  switch (place) {
    case Place::head:
      return geometry::kPi;
    case Place::left:
      return geometry::kPi / 2;
    case Place::right:
      return -geometry::kPi / 2;
    case Place::feet:
      break;
  }
  return 0;
}

Item lit_back(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks,
              const BackLook& look) {
  const Lamp lamp = turned(lamp_of(looks, look.light), turn_of(look.place));
  const Relief relief = relief_of(guide, body, looks);
  Field light = lit(relief.height, lamp);
  fall_off(light, body, lamp);
  const double u = body.u_unit.value;
  const double v = body.v_unit.value;

  Item soft = group(bands(light, exposed(light_of(looks.tone(look.tone).colour)), lamp, {}));
  soft.blur = 4;
  Item hair =
      path(rings_path({{{-u, 1.2 * v}, {u, 1.2 * v}, {u, 1.7 * v}, {-u, 1.7 * v}}}, 0), lamp.hair);
  hair.blur = 22;
  hair.opacity = 0.88;
  const std::string silhouette = rings_path(relief.silhouette, 1);
  Item rim = line(silhouette, lamp.hair, 6);
  rim.blur = 3;
  rim.opacity = 0.55;
  Item figure = group({std::move(soft), std::move(hair), std::move(rim)});
  figure.clip = silhouette;

  // Neck, arms and hips sink into the dark.
  Item out = group({std::move(figure)});
  out.fade = {true, 0, 0.56 * v, 1.5 * u, 0.96 * v, {}};
  for (const auto& [at, opacity] :
       {std::pair{0.0, 1.0}, std::pair{0.62, 1.0}, std::pair{0.72, 0.86}, std::pair{0.82, 0.52},
        std::pair{0.91, 0.18}, std::pair{1.0, 0.0}})
    out.fade.stops.push_back({at, "#ffffff", opacity});
  return out;
}

Sheet::Sheet(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks,
             const BackLook& look, double margin) {
  const double u = body.u_unit.value;
  const double v = body.v_unit.value;
  const bool across = look.place == Place::left || look.place == Place::right;
  const double wide = 2.7 * u;
  const double high = 1.62 * v;
  width = (across ? high : wide) + 2 * margin;
  height = across ? wide : high;
  const double c = geometry::cosine(turn_of(look.place));
  const double s = geometry::sine(turn_of(look.place));
  // Turn around the middle of the body, then y down.
  const double mid = 0.52 * v;
  matrix_ = {c, -s, -s, -c, width / 2 + s * mid, height / 2 + c * mid};
  const Lamp& lamp = lamp_of(looks, look.light);
  ground_.push_back(path("M0 0H" + JsonWriter().number(width, 1).take() + "V" +
                             JsonWriter().number(height, 1).take() + "H0Z",
                         Gradient{true,
                                  width / 2,
                                  height * 0.46,
                                  width * 0.72,
                                  height * 0.62,
                                  {{0, lamp.pool, 1}, {0.45, lamp.pool, 0.5}, {1, lamp.pool, 0}}}));
  ground_.insert(ground_.begin(), path(ground_[0].d, lamp.ground));
  on_body.push_back(lit_back(guide, body, looks, look));
}

std::pair<double, double> Sheet::page(double x, double y) const {
  return {matrix_[0] * x + matrix_[2] * y + matrix_[4],
          matrix_[1] * x + matrix_[3] * y + matrix_[5]};
}

Picture Sheet::finish(std::string title) && {
  Picture out;
  out.width = width;
  out.height = height;
  out.title = std::move(title);
  out.items = std::move(ground_);
  Item body = group(std::move(on_body));
  body.matrix = matrix_;
  out.items.push_back(std::move(body));
  for (Item& one : words) out.items.push_back(std::move(one));
  return out;
}

}  // namespace unknot::render
