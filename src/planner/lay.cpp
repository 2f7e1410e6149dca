// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/lay.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace unknot::planner {
namespace {

using plan::Stage;

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
  const double slowest = drawn.stroke ? drawn.stroke->longest : 1;
  out.slow = std::clamp(to_seconds(duration) / (out.cycles * cycle), fastest,
                        std::min(slowest, s.frame("even_longest")));
  out.cycle_s = cycle * out.slow;
  return out;
}

/// The same for `duration` or thereabouts, at most `joining_tempo` from the usual cycle time.
Even nearest(const Setting& s, Level level, Ms duration) {
  const auto& drawn = s.strokes.get(s.glide, "whole-back", plan::Side::both, level, 0);
  const double cycle = drawn.stroke ? to_seconds(drawn.stroke->cycle) : 1;
  const double off = s.frame("joining_tempo");
  const auto size = [](double x) { return x < 0 ? -x : x; };
  const auto slow = [&](int n) { return to_seconds(duration) / (n * cycle); };
  Even out;
  out.cycles = std::max(1, static_cast<int>(slow(1)));
  if (size(slow(out.cycles + 1) - 1) < size(slow(out.cycles) - 1)) ++out.cycles;
  out.slow =
      std::clamp(slow(out.cycles), std::max(1 - off, drawn.stroke ? drawn.stroke->shortest : 1),
                 std::min(1 + off, drawn.stroke ? drawn.stroke->longest : 1));
  out.cycle_s = cycle * out.slow;
  return out;
}

/// Long strokes in parts short enough for a break between them.
void lay_long_strokes(const Setting& s, Timeline& line, Stage stage, Level level, const Even& e,
                      const char* reason) {
  const int most = std::max(1, static_cast<int>(s.frame("long_strokes_s") / e.cycle_s));
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
  if (line.given() > 0) {
    // The rest of it goes on at the usual tempo, as it began.
    const Even usual = nearest(s, level, frame.warm);
    lay_long_strokes(s, line, Stage::warm_up, level, usual, "plan.warm-up");
    return;
  }
  const Even e = even(s, level, frame.warm);
  if (level == Level::light) {
    lay_long_strokes(s, line, Stage::warm_up, level, e, "plan.warm-up");
    return;
  }
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

/// How far out of their way hands go for `item` before the visit that begins with items[next].
double detour(const std::vector<Item>& items, std::size_t next, const Item& item) {
  const double there = next > 0 ? items[next - 1].rows.between(item.rows) : 0;
  if (next == items.size()) return there;
  const double on = item.rows.between(items[next].rows);
  return there + on - (next > 0 ? items[next - 1].rows.between(items[next].rows) : 0);
}

/// Do the hands come by nearer later on?
bool nearer_later(const std::vector<Item>& items, std::size_t next, const Item& item) {
  const double now = detour(items, next, item);
  for (std::size_t i = next + 1; i <= items.size(); ++i)
    if ((i == items.size() || items[i].visit != items[i - 1].visit) && detour(items, i, item) < now)
      return true;
  return false;
}

/// Lays the work, both sides of a technique or neither. What cannot be done yet (thumbs that need
/// their rest, a place too cold to go deep) waits until the hands come by again.
void lay_work(const std::vector<Item>& items, Draft& draft) {
  using Pair = std::span<const Item>;
  std::vector<Pair> waiting;
  const auto offer_waiting = [&](std::size_t next) {
    // When much waits, it is taken as it comes.
    constexpr std::size_t kMany = 2;
    const bool many = waiting.size() >= kMany;
    std::erase_if(waiting, [&](Pair pair) {
      return (many || !nearer_later(items, next, pair.front())) && draft.line.lay_all(pair, false);
    });
  };
  const auto lay_softer = [&](Pair pair, bool at_last) {
    std::vector<Item> softer(pair.begin(), pair.end());
    for (Item& item : softer) item.level = lower(item.level, Level::medium);
    return draft.line.lay_all(softer, at_last);
  };
  for (std::size_t i = 0; i < items.size();) {
    if (i > 0 && items[i].visit != items[i - 1].visit) offer_waiting(i);
    std::size_t n = 1;
    while (i + n < items.size() && items[i + n].technique == items[i].technique &&
           items[i + n].visit == items[i].visit && items[i + n].piece == items[i].piece)
      ++n;
    const Pair pair(&items[i], n);
    i += n;
    if (!draft.line.lay_all(pair, false)) {
      // Firm work that has waited for a whole round, and is too cold still, is done at medium.
      const bool again = std::any_of(waiting.begin(), waiting.end(), [&](Pair other) {
        return other.front().technique == pair.front().technique &&
               other.front().region == pair.front().region;
      });
      if (!again || pair.front().level < Level::firm || !lay_softer(pair, false))
        waiting.push_back(pair);
    }
    // While the hands are there already.
    std::erase_if(waiting, [&](Pair other) {
      return other.front().region == pair.front().region && draft.line.lay_all(other, false);
    });
  }
  offer_waiting(items.size());
  // Nobody waits for minutes of long strokes so that work may be firm.
  std::erase_if(waiting, [&](Pair pair) { return lay_softer(pair, true); });
  for (const Pair& pair : waiting) draft.left_out.push_back(pair.front());
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
      line.lay_hold(Stage::stretches, seconds(t.dose_s.typical), t.purpose);
}

/// One way to fill the clock.
struct Filling {
  Ms integration, cool;
  bool settled = false;  ///< where the break before the closing falls is decided beforehand:
  bool rest_at_end = false;
  bool stretches = true;
};

Draft lay_once(const Setting& s, const Frame& frame, const std::vector<Item>& work,
               const Filling& filling) {
  const Ms end = s.request.total;
  Draft out{Timeline(s.strokes, end), {}, filling.integration, {}};
  Timeline& line = out.line;
  line.take_given(s.progress.given);
  const Level level = s.glide_level();
  lay_warm_up(s, line, frame, level);
  lay_work(work, out);
  if (filling.settled) line.rest_now();
  if (filling.integration > Ms(0))
    lay_long_strokes(s, line, Stage::integration, level, even(s, level, filling.integration),
                     "plan.integration");
  // No break in the middle of the closing strokes.
  if (!filling.settled)
    line.rest_before(filling.cool);
  else if (filling.rest_at_end)
    line.rest_now();
  const auto& glide = s.strokes.get(s.glide, "whole-back", plan::Side::both, Level::light, 0);
  Ms begun{0};
  for (const plan::Step& step : s.progress.given)
    if (step.stage == Stage::cool_down && step.technique == s.glide.id) {
      // As slow as that on the way that is left, which may be another one by now.
      const double slow = step.speed_cm_s > 0 ? glide.stroke->speed_cm_s / step.speed_cm_s : 0;
      begun = std::max(plan::cycle_time(step), seconds(to_seconds(glide.stroke->cycle) * slow));
    }
  // Nothing is asked in the closing: it begins no harder than anything was.
  const bool had = line.steps_reached(level);
  const Level first = frame.from < Stage::cool_down && had ? level : Level::light;
  for (const Item& item :
       closing_items(s.guide, s.glide, filling.cool, glide.stroke->cycle, begun, first))
    line.lay(item);
  if (filling.stretches) lay_stretches(s, line);
  out.off = end - frame.hold - line.now();
  return out;
}

}  // namespace

Ms stretch_time(const Setting& s) {
  Ms out{0};
  for (const auto& [id, t] : s.guide.techniques)
    if (stretch_to_come(s, id, t)) out += seconds(t.dose_s.typical);
  return out;
}

Draft lay_out(const Setting& s, const Frame& frame, const std::vector<Item>& work) {
  constexpr int kRounds = 18;
  constexpr int kPatience = 6;
  const auto size = [](Ms t) { return t < Ms(0) ? Ms(-t.value) : t; };
  const Ms slack = seconds(s.frame("hold_slack_s"));
  // Where there is no time for work, the long strokes before the closing may go, too.
  const bool whole = frame.integration > Ms(0) && !work.empty();
  const Ms least = whole ? seconds(s.frame("integration_min_s")) : Ms(0);
  Filling filling{frame.integration, frame.cool};
  std::optional<Draft> best;
  for (int round = 0; round < kRounds; ++round) {
    // Where a break falls in or out with every second moved, its place is settled.
    filling.settled = round >= kPatience;
    if (round == kPatience)
      filling.rest_at_end =
          filling.integration + filling.cool > seconds(s.frame("work_s") - 2 * s.frame("break_s"));
    Draft draft = lay_once(s, frame, work, filling);
    const Ms off = draft.off;
    if (!best || size(off) < size(best->off)) best.emplace(std::move(draft));
    if (size(off) <= slack) break;
    if (round >= 2 * kPatience && filling.cool + off + seconds(s.frame("slack_s")) >= frame.cool &&
        size(off) < seconds(s.frame("closing_takes_s"))) {
      filling.cool += off;
      continue;
    }
    if (frame.from > Stage::cool_down) break;  // whatever time is left: nothing goes backwards
    if (frame.integration == Ms(0) && !frame.with_work) {
      // Nothing but the closing is left: it takes up the time itself.
      filling.cool = std::max(Ms(0), filling.cool + off);
      continue;
    }
    filling.cool = frame.cool;
    // Where warming and closing alone are too much, there is no time to stretch either.
    if (work.empty() && filling.integration == Ms(0) && off < Ms(0)) filling.stretches = false;
    // Full to overflowing: others have to choose less.
    if (filling.integration == least && off < Ms(0)) break;
    filling.integration = std::max(least, filling.integration + off);
  }
  return *std::move(best);
}

}  // namespace unknot::planner
