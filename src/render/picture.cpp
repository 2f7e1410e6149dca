// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/picture.hpp"

#include "base/json_writer.hpp"

namespace unknot::render {
namespace {

void write(JsonWriter& out, const Gradient& g) {
  out.begin_object().key(g.radial ? "radial" : "linear").begin_array();
  for (const double v : {g.x1, g.y1, g.x2, g.y2}) out.number(v, 1);
  out.end_array().key("stops").begin_array();
  for (const Stop& s : g.stops)
    out.begin_array().number(s.at, 3).text(s.colour).number(s.opacity, 3).end_array();
  out.end_array().end_object();
}

void write(JsonWriter& out, std::string_view key, const Paint& p) {
  if (p.none()) return;
  out.key(key);
  if (!p.colour.empty())
    out.text(p.colour);
  else
    write(out, p.gradient);
}

void write(JsonWriter& out, const std::vector<Item>& items);

void write_group(JsonWriter& out, const Item& item) {
  if (item.matrix != std::array<double, 6>{1, 0, 0, 1, 0, 0}) {
    out.key("matrix").begin_array();
    for (const double v : item.matrix) out.number(v, 4);
    out.end_array();
  }
  if (!item.clip.empty()) out.field("clip", item.clip);
  if (!item.fade.stops.empty()) {
    out.key("fade");
    write(out, item.fade);
  }
  if (!item.moves.empty()) {
    out.field("period_s", item.period_s, 3).key("moves").begin_array();
    for (const Moment& m : item.moves) {
      out.begin_array().number(m.at, 4).number(m.x, 1).number(m.y, 1).number(m.angle, 3);
      out.number(m.opacity, 2).end_array();
    }
    out.end_array();
  }
  out.key("items");
  write(out, item.items);
}

void write(JsonWriter& out, const std::vector<Item>& items) {
  out.begin_array();
  for (const Item& item : items) {
    out.begin_object();
    if (item.opacity != 1) out.field("opacity", item.opacity, 3);
    if (item.blur > 0) out.field("blur", item.blur, 2);
    switch (item.kind) {
      case Item::Kind::path:
        out.field("d", item.d);
        write(out, "fill", item.fill);
        write(out, "stroke", item.stroke);
        if (!item.stroke.none()) out.field("width", item.width, 2);
        if (!item.dash.empty()) {
          out.key("dash").begin_array();
          for (const double v : item.dash) out.number(v, 2);
          out.end_array();
        }
        break;
      case Item::Kind::words:
        out.field("text", item.text).field("x", item.x, 1).field("y", item.y, 1);
        out.field("size", item.size, 1).field("anchor", item.anchor, 0);
        out.field("headline", item.headline);
        write(out, "fill", item.fill);
        break;
      case Item::Kind::group:
        write_group(out, item);
        break;
    }
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Item path(std::string d, Paint fill) {
  Item out;
  out.d = std::move(d);
  out.fill = std::move(fill);
  return out;
}

Item line(std::string d, Paint stroke, double width) {
  Item out;
  out.d = std::move(d);
  out.stroke = std::move(stroke);
  out.width = width;
  return out;
}

Item words(std::string text, double x, double y, double size, std::string colour) {
  Item out;
  out.kind = Item::Kind::words;
  out.text = std::move(text);
  out.x = x;
  out.y = y;
  out.size = size;
  out.fill = std::move(colour);
  return out;
}

Item group(std::vector<Item> items) {
  Item out;
  out.kind = Item::Kind::group;
  out.items = std::move(items);
  return out;
}

std::string to_json(const std::vector<Item>& items) {
  JsonWriter out;
  write(out, items);
  return out.take();
}

}  // namespace unknot::render
