// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/frame.hpp"

#include <algorithm>
#include <set>

namespace unknot::planner {
namespace {

Ms given_time(const guide::Guide& guide, const std::vector<plan::Step>& given, plan::Stage stage) {
  Ms out{0};
  for (const plan::Step& s : given) {
    const auto t = guide.techniques.find(s.technique);
    if (s.stage == stage && t != guide.techniques.end() && t->second.join) out += s.duration;
  }
  return out;
}

/// Broad before specific before still.
int turn(const guide::Technique& t) {
  if (t.good[0] + t.good[1] >= 0.5 && t.pattern != guide::Pattern::sink) return 0;
  if (t.pattern == guide::Pattern::sink) return t.good[2] > 0.5 ? 3 : 1;
  return 2;
}

}  // namespace

Frame make_frame(const guide::Guide& guide, const plan::Request& request,
                 const std::vector<plan::Step>& given, bool closing, Ms left) {
  const auto number = [&](const char* key) { return guide.limit("PLANNER/frame", key); };
  Frame out;
  for (const plan::Step& s : given) out.from = std::max(out.from, s.stage);
  const auto least = [&](std::string_view rule) {
    const double total = to_seconds(request.total);
    if (total >= guide.limit(rule, "from_s")) return guide.limit(rule, "long_s");
    return std::max(guide.limit(rule, "short_s"), total * guide.limit(rule, "fraction"));
  };
  const double slack = number("slack_s");
  out.hold = std::min(left, seconds(number("hold_s")));
  const Ms cooled = given_time(guide, given, plan::Stage::cool_down);
  const Ms warmed = given_time(guide, given, plan::Stage::warm_up);
  out.cool = std::max(Ms(0), seconds(least("FLOW-6/length") + slack) - cooled);
  out.warm = std::max(Ms(0), seconds(least("FLOW-6/warm-up") + slack) - warmed);
  out.integration = std::max(seconds(number("integration_min_s")),
                             seconds(to_seconds(request.total) * number("integration_share")));
  if (out.from > plan::Stage::warm_up) out.warm = Ms(0);
  out.with_work = !closing && out.from <= plan::Stage::targeted;
  if (out.from == plan::Stage::integration) {
    out.integration = std::max(Ms(0), left - out.hold - out.cool);
    if (out.integration < seconds(number("integration_min_s"))) out.integration = Ms(0);
  }
  if (closing || out.from > plan::Stage::integration) out.integration = Ms(0);
  if (closing) out.warm = Ms(0);
  if (out.from >= plan::Stage::grounding) out.cool = Ms(0);
  if (out.integration == Ms(0) && !out.with_work) out.cool = std::max(Ms(0), left - out.hold);
  if (out.from > plan::Stage::cool_down) out.cool = Ms(0);
  if (out.from > plan::Stage::grounding) out.hold = Ms(0);
  out.cool = std::min(out.cool, std::max(Ms(0), left - out.hold));
  return out;
}

Budget work_budget(const guide::Guide& guide, const Frame& frame, Ms left, Ms stretching) {
  const auto number = [&](const char* key) { return guide.limit("PLANNER/frame", key); };
  const double work =
      to_seconds(left - stretching - frame.warm - frame.cool - frame.hold - frame.integration);
  const double all = to_seconds(left);
  const double breaks =
      static_cast<int>(all / number("work_s")) * number("break_s") +
      static_cast<int>(all / number("long_every_s")) * (number("long_break_s") - number("break_s"));
  const double time = std::max(0.0, work - breaks - number("check_in_s"));
  // Both sides of a step follow each other, and the next ones wait until the thumbs are rested.
  const double pair = 2 * guide.limit("PLANNER/steps", "thumb_s");
  const double every = guide.limit("PLANNER/steps", "thumb_every_s");
  const double pairs = time < pair ? 0 : 1 + static_cast<int>((time - pair) / every);
  return {time, std::min(thumb_time(guide, time), pair * pairs)};
}

double thumb_time(const guide::Guide& guide, double work) {
  const double window = guide.limit("GIVER-5/window", "window_s");
  const double most = guide.limit("GIVER-5/window", "thumb_s");
  const int whole = static_cast<int>(work / window);
  return most * whole + std::min(most, work - window * whole);
}

std::vector<Item> work_items(const guide::Guide& guide, const std::vector<Offer>& menu,
                             std::uint64_t seed, const plan::Step* resume, Course course) {
  struct Piece {
    const Offer* offer;
    int round, piece;
  };
  // Short thumb work comes more often than there are rounds over the back: several times in each.
  int rounds = 1;
  for (const Offer& o : menu)
    if (!o.thumbs()) rounds = std::max(rounds, o.length().pieces);
  std::vector<Piece> chosen;
  for (const Offer& o : menu) {
    const int n = o.length().pieces;
    for (int i = 0; i < n; ++i) chosen.push_back({&o, n > rounds ? i * rounds / n : i, i});
  }
  std::set<std::string_view> early;
  if (course == Course::thumbs_first)
    for (const Piece& p : chosen)
      if (p.offer->thumbs()) early.insert(p.offer->region);
  const auto key = [&](const Piece& p) {
    const bool first = resume != nullptr && p.offer->region == resume->region;
    const bool at_once = first && p.offer->technique->id == resume->technique;
    return std::tuple(p.round, !first, !early.contains(p.offer->region), p.offer->order,
                      p.offer->region, !at_once, turn(*p.offer->technique), p.offer->technique->id,
                      p.piece);
  };
  std::sort(chosen.begin(), chosen.end(),
            [&](const Piece& x, const Piece& y) { return key(x) < key(y); });
  std::vector<Item> out;
  plan::Side start = seed % 2 == 1 ? plan::Side::left : plan::Side::right;
  if (resume != nullptr && resume->side != plan::Side::both && resume->side != plan::Side::none)
    start = resume->side;
  int visit = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const Offer& o = *chosen[i].offer;
    if (i == 0 || chosen[i - 1].offer->region != o.region || chosen[i - 1].round != chosen[i].round)
      ++visit;
    Item item;
    item.technique = o.technique;
    item.region = o.region;
    item.rows = o.rows;
    item.level = o.level;
    item.duration = seconds(o.length().seconds / o.length().pieces);
    item.reason = o.technique->purpose;
    item.visit = visit;
    item.piece = chosen[i].piece;
    if (o.both_at_once) {
      item.side = guide.regions.at(o.region).midline ? plan::Side::none : plan::Side::both;
      out.push_back(item);
      continue;
    }
    const plan::Side other = start == plan::Side::left ? plan::Side::right : plan::Side::left;
    for (const plan::Side side : {start, other}) {
      if (!(side == plan::Side::left ? o.left : o.right)) continue;
      item.side = side;
      out.push_back(item);
    }
    start = other;  // the next technique begins where this one ended
  }
  return out;
}

std::vector<Item> closing_items(const guide::Guide& guide, const guide::Technique& glide, Ms cool,
                                Ms cycle, Ms begun, Level first) {
  std::vector<Item> out;
  if (cool < Ms(1500) || cycle.value <= 0) return out;
  const double usual = to_seconds(cycle);
  const double to = guide.limit("PLANNER/frame", "closing_last");
  const double from =
      std::clamp(to_seconds(begun) / usual, guide.limit("PLANNER/frame", "closing_first"), to);
  const double all = to_seconds(cool);
  const int n = std::max(1, static_cast<int>(all / (usual * (from + to) / 2) + 0.999));
  const double mean = all / (n * usual);
  const double last = n > 1 ? std::clamp(2 * mean - from, from, to + 0.08) : mean;
  for (int i = 0; i < n; ++i) {
    Item item;
    item.stage = plan::Stage::cool_down;
    item.technique = &glide;
    item.region = "whole-back";
    item.level = i * 3 < n ? first : Level::light;
    item.slow = n > 1 ? from + (last - from) * i / (n - 1) : std::clamp(mean, from, to);
    item.duration = seconds(usual * item.slow);
    item.reason = guide.phrases.at("en").at("plan.cool-down");
    out.push_back(item);
  }
  return out;
}

}  // namespace unknot::planner
