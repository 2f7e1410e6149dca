// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/holding.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "body/pen.hpp"
#include "body/stroke.hpp"
#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using geometry::kPi;
using guide::Hand;

constexpr double kEvery = 10;      ///< mm between places
constexpr double kOnArea = 0.25;   ///< of a hand: some areas are narrow
constexpr double kMiddle = 30;     ///< mm; the same part of it lies on the area
constexpr double kTurned = 40;     ///< mm that a hand goes out of its way rather than be turned
constexpr double kBeside = 20;     ///< mm from the midline, from which on a hand is on one side
constexpr double kMayTouch = 0.9;  ///< of a hand's size: soft hands may lie that near

double size(double v) { return v < 0 ? -v : v; }

/// A way for a hand to lie, and how far that is from where it lies on an open back, squared.
struct Lie {
  PointMm at;
  bool across = false;  ///< its length from side to side
  double off = 0;

  double angle() const { return across ? 0 : kPi / 2; }
};

class Finder {
 public:
  Finder(const Ground& ground, AreaBits areas)
      : ground_(ground),
        palm_(ground.guide().tools.at("palm")),
        areas_(areas),
        box_(ground.box(areas)),
        middle_((box_[1] + box_[3]) / 2),
        aside_(std::clamp(std::max(-box_[0], box_[2]) / 2, 60.0, 110.0)) {}

  /// All of them, the nearest first.
  std::vector<Lie> lies(Hand hand) const {
    std::vector<Lie> out;
    if (ground_.open_cells(areas_) == 0) return out;
    const int columns = static_cast<int>((box_[2] - box_[0]) / kEvery);
    const int rows = static_cast<int>((box_[3] - box_[1]) / kEvery);
    // Counted from the middle, so that left and right come out as mirror images.
    const double x0 = (box_[0] + box_[2] - columns * kEvery) / 2;
    const double y0 = (box_[1] + box_[3] - rows * kEvery) / 2;
    for (const bool across : {false, true})
      for (int i = 0; i <= columns; ++i)
        for (int k = 0; k <= rows; ++k) {
          Lie lie{{x0 + i * kEvery, y0 + k * kEvery}, across, 0};
          if (!on_area(lie)) continue;
          const double dx = lie.at.x - (hand == Hand::left ? -aside_ : aside_);
          const double dy = lie.at.y - middle_;
          lie.off = dx * dx + dy * dy + (across ? kTurned * kTurned : 0);
          out.push_back(lie);
        }
    std::sort(out.begin(), out.end(), [](const Lie& a, const Lie& b) {
      return std::tuple(a.off, a.across, a.at.y, size(a.at.x), a.at.x) <
             std::tuple(b.off, b.across, b.at.y, size(b.at.x), b.at.x);
    });
    return out;
  }

  std::optional<std::array<Lie, 2>> pair() const {
    const std::vector<Lie> left = lies(Hand::left);
    const std::vector<Lie> right = lies(Hand::right);
    std::optional<std::array<Lie, 2>> best;
    double off = 1e18;
    for (const Lie& a : left) {
      if (right.empty() || a.off + right.front().off >= off) break;
      for (const Lie& b : right) {
        if (a.off + b.off >= off) break;
        if (!beside(a, b)) continue;
        off = a.off + b.off;
        best = {a, b};
      }
    }
    return best;
  }

  plan::HandPath path(const Lie& lie, Ms time) const {
    Pen pen(ground_, palm_, Level::none);
    pen.start(lie.at, lie.angle());
    pen.rest(time);
    return {palm_.id, pen.path()};
  }

 private:
  bool on_area(const Lie& lie) const {
    const Footprint hand = footprint(palm_, ground_.body(), lie.at, lie.angle());
    Footprint middle = hand;
    middle.length = middle.width = Mm(kMiddle);
    if (ground_.overlap(middle, areas_).share < kOnArea) return false;
    if (ground_.overlap(hand, areas_).share < kOnArea) return false;
    return ground_.may_rest(palm_, lie.at, lie.angle());
  }

  /// Side by side or one above the other, the left one not to the right of the other.
  bool beside(const Lie& a, const Lie& b) const {
    if (a.at.x > b.at.x) return false;
    const double scale = ground_.body().hand_scale * kMayTouch / 2;
    const double length = palm_.length.value * scale;
    const double width = palm_.width.value * scale;
    const double wide = (a.across ? length : width) + (b.across ? length : width);
    const double high = (a.across ? width : length) + (b.across ? width : length);
    return size(b.at.x - a.at.x) >= wide || size(b.at.y - a.at.y) >= high;
  }

  const Ground& ground_;
  const guide::Tool& palm_;
  AreaBits areas_;
  std::array<double, 4> box_;
  double middle_, aside_;
};

}  // namespace

Holding both_hands_on(const Ground& ground, const std::string& region, plan::Side side, Ms time) {
  const bool midline = ground.guide().regions.at(region).midline;
  const bool pair = !midline && (side == plan::Side::both || side == plan::Side::none);
  const Finder finder(ground, ground.bits(region, side));
  Holding out{{}, region, midline ? plan::Side::none : side};
  const auto found = finder.pair();
  if (!found) return out;
  const auto& [left, right] = *found;
  if (pair && right.at.x < -kBeside) out.side = plan::Side::left;
  if (pair && left.at.x > kBeside) out.side = plan::Side::right;
  out.path = {finder.path(left, time), finder.path(right, time)};
  return out;
}

Holding one_hand_on(const Ground& ground, const std::string& region, plan::Side side, Ms time) {
  const bool midline = ground.guide().regions.at(region).midline;
  for (const auto& [hand, own] :
       {std::pair{Hand::left, plan::Side::left}, std::pair{Hand::right, plan::Side::right}}) {
    if (!midline && side != plan::Side::both && side != plan::Side::none && side != own) continue;
    const Finder finder(ground, ground.bits(region, own));
    const std::vector<Lie> lies = finder.lies(hand);
    if (lies.empty()) continue;
    Holding out{{}, region, midline ? plan::Side::none : own};
    out.path[static_cast<std::size_t>(hand)] = finder.path(lies.front(), time);
    return out;
  }
  return {{}, region, midline ? plan::Side::none : side};
}

Holding still_hands(const Ground& ground, std::span<const std::string> regions, Ms time) {
  std::vector<std::string> places(regions.begin(), regions.end());
  places.emplace_back("whole-back");
  for (const std::string& region : places) {
    Holding found = both_hands_on(ground, region, plan::Side::both, time);
    if (!found.path[0].points.empty()) return found;
  }
  for (const std::string& region : regions) {
    Holding found = one_hand_on(ground, region, plan::Side::both, time);
    if (!found.path[0].points.empty() || !found.path[1].points.empty()) return found;
  }
  return {{}, regions.empty() ? places.front() : regions.front(), plan::Side::both};
}

}  // namespace unknot::body
