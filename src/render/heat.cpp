// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/heat.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "body/dose.hpp"
#include "render/contour.hpp"
#include "render/text.hpp"

namespace unknot::render {
namespace {

/// The map at half its cell, so that rims run smoothly.
Field finer(const Heat& heat) {
  const double step = heat.cell / 2;
  Field out(heat.origin.x - step, heat.origin.y - step, step, 2 * heat.columns + 3,
            2 * heat.rows + 3);
  const auto value = [&](int c, int r) {
    const bool in = c >= 0 && r >= 0 && c < heat.columns && r < heat.rows;
    const auto width = static_cast<std::size_t>(heat.columns);
    return in ? heat.seconds[static_cast<std::size_t>(r) * width + static_cast<std::size_t>(c)]
              : 0.0;
  };
  for (int r = 0; r < out.rows; ++r)
    for (int c = 0; c < out.columns; ++c) {
      // Point c lies at (c − 1) half cells; cell i's middle at 2i + 1 half cells.
      const double x = (c - 2) / 2.0;
      const double y = (r - 2) / 2.0;
      const int i = static_cast<int>(x + 2) - 2;
      const int j = static_cast<int>(y + 2) - 2;
      const double kx = x - i;
      const double ky = y - j;
      out.at(c, r) = (1 - ky) * ((1 - kx) * value(i, j) + kx * value(i + 1, j)) +
                     ky * ((1 - kx) * value(i, j + 1) + kx * value(i + 1, j + 1));
    }
  return blurred(out, 6);
}

}  // namespace

Heat heat_of(const guide::Guide& guide, const plan::Plan& plan) {
  const body::CellMap map(guide, plan.body);
  const body::DoseMap dose = body::dose_of(guide, map, plan);
  Heat out{map.origin(), body::CellMap::kCell, map.columns(), map.rows(), {}};
  for (const std::int64_t ms : dose.ms) out.seconds.push_back(static_cast<double>(ms) / 1000);
  return out;
}

double full_scale(const Heat& heat) {
  const double most =
      heat.seconds.empty() ? 0 : *std::max_element(heat.seconds.begin(), heat.seconds.end());
  double nice = 10;
  for (const double next : {20, 30, 60, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800, 3600})
    if (nice < 0.85 * most) nice = next;
  return nice;
}

Item heat_layer(const Looks& looks, const Heat& heat, const shapes::PolygonMm& outline) {
  const Field field = finer(heat);
  const double full = full_scale(heat);
  const double n = static_cast<double>(looks.heat.size());
  Item areas = group();
  for (std::size_t i = 0; i < looks.heat.size(); ++i) {
    std::vector<shapes::PolygonMm> rings;
    for (const auto& ring : contours(field, full * (static_cast<double>(i) + 0.3) / n))
      if (auto plain = simpler(ring, 0.8); !plain.empty()) rings.push_back(std::move(plain));
    if (!rings.empty()) areas.items.push_back(path(rings_path(rings, 0), looks.heat[i]));
  }
  areas.opacity = 0.54;
  areas.blur = 4;
  Item out = group({std::move(areas)});
  out.clip = soft_path(outline, 20, 0);
  return out;
}

std::vector<Item> heat_legend(const Looks& looks, const Heat& heat, const Lamp& lamp, double x,
                              double y, double width, std::string words_under) {
  std::vector<Item> out;
  const double each = width / static_cast<double>(looks.heat.size());
  const auto box = [](double left, double top, double w, double h) {
    return rings_path({{{left, top}, {left + w, top}, {left + w, top + h}, {left, top + h}}}, 1);
  };
  for (std::size_t i = 0; i < looks.heat.size(); ++i)
    out.push_back(path(box(x + each * static_cast<double>(i), y, each + 0.4, 9), looks.heat[i]));
  const Ms full = seconds(full_scale(heat));
  for (const int half : {0, 1, 2}) {
    Item label = words(clock_text(Ms(full.value * half / 2)), x + width * half / 2, y + 25, 14,
                       lamp.soft_ink);
    label.anchor = half - 1;
    out.push_back(std::move(label));
  }
  out.push_back(words(std::move(words_under), x, y - 8, 14, lamp.soft_ink));
  return out;
}

}  // namespace unknot::render
