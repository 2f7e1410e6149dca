// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/relief.hpp"

#include <algorithm>

#include "body/frame.hpp"
#include "geometry/plane.hpp"
#include "geometry/trig.hpp"
#include "render/contour.hpp"

namespace unknot::render {
namespace {

using shapes::PointMm;
using shapes::PolygonMm;

constexpr double kStep = 4;

class Sculptor {
 public:
  Sculptor(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks)
      : guide_(guide),
        body_(body),
        looks_(looks),
        u_(body.u_unit.value),
        v_(body.v_unit.value),
        build_(build_of(body)) {}

  Relief make() {
    // Corners are rounded over about a centimetre: people have none.
    const Field mask = blurred(presence(), 11);
    Relief out;
    for (const PolygonMm& ring : contours(mask, 0.5)) out.silhouette.push_back(simpler(ring, 0.3));
    out.height = depth_inside(mask);
    for (double& d : out.height.values) {
      const double k = std::clamp(d / 92, -0.3, 1.0);
      d = k < 0 ? 160 * k : 74 * __builtin_sqrt(1 - (1 - k) * (1 - k));
    }
    out.height = blurred(out.height, 9);
    for (const Raised& raised : looks_.raised) raise(out.height, raised);
    carve(out.height);
    out.height = blurred(out.height, kStep);
    return out;
  }

 private:
  /// Same number of columns on both sides of the midline.
  Field grid() const {
    const int half = static_cast<int>(1.45 * u_ / kStep) + 1;
    const int rows = static_cast<int>(1.86 * v_ / kStep) + 2;
    return {-kStep * half, -0.3 * v_, kStep, 2 * half + 1, rows};
  }

  /// Where there is body: the outline, and what it leaves out: arms, hips, the head.
  Field presence() const {
    Field out = grid();
    // A broad build is softer beyond the outline, which bounds where hands work; a slim one ends
    // there: nothing that is worked on may hang in the air.
    PolygonMm ring = whole_outline(guide_, body_);
    for (PointMm& p : ring)
      p.x *= 1 + std::max(0.0, 0.6 * (build_ - 1)) * smooth(0.1, 0.5, (p.x < 0 ? -p.x : p.x) / u_) *
                     smooth(0.95, 0.75, p.y / v_);
    fill(out, {ring});
    double wide = 0;
    double bottom = 1e9;
    for (const PointMm p : ring) {
      wide = std::max(wide, p.x);
      bottom = std::min(bottom, p.y);
    }
    const double k = wide / 1.22;
    const auto limb = [&](double x1, double y1, double r1, double x2, double y2, double r2) {
      const PointMm from{x1 * k, y1 * v_};
      const PointMm to{x2 * k, y2 * v_};
      for (int r = 0; r < out.rows; ++r)
        for (int c = 0; c < out.columns; ++c) {
          PointMm p = out.place(c, r);
          p.x = p.x < 0 ? -p.x : p.x;
          cover(out.at(c, r), beyond(p, from, r1 * k, to, r2 * k));
        }
    };
    limb(1.07, 0.74, 0.145, 1.14, 0.36, 0.135);
    limb(1.14, 0.36, 0.135, 1.2, -0.1, 0.11);
    limb(1.04, 0.79, 0.17, 1.06, 0.7, 0.15);
    const int from = static_cast<int>((bottom + 14 - out.y0) / kStep) + 1;
    for (int r = 0; r < out.rows; ++r)
      for (int c = 0; c < out.columns; ++c) {
        const PointMm p = out.place(c, r);
        if (r < from) out.at(c, r) = out.at(c, from);
        cover(out.at(c, r), -head(p));
      }
    return out;
  }

  /// How deep p lies in the head or the upper neck, mm; negative outside.
  double head(PointMm p) const {
    const double rx = 0.385 * u_;
    const double x = p.x / rx;
    const double y = (p.y - 1.37 * v_) / (0.2 * v_);
    const double skull = rx * (__builtin_sqrt(x * x + y * y) - 1);
    return -std::min(skull, beyond(p, {0, 1.02 * v_}, 0.27 * u_, {0, 1.22 * v_}, 0.25 * u_));
  }

  /// How far p is outside a limb that tapers from one ball to another, mm.
  static double beyond(PointMm p, PointMm from, double r1, PointMm to, double r2) {
    const PointMm d = to - from;
    const PointMm q = p - from;
    const double t = std::clamp((q.x * d.x + q.y * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
    const PointMm e = q - d * t;
    return __builtin_sqrt(e.x * e.x + e.y * e.y) - (r1 + (r2 - r1) * t);
  }

  static void cover(double& value, double beyond_mm) {
    value = std::max(value, std::clamp(0.5 - beyond_mm / kStep, 0.0, 1.0));
  }

  /// Distance to the rim, negative outside.
  Field depth_inside(const Field& mask) const {
    std::vector<PolygonMm> rims;
    for (const PolygonMm& ring : contours(mask, 0.5)) rims.push_back(simpler(ring, 1));
    Field out = mask;
    const int mid = out.columns / 2;
    for (int r = 0; r < out.rows; ++r)
      for (int c = mid; c < out.columns; ++c) {
        const PointMm p = out.place(c, r);
        double least = 1e12;
        for (const PolygonMm& rim : rims)
          for (std::size_t i = 0; i < rim.size(); ++i) {
            const PointMm a = rim[i];
            const PointMm b = rim[(i + 1) % rim.size()];
            least = std::min(least, geometry::squared_distance(p, a, b));
          }
        const double depth = (mask.at(c, r) > 0.5 ? 1 : -1) * __builtin_sqrt(least);
        out.at(c, r) = depth;
        out.at(out.columns - 1 - c, r) = depth;
      }
    return out;
  }

  void raise(Field& height, const Raised& raised) const {
    for (const guide::Drawing& d : guide_.atlas.drawings) {
      if (d.id != raised.drawing) continue;
      Field bump = grid();
      fill(bump, {body::to_mm(body_, d.polygon, false), body::to_mm(body_, d.polygon, true)});
      bump = blurred(bump, raised.soft);
      for (std::size_t i = 0; i < height.values.size(); ++i)
        height.values[i] += raised.up * relief() * bump.values[i];
    }
  }

  /// Bones and muscles show more on a slim body.
  double relief() const { return std::clamp(1 - 3 * (build_ - 1), 0.6, 1.3); }

  static double build_of(const plan::BodyFit& body) {
    double sum = 0;
    for (const auto& [y, factor] : body.sides.widen) sum += factor;
    return body.sides.widen.empty() ? 1 : sum / static_cast<double>(body.sides.widen.size());
  }

  /// What no muscle's outline says: furrow, cleft, seat, dimples, the bump of the neck, ribs.
  void carve(Field& height) const {
    for (int r = 0; r < height.rows; ++r)
      for (int c = 0; c < height.columns; ++c) {
        const PointMm p = height.place(c, r);
        const shapes::PointUv at = body::to_uv(body_, p);
        const double v = at.y;
        const double a = at.x < 0 ? -at.x : at.x;
        const double furrow = 8.5 * smooth(-0.02, 0.12, v) * (1 - 0.6 * smooth(0.62, 0.95, v)) *
                              smooth(1.12, 0.98, v);
        double h = -furrow * bell(p.x, 15 + 10 * smooth(0.15, 0, v));
        h -= 20 * smooth(-0.06, -0.17, v) * bell(p.x, 15);
        h += 17 * smooth(0.04, -0.2, v) * bell(a - 0.42, 0.42);
        h += 5 * bell(v - 1, 0.045) * bell(p.x, 22);
        h -= 4.5 * bell((a - 0.23) * u_, 9) * bell(v * v_, 11);
        h -= 1.2 * bell(a - 0.41, 0.07) * smooth(0.5, 0.6, v) * smooth(0.92, 0.84, v);
        h += 4 * bell(a - 0.14, 0.09) * smooth(0.02, 0.1, v) * smooth(0.62, 0.4, v);
        h += 0.5 * geometry::sine(v * 96 + a * 7) * smooth(0.42, 0.6, a) * smooth(0.28, 0.34, v) *
             smooth(0.6, 0.5, v);
        const double skull = smooth(0, 28, head(p)) * smooth(1.05, 1.25, v);
        height.at(c, r) += h * relief() + 22 * skull;
      }
  }

  const guide::Guide& guide_;
  const plan::BodyFit& body_;
  const Looks& looks_;
  double u_, v_;
  /// About how much wider than the average the soft sides are.
  double build_;
};

}  // namespace

PolygonMm whole_outline(const guide::Guide& guide, const plan::BodyFit& body) {
  const PolygonMm right = body::outline(guide, body, false);
  PolygonMm ring = right;
  for (auto it = right.rbegin(); it != right.rend(); ++it)
    if (it->x != 0) ring.push_back(shapes::mirrored(*it));
  return ring;
}

Relief relief_of(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks) {
  return Sculptor(guide, body, looks).make();
}

}  // namespace unknot::render
