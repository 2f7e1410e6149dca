// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/looks.hpp"

#include <algorithm>

#include "base/json_reader.hpp"

namespace unknot::render {
namespace {

/// The member, or an empty object.
Json part(const Json& from, const char* key) {
  const auto it = from.is_object() ? from.find(key) : from.end();
  return it == from.end() ? Json::object() : *it;
}

std::string text(const Json& from, const char* key, const char* other) {
  const Json v = part(from, key);
  return v.is_string() ? v.get<std::string>() : other;
}

double number(const Json& from, const char* key, double other) {
  const Json v = part(from, key);
  return v.is_number() ? v.get<double>() : other;
}

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> out;
  for (const Json& v : list)
    if (v.is_string()) out.push_back(v.get<std::string>());
  return out;
}

template <std::size_t N>
std::array<double, N> numbers(const Json& list, std::array<double, N> other) {
  if (!list.is_array() || list.size() != N) return other;
  for (std::size_t i = 0; i < N; ++i)
    if (list[i].is_number()) other[i] = list[i].get<double>();
  return other;
}

Lamp lamp_of(const Json& from) {
  Lamp out;
  out.to = numbers(part(from, "to"), out.to);
  out.colour = numbers(part(from, "colour"), out.colour);
  out.ambient = numbers(part(from, "ambient"), out.ambient);
  out.rim = number(from, "rim", 0);
  out.shine = number(from, "shine", 0);
  out.falloff = number(from, "falloff", 0);
  out.ground = text(from, "ground", "#ffffff");
  out.pool = text(from, "pool", "#ffffff");
  out.ink = text(from, "ink", "#000000");
  out.soft_ink = text(from, "soft_ink", "#404040");
  out.hair = text(from, "hair", "#404040");
  return out;
}

double hex(char c) { return c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0'; }

}  // namespace

Rgb light_of(std::string_view colour) {
  Rgb out{0.5, 0.5, 0.5};
  if (colour.size() != 7) return out;
  for (std::size_t i = 0; i < 3; ++i) {
    const double v = (16 * hex(colour[1 + 2 * i]) + hex(colour[2 + 2 * i])) / 255;
    out[i] = v * v;
  }
  return out;
}

std::string colour_of(Rgb light) {
  // A soft shoulder instead of a hard clip keeps lit skin from turning to paper, and its hue.
  const double most = std::max({light[0], light[1], light[2]});
  const double over = most - 0.6;
  const double scale = over > 0 ? (0.6 + 0.4 * over / (over + 0.4)) / most : 1;
  std::string out = "#";
  for (const double v : light) {
    const int n = static_cast<int>(255 * __builtin_sqrt(std::max(v * scale, 0.0)) + 0.5);
    out += "0123456789abcdef"[n / 16];
    out += "0123456789abcdef"[n % 16];
  }
  return out;
}

Rgb exposed(Rgb tone) {
  const double brightness = 0.21 * tone[0] + 0.72 * tone[1] + 0.07 * tone[2];
  const double k = __builtin_sqrt(__builtin_sqrt(0.34 / std::max(brightness, 0.01)));
  return {tone[0] * k, tone[1] * k, tone[2] * k};
}

const Tone& Looks::tone(std::string_view id) const {
  const auto it =
      std::find_if(tones.begin(), tones.end(), [&](const Tone& t) { return t.id == id; });
  if (it != tones.end()) return *it;
  return tones.empty() ? plain : tones[tones.size() / 2];
}

Looks looks_of(const guide::Guide& guide) {
  Looks out;
  const auto it = guide.documents.find("looks");
  const auto parsed = parse_json(it == guide.documents.end() ? "{}" : it->second, "looks");
  const Json root = parsed ? *parsed : Json::object();
  for (const Json& t : part(part(root, "tones"), "tone"))
    out.tones.push_back(
        {text(t, "id", ""), text(t, "name", ""), text(t, "colour", out.plain.colour.c_str())});
  for (const char* id : {"night", "day"}) out.lamps[id] = lamp_of(part(part(root, "lamps"), id));
  for (const Json& r : part(part(root, "relief"), "raised"))
    out.raised.push_back({text(r, "drawing", ""), number(r, "up_mm", 0), number(r, "soft_mm", 10)});
  for (const Json& h : part(part(root, "hands"), "hand")) {
    HandShape& shape = out.hands[text(h, "tool", "palm")];
    for (const Json& b : part(h, "bones")) shape.bones.push_back(numbers<8>(b, {}));
    for (const Json& n : part(h, "nails")) shape.nails.push_back(numbers<4>(n, {}));
  }
  const Json palette = part(root, "palette");
  for (const Level level : {Level::light, Level::medium, Level::firm}) {
    const std::string word(guide::word(level));
    LevelLook& look = out.levels[static_cast<std::size_t>(rank(level))];
    look.colour = text(part(palette, "level"), word.c_str(), "#ffffff");
    look.rings = static_cast<int>(number(part(palette, "ring"), word.c_str(), rank(level)));
    look.line = number(part(palette, "line_mm"), word.c_str(), 3);
  }
  out.levels[0] = out.levels[1];
  out.regions = texts(part(part(palette, "region"), "colours"));
  out.heat = texts(part(part(palette, "heat"), "colours"));
  if (out.regions.empty()) out.regions = {"#ffffff"};
  if (out.heat.empty()) out.heat = {"#ffffff"};
  out.no_go = text(part(palette, "zone"), "no_go", "#ffffff");
  out.caution = text(part(palette, "zone"), "caution", "#ffffff");
  out.avoid = text(part(palette, "mark"), "avoid", "#ffffff");
  out.sore = text(part(palette, "mark"), "sore", "#ffffff");
  return out;
}

}  // namespace unknot::render
