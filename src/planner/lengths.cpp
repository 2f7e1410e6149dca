// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/lengths.hpp"

#include <algorithm>

#include "planner/cut.hpp"

namespace unknot::planner {
namespace {

constexpr std::string_view kSteps = "PLANNER/steps";

/// How long one side of a technique may last, seconds: longer in a long massage.
double longest_step(const guide::Guide& guide, const plan::Request& request) {
  const double share = to_seconds(request.total) / guide.limit(kSteps, "longest_in_s");
  return guide.limit(kSteps, "longest_s") *
         std::clamp(share, 1.0, guide.limit(kSteps, "longest_grows"));
}

double longest_side(const guide::Guide& guide, const plan::Request& request, const Offer& o) {
  double longest = std::min(longest_step(guide, request), o.technique->dose_s.max);
  if (o.thumbs()) longest = std::min(longest, guide.limit(kSteps, "thumb_s"));
  if (o.level == Level::firm) longest = std::min(longest, guide.limit(kSteps, "firm_s"));
  return longest;
}

/// In a longer massage the hands come back to an area: first to loosen it, then to go into detail.
int visits(const guide::Guide& guide, const plan::Request& request, const guide::Technique& t,
           double longest_s) {
  const double rounds = 1 + to_seconds(request.total) / guide.limit(kSteps, "round_s");
  return std::max(1, static_cast<int>(std::min(rounds, t.dose_s.max / longest_s + 0.999)));
}

/// What one step on one side may last: whole cycles from what is worth its name to the longest.
std::vector<double> steps(Strokes& strokes, const Offer& o, plan::Side side, double longest_s) {
  const guide::Guide& guide = strokes.ground().guide();
  const auto& drawn = strokes.get(*o.technique, o.region, side, o.level, 0);
  std::vector<double> out;
  if (!drawn.stroke) return out;
  Item item;
  item.technique = o.technique;
  item.region = o.region;
  item.side = side;
  item.level = o.level;
  const auto add = [&](double want) {
    item.duration = seconds(want);
    const double s = to_seconds(cut(strokes, item, drawn).duration());
    if (out.empty() || s > out.back() + 1) out.push_back(s);
  };
  const double least = guide.limit(kSteps, "least_s");
  const double step = guide.limit(kSteps, "more_s") / 2;
  // Thumb work is short anyway: all of it or none.
  const bool whole = o.thumbs() || longest_s < least;
  if (whole && longest_s < least * guide.limit(kSteps, "least_share")) return out;
  const int n = whole ? 0 : static_cast<int>((longest_s - step / 2 - least) / step + 1);
  for (int i = 0; i < n; ++i) add(least + step * i);
  add(longest_s);
  // Where no other side follows, the one has to be worth the change of technique by itself.
  const double alone = guide.limit("FLOW-3/hop", "run_s");
  if (o.sides() == 1 && o.technique->pattern != guide::Pattern::sink)
    std::erase_if(out, [&](double s) { return s < alone; });
  return out;
}

}  // namespace

std::vector<Length> lengths(Strokes& strokes, const plan::Request& request, const Offer& o) {
  const guide::Guide& guide = strokes.ground().guide();
  const double longest_s = longest_side(guide, request, o);
  const int most = visits(guide, request, *o.technique, longest_s);
  std::vector<double> once;
  for (const plan::Side side : {plan::Side::left, plan::Side::right}) {
    if (!(side == plan::Side::left ? o.left : o.right)) continue;
    const auto some = steps(strokes, o, o.both_at_once ? plan::Side::both : side, longest_s);
    if (once.empty() || (!some.empty() && some.back() > once.back())) once = some;
    if (o.both_at_once) break;
  }
  std::vector<Length> out{{}};
  if (once.empty()) return out;
  for (int pieces = 1; pieces <= most; ++pieces)
    for (const double s : once)
      if (s * pieces > out.back().seconds + 1) out.push_back({s * pieces, pieces});
  return out;
}

}  // namespace unknot::planner
