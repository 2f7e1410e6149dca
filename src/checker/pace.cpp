// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/pace.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::checker {
namespace {

constexpr double kStill = 1;

double length_of(const plan::PathPoint& a, const plan::PathPoint& b) {
  const auto d = b.at - a.at;
  return std::sqrt(d.x * d.x + d.y * d.y);
}

double time_of(const plan::PathPoint& a, const plan::PathPoint& b) { return to_seconds(b.t - a.t); }

bool presses_at(const plan::PathPoint& p) { return p.contact && p.level != Level::none; }

/// Turning points of one coordinate along a run in contact.
class Turns {
 public:
  explicit Turns(double least) : least_(least) {}
  void begin(double v) {
    extreme_ = v;
    direction_ = 0;
  }
  void go(double v) {
    const double away = v - extreme_;
    if (direction_ == 0) {
      if (std::abs(away) < least_) return;
      direction_ = away > 0 ? 1 : -1;
      ++legs_;
      extreme_ = v;
    } else if (away * direction_ >= 0) {
      extreme_ = v;
    } else if (std::abs(away) >= least_) {
      direction_ = -direction_;
      ++count_;
      ++legs_;
      extreme_ = v;
    }
  }
  int count() const { return count_; }
  int legs() const { return legs_; }

 private:
  double least_;
  double extreme_ = 0;
  int direction_ = 0;
  int count_ = 0;
  int legs_ = 0;
};

}  // namespace

std::vector<Stretch> stretches(const plan::HandPath& path, double least_mm) {
  std::vector<Stretch> out;
  Stretch now;
  bool open = false;
  const auto close = [&] {
    if (open && now.length >= least_mm && now.to > now.from) out.push_back(now);
    open = false;
  };
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const auto& a = path.points[i];
    const auto& b = path.points[i + 1];
    const double length = length_of(a, b);
    if (!a.contact || length < kStill) {
      close();
      continue;
    }
    const double dy = b.at.y - a.at.y;
    // What runs level continues either way.
    const bool up = dy > 0 || (dy == 0 && open && now.up);
    if (open && up != now.up) close();
    if (!open) now = {up, to_seconds(a.t), to_seconds(a.t), 0};
    open = true;
    now.to = to_seconds(b.t);
    now.length += length;
  }
  close();
  return out;
}

Rounds rounds(const plan::HandPath& path, double turn_mm) {
  Rounds out;
  Turns x(turn_mm);
  Turns y(turn_mm);
  bool down = false;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const auto& a = path.points[i];
    const auto& b = path.points[i + 1];
    if (!a.contact) {
      down = false;
      continue;
    }
    if (!down) {
      x.begin(a.at.x);
      y.begin(a.at.y);
    }
    down = true;
    x.go(b.at.x);
    y.go(b.at.y);
    if (length_of(a, b) >= 1e-9) out.contact_s += time_of(a, b);
  }
  const Turns& more = x.count() >= y.count() ? x : y;
  out.least = more.count() / 2.0;
  out.most = more.legs() / 2.0;
  return out;
}

double round_s(const plan::HandPath& path, double turn_mm) {
  std::vector<double> best;
  for (const bool across : {true, false}) {
    std::vector<double> halves;
    double extreme = 0;
    double at = 0;
    double last_turn = -1;
    int direction = 0;
    bool down = false;
    for (const auto& p : path.points) {
      const double v = across ? p.at.x : p.at.y;
      if (!down) {
        direction = 0;
        last_turn = -1;
        extreme = v;
      }
      const double away = v - extreme;
      if (direction == 0) {
        if (std::abs(away) >= turn_mm) direction = away > 0 ? 1 : -1;
        if (direction != 0) {
          extreme = v;
          at = to_seconds(p.t);
        }
      } else if (away * direction >= 0) {
        extreme = v;
        at = to_seconds(p.t);
      } else if (std::abs(away) >= turn_mm) {
        if (last_turn >= 0) halves.push_back(at - last_turn);
        last_turn = at;
        direction = -direction;
        extreme = v;
        at = to_seconds(p.t);
      }
      down = p.contact;
    }
    if (halves.size() > best.size()) best = std::move(halves);
  }
  if (best.size() < 2) return 0;
  std::ranges::sort(best);
  return 2 * best[best.size() / 2];
}

std::vector<Hold> holds(const plan::HandPath& path) {
  std::vector<Hold> out;
  bool open = false;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const auto& a = path.points[i];
    const auto& b = path.points[i + 1];
    if (!presses_at(a) || length_of(a, b) > kStill) {
      open = false;
      continue;
    }
    if (!open) out.push_back({to_seconds(a.t), to_seconds(a.t), Level::none, 0});
    open = true;
    Hold& now = out.back();
    if (a.level > now.top) {
      now.top = a.level;
      now.top_s = 0;
    }
    if (a.level == now.top) now.top_s += time_of(a, b);
    now.to = to_seconds(b.t);
  }
  return out;
}

int presses(const plan::HandPath& path) {
  const auto stays = holds(path);
  if (!stays.empty()) return static_cast<int>(stays.size());
  int landings = 0;
  bool down = false;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const bool now = presses_at(path.points[i]);
    landings += now && !down ? 1 : 0;
    down = now;
  }
  return landings;
}

double moving_cm_s(const plan::HandPath& path) {
  double length = 0;
  double time = 0;
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
    const auto& a = path.points[i];
    const auto& b = path.points[i + 1];
    if (!presses_at(a) || length_of(a, b) < kStill) continue;
    length += length_of(a, b);
    time += time_of(a, b);
  }
  return time > 0 ? length / 10 / time : 0;
}

bool works(const plan::HandPath& path) {
  for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
    if (presses_at(path.points[i])) return true;
  return false;
}

double pace(const plan::Step& step, const guide::Technique& technique) {
  constexpr double kStretch = 50;
  constexpr double kTurn = 3;
  const double cycle = to_seconds(plan::cycle_time(step));
  double best = 0;
  double moving = 0;  // what short ways are called by, where no hand goes up for long
  int steps = 0;
  for (const auto& path : step.path) {
    if (!works(path)) continue;
    if (technique.tempo_unit == "cm/s") {
      double length = 0;
      double time = 0;
      for (const Stretch& s : stretches(path, kStretch)) {
        if (!s.up) continue;
        length += s.length;
        time += s.to - s.from;
      }
      if (time > 0) best = std::max(best, length / 10 / time);
      moving = std::max(moving, moving_cm_s(path));
    } else if (technique.tempo_unit == "Hz") {
      if (const double round = round_s(path, kTurn); round > 0) best = std::max(best, 1 / round);
    } else if (technique.tempo_unit == "s/step") {
      steps += presses(path);
    }
  }
  if (steps > 0) best = cycle / steps;
  return best;
}

}  // namespace unknot::checker
