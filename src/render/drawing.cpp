// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/drawing.hpp"

#include <algorithm>

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "body/frame.hpp"
#include "render/relief.hpp"

namespace unknot::render {
namespace {

using shapes::PointMm;
using shapes::PointUv;

std::string number(double v) {
  JsonWriter w;
  w.number(v, 1);
  return w.take();
}

std::string path_of(const std::vector<PointMm>& points, bool closed) {
  std::string d;
  for (const PointMm p : points) d += (d.empty() ? "M" : "L") + number(p.x) + " " + number(p.y);
  return closed ? d + "Z" : d;
}

std::string disc(PointMm at, double r) {
  const std::string radius = number(r);
  return "M" + number(at.x - r) + " " + number(at.y) + "A" + radius + " " + radius + " 0 1 0 " +
         number(at.x + r) + " " + number(at.y) + "A" + radius + " " + radius + " 0 1 0 " +
         number(at.x - r) + " " + number(at.y) + "Z";
}

class List {
 public:
  List(const plan::BodyFit& body, JsonWriter& out) : body_(body), out_(out) {}

  void shape(std::string_view role, std::string_view id, std::string_view side,
             const std::string& d, std::string_view name) {
    out_.begin_object().field("role", role).field("id", id).field("side", side);
    out_.field("d", d).field("name", name).end_object();
  }
  /// Both halves of a shape that the guide gives for the right side.
  void both(std::string_view role, std::string_view id, const shapes::PolygonUv& ring, bool closed,
            std::string_view name) {
    for (const bool left : {false, true})
      shape(role, id, left ? "left" : "right",
            path_of(closed ? body::to_mm(body_, ring, left) : body::line_to_mm(body_, ring, left),
                    closed),
            name);
  }

 private:
  const plan::BodyFit& body_;
  JsonWriter& out_;
};

void zone_shapes(const guide::Guide& guide, const plan::BodyFit& body, List& list) {
  for (const auto& [id, zone] : guide.zones) {
    if (zone.shape == guide::Zone::Shape::polygon) {
      list.both("zone", id, zone.points, true, zone.name);
    } else if (zone.shape == guide::Zone::Shape::polyline) {
      list.both("zone", id, zone.points, false, zone.name);
    } else {
      for (const bool left : {false, true}) {
        const PointMm at = body::to_mm(body, zone.points, left)[0];
        list.shape("zone", id, left ? "left" : "right", disc(at, zone.radius.value), zone.name);
      }
    }
  }
}

}  // namespace

std::string drawing(const guide::Guide& guide, const plan::BodyFit& body,
                    const std::vector<plan::Mark>& marks, const BackLook* look) {
  JsonWriter out;
  out.begin_object().field("ok", true).key("shapes").begin_array();
  List list(body, out);
  const std::vector<PointMm> ring = whole_outline(guide, body);
  list.shape("outline", "outline", "both", path_of(ring, true), "back");
  for (const guide::Drawing& d : guide.atlas.drawings) {
    list.both(d.role, d.id, d.polygon, true, d.name);
  }
  list.shape(
      "furrow", "spine", "both",
      path_of({body::to_mm(body, PointUv{0, 0.02}), body::to_mm(body, PointUv{0, 1.02})}, false),
      "spine");
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    if (region.midline) {
      std::vector<PointMm> whole = body::to_mm(body, region.polygon, false);
      const std::vector<PointMm> left = body::to_mm(body, region.polygon, true);
      whole.insert(whole.end(), left.rbegin(), left.rend());
      list.shape("region", id, "none", path_of(whole, true), region.name);
    } else {
      list.both("region", id, region.polygon, true, region.name);
    }
  }
  zone_shapes(guide, body, list);
  for (const plan::Mark& m : marks)
    list.shape("mark", m.kind == plan::Mark::Kind::avoid ? "avoid" : "sore", "none",
               disc(body::to_mm(body, m.at), m.radius.value), m.note);
  for (const guide::Landmark& l : guide.atlas.landmarks)
    for (const bool left : {false, true}) {
      if (left && l.at.x == 0) continue;
      const PointMm at = body::to_mm(body, left ? shapes::mirrored(l.at) : l.at);
      out.begin_object().field("role", "landmark").field("id", l.id);
      out.field("side", l.at.x == 0 ? "none" : left ? "left" : "right");
      out.field("x_mm", at.x, 1).field("y_mm", at.y, 1).field("movable", l.movable);
      out.field("name", l.name).field("find", l.find).end_object();
    }
  out.end_array();
  double x = 0;
  double y0 = 1e9;
  double y1 = -1e9;
  for (const PointMm p : ring) {
    x = std::max(x, p.x);
    y0 = std::min(y0, p.y);
    y1 = std::max(y1, p.y);
  }
  out.key("box").begin_array().number(-x, 1).number(y0, 1).number(x, 1).number(y1, 1).end_array();
  if (look != nullptr)
    out.key("paint").raw(to_json({lit_back(guide, body, looks_of(guide), *look)}));
  out.key("body").raw(plan::to_json(body)).end_object();
  return out.take();
}

Result<BackLook> look_from_json(const guide::Guide& guide, std::string_view text) {
  const auto json = parse_json(text, "look");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  JsonReader reader(*json, "/look", problems);
  BackLook out;
  reader.text("tone", out.tone);
  reader.one_of("light", out.light, {"night", "day"});
  reader.word("place", kPlaces, out.place);
  reader.only({"tone", "light", "place"});
  const Looks looks = looks_of(guide);
  if (looks.tone(out.tone).id != out.tone) {
    std::string known;
    for (const Tone& t : looks.tones) known += (known.empty() ? "" : ", ") + t.id;
    reader.problem("tone", "unknown tone \"" + out.tone + "\"", "one of: " + known);
  }
  if (!problems.empty()) return std::unexpected(std::move(problems));
  return out;
}

}  // namespace unknot::render
