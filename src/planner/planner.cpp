// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/planner.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <cstdio>
#include <cstdlib>

#include "planner/choose.hpp"
#include "planner/frame.hpp"
#include "planner/timeline.hpp"
#include "planner/warnings.hpp"

namespace unknot::planner {
namespace {

using plan::Stage;

struct Setting {
  const guide::Guide& guide;
  const plan::Request& request;
  const plan::Progress& progress;
  Strokes& strokes;
  const guide::Technique& glide;
  const plan::Step* resume = nullptr;

  const std::string& phrase(const char* key) const { return guide.phrases.at("en").at(key); }
  double frame(const char* key) const { return guide.limit("PLANNER/frame", key); }
  /// Of long strokes over the whole back: no more than somebody allows anywhere on it.
  Level glide_level() const {
    const auto& ground = strokes.ground();
    const Level allowed = ground.ceiling(ground.bits("whole-back", plan::Side::both));
    return std::max(Level::light, lower(lower(request.pressure, allowed), glide.max_level));
  }
};

struct Draft {
  Timeline line;
  std::vector<Item> left_out;
  Ms work_over;  ///< when the work on the areas was done
};

Item long_strokes(const Setting& s, Stage stage, Level level, Ms duration, const char* reason) {
  Item out;
  out.stage = stage;
  out.technique = &s.glide;
  out.region = "whole-back";
  out.level = level;
  out.duration = duration;
  out.reason = s.phrase(reason);
  return out;
}

/// Cycles of long strokes that fill `duration`, and the cycle time they share (the usual one = 1),
/// so that the tempo stays the same through breaks and from part to part.
struct Even {
  int cycles = 1;
  double slow = 1;
  double cycle_s = 1;
};

Even even(const Setting& s, Level level, Ms duration) {
  const auto& drawn = s.strokes.get(s.glide, "whole-back", plan::Side::both, level, 0);
  const double cycle = drawn.stroke ? to_seconds(drawn.stroke->cycle) : 1;
  const double fastest = drawn.stroke ? drawn.stroke->shortest : 1;
  Even out;
  out.cycles = std::max(1, static_cast<int>(to_seconds(duration) / (cycle * fastest)));
  out.slow = std::clamp(to_seconds(duration) / (out.cycles * cycle), fastest,
                        drawn.stroke ? drawn.stroke->longest : 1);
  out.cycle_s = cycle * out.slow;
  return out;
}

/// Long strokes in parts short enough for a break between them.
void lay_long_strokes(const Setting& s, Timeline& line, Stage stage, Level level, Ms duration,
                      const char* reason) {
  const Even e = even(s, level, duration);
  const int most = std::max(1, static_cast<int>(180 / e.cycle_s));
  const int parts = (e.cycles + most - 1) / most;
  for (int i = 0; i < parts; ++i) {
    const int cycles = e.cycles * (i + 1) / parts - e.cycles * i / parts;
    Item item = long_strokes(s, stage, level, seconds(cycles * e.cycle_s), reason);
    item.slow = e.slow;
    line.lay(item);
  }
}

void lay_warm_up(const Setting& s, Timeline& line, const Frame& frame, Level level) {
  if (frame.warm < Ms(1000)) return;
  const bool begun = line.given() > 0;
  if (level == Level::light || begun) {
    lay_long_strokes(s, line, Stage::warm_up, level, frame.warm, "plan.warm-up");
    return;
  }
  const Even e = even(s, level, frame.warm);
  const int first = std::max(1, static_cast<int>(e.cycles * s.frame("warm_first_share")));
  Item item =
      long_strokes(s, Stage::warm_up, Level::light, seconds(first * e.cycle_s), "plan.warm-up");
  item.slow = e.slow;
  line.lay(item);
  item.level = level;
  item.duration = seconds(std::max(1, e.cycles - first) * e.cycle_s);
  item.reason = s.phrase("plan.warm-up-more");
  line.lay(item);
}

/// Lays the work, both sides of a technique or neither. What cannot be done yet (thumbs that need
/// their rest, a place too cold to go deep) waits until another area has had its turn.
void lay_work(const std::vector<Item>& items, Draft& draft) {
  std::vector<std::span<const Item>> waiting;
  const auto offer_waiting = [&](bool at_last) {
    std::erase_if(waiting,
                  [&](std::span<const Item> pair) { return draft.line.lay_all(pair, at_last); });
  };
  for (std::size_t i = 0; i < items.size();) {
    if (i > 0 && items[i].visit != items[i - 1].visit) offer_waiting(false);
    std::size_t n = 1;
    while (i + n < items.size() && items[i + n].technique == items[i].technique &&
           items[i + n].visit == items[i].visit)
      ++n;
    const std::span<const Item> pair(&items[i], n);
    if (!draft.line.lay_all(pair, false)) waiting.push_back(pair);
    i += n;
  }
  offer_waiting(false);
  offer_waiting(true);
  // Where firm work never finds its place, the same at medium pressure may.
  std::erase_if(waiting, [&](std::span<const Item> pair) {
    if (pair.front().level <= Level::medium) return false;
    std::vector<Item> softer(pair.begin(), pair.end());
    for (Item& item : softer) item.level = Level::medium;
    return draft.line.lay_all(softer, true);
  });
  for (const auto& pair : waiting) draft.left_out.push_back(pair.front());
}

Draft lay_all(const Setting& s, const Frame& frame, const std::vector<Item>& work, Ms integration,
              Ms end, bool settled) {
  Draft out{Timeline(s.strokes, end), {}, {}};
  out.line.take_given(s.progress.given);
  const Level level = s.glide_level();
  lay_warm_up(s, out.line, frame, level);
  lay_work(work, out);
  out.work_over = out.line.now();
  if (settled) out.line.rest_now();
  if (integration > Ms(0))
    lay_long_strokes(s, out.line, Stage::integration, level, integration, "plan.integration");
  return out;
}

/// The still hold at the end and the quiet minute after it.
void lay_end(const Setting& s, Timeline& line, Ms hold) {
  if (hold > Ms(0))
    line.lay_rest(Stage::grounding, "lower-back", hold, plan::Step::Kind::hold,
                  s.phrase("plan.grounding"));
}

/// Is it a stretch that the receiver does on a cue, wished for, allowed and still to come?
bool stretch_to_come(const Setting& s, const std::string& id, const guide::Technique& t) {
  if (!s.request.stretches || s.progress.closing || t.pattern != guide::Pattern::spoken)
    return false;
  if (s.strokes.ground().limits().barred_techniques.contains(id)) return false;
  const auto wish = s.request.techniques.find(id);
  if (wish != s.request.techniques.end() && wish->second == "never") return false;
  for (const plan::Step& g : s.progress.given)
    if (g.stage >= Stage::stretches) return false;
  return std::find(t.stages.begin(), t.stages.end(), Stage::stretches) != t.stages.end();
}

void lay_stretches(const Setting& s, Timeline& line) {
  for (const auto& [id, t] : s.guide.techniques)
    if (stretch_to_come(s, id, t))
      line.lay_rest(Stage::stretches, "lower-back", seconds(t.dose_s.typical),
                    plan::Step::Kind::hold, t.purpose);
}

Ms stretch_time(const Setting& s) {
  Ms out{0};
  for (const auto& [id, t] : s.guide.techniques)
    if (stretch_to_come(s, id, t)) out += seconds(t.dose_s.typical);
  return out;
}

plan::Step ending(const Setting& s, int id, Ms start) {
  plan::Step step;
  step.id = id;
  step.stage = Stage::rest;
  step.kind = plan::Step::Kind::ending;
  step.start = start;
  step.duration = seconds(s.frame("ending_s"));
  step.reason = s.phrase("plan.ending");
  return step;
}

/// Scales the chosen times so that the work takes `factor` times as long.
void scale(std::vector<Offer>& menu, double factor) {
  for (Offer& o : menu) {
    if (o.per_side_s == 0) continue;
    const bool fixed = o.thumbs() || o.level == Level::firm;
    const double least = std::min(20.0, o.most_s());
    if (!fixed) o.per_side_s = std::clamp(o.per_side_s * factor, least, o.most_s());
  }
}

/// Score and bound of what was laid. The bound is over all other ways to spend the time on the
/// areas; what was given, the long strokes and every pause stay as they are.
void rate(const Setting& s, const Menu& card, const Given& before, const Timeline& line,
          plan::Plan& out) {
  const Given laid = line.dose();
  Doses doses = card.good.none();
  add_given(card, laid, s.glide, doses);
  out.score = card.good.worth(doses);
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
    double least = s.guide.limit("PLANNER/steps", "least_s") * (o.thumbs() ? 0.75 : 0.9);
    least = std::min(least, o.longest_s);
    if (spent > 0) least = std::min(least, spent / sides);
    shares.push_back({&o.row, static_cast<double>(sides), std::max(o.most_s(), spent / sides),
                      o.thumbs(), least});
  }
  Doses frame = card.good.none();
  add_given(card, fixed, s.glide, frame);
  const double thumb_budget = std::max(thumbs, thumb_time(s.guide, to_seconds(out.total)));
  const Relaxed rel = relax(card.good, frame, shares, {time, thumb_budget});
  out.bound = std::max(out.score, rel.bound);
  if (getenv("PLANDUMP")) {
    printf("  score %.4f bound %.4f time %.0f thumbs %.0f/%.0f\n", out.score, rel.bound, time, thumbs, thumb_budget);
    for (size_t j = 0; j < card.offers.size(); ++j) {
      const Offer& o = card.offers[j];
      const std::pair key(o.technique->id, o.region);
      const auto has = laid.find(key);
      const double sp = has == laid.end() ? 0 : has->second;
      if (sp || o.per_side_s || rel.seconds[j] > 1)
      printf("    %-18s %-18s lvl %d longest %.0f visits %d sides %d: chosen %.0f laid %.0f relaxed %.0f slope %.6f\n", o.technique->id.c_str(), o.region.c_str(), rank(o.level), o.longest_s, o.visits, o.sides(), o.per_side_s, sp / std::max(1,o.sides()), rel.seconds[j], card.good.slope(o.row, doses).first / o.sides());
    }
  }
}

Result<plan::Plan> search(const Setting& s) {
  const Ms end = s.request.total;
  const Ms left = end - s.progress.now;
  const Ms stretching = stretch_time(s);
  const Frame frame =
      make_frame(s.guide, s.request, s.progress.given, s.progress.closing, left - stretching);
  const auto& glide = s.strokes.get(s.glide, "whole-back", plan::Side::both, Level::light, 0);
  if (!glide.stroke) {
    const body::Ground& ground = s.strokes.ground();
    const bool some = ground.open_cells(ground.bits("whole-back", plan::Side::both)) > 0;
    return failure("plan", s.phrase(some ? "plan.too-little-open" : "plan.nothing-open"));
  }

  Timeline before(s.strokes, end);
  before.take_given(s.progress.given);
  Menu card = make_menu(s.strokes, s.request, s.progress.interest, s.glide);
  std::vector<Offer>& menu = card.offers;
  if (frame.with_work) {
    Doses frame_doses = card.good.none();
    add_given(card, before.dose(), s.glide, frame_doses);
    Good::add(card.glide, to_seconds(frame.warm + frame.cool + frame.integration), frame_doses);
    Warmth warmth;
    warmth.need = to_seconds(before.warm_enough());
    warmth.most_s = s.guide.limit("PLANNER/steps", "warm_at_last_s");
    for (std::size_t area = 0; area < warmth.had.size(); ++area)
      warmth.had[area] = to_seconds(before.warm(area));
    for (const auto& [area, per_s] : card.glide_warms)
      warmth.had[area] += per_s * to_seconds(frame.warm);
    choose(s.guide, frame_doses, work_budget(s.guide, frame, left, stretching), warmth, card);
  }

  Ms begun{0};
  for (const plan::Step& step : s.progress.given)
    if (step.stage == Stage::cool_down && step.technique == s.glide.id)
      begun = plan::cycle_time(step);

  // Lay, compare with the clock, give or take; the integration's long strokes take up the rest.
  const Ms slack = seconds(s.frame("hold_slack_s"));
  Ms integration = frame.integration;
  Ms cool = frame.cool;
  bool rest_at_end = false;
  std::optional<Draft> best;
  Ms best_off{INT64_MAX};
  for (int round = 0; round < 24; ++round) {
    const auto work = work_items(s.guide, menu, s.request.seed, s.resume);
    // Where a break falls in or out with every second moved, its place is settled beforehand.
    constexpr int kPatience = 6;
    const bool settled = round >= kPatience;
    if (round == kPatience)
      rest_at_end = integration + cool > seconds(s.frame("work_s") - 2 * s.frame("break_s"));
    Draft draft = lay_all(s, frame, work, integration, end, settled);
    Timeline& line = draft.line;
    const auto closing =
        closing_items(s.guide, s.glide, cool, glide.stroke->cycle, begun,
                      frame.from < Stage::cool_down ? s.glide_level() : Level::light);
    // No break in the middle of the closing strokes.
    if (!settled)
      line.rest_before(cool);
    else if (rest_at_end)
      line.rest_now();
    for (const Item& item : closing) line.lay(item);
    lay_stretches(s, line);
    const Ms off = end - frame.hold - line.now();
    const Ms away = off < Ms(0) ? -off : off;
    const Ms work_over = draft.work_over;
    if (away < best_off) {
      best_off = away;
      best.emplace(std::move(draft));
    }
    if (away <= slack) break;
    if (round >= 2 * kPatience && cool + off >= frame.cool && away < seconds(70)) {
      cool += off;
      continue;
    }
    if (frame.integration == Ms(0) && !frame.with_work) {
      // Nothing but the closing is left: it takes up the time itself.
      cool = std::max(Ms(0), cool + off);
      continue;
    }
    cool = frame.cool;
    const Ms least = frame.integration > Ms(0) ? seconds(s.frame("integration_min_s")) : Ms(0);
    const Ms wanted = integration + off;
    const Ms most = frame.with_work ? std::max(seconds(120), seconds(to_seconds(end) * 0.15)) : end;
    const auto grow = [&](Ms aim) {
      const Ms worked = std::max(Ms(1000), work_over - s.progress.now);
      scale(menu, std::clamp(1 + to_seconds(aim) / to_seconds(worked), 0.7, 1.4));
    };
    if (wanted < least && round > kPatience) {
      // Making all of it shorter does not get there: leave out the least of what was chosen.
      Offer* last = nullptr;
      for (Offer& o : menu)
        if (o.per_side_s > 0 && (last == nullptr || o.interest < last->interest)) last = &o;
      if (last != nullptr) last->per_side_s = 0;
      integration = least;
    } else if (wanted < least) {
      grow(wanted - least);
      integration = least;
    } else if (wanted > most && round <= kPatience) {
      grow(wanted - most / 2);
      integration = most;
    } else {
      integration = wanted;
    }
  }

  Timeline& line = best->line;
  const Ms hold = std::clamp(end - line.now(), frame.hold - slack, frame.hold + slack);
  if (frame.hold > Ms(0)) lay_end(s, line, std::max(hold, Ms(1000)));
  plan::Plan out;
  out.guide = s.guide.hash;
  out.request = s.request;
  out.limits = s.strokes.ground().limits();
  out.body = s.strokes.ground().body();
  out.steps = line.steps();
  out.given = static_cast<int>(line.given());
  out.total = line.now();
  const int id = out.steps.empty() ? 1 : out.steps.back().id + 1;
  out.steps.push_back(ending(s, id, out.total));
  rate(s, card, before.dose(), line, out);
  out.bound_scope = s.phrase("plan.bound-scope");
  out.warnings = warnings({s.guide, s.request, out.limits, menu, line, best->left_out});
  return out;
}

const guide::Technique* glide_of(const guide::Guide& guide, const plan::Limits& limits) {
  for (const auto& [id, t] : guide.techniques)
    if (t.join && !limits.barred_techniques.contains(id)) return &t;
  return nullptr;
}

}  // namespace

Result<plan::Plan> replan(const guide::Guide& guide, const plan::Request& request,
                          const plan::Limits& limits, const plan::Progress& progress,
                          Workshop& workshop) {
  const auto& phrases = guide.phrases.at("en");
  if (request.total < seconds(300) && progress.given.empty())
    return failure("plan", phrases.at("plan.too-short"));
  if (request.total > limits.max_total + seconds(2) && progress.given.empty())
    return failure("plan", phrases.at("plan.too-long"));
  if (!limits.positions.contains(request.receiver.position))
    return failure("plan", phrases.at("plan.position"));
  const guide::Technique* glide = glide_of(guide, limits);
  if (glide == nullptr) return failure("plan", phrases.at("plan.nothing-open"));
  Result<plan::BodyFit> fitted = body::fit(guide, request.receiver, request.giver);
  if (!fitted) return std::unexpected(fitted.error());
  plan::Limits all = limits;
  for (const auto& tool : request.giver.hurting_tools) all.barred_tools.insert(tool);
  if (request.giver.experience != "experienced") all.lumbar_more = false;
  const guide::Position& position = guide.positions.at(request.receiver.position);
  all.cap = lower(all.cap, position.cap);
  for (const guide::Place& p : position.closed) all.area_caps[{p.region, p.side}] = Level::none;
  for (const auto& id : position.barred_techniques) all.barred_techniques.insert(id);
  if (request.pressure == Level::firm && limits.cap == Level::firm) all.firm_asked = true;
  Strokes& strokes = workshop.strokes(guide, *fitted, all);
  const plan::Step* resume = nullptr;
  if (progress.resume && !progress.given.empty() && progress.given.back().stage == Stage::targeted)
    resume = &progress.given.back();
  return search({guide, request, progress, strokes, *glide, resume});
}

Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits, Workshop& workshop) {
  return replan(guide, request, limits, {}, workshop);
}

Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits) {
  Workshop workshop;
  return make_plan(guide, request, limits, workshop);
}

}  // namespace unknot::planner
