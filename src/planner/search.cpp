// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/search.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/random.hpp"
#include "plan/before.hpp"
#include "planner/choose.hpp"
#include "planner/exchange.hpp"
#include "planner/lay.hpp"
#include "planner/rate.hpp"
#include "planner/recall.hpp"
#include "planner/warnings.hpp"

namespace unknot::planner {
namespace {

using plan::Stage;

constexpr std::string_view kSteps = "PLANNER/steps";
constexpr double kUnlike = 1e9;  ///< more than any two massages differ by

/// When the still hold ended, and how long the rest after it has lasted.
std::pair<Ms, Ms> rested(const std::vector<plan::Step>& given) {
  std::pair<Ms, Ms> out{0, 0};
  for (const plan::Step& step : given) {
    if (step.stage < Stage::rest)
      out.first = step.start + step.duration;
    else
      out.second += step.duration;
  }
  return out;
}

plan::Step ending(const Setting& s, int id, Ms start) {
  plan::Step step;
  step.id = id;
  step.stage = Stage::rest;
  step.kind = plan::Step::Kind::ending;
  step.start = start;
  const Ms had = rested(s.progress.given).second;
  step.duration = std::max(Ms(1000), seconds(s.frame("ending_s")) - had);
  step.reason = s.phrase("plan.ending");
  return step;
}

/// A draft with what was chosen for it and what it is worth.
struct Found {
  Draft draft;
  std::vector<std::size_t> chosen;  ///< Offer::chosen
  Course course = Course::flow;
  double score = 0, bound = 0;
};

/// A way to lay a choice.
struct Way {
  Course course = Course::flow;
  bool share_thumbs = false;  ///< thumb work that finds no place is first taken as too much of all
};

class Search {
 public:
  Search(const Setting& s, const Frame& frame)
      : s_(s),
        frame_(frame),
        slack_(seconds(s.frame("hold_slack_s"))),
        before_(s.strokes, s.request.total),
        card_(make_menu(s.strokes, s.request, s.progress.interest, s.glide)) {
    before_.take_given(s.progress.given);
  }

  plan::Plan run(const Budget& budget) {
    if (frame_.with_work) {
      Doses given = card_.good.none();
      add_given(card_, before_.dose(), s_.glide, given);
      Good::add(card_.glide, to_seconds(frame_.warm + frame_.cool + frame_.integration), given);
      work(given, budget);
      if (!s_.request.before) vary(given, budget);
    } else {
      keep(lay_out(s_, frame_, {}));
    }
    return finished();
  }

 private:
  /// Where the first way leaves much to be wished for, others are tried.
  void work(const Doses& given, const Budget& budget) {
    if (const auto again = as_before(s_, given, budget, card_)) {
      // In as much time as then, what was laid before is not learnt from but laid again.
      const bool same = s_.request.total == s_.request.before->total;
      lay_and_learn(*again, 2 * s_.guide.limit(kSteps, "more_s"), same);
      if (same && as_it_was(*again)) lay_again(*again);
      if (on_time(best_->draft)) return;
    }
    const Warmth warm = warmth();
    // In the middle of a massage people wait for the answer with their hands on the back.
    lay_and_learn(chosen(s_.guide, given, budget, warm, card_, fresh()),
                  2 * s_.guide.limit(kSteps, "more_s"));
    if (near_enough()) return;
    polish(given, budget);
    if (near_enough()) return;
    // Joins and other work may warm more than was counted on.
    const double small = s_.guide.limit(kSteps, "small_gain");
    Choice free(s_.guide, given, budget, {}, card_);
    improve(free, small);
    try_way({}, free, given, budget);
    if (near_enough()) return;
    Choice strict(s_.guide, given, budget, warm, card_);
    improve(strict, small);
    try_way({}, strict, given, budget);
    for (const Way& way : {Way{Course::thumbs_first, false}, Way{Course::thumbs_first, true},
                           Way{Course::flow, true}})
      if (!near_enough() && budget.thumbs > 0) try_way(way, free, given, budget);
  }

  /// How unlike the massage that this one is to be like: seconds of work that differ, and a little
  /// for each place in the order where something else is done.
  double unlike(const Draft& draft) const {
    constexpr double kPlace = 0.1;
    plan::Plan plan;
    plan.request = s_.request;
    plan.steps = draft.line.steps();
    const plan::Before& before = *s_.request.before;
    const plan::Before now = plan::before_of(s_.guide, plan);
    double out = 0;
    for (const plan::Change& c : plan::changes(before, now))
      out += to_seconds(c.before > c.now ? c.before - c.now : c.now - c.before);
    for (std::size_t i = 0; i < std::max(before.parts.size(), now.parts.size()); ++i) {
      const bool both = i < before.parts.size() && i < now.parts.size();
      const auto what = [](const plan::Before::Part& p) {
        return std::tie(p.technique, p.region, p.side, p.level);
      };
      if (!both || what(before.parts[i]) != what(now.parts[i])) out += kPlace;
    }
    return out;
  }

  /// Nothing else than before is worth it, whatever is wished for by now.
  bool as_it_was(const Choice& again) const {
    for (std::size_t j = 0; j < card_.offers.size(); ++j)
      if (again.level(j) != card_.offers[j].before) return false;
    return true;
  }

  /// Which of two courses was taken, and for which thumb work a turn was sought in vain (which
  /// moves the sides of all that follows), is not in what is known of the massage before: what is
  /// laid most like it is looked for, and kept if it is more like it than the best so far.
  void lay_again(const Choice& again) {
    double least = on_time(best_->draft) ? unlike(best_->draft) : kUnlike;
    for (const Course course : {Course::flow, Course::thumbs_first}) {
      if (least == 0) break;
      take(again, card_);
      way_.course = course;
      auto [off, found] = nearest_to_before();
      if (!found || off >= least) continue;
      least = off;
      best_.emplace(*std::move(found));
    }
    way_ = {};
  }

  /// From what is on the card on, with more or less of one kind of thumb work at a time.
  std::pair<double, std::optional<Found>> nearest_to_before() {
    constexpr int kRounds = 3;
    constexpr int kMorePieces = 2;
    std::pair<double, std::optional<Found>> out;
    auto& [least, nearest] = out;
    const auto nearer = [&] {
      Draft draft = laid();
      if (!on_time(draft)) return false;
      const double off = unlike(draft);
      if (nearest && off >= least) return false;
      least = off;
      nearest.emplace(found(std::move(draft)));
      return true;
    };
    nearer();
    bool any = nearest.has_value();
    for (int round = 0; round < kRounds && any && least > 0; ++round) {
      any = false;
      const std::vector<std::size_t> from = nearest->chosen;
      for (std::size_t j = 0; j < from.size() && least > 0; ++j) {
        const Offer& o = card_.offers[j];
        if (!o.thumbs()) continue;
        const int most = o.lengths[from[j]].pieces + kMorePieces;
        for (std::size_t to = 0; to < o.lengths.size() && o.lengths[to].pieces <= most; ++to) {
          if (to == from[j]) continue;
          for (std::size_t k = 0; k < from.size(); ++k) card_.offers[k].chosen = from[k];
          card_.offers[j].chosen = to;
          any = nearer() || any;
        }
      }
    }
    return out;
  }

  void try_way(const Way& way, const Choice& choice, const Doses& given, const Budget& budget) {
    way_ = way;
    if (lay_and_learn(choice, 0.5 * s_.guide.limit(kSteps, "more_s"))) polish(given, budget);
  }

  /// Exchanges that promise more are laid, and kept if they keep the promise.
  void polish(const Doses& given, const Budget& budget) {
    constexpr int kExchanges = 12;
    if (!on_time(best_->draft)) return;
    for (int step = 0; step < kExchanges; ++step) {
      const Choice now = standing(*best_, given, budget);
      if (!keep_any(promising(now)) && !(all_ways() && keep_any(promising(now, kBetter, 10, true))))
        return;
    }
  }

  /// The first of the exchanges that keeps what it promises.
  bool keep_any(const std::vector<Moves>& exchanges) {
    return std::any_of(exchanges.begin(), exchanges.end(), [&](const Moves& moves) {
      put_on_card(*best_, moves);
      return keep(laid());
    });
  }

  /// Another plan for another seed: as good as the best, to within what is said in the guide.
  void vary(const Doses& given, const Budget& budget) {
    constexpr int kExchanges = 6;
    constexpr std::size_t kWays = 40;
    if (s_.request.seed == plan::Request().seed || !fresh()) return;
    if (!on_time(best_->draft)) return;
    Random random(s_.request.seed);
    const double least = best_->score * (1 - s_.guide.limit("PLANNER/search", "variety"));
    std::set<std::size_t> moved;
    for (int step = 0; step < kExchanges; ++step) {
      const Choice now = standing(*best_, given, budget, all_ways());
      auto ways = promising(now, least - best_->score, kWays);
      if (all_ways())
        for (const Moves& more : promising(now, least - best_->score, kWays, true))
          ways.push_back(more);
      // Not back again.
      std::erase_if(ways, [&](const Moves& way) {
        return std::any_of(way.begin(), way.end(),
                           [&](const Move& m) { return moved.contains(m.offer); });
      });
      if (ways.empty()) return;
      const Moves& way = ways[static_cast<std::size_t>(random.below(ways.size()))];
      put_on_card(*best_, way);
      Found other = found(laid());
      if (!on_time(other.draft) || other.score < least ||
          other.draft.left_out.size() > best_->draft.left_out.size())
        continue;
      for (const Move& m : way) moved.insert(m.offer);
      best_.emplace(std::move(other));
    }
  }

  /// What was chosen for it, with the time that its integration could give. `other`: another is
  /// looked for, not a better one: where the integration has given more than it should already, in
  /// as much time as the plan takes.
  Choice standing(const Found& found, const Doses& given, const Budget& budget,
                  bool other = false) const {
    Choice out(s_.guide, given, budget, {}, card_);
    for (std::size_t j = 0; j < out.offers(); ++j)
      if (found.chosen[j] > 0) out.move({{j, found.chosen[j]}});
    const auto number = [&](const char* key) { return s_.guide.limit("PLANNER/search", key); };
    const double keep =
        std::max(s_.frame("integration_min_s"), to_seconds(frame_.integration) * number("keep"));
    double spare = to_seconds(found.draft.integration) - keep;
    if (other) spare = std::max(0.0, spare);
    spare += number("room_s");
    out.grant(spare - out.spare().time);
    return out;
  }

  void put_on_card(const Found& found, const Moves& moves) {
    for (std::size_t j = 0; j < card_.offers.size(); ++j) card_.offers[j].chosen = found.chosen[j];
    for (const Move& m : moves) card_.offers[m.offer].chosen = m.to;
    way_.course = found.course;
  }

  Found found(Draft draft) const {
    std::vector<std::size_t> chosen;
    for (const Offer& o : card_.offers) chosen.push_back(o.chosen);
    Found out{std::move(draft), std::move(chosen), way_.course, 0, 0};
    out.score = score_of(s_, card_, out.draft.line);
    return out;
  }

  Draft laid() const {
    return lay_out(s_, frame_,
                   work_items(s_.guide, card_.offers, s_.request.seed, s_.resume, way_.course));
  }

  /// Of the best so far, worked out once. As it comes out, not raised to the score: tests prove
  /// that it is a bound.
  double bound() {
    Found& found = *best_;
    if (found.bound == 0)
      found.bound = bound_of(s_, card_, before_, found.draft.line, near(), false);
    return found.bound;
  }

  /// A bound that is near enough to the best so far.
  double near() const { return best_->score / (1 - s_.guide.limit("PLANNER/search", "near")); }

  /// A new massage, not what is left of one.
  bool fresh() const { return s_.progress.given.empty(); }

  /// A bound only knows plans with the same long strokes: a short new massage is tried in all ways.
  bool all_ways() const {
    return fresh() &&
           s_.request.total < seconds(s_.guide.limit("PLANNER/search", "all_ways_below_s"));
  }

  bool near_enough() {
    if (all_ways()) return false;
    return on_time(best_->draft) && bound() <= near();
  }

  /// Lays the choice, and chooses anew with what was learnt from it. `spare_s`: time that may be
  /// left to the integration beyond what it is meant to have. False if nothing better came of it.
  /// `as_it_is`: if it fits at all, it is taken.
  bool lay_and_learn(Choice choice, double spare_s, bool as_it_is = false) {
    constexpr int kTries = 4;      // to make it better,
    constexpr int kPatience = 24;  // to make it fit at all
    const double small = s_.guide.limit(kSteps, "small_gain");
    bool any = false;
    refused_.clear();
    for (int round = 0; round < kPatience; ++round) {
      take(choice, card_);
      Draft draft = laid();
      const bool fits = on_time(draft);
      const double spare = to_seconds(draft.integration + draft.off - frame_.integration);
      const std::vector<Item> refused = draft.left_out;
      const double thumbs = thumb_seconds(draft.line);
      const bool better = keep(std::move(draft));
      any = any || better;
      const bool settled = fits && (as_it_is || (refused.empty() && spare < spare_s));
      const bool hopeful = better || !refused.empty() || !fits;
      if (settled || ((round + 1 >= kTries || !hopeful) && on_time(best_->draft))) break;
      const double had = choice.spare().time;
      learn(refused, thumbs, choice);
      choice.grant(spare - (choice.spare().time - had));
      shrink(choice);
      improve(choice, small);
    }
    return any;
  }

  static Ms away(const Draft& d) { return d.off < Ms(0) ? Ms(-d.off.value) : d.off; }
  bool on_time(const Draft& draft) const { return away(draft) <= slack_; }

  Warmth warmth() const {
    Warmth out;
    out.need = to_seconds(before_.warm_enough());
    out.most_s = s_.guide.limit(kSteps, "warm_at_last_s");
    for (std::size_t area = 0; area < out.had.size(); ++area)
      out.had[area] = to_seconds(before_.warm(area));
    for (const auto& [area, per_s] : card_.glide_warms)
      out.had[area] += per_s * to_seconds(frame_.warm);
    return out;
  }

  /// Of the work that was laid, by thumbs.
  double thumb_seconds(const Timeline& line) const {
    double out = 0;
    const Given laid = line.dose();
    const Given given = before_.dose();
    for (const Offer& o : card_.offers)
      if (o.thumbs()) out += spent_on(o, laid, given);
    return out;
  }

  /// What found no place is chosen less, or which of the thumb work is done is chosen again.
  void learn(const std::vector<Item>& refused, double thumbs, Choice& choice) {
    bool any_thumbs = false;
    for (const Item& item : refused) {
      const bool first = refused_.insert({item.technique->id, item.region}).second;
      if (way_.share_thumbs && first && item.technique->tools.front() == "thumb")
        any_thumbs = true;
      else
        refuse(item, choice);
    }
    if (any_thumbs) choice.limit_thumbs(thumbs);
  }

  /// One visit fewer of what found no place.
  void refuse(const Item& item, Choice& choice) const {
    for (std::size_t j = 0; j < card_.offers.size(); ++j) {
      const Offer& o = card_.offers[j];
      if (o.technique != item.technique || o.region != item.region) continue;
      std::size_t top = std::min(choice.level(j), choice.top(j));
      const int pieces = o.lengths[top].pieces;
      while (top > 0 && o.lengths[top].pieces >= pieces) --top;
      choice.set_top(j, top);
      choice.move({{j, top}});
    }
  }

  /// False if what is kept already is better.
  bool keep(Draft draft) {
    Found other = found(std::move(draft));
    const bool out = !best_ || better(other, *best_);
    if (out) best_.emplace(std::move(other));
    return out;
  }

  bool better(const Found& a, const Found& b) const {
    if (on_time(a.draft) != on_time(b.draft)) return on_time(a.draft);
    if (on_time(a.draft)) return a.score > b.score;
    return away(a.draft) < away(b.draft);
  }

  plan::Plan finished() {
    Timeline& line = best_->draft.line;
    for (std::size_t j = 0; j < card_.offers.size(); ++j) card_.offers[j].chosen = best_->chosen[j];
    const Ms hold =
        std::clamp(s_.request.total - line.now(), frame_.hold - slack_, frame_.hold + slack_);
    if (frame_.hold > Ms(0))
      line.lay_hold(Stage::grounding, std::max(hold, Ms(1000)), s_.phrase("plan.grounding"));
    plan::Plan out;
    out.guide = s_.guide.hash;
    out.request = s_.request;
    out.limits = s_.strokes.ground().limits();
    out.body = s_.strokes.ground().body();
    out.steps = line.steps();
    out.given = static_cast<int>(line.given());
    const bool rests = frame_.from == Stage::rest;
    out.total = rests ? rested(s_.progress.given).first : line.now();
    const int id = out.steps.empty() ? 1 : out.steps.back().id + 1;
    out.steps.push_back(ending(s_, id, line.now()));
    out.score = best_->score;
    out.bound = bound();
    if (out.bound > near())
      out.bound = std::min(out.bound, bound_of(s_, card_, before_, line, near(), true));
    out.bound_scope = s_.phrase("plan.bound-scope");
    out.warnings =
        warnings({s_.guide, s_.request, out.limits, card_.offers, line, best_->draft.left_out});
    for (plan::Warning& w : not_as_before(out, card_.offers, s_.strokes))
      out.warnings.push_back(std::move(w));
    return out;
  }

  const Setting& s_;
  const Frame& frame_;
  Ms slack_;
  Timeline before_;
  Menu card_;
  Way way_;
  std::optional<Found> best_;
  std::set<std::pair<std::string, std::string>> refused_;  ///< of the choice that is being laid
};

}  // namespace

Result<plan::Plan> search(const Setting& s) {
  const Ms left = s.request.total - s.progress.now;
  const Ms stretching = stretch_time(s);
  const Frame frame =
      make_frame(s.guide, s.request, s.progress.given, s.progress.closing, left - stretching);
  const auto& glide = s.strokes.get(s.glide, "whole-back", plan::Side::both, Level::light, 0);
  if (!glide.stroke) {
    const body::Ground& ground = s.strokes.ground();
    const bool some = ground.open_cells(ground.bits("whole-back", plan::Side::both)) > 0;
    return failure("plan", s.phrase(some ? "plan.too-little-open" : "plan.nothing-open"));
  }
  return Search(s, frame).run(work_budget(s.guide, frame, left, stretching));
}

}  // namespace unknot::planner
