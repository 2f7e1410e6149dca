// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/rate.hpp"

#include <algorithm>

#include "planner/frame.hpp"

namespace unknot::planner {

double spent_on(const Offer& offer, const Given& laid, const Given& given) {
  const std::pair key(offer.technique->id, offer.region);
  const auto has = laid.find(key);
  const auto had = given.find(key);
  return (has == laid.end() ? 0 : has->second) - (had == given.end() ? 0 : had->second);
}

double score_of(const Setting& s, const Menu& card, const Timeline& line) {
  Doses doses = card.good.none();
  add_given(card, line.dose(), s.glide, doses);
  return card.good.worth(doses);
}

namespace {

/// What areas lack of warmth when the fixed long strokes are over. What the plan itself found warm
/// enough, by its own reckoning, is warm enough.
Cold cold_of(const Menu& card, const Timeline& before, const Timeline& line,
             const std::vector<double>& spent) {
  Cold out{};
  for (std::size_t area = 0; area < out.size(); ++area)
    out[area] = to_seconds(line.warm_enough() - before.warm(area) - line.glided(area));
  for (std::size_t j = 0; j < card.offers.size(); ++j) {
    if (spent[j] <= 0 || card.offers[j].deep == 0) continue;
    Cold had{};
    for (std::size_t k = 0; k < card.offers.size(); ++k)
      if (k != j)
        for (const auto& [area, per_s] : card.offers[k].warms) had[area] += per_s * spent[k];
    for (std::size_t area = 0; area < out.size(); ++area)
      if ((card.offers[j].deep >> area & 1U) != 0) out[area] = std::min(out[area], had[area]);
  }
  return out;
}

/// Seconds of the work that must pass before any thumb work may begin: its areas are cold.
double thumbs_from(const std::vector<Share>& shares, const Cold& cold) {
  double out = 1e9;
  for (const Share& s : shares) {
    if (!s.thumbs || s.most <= 0) continue;
    double wait = 0;
    for (std::size_t area = 0; area < cold.size(); ++area) {
      if ((s.deep >> area & 1U) == 0 || cold[area] <= 0) continue;
      double rate = 0;  // by a second of the clock
      for (const Share& other : shares)
        if (&other != &s) rate = std::max(rate, per_second(*other.warms, area) / other.cost);
      wait = std::max(wait, rate > 0 ? cold[area] / rate : 1e9);
    }
    out = std::min(out, wait);
  }
  return out;
}

/// Most seconds of thumb work in so much time, as it is laid: a step and its other side follow each
/// other, and where two of those are more than thumbs may work for a while, the next one waits.
double thumbs_most(const guide::Guide& guide, const std::vector<Share>& shares, double time) {
  double least = 1e9;
  double most = 0;
  for (const Share& s : shares) {
    if (!s.thumbs) continue;
    if (s.lengths.empty()) return thumb_time(guide, time);
    least = std::min(least, s.cost * s.lengths[1]);
    most = std::max(most, s.cost * guide.limit("PLANNER/steps", "thumb_s"));
  }
  const double window = guide.limit("GIVER-5/window", "window_s");
  const double in_window = guide.limit("GIVER-5/window", "thumb_s");
  if (2 * least <= in_window) return thumb_time(guide, time);
  double out = 0;
  for (int n = 1; n * least + (n - 1) * (window - in_window) <= time; ++n)
    out = std::max(out, std::min(n * most, time - (n - 1) * (window - in_window)));
  return out;
}

}  // namespace

double bound_of(const Setting& s, const Menu& card, const Timeline& before, const Timeline& line,
                double enough, bool as_laid) {
  const Given laid = line.dose();
  const Given given = before.dose();
  Given fixed = given;
  double time = 0;
  double thumbs = 0;
  std::vector<Share> shares;
  std::map<std::string_view, std::size_t> regions;
  std::vector<double> per_side;
  for (const auto& [what, spent] : laid)
    if (what.first == s.glide.id) fixed[what] = spent;
  for (const Offer& o : card.offers) {
    const double spent = spent_on(o, laid, given);
    time += spent;
    if (o.thumbs()) thumbs += spent;
    const int sides = std::max(1, o.sides());
    std::vector<double> allowed;
    // What was begun may be finished, however little that takes.
    if (!given.contains({o.technique->id, o.region}))
      for (const Length& length : o.lengths) allowed.push_back(length.seconds);
    // A step may turn out a little shorter or longer when it is laid.
    const auto place = std::lower_bound(allowed.begin(), allowed.end(), spent / sides);
    if (!allowed.empty() && spent > 0) allowed.insert(place, spent / sides);
    shares.push_back({&o.row, static_cast<double>(sides), std::max(o.most_s(), spent / sides),
                      o.thumbs(), std::move(allowed), &o.warms, o.deep,
                      regions.emplace(o.region, regions.size()).first->second});
    per_side.push_back(spent / sides);
  }
  Doses frame = card.good.none();
  add_given(card, fixed, s.glide, frame);
  const Scope scope =
      as_laid ? Scope{cold_of(card, before, line, per_side), line.joins() + 1} : Scope{};
  // Thumbs only work between warm-up and closing.
  const double room =
      to_seconds(line.time_in(plan::Stage::targeted)) - thumbs_from(shares, scope.cold);
  const Budget budget{time, std::max(thumbs, thumbs_most(s.guide, shares, room))};
  return relax(card.good, frame, shares, budget, scope, enough).bound;
}

}  // namespace unknot::planner
