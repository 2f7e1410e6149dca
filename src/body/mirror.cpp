// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/mirror.hpp"

#include <algorithm>
#include <utility>

#include "body/thin.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {

Stroke mirrored(const Stroke& stroke) {
  Stroke out = stroke;
  if (stroke.side == plan::Side::left) out.side = plan::Side::right;
  if (stroke.side == plan::Side::right) out.side = plan::Side::left;
  std::swap(out.path[0], out.path[1]);
  for (plan::HandPath& hand : out.path)
    for (plan::PathPoint& p : hand.points) {
      p.at = shapes::mirrored(p.at);
      p.angle = rounded_angle(geometry::kPi - p.angle);
    }
  return out;
}

Contact mirrored(const Chart& chart, const Contact& contact) {
  Contact out;
  for (const auto& [areas, time] : contact.broad) out.broad[mirrored(chart, areas)] = time;
  for (const auto& [areas, level] : contact.level) out.level[mirrored(chart, areas)] = level;
  out.deep = mirrored(chart, contact.deep);
  return out;
}

Dose mirrored(const CellMap& map, const Dose& dose) {
  Dose out = dose;
  const auto columns = static_cast<std::uint32_t>(map.columns());
  for (Dose::Part& part : out.cells) {
    const std::uint32_t column = part.cell % columns;
    part.cell += columns - 1 - 2 * column;
  }
  std::sort(out.cells.begin(), out.cells.end(),
            [](const Dose::Part& a, const Dose::Part& b) { return a.cell < b.cell; });
  // Areas of two sides stand side by side.
  for (std::size_t i = 0; i + 1 < out.hands.size(); ++i)
    if (map.areas()[i + 1].side == plan::Side::left) std::swap(out.hands[i], out.hands[i + 1]);
  return out;
}

}  // namespace unknot::body
