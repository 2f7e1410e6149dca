// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/rate.hpp"

#include <algorithm>

#include "planner/frame.hpp"

namespace unknot::planner {

double score_of(const Setting& s, const Menu& card, const Timeline& line) {
  Doses doses = card.good.none();
  add_given(card, line.dose(), s.glide, doses);
  return card.good.worth(doses);
}

double bound_of(const Setting& s, const Menu& card, const Given& before, const Timeline& line,
                double enough) {
  const Given laid = line.dose();
  Given fixed = before;
  double time = 0;
  double thumbs = 0;
  std::vector<Share> shares;
  for (const auto& [what, spent] : laid)
    if (what.first == s.glide.id) fixed[what] = spent;
  for (const Offer& o : card.offers) {
    const std::pair key(o.technique->id, o.region);
    const auto had = before.find(key);
    const auto has = laid.find(key);
    const double spent =
        (has == laid.end() ? 0 : has->second) - (had == before.end() ? 0 : had->second);
    time += spent;
    if (o.thumbs()) thumbs += spent;
    const int sides = std::max(1, o.sides());
    // No step would be begun for less, but one may turn out so when it is laid.
    double least = o.lengths[1].seconds * (1 - s.guide.limit("PLANNER/steps", "tempo"));
    if (spent > 0) least = std::min(least, spent / sides);
    // What was begun may be finished.
    if (had != before.end()) least = 0;
    shares.push_back({&o.row, static_cast<double>(sides), std::max(o.most_s(), spent / sides),
                      o.thumbs(), least});
  }
  Doses frame = card.good.none();
  add_given(card, fixed, s.glide, frame);
  // Thumbs only work between warm-up and closing.
  const double thumb_budget =
      std::max(thumbs, thumb_time(s.guide, to_seconds(line.time_in(plan::Stage::targeted))));
  return relax(card.good, frame, shares, {time, thumb_budget}, enough).bound;
}

}  // namespace unknot::planner
