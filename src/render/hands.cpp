// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/hands.hpp"

#include <algorithm>

#include "geometry/trig.hpp"
#include "render/contour.hpp"
#include "render/relief.hpp"
#include "render/shade.hpp"

namespace unknot::render {
namespace {

constexpr double kStep = 2.5;
constexpr double kReach = 215;  ///< mm; the arm fades away before

/// The higher of both, rounded where they meet: flesh bridges the gap between bones.
double softly_higher(double a, double b, double width) {
  const double gap = a > b ? a - b : b - a;
  const double h = std::max(width - gap, 0.0) / width;
  return std::max(a, b) + h * h * width / 4;
}

/// A point seen from above beside or over a bone: how far from its axis, and what the bone is
/// there.
struct OnBone {
  double along = 0;       ///< 0 at one end of the bone, 1 at the other
  double px = 0, py = 0;  ///< from the nearest point of the axis
  double radius = 0;
};

OnBone projected(const Bone& b, double x, double y) {
  const double dx = b[3] - b[0];
  const double dy = b[4] - b[1];
  const double length2 = dx * dx + dy * dy;
  const double along = (x - b[0]) * dx + (y - b[1]) * dy;
  const double t = length2 > 0 ? std::clamp(along / length2, 0.0, 1.0) : 0.0;
  return {t, x - b[0] - dx * t, y - b[1] - dy * t, b[2] + (b[5] - b[2]) * t};
}

/// How deep (x, y) lies within a bone seen from above, negative beside it.
double within(const Bone& b, double x, double y) {
  const OnBone on = projected(b, x, y);
  return on.radius - __builtin_sqrt(on.px * on.px + on.py * on.py);
}

/// Height of the bone's upper side over (x, y), mm; negative beside it.
double over(const Bone& b, double x, double y) {
  const OnBone on = projected(b, x, y);
  const double d2 = on.radius * on.radius - on.px * on.px - on.py * on.py;
  return d2 <= 0 ? -1 : __builtin_sqrt(d2) + b[6] + (b[7] - b[6]) * on.along;
}

struct Cast {
  Field depth, height;
};

Cast cast_of(const HandShape& shape) {
  double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  for (const Bone& b : shape.bones)
    for (const int end : {0, 3}) {
      const auto i = static_cast<std::size_t>(end);
      x0 = std::min(x0, b[i] - b[i + 2]);
      x1 = std::max(x1, b[i] + b[i + 2]);
      y0 = std::min(y0, b[i + 1] - b[i + 2]);
      y1 = std::max(y1, b[i + 1] + b[i + 2]);
    }
  x0 = std::max(x0, -kReach);
  x1 = std::min(x1, kReach);
  y0 = std::max(y0, -kReach);
  y1 = std::min(y1, kReach);
  const auto cells = [](double from, double to) {
    return static_cast<int>((to - from) / kStep) + 5;
  };
  Cast out{{x0 - 2 * kStep, y0 - 2 * kStep, kStep, cells(x0, x1), cells(y0, y1)}, {}};
  out.height = out.depth;
  for (int r = 0; r < out.depth.rows; ++r)
    for (int c = 0; c < out.depth.columns; ++c) {
      const auto p = out.depth.place(c, r);
      double deep = -1e3;
      double high = -1e3;
      for (const Bone& b : shape.bones) {
        deep = softly_higher(deep, within(b, p.x, p.y), 2.5);
        if (const double h = over(b, p.x, p.y); h >= 0) high = softly_higher(high, h, 5);
      }
      out.depth.at(c, r) = std::max(deep, -20.0);
      out.height.at(c, r) = high > -1e2 ? high : std::max(1.6 * deep, -14.0);
    }
  out.height = blurred(out.height, kStep);
  return out;
}

std::string oval(double x, double y, double angle, double long_half, double short_half) {
  std::vector<shapes::PointMm> ring;
  const double c = geometry::cosine(angle);
  const double s = geometry::sine(angle);
  for (int i = 0; i < 10; ++i) {
    const double a = geometry::kPi * i / 5;
    const double p = long_half * geometry::cosine(a);
    const double q = short_half * geometry::sine(a);
    ring.push_back({x + c * p - s * q, y + s * p + c * q});
  }
  return rings_path({ring}, 1);
}

}  // namespace

Item lit_hand(const Looks& looks, const std::string& tool, const HandLook& look) {
  const auto found = looks.hands.find(tool);
  if (found == looks.hands.end()) return group();
  Lamp lamp = turned(look.lamp, look.angle);
  if (look.left) lamp.to[1] = -lamp.to[1];
  const Cast cast = cast_of(found->second);
  std::vector<shapes::PolygonMm> rims;
  for (const auto& ring : contours(cast.depth, 0))
    if (auto plain = simpler(ring, 0.3); !plain.empty()) rims.push_back(std::move(plain));
  const std::string rim = rings_path(rims, 1);

  const Rgb base = exposed(light_of(looks.tone(look.tone).colour));
  Item skin_of_hand = group(bands(lit(cast.height, lamp), base, lamp, {12, 0.8, 0}));
  skin_of_hand.blur = 1.6;
  Item flesh = group({std::move(skin_of_hand)});
  flesh.clip = rim;
  for (const Nail& n : found->second.nails) {
    Item nail = path(oval(n[0], n[1], n[2], n[3], 0.74 * n[3]), "#ffe9dc");
    nail.opacity = 0.32;
    nail.blur = 0.7;
    flesh.items.push_back(std::move(nail));
  }
  Item edge = line(rim, "#2a120a", 1.6);
  edge.opacity = 0.5;
  edge.blur = 0.8;
  flesh.items.push_back(std::move(edge));

  Item shadow = path(rim, "#0a0402");
  shadow.opacity = 0.6;
  shadow.blur = 6;
  Item fallen = group({std::move(shadow)});
  fallen.matrix = {1, 0, 0, 1, -9 * lamp.to[0], -9 * lamp.to[1]};

  Item whole = group({std::move(fallen), std::move(flesh)});
  whole.fade = {true,   0,      0,
                kReach, kReach, {{0, "#ffffff", 1}, {0.5, "#ffffff", 1}, {0.9, "#ffffff", 0}}};
  Item out = group({std::move(whole)});
  out.matrix = {look.scale, 0, 0, look.left ? -look.scale : look.scale, 0, 0};
  return out;
}

Item hand_at(const Looks& looks, const std::string& tool, const HandLook& look, double x,
             double y) {
  Item out = group({lit_hand(looks, tool, look)});
  const double c = geometry::cosine(look.angle);
  const double s = geometry::sine(look.angle);
  out.matrix = {c, s, -s, c, x, y};
  return out;
}

}  // namespace unknot::render
