// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/pen.hpp"

#include <algorithm>

namespace unknot::body {
namespace {

constexpr double kSampleEvery = 8;  ///< mm
constexpr Ms kShortestTouch{700};

double rounded(double v, double unit) {
  const double k = v / unit;
  return static_cast<double>(static_cast<std::int64_t>(k < 0 ? k - 0.5 : k + 0.5)) * unit;
}

double travelled(PointMm a, PointMm b) {
  const auto d = b - a;
  const double dx = d.x < 0 ? -d.x : d.x;
  const double dy = d.y < 0 ? -d.y : d.y;
  return std::max(dx, dy) + 0.4 * std::min(dx, dy);  // near enough for choosing samples
}

}  // namespace

void Pen::glide(PointMm to, double angle, Ms time, Level want) {
  const plan::PathPoint from = samples_.back();
  const double turn = angle - from.angle;
  const double reach = travelled(from.at, to) + (turn < 0 ? -turn : turn) * 60;
  const int n = 1 + static_cast<int>(reach / kSampleEvery);
  const auto along = [&](int i) {
    const double k = static_cast<double>(i) / n;
    plan::PathPoint p;
    p.t = from.t + Ms(time.value * i / n);
    p.at = from.at + (to - from.at) * k;
    p.angle = from.angle + turn * k;
    return p;
  };
  Level here = ground_.permitted(tool_, from.at, from.angle, Mm(0));
  for (int i = 0; i < n; ++i) {
    const plan::PathPoint next = along(i + 1);
    const Level there = ground_.permitted(tool_, next.at, next.angle, Mm(0));
    const Level level = lower(want, lower(here, there));
    samples_.back().level = level;
    samples_.back().contact = level != Level::none;
    here = there;
    samples_.push_back(next);
  }
}

void Pen::rest(Ms time) {
  plan::PathPoint& p = samples_.back();
  p.contact = ground_.may_rest(tool_, p.at, p.angle);
  p.level = Level::none;
  plan::PathPoint end = p;
  end.t = end.t + time;
  samples_.push_back(end);
}

void Pen::lift(PointMm to, double angle, Ms time) {
  plan::PathPoint& p = samples_.back();
  p.contact = false;
  p.level = Level::none;
  samples_.push_back({p.t + time, to, angle, Level::none, false});
}

std::vector<plan::PathPoint> Pen::path() const {
  std::vector<plan::PathPoint> s = samples_;
  // Firm work is come to and left by medium, in the middle of a path too.
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool first = i == 0 || !s[i - 1].contact;
    const bool last = i + 1 == s.size() || !s[i + 1].contact;
    if (s[i].contact && (first || last)) s[i].level = lower(s[i].level, Level::medium);
  }
  // One level at a time, both ways along the path.
  for (std::size_t i = 1; i < s.size(); ++i)
    if (s[i].contact && s[i - 1].contact && rank(s[i].level) > rank(s[i - 1].level) + 1)
      s[i].level = static_cast<Level>(rank(s[i - 1].level) + 1);
  for (std::size_t i = s.size() - 1; i > 0; --i)
    if (s[i].contact && s[i - 1].contact && rank(s[i - 1].level) > rank(s[i].level) + 1)
      s[i - 1].level = static_cast<Level>(rank(s[i].level) + 1);

  // A touch too short to be one is left out: hands stroke, they do not tap.
  for (std::size_t i = 0; i < s.size();) {
    std::size_t j = i;
    while (j < s.size() && s[j].contact) ++j;
    const Ms until = s[std::min(j, s.size() - 1)].t;
    if (j > i && until - s[i].t < kShortestTouch)
      for (std::size_t k = i; k < j; ++k) {
        s[k].contact = false;
        s[k].level = Level::none;
      }
    i = std::max(j, i + 1);
  }

  std::vector<plan::PathPoint> out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    plan::PathPoint p = s[i];
    if (i + 1 == s.size() && i > 0) {
      p.level = s[i - 1].level;
      p.contact = s[i - 1].contact;
    }
    p.at = {rounded(p.at.x, 0.1), rounded(p.at.y, 0.1)};
    p.angle = rounded(p.angle, 0.001);
    if (out.size() >= 2) {
      // Leave out the middle one of three points on one line, at one speed and level.
      const plan::PathPoint& a = out[out.size() - 2];
      const plan::PathPoint& b = out.back();
      const double k = static_cast<double>((b.t - a.t).value) /
                       static_cast<double>(std::max<std::int64_t>(1, (p.t - a.t).value));
      const PointMm expected = a.at + (p.at - a.at) * k;
      const double angle = a.angle + (p.angle - a.angle) * k;
      const auto off = expected - b.at;
      const auto close = [](double d, double tolerance) { return d < tolerance && d > -tolerance; };
      if (a.level == b.level && a.contact == b.contact && close(off.x, 0.3) && close(off.y, 0.3) &&
          close(angle - b.angle, 0.01))
        out.pop_back();
    }
    out.push_back(p);
  }
  return out;
}

}  // namespace unknot::body
