// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/way.hpp"

#include <algorithm>

#include "geometry/thin.hpp"
#include "geometry/trig.hpp"
#include "render/contour.hpp"
#include "render/hands.hpp"
#include "render/overlay.hpp"

namespace unknot::render {
namespace {

using plan::PathPoint;
using shapes::PointMm;

const std::string kDark = "#160b06";

double length_of(PointMm d) { return __builtin_sqrt(d.x * d.x + d.y * d.y); }

/// What the hand does between two changes of contact or level.
struct Run {
  bool contact = false;
  Level level = Level::none;
  std::vector<PointMm> points;
};

std::vector<Run> runs_of(const plan::HandPath& hand) {
  std::vector<Run> out;
  for (const PathPoint& p : hand.points) {
    if (!out.empty() && out.back().points.back() != p.at) out.back().points.push_back(p.at);
    if (out.empty() || out.back().contact != p.contact || out.back().level != p.level)
      out.push_back({p.contact, p.level, {p.at}});
  }
  return out;
}

/// The open line with fewer points; doubled back, it is a ring.
std::vector<PointMm> plainer(const std::vector<PointMm>& points) {
  std::vector<PointMm> ring = points;
  for (std::size_t i = points.size() - 1; i-- > 1;) ring.push_back(points[i]);
  const auto less = simpler(ring, 0.5);
  const auto end = std::find(less.begin(), less.end(), points.back());
  if (less.size() < 3 || end == less.end()) return points;
  return {less.begin(), end + 1};
}

const LevelLook& look_of(const Looks& looks, Level level) {
  return looks.levels[static_cast<std::size_t>(rank(level))];
}

void add_arrows(std::vector<Item>& out, const Run& run, const LevelLook& look) {
  constexpr double kEvery = 95;
  double left = kEvery * 0.5;
  for (std::size_t i = 1; i < run.points.size(); ++i) {
    const PointMm d = run.points[i] - run.points[i - 1];
    const double length = length_of(d);
    while (left < length) {
      const PointMm at = run.points[i - 1] + d * (left / length);
      const PointMm along = d * ((5 + look.line) / length);
      const PointMm across{-along.y * 0.75, along.x * 0.75};
      const std::vector<PointMm> head{at + along, at - along * 0.6 + across, at - along * 0.2,
                                      at - along * 0.6 - across};
      Item under = path(rings_path({head}, 1), kDark);
      under.opacity = 0.6;
      under.blur = 2;
      out.push_back(std::move(under));
      out.push_back(path(rings_path({head}, 1), look.colour));
      left += kEvery;
    }
    left -= length;
  }
}

/// `point` tools draw finer lines: their rounds are no wider than a thumb.
void add_lines(std::vector<Item>& out, const Looks& looks, const plan::HandPath& hand, bool point) {
  std::vector<Item> lines;
  for (Run& run : runs_of(hand)) {
    double length = 0;
    for (std::size_t i = 1; i < run.points.size(); ++i)
      length += length_of(run.points[i] - run.points[i - 1]);
    if (length < 3) continue;
    const std::string d = line_path(plainer(run.points), 1);
    LevelLook look = look_of(looks, run.level);
    if (point) look.line *= 0.42;
    if (!run.contact || run.level == Level::none) {
      Item air = line(d, looks.levels[1].colour, 1.4);
      air.opacity = 0.55;
      air.dash = {1, 8};
      lines.push_back(std::move(air));
      continue;
    }
    Item under = line(d, kDark, look.line + (point ? 2 : 5));
    under.opacity = 0.4;
    under.blur = 2.5;
    out.push_back(std::move(under));
    lines.push_back(line(d, look.colour, look.line));
    if (length > 60) add_arrows(lines, run, look);
  }
  for (Item& one : lines) out.push_back(std::move(one));
}

plan::PathPoint at_time(const plan::HandPath& hand, double t) {
  for (std::size_t i = 1; i < hand.points.size(); ++i) {
    const PathPoint& a = hand.points[i - 1];
    const PathPoint& b = hand.points[i];
    if (static_cast<double>(b.t.value) < t || b.t == a.t) continue;
    const double k = (t - static_cast<double>(a.t.value)) / static_cast<double>((b.t - a.t).value);
    PathPoint out = a;
    out.at = a.at + (b.at - a.at) * k;
    out.angle = a.angle + (b.angle - a.angle) * k;
    return out;
  }
  return hand.points.back();
}

double duration(const plan::HandPath& hand) {
  return static_cast<double>(hand.points.back().t.value);
}

/// Dots a beat apart: near to each other is slow.
void add_beats(std::vector<Item>& out, const plan::HandPath& hand) {
  const double whole = duration(hand);
  const int beat = whole > 30000 ? 2000 : 1000;
  if (whole > 90000) return;
  std::string d;
  PointMm last{1e6, 1e6};
  for (int t = 0; t < whole; t += beat) {
    const PathPoint p = at_time(hand, t);
    if (!p.contact || p.level == Level::none || length_of(p.at - last) < 7) continue;
    d += disc(p.at, 1.7);
    last = p.at;
  }
  if (!d.empty()) out.push_back(path(d, kDark));
}

std::string print_of(const guide::Tool& tool, double scale, const PathPoint& p, double grow) {
  const double a = tool.length.value * scale / 2 + grow;
  const double b = tool.width.value * scale / 2 + grow;
  const double c = geometry::cosine(p.angle);
  const double s = geometry::sine(p.angle);
  std::vector<PointMm> ring;
  const auto put = [&](double x, double y) {
    ring.push_back({p.at.x + c * x - s * y, p.at.y + s * x + c * y});
  };
  if (!tool.ellipse) {
    put(a, b);
    put(-a, b);
    put(-a, -b);
    put(a, -b);
    return soft_path(ring, 0.6 * std::min(a, b), 1);
  }
  for (int i = 0; i < 12; ++i)
    put(a * geometry::cosine(geometry::kPi * i / 6), b * geometry::sine(geometry::kPi * i / 6));
  return soft_path(ring, 1e3, 1);
}

/// The patch that touches, at a few moments, with one ring for light, two for medium, three for
/// firm.
void add_footprints(std::vector<Item>& out, const Looks& looks, const guide::Guide& guide,
                    const plan::HandPath& hand, double scale) {
  const auto tool = guide.tools.find(hand.tool);
  if (tool == guide.tools.end()) return;
  std::vector<PointMm> taken;
  for (const double share : {0.08, 0.3, 0.52, 0.74, 0.94}) {
    const PathPoint p = at_time(hand, duration(hand) * share);
    if (!p.contact || p.level == Level::none) continue;
    const bool near = std::any_of(taken.begin(), taken.end(),
                                  [&](PointMm q) { return length_of(p.at - q) < 55; });
    if (near) continue;
    taken.push_back(p.at);
    const LevelLook& look = look_of(looks, p.level);
    for (int ring = 0; ring < look.rings; ++ring) {
      Item rim = line(print_of(tool->second, scale, p, 5.0 * ring), look.colour, 1.5);
      rim.opacity = 0.75 - 0.15 * ring;
      out.push_back(std::move(rim));
    }
  }
}

/// The moments of a hand's cycle that matter: between them it moves evenly.
std::vector<Moment> moments_of(const plan::HandPath& hand) {
  constexpr std::size_t kMost = 140;
  const auto& points = hand.points;
  const double whole = duration(hand);
  // How far the hand is from where it would be at that time if it went evenly from a to b.
  const auto off = [&](std::size_t a, std::size_t i, std::size_t b) {
    const double span = std::max<double>(1, static_cast<double>((points[b].t - points[a].t).value));
    const double k = static_cast<double>((points[i].t - points[a].t).value) / span;
    const PointMm even = points[a].at + (points[b].at - points[a].at) * k;
    const double turn = points[i].angle - points[a].angle - (points[b].angle - points[a].angle) * k;
    const double lift = points[i].contact != points[i - 1].contact ? 4 : 0;
    return length_of(points[i].at - even) + 25 * (turn < 0 ? -turn : turn) + lift;
  };
  std::vector<bool> keep;
  double tolerance = 0.8;
  do {
    keep.assign(points.size(), false);
    keep.front() = keep.back() = true;
    geometry::keep_far(0, points.size() - 1, tolerance, 0, off, keep);
    tolerance *= 1.5;
  } while (static_cast<std::size_t>(std::count(keep.begin(), keep.end(), true)) > kMost);
  std::vector<Moment> out;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (keep[i])
      out.push_back({static_cast<double>(points[i].t.value) / std::max(1.0, whole), points[i].at.x,
                     points[i].at.y, points[i].angle, points[i].contact ? 1.0 : 0.55});
  return out;
}

}  // namespace

std::vector<Item> way(const Looks& looks, const guide::Guide& guide,
                      const std::array<plan::HandPath, 2>& path, const plan::BodyFit& body,
                      const WayLook& look) {
  std::vector<Item> out;
  double longest = 0;
  for (const auto& hand : path)
    if (!hand.points.empty()) longest = std::max(longest, duration(hand));
  for (const auto& [which, word] : guide::kHands) {
    const plan::HandPath& hand = path[static_cast<std::size_t>(which)];
    if (hand.points.empty() || !look.hands) continue;
    const PathPoint begin = hand.points.front();
    Item lit = lit_hand(looks, hand.tool,
                        {look.hand_tone, look.lamp, begin.angle, look.hand_scale * body.hand_scale,
                         which == guide::Hand::left});
    Item carried = group({std::move(lit)});
    carried.moves = moments_of(hand);
    carried.period_s = longest / 1000;
    if (!look.moving || carried.moves.size() < 2) carried.moves.resize(1);
    out.push_back(std::move(carried));
  }
  // The lines lie over the hands, or nobody would see where they begin.
  for (const auto& hand : path)
    if (!hand.points.empty()) add_footprints(out, looks, guide, hand, body.hand_scale);
  for (const auto& hand : path)
    if (!hand.points.empty()) {
      const auto tool = guide.tools.find(hand.tool);
      add_lines(out, looks, hand, tool != guide.tools.end() && tool->second.point);
    }
  for (const auto& hand : path)
    if (!hand.points.empty()) add_beats(out, hand);
  return out;
}

std::optional<body::Stroke> sample_stroke(const guide::Guide& guide, const plan::BodyFit& body,
                                          const guide::Technique& technique) {
  plan::Limits limits;
  limits.firm_asked = true;
  for (const auto& [id, unused] : guide.regions) limits.opted_in.insert(id);
  limits.opted_in.insert(technique.id);
  const body::Ground ground(guide, body, limits);
  for (const std::string& region : technique.regions)
    for (const plan::Side side :
         {technique.both_sides_at_once ? plan::Side::both : plan::Side::right, plan::Side::both,
          plan::Side::none, plan::Side::right}) {
      body::StrokeWish wish;
      wish.technique = &technique;
      wish.region = region;
      wish.side = side;
      wish.level = technique.max_level;
      if (auto stroke = body::make_stroke(ground, wish)) return stroke;
    }
  return std::nullopt;
}

}  // namespace unknot::render
