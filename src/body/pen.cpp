// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/pen.hpp"

#include <algorithm>

#include "body/thin.hpp"

namespace unknot::body {
namespace {

constexpr Ms kShortestTouch{700};
constexpr double kNear = 75;         ///< mm; further than that the hand lifts
constexpr double kThroughAir = 250;  ///< mm/s
constexpr double kAcross = 60;       ///< mm/s from place to place on the skin

double size(double v) { return v < 0 ? -v : v; }

/// Firm work is come to and left by medium, in the middle of a path too.
void soften_ends(std::vector<plan::PathPoint>& s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool first = i == 0 || !s[i - 1].contact;
    const bool last = i + 1 == s.size() || !s[i + 1].contact;
    if (s[i].contact && (first || last)) s[i].level = lower(s[i].level, Level::medium);
  }
}

/// A gliding hand that comes down from the air lands lightly.
void land_softly(std::vector<plan::PathPoint>& s, Ms time) {
  for (std::size_t i = 0; i + 1 < s.size(); ++i) {
    const bool from_air = i == 0 ? !s[s.size() - 2].contact : !s[i - 1].contact;
    if (!s[i].contact || !from_air || s[i].at == s[i + 1].at) continue;
    for (std::size_t k = i; k < s.size() && s[k].contact && s[k].t - s[i].t < time; ++k)
      s[k].level = lower(s[k].level, Level::light);
  }
}

/// One level at a time, both ways along the path.
void level_out(std::vector<plan::PathPoint>& s) {
  for (std::size_t i = 1; i < s.size(); ++i)
    if (s[i].contact && s[i - 1].contact && rank(s[i].level) > rank(s[i - 1].level) + 1)
      s[i].level = static_cast<Level>(rank(s[i - 1].level) + 1);
  for (std::size_t i = s.size() - 1; i > 0; --i)
    if (s[i].contact && s[i - 1].contact && rank(s[i - 1].level) > rank(s[i].level) + 1)
      s[i - 1].level = static_cast<Level>(rank(s[i].level) + 1);
}

/// A touch too short to be one is left out: hands stroke, they do not tap.
void drop_taps(std::vector<plan::PathPoint>& s) {
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
}

/// Whether a hand in the air comes over what nobody may touch on the straight way between two
/// points.
bool over_closed(const Ground& ground, const guide::Tool& tool, const plan::PathPoint& a,
                 const plan::PathPoint& b) {
  constexpr double kLook = 5;  // mm
  const int n = 1 + static_cast<int>(distance(a.at, b.at) / kLook);
  for (int i = 0; i <= n; ++i) {
    const double k = static_cast<double>(i) / n;
    const PointMm at = a.at + (b.at - a.at) * k;
    const double angle = a.angle + (b.angle - a.angle) * k;
    const bool strip = at.x * at.x < ground.strip() * ground.strip();
    if (strip || !ground.may_rest(tool, at, angle)) return true;
  }
  return false;
}

/// What goes along slowly in the air looks like a stroke: over what nobody may touch a hand waits
/// where it was lifted, and then is quickly there where it comes down again.
std::vector<plan::PathPoint> hopped(const Ground& ground, const guide::Tool& tool,
                                    const std::vector<plan::PathPoint>& s, double mm_s) {
  std::vector<plan::PathPoint> out;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t end = i;
    bool closed = false;
    for (; end + 1 < s.size() && !s[end].contact; ++end)
      closed =
          closed || (s[end].at != s[end + 1].at && over_closed(ground, tool, s[end], s[end + 1]));
    out.push_back(s[i]);
    if (end == i) {
      ++i;
      continue;
    }
    if (!closed) {
      out.insert(out.end(), s.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 s.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      plan::PathPoint waits = s[i];
      waits.t = std::max(s[i].t, s[end].t - seconds(distance(s[i].at, s[end].at) / mm_s));
      if (waits.t > s[i].t) out.push_back(waits);
    }
    i = end;
    if (end + 1 == s.size()) {
      out.push_back(s[end]);
      break;
    }
  }
  return out;
}

}  // namespace

void Pen::start(PointMm at, double angle) {
  samples_ = {{Ms(0), at, angle, Level::none, false}};
  here_ = ground_.permitted(tool_, at, angle, Mm(0), most_);
}

void Pen::step_to(plan::PathPoint next, Level want) {
  const Level there = ground_.permitted(tool_, next.at, next.angle, Mm(0), most_);
  const Level level = lower(want, lower(here_, there));
  samples_.back().level = level;
  samples_.back().contact = level != Level::none;
  here_ = there;
  next.level = Level::none;
  next.contact = false;
  samples_.push_back(next);
}

void Pen::glide(PointMm to, double angle, Ms time, Level want) {
  const plan::PathPoint from = samples_.back();
  const double turn = angle - from.angle;
  const int n = 1 + static_cast<int>((distance(from.at, to) + size(turn) * kAcross) / kStation);
  for (int i = 1; i <= n; ++i) {
    const double k = static_cast<double>(i) / n;
    plan::PathPoint p;
    p.t = from.t + Ms(time.value * i / n);
    p.at = i == n ? to : from.at + (to - from.at) * k;
    p.angle = from.angle + turn * k;
    step_to(p, want);
  }
}

void Pen::follow(const Way& way) {
  const Ms from = now();
  double passed = 0;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const Station& next = way[i + 1];
    passed += distance(way[i].at, next.at) / way[i].mm_s;
    plan::PathPoint p;
    p.t = from + seconds(passed);
    p.at = next.at;
    p.angle = next.angle;
    if (p.t > now()) step_to(p, way[i].want);
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
  here_ = ground_.permitted(tool_, to, angle, Mm(0), most_);
}

void Pen::travel(PointMm to, double angle, Ms time) {
  const double far = distance(at(), to);
  if (far <= kNear)
    glide(to, angle, std::max(time, seconds(far / kAcross)), Level::light);
  else
    lift(to, angle, std::max(time, seconds(far / kThroughAir)));
}

std::vector<plan::PathPoint> Pen::path() const {
  std::vector<plan::PathPoint> s = samples_;
  if (s.size() < 2) return s;
  land_softly(s, seconds(ground_.guide().limit("STROKE/marks", "land_s")));
  soften_ends(s);
  level_out(s);
  drop_taps(s);
  s.back().level = s[s.size() - 2].level;
  s.back().contact = s[s.size() - 2].contact;
  return thinned(hopped(ground_, tool_, s, 10 * ground_.guide().limit("STROKE/marks", "hop_cm_s")));
}

}  // namespace unknot::body
