// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/doing.hpp"

#include <algorithm>
#include <bit>

#include "geometry/trig.hpp"

namespace unknot::body {
namespace {

using plan::Area;
using plan::HandPath;
using plan::PathPoint;
using plan::Side;
using shapes::PointMm;

/// How far apart looks are taken, mm: finer than any region that has a name.
constexpr double kEvery = 20;
/// A hand that stays within this of where it lay down is still, mm.
constexpr double kStill = 3;

double size_of(double v) { return v < 0 ? -v : v; }

/// Time of a hand's footprint, by area bit and side.
struct Sums {
  std::array<double, 64> area{};
  double left = 0, right = 0, all = 0;

  void add(const Sums& other) {
    for (std::size_t i = 0; i < area.size(); ++i) area[i] += other.area[i];
    left += other.left;
    right += other.right;
    all += other.all;
  }
};

/// Points all over the footprint, each standing for the same piece of it.
std::vector<PointMm> pieces(const guide::Tool& tool, double scale) {
  const double a = tool.length.value * scale / 2;
  const double b = tool.width.value * scale / 2;
  const auto count = [](double half) { return std::max(5, static_cast<int>(2 * half / kEvery)); };
  const int m = count(a);
  const int n = count(b);
  std::vector<PointMm> out;
  for (int i = 0; i < m; ++i)
    for (int k = 0; k < n; ++k) {
      const double along = (2 * i + 1.0 - m) / m;
      const double across = (2 * k + 1.0 - n) / n;
      if (!tool.ellipse || along * along + across * across <= 1)
        out.push_back({along * a, across * b});
    }
  return out;
}

void look(const CellMap& map, const std::vector<PointMm>& footprint, PointMm at, double angle,
          double time, Sums& sums) {
  const double c = geometry::cosine(angle);
  const double s = geometry::sine(angle);
  const double each = time / static_cast<double>(footprint.size());
  for (const PointMm piece : footprint) {
    const PointMm p{at.x + piece.x * c - piece.y * s, at.y + piece.x * s + piece.y * c};
    sums.all += each;
    (p.x < 0 ? sums.left : sums.right) += each;
    const std::size_t cell = map.at(p);
    if (cell >= map.size()) continue;
    for (std::uint64_t rest = map.areas_of(cell); rest != 0; rest &= rest - 1)
      sums.area[static_cast<std::size_t>(std::countr_zero(rest))] += each;
  }
}

/// Looks at one hand: `working` sums up where it presses, `resting` where it only lies.
HandDoing hand_of(const guide::Guide& guide, const plan::BodyFit& body, const CellMap& map,
                  const HandPath& hand, Sums& working, Sums& resting) {
  HandDoing out;
  const auto tool = guide.tools.find(hand.tool);
  if (tool == guide.tools.end()) return out;
  const std::vector<PointMm> footprint = pieces(tool->second, body.hand_scale);
  const PointMm* first = nullptr;
  for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
    const PathPoint& from = hand.points[i];
    const PathPoint& to = hand.points[i + 1];
    if (!from.contact) continue;
    out.tool = hand.tool;
    out.level = std::max(out.level, from.level);
    if (first == nullptr) first = &from.at;
    for (const PointMm p : {from.at, to.at})
      if (size_of(p.x - first->x) > kStill || size_of(p.y - first->y) > kStill) out.moves = true;
    const PointMm way = to.at - from.at;
    const int n = 1 + static_cast<int>(std::max(size_of(way.x), size_of(way.y)) / kEvery);
    const double time = static_cast<double>((to.t - from.t).value) / n;
    for (int k = 0; k < n; ++k) {
      const double f = (k + 0.5) / n;
      look(map, footprint, from.at + way * f, from.angle + (to.angle - from.angle) * f, time,
           from.level == Level::none ? resting : working);
    }
  }
  return out;
}

/// The sides of a region: left and right, or the one piece across the midline.
std::vector<Side> sides_of(const guide::Region& region) {
  if (region.midline) return {Side::none};
  return {Side::left, Side::right};
}

bool one_sided(Side side) { return side == Side::left || side == Side::right; }

/// Size of a region's ring, in atlas units; only compared.
double size_in_atlas(const guide::Region& region) {
  double twice = 0;
  for (std::size_t i = 0; i < region.polygon.size(); ++i) {
    const auto& a = region.polygon[i];
    const auto& b = region.polygon[(i + 1) % region.polygon.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return size_of(twice) / 2;
}

double share_of(const Doing& doing, const std::string& region, Side side) {
  const auto found = doing.share.find({region, side});
  return found == doing.share.end() ? 0 : found->second;
}

/// How much (0…1) of all that a group holds the hands come to at all.
double reached(const guide::Guide& guide, const Doing& doing, const guide::Region& group,
               Side side) {
  const double passing = guide.limit("WORDS/place", "passing");
  double all = 0;
  double got = 0;
  for (const std::string& member : group.members) {
    const auto part = guide.regions.find(member);
    if (part == guide.regions.end() || part->second.group || part->second.opt_in) continue;
    for (const Side one : sides_of(part->second)) {
      if (one_sided(side) && one_sided(one) && one != side) continue;
      const double size = size_in_atlas(part->second) * (one == Side::none ? 2 : 1);
      all += size;
      if (share_of(doing, member, one) >= passing) got += size;
    }
  }
  return all > 0 ? got / all : 0;
}

}  // namespace

bool is_whole(const guide::Guide& guide, const guide::Region& group) {
  return group.group && std::all_of(guide.regions.begin(), guide.regions.end(), [&](const auto& r) {
           return r.second.group || r.second.opt_in ||
                  std::find(group.members.begin(), group.members.end(), r.first) !=
                      group.members.end();
         });
}

double Doing::on(const guide::Guide& guide, std::string_view region, Side side) const {
  const auto known = guide.regions.find(std::string(region));
  if (known == guide.regions.end()) return 0;
  double sum = 0;
  if (known->second.group) {
    for (const std::string& member : known->second.members)
      if (member != region) sum += on(guide, member, side);
    return std::min(sum, 1.0);
  }
  for (const Side one : sides_of(known->second))
    if (one == Side::none || !one_sided(side) || one == side)
      sum += share_of(*this, known->first, one);
  return sum;
}

Doing doing_of(const guide::Guide& guide, const plan::BodyFit& body, const CellMap& map,
               const std::array<HandPath, 2>& path) {
  Doing out;
  std::array<Sums, 2> working;
  std::array<Sums, 2> resting;
  for (std::size_t h = 0; h < 2; ++h) {
    out.hands[h] = hand_of(guide, body, map, path[h], working[h], resting[h]);
    out.level = std::max(out.level, out.hands[h].level);
  }
  Sums sums;
  for (std::size_t h = 0; h < 2; ++h) {
    const HandDoing& hand = out.hands[h];
    out.meant[h] = !hand.tool.empty() && (hand.works() || out.level == Level::none);
    if (!out.meant[h]) continue;
    out.moves = out.moves || hand.moves;
    sums.add(out.level == Level::none ? resting[h] : working[h]);
  }
  if (out.count() == 2)
    out.tool = out.hands[0].tool == out.hands[1].tool ? out.hands[0].tool : std::string();
  else
    out.tool = out.meant[0] ? out.hands[0].tool : out.hands[1].tool;
  if (sums.all <= 0) return out;
  out.left = sums.left / sums.all;
  out.right = sums.right / sums.all;
  for (std::size_t i = 0; i < map.areas().size(); ++i)
    if (sums.area[i] > 0) out.share[map.areas()[i]] = sums.area[i] / sums.all;
  return out;
}

std::vector<Doing> doings_of(const guide::Guide& guide, const plan::Plan& plan) {
  const CellMap map(guide, plan.body);
  std::vector<Doing> out;
  out.reserve(plan.steps.size());
  for (const plan::Step& step : plan.steps)
    out.push_back(doing_of(guide, plan.body, map, step.path));
  return out;
}

bool has_place(const guide::Guide& guide, const Doing& doing, std::string_view region, Side side) {
  const auto known = guide.regions.find(std::string(region));
  if (known == guide.regions.end() || !doing.touches()) return false;
  const guide::Region& r = known->second;
  const auto limit = [&](const char* key) { return guide.limit("WORDS/place", key); };
  if (side == Side::left && doing.right > limit("most_astray")) return false;
  if (side == Side::right && doing.left > limit("most_astray")) return false;
  if (is_whole(guide, r)) return reached(guide, doing, r, side) >= limit("least_of_whole");
  if (one_sided(side) || r.midline) return doing.on(guide, region, side) >= limit("least");
  return 2 * doing.on(guide, region, Side::left) >= limit("least") &&
         2 * doing.on(guide, region, Side::right) >= limit("least");
}

plan::Area place_of(const guide::Guide& guide, const Doing& doing, std::string_view labelled) {
  if (!doing.touches()) return {"", Side::none};
  const double astray = guide.limit("WORDS/place", "most_astray");
  const Side side = doing.right <= astray  ? Side::left
                    : doing.left <= astray ? Side::right
                                           : Side::both;
  const auto sided = [&](const guide::Region& region) {
    return region.midline ? Side::none : side;
  };
  const auto own = guide.regions.find(std::string(labelled));
  const bool known = own != guide.regions.end();
  if (known && has_place(guide, doing, labelled, sided(own->second)))
    return {own->first, sided(own->second)};
  Area best{"", side};
  // Long ways lead over much: one part's name says them only if it has most of them.
  double most =
      guide.limit("WORDS/place", known && is_whole(guide, own->second) ? "most_of_way" : "least");
  for (const auto& [id, region] : guide.regions) {
    if (region.group || !has_place(guide, doing, id, sided(region))) continue;
    const double share = doing.on(guide, id, side);
    if (share <= most) continue;
    most = share;
    best = {id, sided(region)};
  }
  return best;
}

}  // namespace unknot::body
