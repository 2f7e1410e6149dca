// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/shade.hpp"

#include <algorithm>

#include "geometry/trig.hpp"
#include "render/contour.hpp"

namespace unknot::render {
namespace {

using shapes::PointMm;

double sixteenth_power(double v) {
  const double v4 = v * v * v * v;
  return v4 * v4 * v4 * v4;
}

/// Light at a place whose surface looks towards (nx, ny, nz).
double light_at(const Lamp& lamp, double nx, double ny, double nz) {
  const double straight = nx * lamp.to[0] + ny * lamp.to[1] + nz * lamp.to[2];
  const double k = std::max(0.0, (straight + 0.18) / 1.18);
  const double round = std::max(0.0, 1 - nz);
  const double away = std::max(0.0, -(nx * lamp.to[0] + ny * lamp.to[1]));
  const double half = std::max(0.0, 0.55 * (straight + nz));
  return k * __builtin_sqrt(__builtin_sqrt(k)) + lamp.rim * round * away * 1.6 +
         lamp.shine * 2 * sixteenth_power(half);
}

}  // namespace

Field lit(const Field& height, const Lamp& lamp) {
  Field out = height;
  const auto h = [&](int c, int r) {
    return height.at(std::clamp(c, 0, height.columns - 1), std::clamp(r, 0, height.rows - 1));
  };
  for (int r = 0; r < height.rows; ++r)
    for (int c = 0; c < height.columns; ++c) {
      const double nx = (h(c - 1, r) - h(c + 1, r)) / (2 * height.step);
      const double ny = (h(c, r - 1) - h(c, r + 1)) / (2 * height.step);
      const double length = __builtin_sqrt(nx * nx + ny * ny + 1);
      out.at(c, r) = light_at(lamp, nx / length, ny / length, 1 / length);
    }
  return out;
}

Rgb skin(Rgb base, const Lamp& lamp, double light) {
  // Light goes a little way into skin and comes out red: the edge of a shadow is warm.
  const double edge = 0.09 * std::max(0.0, 1 - 4 * (light < 0.24 ? 0.24 - light : light - 0.24));
  const double shine = lamp.shine * smooth(0.85, 1.15, light);
  Rgb out;
  for (std::size_t c = 0; c < 3; ++c) {
    const double warm = c == 0 ? edge : c == 1 ? edge / 4 : 0;
    out[c] = base[c] * (lamp.colour[c] * light + lamp.ambient[c] + warm) + shine * lamp.colour[c];
  }
  return out;
}

std::vector<Item> bands(const Field& light, Rgb base, const Lamp& lamp, const Bands& how) {
  std::vector<Item> out;
  const PointMm a = light.place(-4, -4);
  const PointMm b = light.place(light.columns + 4, light.rows + 4);
  out.push_back(path(rings_path({{a, {b.x, a.y}, b, {a.x, b.y}}}, how.decimals),
                     colour_of(skin(base, lamp, 0))));
  const double most = *std::max_element(light.values.begin(), light.values.end());
  for (int i = 1; i < how.count; ++i) {
    // Even steps for the eye: its brightness goes about with the root of the light.
    const double k = static_cast<double>(i) / how.count;
    const double level = k * k * most;
    std::vector<shapes::PolygonMm> rings;
    for (const shapes::PolygonMm& ring : contours(light, level))
      if (auto plain = simpler(ring, how.tolerance); !plain.empty())
        rings.push_back(std::move(plain));
    const double half = (static_cast<double>(i) + 0.5) / how.count;
    if (!rings.empty())
      out.push_back(
          path(rings_path(rings, how.decimals), colour_of(skin(base, lamp, half * half * most))));
  }
  return out;
}

Lamp turned(Lamp lamp, double angle) {
  const double c = geometry::cosine(angle);
  const double s = geometry::sine(angle);
  const auto [x, y, z] = lamp.to;
  lamp.to = {c * x + s * y, c * y - s * x, z};
  return lamp;
}

}  // namespace unknot::render
