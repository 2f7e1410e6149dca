// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/overlay.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "body/frame.hpp"
#include "render/contour.hpp"
#include "render/paper.hpp"

namespace unknot::render {
namespace {

using shapes::PointMm;
using shapes::PolygonMm;

constexpr double kRound = 14;  ///< mm; nobody has corners

Item tinted(const std::string& d, const std::string& colour, double fill, double width,
            std::vector<double> dash = {}) {
  Item inside = path(d, colour);
  inside.opacity = fill;
  Item rim = line(d, colour, width);
  rim.opacity = 0.92;
  rim.dash = std::move(dash);
  return group({std::move(inside), std::move(rim)});
}

PointMm middle(const PolygonMm& ring) {
  PointMm sum;
  for (const PointMm p : ring) sum = sum + p;
  return ring.empty() ? sum : sum * (1.0 / static_cast<double>(ring.size()));
}

/// Names down one margin, near their places and apart from each other.
void names(Sheet& sheet, const std::vector<const Laid*>& pieces, bool left, const Lamp& lamp) {
  constexpr double kSize = 15;
  constexpr double kLine = 17;
  struct Label {
    const Laid* piece;
    double x, y, at;
    std::vector<std::string> lines;
    double height() const { return kLine * static_cast<double>(lines.size()) + 7; }
  };
  std::vector<Label> labels;
  for (const Laid* piece : pieces) {
    const auto [x, y] = sheet.page(piece->x, piece->y);
    labels.push_back({piece, x, y, y, broken(piece->name, 19)});
  }
  std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
    return a.y != b.y ? a.y < b.y : a.piece->name < b.piece->name;
  });
  for (std::size_t i = 1; i < labels.size(); ++i)
    labels[i].at = std::max(labels[i].at, labels[i - 1].at + labels[i - 1].height());
  // What was pushed off the page comes back up.
  double floor = sheet.height - 10;
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i].at = std::min(labels[i].at, floor - labels[i].height());
    floor = labels[i].at;
  }
  const double edge = left ? 168 : sheet.width - 168;
  for (const Label& l : labels) {
    const std::vector<PointMm> lead{
        {edge, l.at - 5}, {edge + (left ? 14 : -14), l.at - 5}, {l.x, l.y}};
    Item leader = line(line_path(lead, 1), lamp.soft_ink, 0.9);
    leader.opacity = 0.65;
    sheet.words.push_back(std::move(leader));
    sheet.words.push_back(path(disc({l.x, l.y}, 2.2), lamp.soft_ink));
    double y = l.at;
    for (const std::string& text : l.lines) {
      Item name = words(text, edge + (left ? -6 : 6), y, kSize, lamp.ink);
      name.anchor = left ? 1 : -1;
      sheet.words.push_back(std::move(name));
      y += kLine;
    }
  }
}

}  // namespace

std::string disc(PointMm at, double r) {
  const auto number = [](double v) { return JsonWriter().number(v, 1).take(); };
  const std::string radius = number(r);
  return "M" + number(at.x - r) + " " + number(at.y) + "A" + radius + " " + radius + " 0 1 0 " +
         number(at.x + r) + " " + number(at.y) + "A" + radius + " " + radius + " 0 1 0 " +
         number(at.x - r) + " " + number(at.y) + "Z";
}

std::vector<Laid> laid_regions(const guide::Guide& guide, const plan::BodyFit& body,
                               const Looks& looks, std::string_view id) {
  std::vector<Laid> out;
  std::size_t turn = 0;
  for (const auto& [key, region] : guide.regions) {
    if (region.group) continue;
    const std::string& colour = looks.regions[turn++ % looks.regions.size()];
    if (!id.empty() && key != id) continue;
    PolygonMm whole = body::to_mm(body, region.polygon, false);
    if (region.midline) {
      const PolygonMm left = body::to_mm(body, region.polygon, true);
      for (auto it = left.rbegin(); it != left.rend(); ++it)
        if (it->x != 0) whole.push_back(*it);
      out.push_back({tinted(soft_path(whole, kRound, 1), colour, 0.26, 1.8), region.name, 0,
                     middle(whole).y, false, region.opt_in});
      continue;
    }
    for (const bool left : {false, true}) {
      const PolygonMm ring = body::to_mm(body, region.polygon, left);
      const PointMm at = middle(ring);
      out.push_back({tinted(soft_path(ring, kRound, 1), colour, 0.26, 1.8), region.name, at.x, at.y,
                     left, region.opt_in});
    }
  }
  return out;
}

std::vector<Laid> laid_zones(const guide::Guide& guide, const plan::BodyFit& body,
                             const Looks& looks, std::string_view id) {
  std::vector<Laid> out;
  for (const auto& [key, zone] : guide.zones) {
    if (!id.empty() && key != id) continue;
    const std::string& colour = zone.no_go ? looks.no_go : looks.caution;
    const std::vector<double> dash = zone.no_go ? std::vector<double>{} : std::vector<double>{7, 6};
    for (const bool left : {false, true}) {
      const std::vector<PointMm> ring = body::to_mm(body, zone.points, left);
      PointMm at = middle(ring);
      Item item;
      if (zone.shape == guide::Zone::Shape::disc) {
        item =
            tinted(disc(ring[0], zone.radius.value), colour, zone.no_go ? 0.42 : 0.24, 1.8, dash);
      } else if (zone.shape == guide::Zone::Shape::polygon) {
        item = tinted(soft_path(ring, kRound, 1), colour, zone.no_go ? 0.42 : 0.24, 1.8, dash);
      } else {
        at = ring[ring.size() / 2];
        Item band = line(line_path(ring, 1), colour, 2 * zone.radius.value);
        band.opacity = 0.3;
        Item core = line(line_path(ring, 1), colour, 1.8);
        core.dash = dash;
        item = group({std::move(band), std::move(core)});
      }
      out.push_back({std::move(item), zone.name, at.x, at.y, left, false});
    }
  }
  return out;
}

std::vector<Laid> laid_marks(const plan::BodyFit& body, const Looks& looks,
                             const std::vector<plan::Mark>& marks) {
  std::vector<Laid> out;
  for (const plan::Mark& m : marks) {
    const PointMm at = body::to_mm(body, m.at);
    const bool avoid = m.kind == plan::Mark::Kind::avoid;
    const std::string d = disc(at, m.radius.value);
    Item shade = path(d, "#120d0b");
    shade.opacity = avoid ? 0.5 : 0.2;
    Item item = group(
        {std::move(shade), tinted(d, avoid ? looks.avoid : looks.sore, 0.08, 2.4,
                                  avoid ? std::vector<double>{} : std::vector<double>{2, 7})});
    if (avoid) {
      // A cross says "not here" to who sees no colour.
      const double r = 0.5 * m.radius.value;
      for (const double way : {-1.0, 1.0})
        item.items.push_back(
            line(line_path({{at.x - r, at.y - way * r}, {at.x + r, at.y + way * r}}, 1),
                 looks.avoid, 2.4));
    }
    out.push_back({std::move(item), m.note, at.x, at.y, at.x < 0, false});
  }
  return out;
}

void lay(Sheet& sheet, std::vector<Laid> pieces, bool named, const Lamp& lamp) {
  if (named)
    for (const bool left : {true, false}) {
      std::vector<const Laid*> side;
      for (const Laid& piece : pieces)
        if (piece.left == left && !piece.name.empty()) side.push_back(&piece);
      names(sheet, side, left, lamp);
    }
  for (Laid& piece : pieces) sheet.on_body.push_back(std::move(piece.item));
}

}  // namespace unknot::render
