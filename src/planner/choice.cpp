// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choice.hpp"

#include <algorithm>

#include "planner/choose.hpp"

namespace unknot::planner {

Choice::Choice(const guide::Guide& guide, const Doses& frame, const Budget& budget,
               const Warmth& warmth, const Menu& menu)
    : menu_(menu),
      doses_(frame),
      left_(budget),
      join_(guide.limit("PLANNER/frame", "join_s")),
      levels_(menu.offers.size()),
      warmth_(warmth) {
  std::map<std::string_view, std::size_t> regions;
  for (std::size_t j = 0; j < menu.offers.size(); ++j) {
    const Offer& o = menu.offers[j];
    lengths_.emplace_back();
    pieces_.emplace_back();
    for (const Length& length : o.lengths) {
      lengths_.back().push_back(length.seconds);
      pieces_.back().push_back(length.pieces);
    }
    tops_.push_back(o.lengths.size() - 1);
    thumbs_.push_back(o.thumbs());
    region_of_.push_back(regions.emplace(o.region, regions.size()).first->second);
    offers_on_.resize(regions.size());
    offers_on_[region_of_.back()].push_back(j);
    if (o.deep != 0) deep_.push_back(j);
    for (body::AreaBits rest = o.deep; rest != 0; rest &= rest - 1)
      if (warmth.had[body::first_area(rest)] < warmth.need) cold_ |= rest & -rest;
  }
}

bool Choice::warms(const Move& m) const {
  if (cold_ == 0) return false;
  const Offer& o = menu_.offers[m.offer];
  if ((o.deep & cold_) != 0 && (m.to == 0) != (levels_[m.offer] == 0)) return true;
  return std::any_of(o.warms.begin(), o.warms.end(),
                     [&](const auto& w) { return (cold_ >> w.first & 1U) != 0; });
}

std::pair<std::size_t, double> Choice::coldest() const {
  std::pair<std::size_t, double> out{0, 0};
  for (const std::size_t j : deep_) {
    if (levels_[j] == 0) continue;
    for (body::AreaBits deep = menu_.offers[j].deep & cold_; deep != 0; deep &= deep - 1)
      if (const double short_of = warmth_.need - warmth_.had[body::first_area(deep)];
          short_of > out.second)
        out = {body::first_area(deep), short_of};
  }
  return out;
}

double Choice::warming(const Moves& moves) const {
  if (cold_ == 0) return 0;
  body::AreaBits deep = 0;
  for (const std::size_t j : deep_) {
    std::size_t level = levels_[j];
    for (const Move& m : moves)
      if (m.offer == j) level = m.to;
    if (level > 0) deep |= menu_.offers[j].deep & cold_;
  }
  if (deep == 0) return 0;
  std::array<double, 64> had = warmth_.had;
  for (const Move& m : moves) {
    const double more = lengths_[m.offer][m.to] - length(m.offer);
    for (const auto& [area, per_s] : menu_.offers[m.offer].warms) had[area] += per_s * more;
  }
  double out = 0;
  for (; deep != 0; deep &= deep - 1) {
    const std::size_t area = body::first_area(deep);
    const double short_of = warmth_.need - had[area];
    if (short_of <= 0) continue;
    const double gives = per_second(menu_.glide_warms, area);
    if (gives <= 0) return kNever;
    out = std::max(out, short_of / gives);
  }
  return out <= warmth_.most_s ? out : kNever;
}

int Choice::visits(std::size_t region, const Moves& moves) const {
  int out = 0;
  for (const std::size_t j : offers_on_[region]) {
    std::size_t level = levels_[j];
    for (const Move& m : moves)
      if (m.offer == j) level = m.to;
    out = std::max(out, pieces_[j][level]);
  }
  return out;
}

Cost Choice::cost(const Moves& moves) const {
  Cost out;
  for (const Move* m = moves.begin(); m != moves.end(); ++m) {
    const Offer& o = menu_.offers[m->offer];
    const double time = (lengths_[m->offer][m->to] - length(m->offer)) * o.sides();
    out.time += time;
    if (thumbs_[m->offer]) out.thumbs += time;
    const std::size_t region = region_of_[m->offer];
    const bool counted = std::any_of(
        moves.begin(), m, [&](const Move& before) { return region_of_[before.offer] == region; });
    if (!counted) out.visits += visits(region, moves) - visits(region, {});
  }
  out.time += join_ * out.visits;
  return out;
}

double Choice::gain(const Moves& moves) const {
  Doses after = doses_;
  const double more = join_ * cost(moves).visits + warming(moves) - warming_;
  double out = menu_.good.gain(menu_.glide, more, doses_);
  Good::add(menu_.glide, more, after);
  for (const Move& m : moves) {
    const Row& row = menu_.offers[m.offer].row;
    const double seconds = lengths_[m.offer][m.to] - length(m.offer);
    out += menu_.good.gain(row, seconds, after);
    Good::add(row, seconds, after);
  }
  return out;
}

void Choice::limit_thumbs(double seconds) {
  for (std::size_t j = 0; j < offers(); ++j)
    if (thumbs_[j]) seconds -= length(j) * menu_.offers[j].sides();
  left_.thumbs = std::min(left_.thumbs, seconds);
}

void Choice::move(const Moves& moves) {
  const Cost taken = cost(moves);
  const double warmed = warming(moves);
  left_.time -= taken.time;
  left_.thumbs -= taken.thumbs;
  Good::add(menu_.glide, join_ * taken.visits + warmed - warming_, doses_);
  warming_ = warmed;
  for (const Move& m : moves) {
    const double more = lengths_[m.offer][m.to] - length(m.offer);
    for (const auto& [area, per_s] : menu_.offers[m.offer].warms) warmth_.had[area] += per_s * more;
    Good::add(menu_.offers[m.offer].row, lengths_[m.offer][m.to] - length(m.offer), doses_);
    levels_[m.offer] = m.to;
  }
}

}  // namespace unknot::planner
