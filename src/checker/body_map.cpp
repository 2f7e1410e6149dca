// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/body_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace unknot::checker {
namespace {

using Pull = plan::BodyFit::Pull;
using shapes::PointMm;
using shapes::PointUv;

bool positive(double value) { return std::isfinite(value) && value > 0; }
bool finite(PointMm p) { return std::isfinite(p.x) && std::isfinite(p.y); }

double length(PointMm p) { return std::sqrt(p.x * p.x + p.y * p.y); }

/// 3s² − 2s³ with s from 0 to 1.
double blend(double from, double to, double s) {
  s = std::min(1.0, std::max(0.0, s));
  return from + (to - from) * (3 * s * s - 2 * s * s * s);
}

PointMm pull_at(const Pull& pull, PointMm p) {
  const double reach = pull.reach.value;
  if (p.x <= pull.still.value || p.y >= std::max(pull.a.y, pull.b.y) + reach ||
      p.y <= std::min(pull.a.y, pull.b.y) - reach)
    return {0, 0};
  double s = 0;
  if (!(pull.a == pull.b)) {
    const PointMm d = pull.b - pull.a;
    s = ((p.x - pull.a.x) * d.x + (p.y - pull.a.y) * d.y) / (d.x * d.x + d.y * d.y);
    s = std::min(1.0, std::max(0.0, s));
  }
  const PointMm near = pull.a + (pull.b - pull.a) * s;
  const double r = length(p - near) / reach;
  if (r >= 1) return {0, 0};
  const double fade = (1 - r * r) * (1 - r * r) * (1 - r * r);
  const double beside =
      blend(0, 1, (p.x - pull.still.value) / (pull.full.value - pull.still.value));
  return {fade * beside * blend(pull.move_a.x, pull.move_b.x, s),
          fade * beside * blend(pull.move_a.y, pull.move_b.y, s)};
}

bool sound(const Pull& pull) {
  return finite(pull.a) && finite(pull.b) && finite(pull.move_a) && finite(pull.move_b) &&
         positive(pull.reach.value) && pull.reach.value < 2000 && pull.still.value >= 0 &&
         std::isfinite(pull.full.value) && pull.full > pull.still;
}

bool sound(const plan::BodyFit::Sides& sides) {
  if (!(sides.from.value >= 0) || !std::isfinite(sides.full.value) || !(sides.full > sides.from))
    return false;
  for (std::size_t i = 0; i < sides.widen.size(); ++i) {
    const auto& [y, factor] = sides.widen[i];
    if (!std::isfinite(y) || !positive(factor)) return false;
    if (i > 0 && !(y > sides.widen[i - 1][0])) return false;
  }
  return true;
}

}  // namespace

PointMm BodyMap::pulled(PointMm p) const {
  PointMm out = p;
  for (const Pull& pull : fit_.pulls) out = out + pull_at(pull, p);
  return out;
}

double BodyMap::widening(double y) const {
  const auto& widen = fit_.sides.widen;
  double factor = widen.empty() ? 1 : widen.front()[1];
  for (std::size_t i = 1; i < widen.size(); ++i)
    if (y > widen[i - 1][0])
      factor = blend(widen[i - 1][1], widen[i][1],
                     (y - widen[i - 1][0]) / (widen[i][0] - widen[i - 1][0]));
  return factor - 1;
}

double BodyMap::width(double x, double y) const {
  const auto& [from, full, widen] = fit_.sides;
  if (widen.empty() || x <= from.value) return x;
  const double over = std::min(x, full.value) - from.value;
  const double soft = over * over / (2 * (full.value - from.value)) + std::max(0.0, x - full.value);
  return x + widening(y) * soft;
}

double BodyMap::narrowed(double x, double y) const {
  const auto& [from, full, widen] = fit_.sides;
  if (widen.empty() || x <= from.value) return x;
  // The width grows by a square between `from` and `full`, and evenly from there on.
  const double more = widening(y);
  const double band = full.value - from.value;
  const double over = x - from.value;
  if (over >= band * (1 + more / 2))
    return full.value + (over - band * (1 + more / 2)) / (1 + more);
  return from.value + 2 * over / (1 + std::sqrt(1 + 2 * more * over / band));
}

PointMm BodyMap::to_mm(PointUv p) const {
  const double low = fit_.spine[0].value;
  const double high = fit_.spine[1].value;
  const PointMm q = pulled({std::abs(p.x) * fit_.u_unit.value, low + p.y * (high - low)});
  return {std::copysign(width(q.x, q.y), p.x), q.y};
}

PointUv BodyMap::to_uv(PointMm mm) const {
  const double low = fit_.spine[0].value;
  const double high = fit_.spine[1].value;
  // Wider sides taken back, then the pulls by walking against what is missing, as the slopes
  // measured there say.
  const PointMm goal{narrowed(std::abs(mm.x), mm.y), mm.y};
  PointMm p = goal;
  PointMm off = pulled(p) - goal;
  double missing = length(off);
  PointMm right{1, 0};
  PointMm up{0, 1};
  bool slopes_hold = false;
  for (int round = 0; round < 60 && missing > 1e-5; ++round) {
    // The slopes change little over the few millimetres of a walk: measured again when it drags.
    if (!slopes_hold) {
      constexpr double kStep = 1e-4;
      right = (pulled({p.x + kStep, p.y}) - goal - off) * (1 / kStep);
      up = (pulled({p.x, p.y + kStep}) - goal - off) * (1 / kStep);
    }
    const double area = right.x * up.y - right.y * up.x;
    PointMm way{(off.x * up.y - off.y * up.x) / area, (off.y * right.x - off.x * right.y) / area};
    const double before = missing;
    for (int tries = 0; tries < (slopes_hold ? 1 : 10); ++tries, way = way * 0.5) {
      const PointMm next = pulled(p - way) - goal;
      if (length(next) >= missing) continue;
      p = p - way;
      off = next;
      missing = length(off);
      break;
    }
    slopes_hold = missing < before / 8;
  }
  return {std::copysign(p.x / fit_.u_unit.value, mm.x), (p.y - low) / (high - low)};
}

void BodyMap::follow(const Place& a, const Place& b, int halvings,
                     std::vector<PointMm>& out) const {
  constexpr int kMost = 7;
  constexpr double kOff = 0.05;
  const auto on_way = [&](double part) {
    const PointUv uv = a.uv + (b.uv - a.uv) * part;
    return Place{uv, to_mm(uv)};
  };
  const auto off = [&](const Place& p, double part) {
    return length(p.mm - a.mm - (b.mm - a.mm) * part);
  };
  const Place middle = on_way(0.5);
  const bool straight = off(middle, 0.5) <= kOff && off(on_way(0.25), 0.25) <= kOff &&
                        off(on_way(0.75), 0.75) <= kOff;
  if (straight || halvings == kMost) {
    out.push_back(b.mm);
    return;
  }
  follow(a, middle, halvings + 1, out);
  follow(middle, b, halvings + 1, out);
}

std::vector<PointMm> BodyMap::line_to_mm(const std::vector<PointUv>& line) const {
  std::vector<PointMm> out;
  if (line.empty()) return out;
  Place at{line[0], to_mm(line[0])};
  out.push_back(at.mm);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Place next{line[i], to_mm(line[i])};
    follow(at, next, 0, out);
    at = next;
  }
  return out;
}

bool BodyMap::valid(const plan::BodyFit& fit) {
  const double low = fit.spine[0].value;
  const double high = fit.spine[1].value;
  if (!positive(fit.u_unit.value) || !positive(fit.v_unit.value) || !positive(fit.hand_scale) ||
      !positive(high - low) || !sound(fit.sides))
    return false;
  for (const Pull& pull : fit.pulls)
    if (!sound(pull)) return false;
  // Little squares of the frame must stay right side up.
  const BodyMap map(fit);
  constexpr double kSquare = 3;
  for (const Pull& pull : fit.pulls) {
    const double reach = pull.reach.value;
    const double bottom = std::min(pull.a.y, pull.b.y) - reach;
    const double left = pull.still.value;
    const int rows = static_cast<int>((std::max(pull.a.y, pull.b.y) + reach - bottom) / kSquare);
    const int columns = static_cast<int>((std::max(pull.a.x, pull.b.x) + reach - left) / kSquare);
    std::vector<PointMm> below;
    for (int row = 0; row <= rows + 1; ++row) {
      std::vector<PointMm> here;
      for (int column = 0; column <= columns + 1; ++column)
        here.push_back(map.pulled({left + column * kSquare, bottom + row * kSquare}));
      for (std::size_t i = 0; i + 1 < below.size(); ++i) {
        const PointMm right = below[i + 1] - below[i];
        const PointMm up = here[i] - below[i];
        if (!(right.x * up.y - right.y * up.x > 0)) return false;
      }
      below = std::move(here);
    }
  }
  return true;
}

}  // namespace unknot::checker
