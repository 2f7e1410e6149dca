// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/clearance.hpp"

#include <algorithm>

#include "body/frame.hpp"

namespace unknot::body {
namespace {

/// A ring of the right half that has an edge on the midline, and its mirror, as one ring: two
/// halves would be a seam in the middle of what is one place. Empty where there is no such edge.
shapes::PolygonMm joined(const shapes::PolygonMm& right) {
  const std::size_t n = right.size();
  // Where the ring leaves the midline, and where it comes back.
  std::size_t leaves = n;
  for (std::size_t i = 0; i < n; ++i)
    if (right[i].x == 0 && right[(i + 1) % n].x != 0 && right[(i + n - 1) % n].x == 0) leaves = i;
  if (leaves == n) return {};
  shapes::PolygonMm out;
  std::size_t i = leaves;
  do {
    out.push_back(right[i]);
    i = (i + 1) % n;
  } while (right[i].x != 0);
  out.push_back(right[i]);
  for (std::size_t k = out.size() - 1; k-- > 1;) out.push_back(shapes::mirrored(out[k]));
  return out;
}

class Places {
 public:
  Places(const guide::Guide& guide, const plan::BodyFit& body) : guide_(guide), body_(body) {}

  void zone(const guide::Zone& zone, const plan::Limits& limits) {
    Keepout out;
    out.kind = Keepout::Kind::zone;
    out.id = zone.id;
    out.zone = &zone;
    out.closed = zone.no_go || (zone.opt_in && !limits.opted_in.contains(zone.id));
    if (zone.shape == guide::Zone::Shape::polygon) return both(out, zone.points, plan::Side::both);
    for (const bool left : {true, false}) {
      out.side = left ? plan::Side::left : plan::Side::right;
      out.shape = geometry::line(line_to_mm(body_, zone.points, left), zone.radius.value);
      all_.push_back(out);
    }
  }

  /// An area, or the areas of a group.
  void area(const std::string& id, plan::Side side) {
    const auto region = guide_.regions.find(id);
    if (region == guide_.regions.end()) return;
    for (const std::string& member : region->second.members) area(member, side);
    if (region->second.group) return;
    Keepout out;
    out.kind = Keepout::Kind::area;
    out.id = id;
    both(out, region->second.polygon, region->second.midline ? plan::Side::both : side);
  }

  void mark(const plan::Mark& mark, std::size_t number) {
    Keepout out;
    out.kind = mark.kind == plan::Mark::Kind::avoid ? Keepout::Kind::avoid : Keepout::Kind::sore;
    out.id = std::to_string(number);
    out.shape = geometry::disc(to_mm(body_, mark.at), mark.radius.value);
    all_.push_back(out);
  }

  /// The strip over the spine: below `below_v` palms may cross it.
  void spine() {
    const auto number = [&](const char* key) { return guide_.limit("BACK-2/spine", key); };
    const double half =
        std::max(number("half_width_mm"), to_mm(body_, {number("half_width_u"), 0}).x);
    double low = 0;
    double high = 0;
    for (const PointMm p : outline(guide_, body_, false)) {
      low = std::min(low, p.y);
      high = std::max(high, p.y);
    }
    constexpr double kBeyond = 500;  // no hand reaches past the ends of the strip
    const double limit = to_mm(body_, {0, number("below_v")}).y;
    strip(Keepout::Kind::spine, half, limit, high + kBeyond);
    strip(Keepout::Kind::spine_base, half, low - kBeyond, limit);
  }

  std::vector<Keepout> take() { return std::move(all_); }

 private:
  void both(Keepout out, const shapes::PolygonUv& polygon, plan::Side side) {
    const shapes::PolygonMm right = to_mm(body_, polygon, false);
    if (side != plan::Side::left && side != plan::Side::right)
      if (shapes::PolygonMm whole = joined(right); !whole.empty()) {
        out.shape = geometry::ring(std::move(whole));
        all_.push_back(std::move(out));
        return;
      }
    for (const auto& [one, other] : {std::pair{plan::Side::left, plan::Side::right},
                                     std::pair{plan::Side::right, plan::Side::left}}) {
      if (side == other) continue;
      out.side = one;
      out.shape = geometry::ring(to_mm(body_, polygon, one == plan::Side::left));
      all_.push_back(out);
    }
  }

  void strip(Keepout::Kind kind, double half, double low, double high) {
    Keepout out;
    out.kind = kind;
    out.id = "spine";
    out.shape = geometry::ring({{-half, low}, {half, low}, {half, high}, {-half, high}});
    all_.push_back(std::move(out));
  }

  const guide::Guide& guide_;
  const plan::BodyFit& body_;
  std::vector<Keepout> all_;
};

}  // namespace

std::vector<Keepout> keepouts(const guide::Guide& guide, const plan::BodyFit& body,
                              const plan::Limits& limits) {
  Places out(guide, body);
  for (const auto& [id, zone] : guide.zones) out.zone(zone, limits);
  for (const auto& [area, level] : limits.area_caps)
    if (level == Level::none) out.area(area.region, area.side);
  for (std::size_t i = 0; i < limits.marks.size(); ++i) out.mark(limits.marks[i], i);
  out.spine();
  return out.take();
}

bool may_touch(const Keepout& place, const guide::Tool& tool, Level level, bool moving) {
  const bool presses = level != Level::none;
  switch (place.kind) {
    case Keepout::Kind::area:
    case Keepout::Kind::avoid:
      return false;
    case Keepout::Kind::sore:
      return !presses || (!tool.point && level <= Level::light);
    case Keepout::Kind::spine:
      return !presses && !moving;
    case Keepout::Kind::spine_base:
      return (!presses && !moving) || (tool.id == "palm" && level <= Level::medium);
    case Keepout::Kind::zone:
      break;
  }
  if (place.closed) return false;
  if (!presses) return true;
  const guide::Zone& zone = *place.zone;
  const auto& only = zone.broad_tools;
  const bool named = only.empty() || std::find(only.begin(), only.end(), tool.id) != only.end();
  if (tool.point || (zone.heel_is_point && tool.id == "heel"))
    return level <= zone.point_max && named;
  return zone.broad_share > 0 || (level <= zone.broad_max && named);
}

geometry::Print print_of(const guide::Tool& tool, const plan::BodyFit& body) {
  const double length = tool.length.value * body.hand_scale;
  const double width = tool.width.value * body.hand_scale;
  return tool.ellipse ? geometry::ellipse(length, width) : geometry::rounded_box(length, width, 0);
}

double clearance(const guide::Guide& guide, const plan::BodyFit& body, const plan::HandPath& path,
                 const Keepout& place, double unless_below) {
  constexpr double kMoves = 1;  // mm: less is a hand that lies still
  const auto tool = guide.tools.find(path.tool);
  if (tool == guide.tools.end()) return unless_below;
  const geometry::Print print = print_of(tool->second, body);
  double best = unless_below;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const plan::PathPoint& a = path.points[i];
    const plan::PathPoint& b = path.points[i + 1];
    const PointMm way = b.at - a.at;
    const bool moving = way.x * way.x + way.y * way.y > kMoves * kMoves;
    if (!a.contact || may_touch(place, tool->second, a.level, moving)) continue;
    best = std::min(
        best, geometry::clearance(print, {a.at, a.angle}, {b.at, b.angle}, place.shape, best));
  }
  return best;
}

Nearest nearest(const guide::Guide& guide, const plan::BodyFit& body, const plan::HandPath& path,
                const std::vector<Keepout>& places) {
  Nearest out;
  for (const Keepout& place : places)
    if (const double mm = clearance(guide, body, path, place, out.mm); mm < out.mm)
      out = {&place, mm};
  return out;
}

}  // namespace unknot::body
