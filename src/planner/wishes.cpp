// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/wishes.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

constexpr std::string_view kSteps = "PLANNER/steps";

/// Does the wish "rhomboids" or "shoulders:left" mean this area?
bool meant(const guide::Guide& guide, std::string_view wish, const plan::Area& area) {
  const auto colon = wish.find(':');
  const std::string_view region = wish.substr(0, colon);
  if (region != area.region && !member(guide, region, area.region)) return false;
  return colon == std::string_view::npos || area.side == plan::Side::none ||
         wish.substr(colon + 1) == guide::word(area.side);
}

}  // namespace

bool member(const guide::Guide& guide, std::string_view group, const std::string& region) {
  const auto it = guide.regions.find(std::string(group));
  if (it == guide.regions.end()) return false;
  const auto& m = it->second.members;
  return std::find(m.begin(), m.end(), region) != m.end();
}

double interest_in(const guide::Guide& guide, const plan::Request& request,
                   const Interest& interest, const plan::Area& area) {
  double out = guide.regions.at(area.region).weight;
  for (const auto* wishes : {&request.focus, &request.less})
    for (const auto& [wish, factor] : *wishes)
      if (meant(guide, wish, area)) out *= factor;
  for (const auto& [about, factor] : interest) {
    const bool side = about.side == area.side || about.side == plan::Side::both ||
                      about.side == plan::Side::none || area.side == plan::Side::none;
    if (side && (about.region == area.region || member(guide, about.region, area.region)))
      out *= factor;
  }
  const bool quick = request.total < seconds(guide.limit(kSteps, "quick_below_s"));
  if (quick && member(guide, "shoulders", area.region))
    out *= guide.limit(kSteps, "shoulders_first");
  return out;
}

std::size_t Earlier::nearest(const std::vector<Length>& lengths) const {
  std::size_t out = 0;
  if (steps == 0 || lengths.size() < 2) return out;
  const int pieces = std::min(steps, lengths.back().pieces);
  double least = 1e9;
  for (std::size_t i = 1; i < lengths.size(); ++i) {
    if (lengths[i].pieces != pieces) continue;
    const double off = lengths[i].seconds - step_s * pieces;
    if ((off < 0 ? -off : off) >= least) continue;
    least = off < 0 ? -off : off;
    out = i;
  }
  return out;
}

Earlier earlier(const plan::Request& request, const std::string& technique,
                const std::string& region) {
  Earlier out;
  if (!request.before) return out;
  for (const plan::Before::Part& p : request.before->parts) {
    if (p.technique != technique || p.region != region) continue;
    out.level = std::max(out.level, p.level);
    out.steps = std::max(out.steps, p.steps);
    out.step_s = std::max(out.step_s, to_seconds(p.time) / p.steps);
  }
  return out;
}

void add_wishes(const guide::Guide& guide, const plan::Request& request, double all_interest,
                Menu& menu) {
  const auto limit = [&](const char* key) { return guide.limit("PLANNER/wishes", key); };
  double before_s = 0;
  for (const Offer& o : menu.offers) before_s += o.lengths[o.before].seconds * o.sides();
  for (Offer& o : menu.offers) {
    const auto wish = request.techniques.find(o.technique->id);
    const bool liked = wish != request.techniques.end() && wish->second == "like";
    const bool more = wish != request.techniques.end() && wish->second == "more";
    if (liked || more)
      menu.good.wish(o.row, o.technique->dose_s.typical,
                     limit(more ? "more" : "like") * o.interest / all_interest);
    const double s = o.lengths[o.before].seconds;
    if (s > 0) menu.good.wish(o.row, s, limit("as_before") * s * o.sides() / before_s);
  }
  menu.good.settle();
}

}  // namespace unknot::planner
