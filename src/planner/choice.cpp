// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/choice.hpp"

#include <algorithm>

#include "planner/choose.hpp"

namespace unknot::planner {

Choice::Choice(const guide::Guide& guide, const Doses& frame, const Budget& budget,
               const Menu& menu)
    : menu_(menu),
      doses_(frame),
      left_(budget),
      join_(guide.limit("PLANNER/frame", "join_s")),
      levels_(menu.offers.size()) {
  std::map<std::string_view, std::size_t> regions;
  for (std::size_t j = 0; j < menu.offers.size(); ++j) {
    const Offer& o = menu.offers[j];
    lengths_.push_back(planner::lengths(guide, o));
    pieces_.emplace_back();
    for (const double s : lengths_.back()) pieces_.back().push_back(o.pieces(s));
    thumbs_.push_back(o.thumbs());
    region_of_.push_back(regions.emplace(o.region, regions.size()).first->second);
    offers_on_.resize(regions.size());
    offers_on_[region_of_.back()].push_back(j);
  }
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
  const int more = cost(moves).visits;
  double out = join_gain(more);
  Good::add(menu_.glide, join_ * more, after);
  for (const Move& m : moves) {
    const Row& row = menu_.offers[m.offer].row;
    const double seconds = lengths_[m.offer][m.to] - length(m.offer);
    out += menu_.good.gain(row, seconds, after);
    Good::add(row, seconds, after);
  }
  return out;
}

void Choice::move(const Moves& moves) {
  const Cost taken = cost(moves);
  left_.time -= taken.time;
  left_.thumbs -= taken.thumbs;
  Good::add(menu_.glide, join_ * taken.visits, doses_);
  for (const Move& m : moves) {
    Good::add(menu_.offers[m.offer].row, lengths_[m.offer][m.to] - length(m.offer), doses_);
    levels_[m.offer] = m.to;
  }
}

}  // namespace unknot::planner
