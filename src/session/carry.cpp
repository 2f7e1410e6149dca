// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "session/parts.hpp"

namespace unknot::session {
namespace {

using plan::Plan;
using plan::Progress;
using plan::Step;

constexpr std::size_t kUndoDepth = 16;

/// Time for a wind-down from `now`: in proportion to what was given, and a still hold.
Ms closing_time(const guide::Guide& guide, Ms now) {
  const double share = guide.limit("LIVE/wind-down", "share");
  const double least = guide.limit("LIVE/wind-down", "least_s");
  const double most = guide.limit("LIVE/wind-down", "most_s");
  const double hold = guide.limit("LIVE/wind-down", "hold_s");
  return seconds(std::clamp(to_seconds(now) * share, least, most) + hold);
}

/// Asks the replanner and notes its answer. The given steps stay as they were felt: what comes
/// back is taken from the first step after them.
std::optional<Plan> ask(Turn& turn, const Wishes& wishes, const Progress& progress) {
  Result<Plan> found = turn.replanner ? turn.replanner(wishes.request, limits_now(wishes), progress)
                                      : Result<Plan>(failure("plan", "there is no planner"));
  const bool usable =
      found && found->given >= 0 && static_cast<std::size_t>(found->given) < found->steps.size();
  if (!usable) {
    turn.out.replans.emplace_back(std::nullopt);
    return std::nullopt;
  }
  Plan rest = std::move(*found);
  rest.steps.erase(rest.steps.begin(), rest.steps.begin() + rest.given);
  rest.given = 0;
  turn.out.replans.emplace_back(rest);
  rest.steps.insert(rest.steps.begin(), progress.given.begin(), progress.given.end());
  rest.given = static_cast<int>(progress.given.size());
  return rest;
}

/// May the old remainder go on under these limits? Only where words and hands prove it: no work
/// above a ceiling, no barred tool, and no area newly closed (a stroke beside it might reach in).
bool still_within(const Turn& turn, const Wishes& wishes) {
  const State& state = turn.state;
  const plan::Limits limits = limits_now(wishes);
  const plan::Limits before = limits_now(state.wishes);
  bool newly_closed = false;
  for (const auto& [area, cap] : limits.area_caps)
    if (cap == Level::none && ceiling(before, area) != Level::none) newly_closed = true;
  const auto& steps = state.plan.steps;
  for (std::size_t i = index_at(state.plan, state.plan_ms); i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (!touches(step)) continue;
    if (newly_closed || limits.barred_tools.contains(step.tool)) return false;
    Level level = step.pressure;
    for (const plan::HandPath& path : step.path) {
      if (limits.barred_tools.contains(path.tool)) return false;
      // What is called softer than it is proves nothing.
      for (const plan::PathPoint& p : path.points)
        if (p.contact) level = std::max(level, p.level);
    }
    for (const plan::Area& area : areas_of(turn.guide, step.region, step.side))
      if (level > ceiling(limits, area)) return false;
  }
  return true;
}

/// What happens at once and counts as given, after everything that was: its number and stage.
Step put_behind(const std::vector<Step>& given, Step step, Ms start) {
  step.id = 0;
  step.stage = guide::Stage::warm_up;
  for (const Step& s : given) {
    step.id = std::max(step.id, s.id);
    step.stage = std::max(step.stage, s.stage);
  }
  ++step.id;
  step.start = start;
  return step;
}

/// Long light strokes over the whole back, for about so long. They are those still to come in this
/// plan, at its closing if nowhere else: what the limits of now allow on this back.
std::optional<Step> warming(const State& state, Ms length) {
  for (const Step& step : state.plan.steps) {
    const bool broad = step.region == "whole-back" && step.pressure == Level::light;
    if (step.start < state.plan_ms || !broad || !touches(step)) continue;
    const Ms cycle = plan::cycle_time(step);
    if (cycle.value <= 0) continue;
    Step warm = step;
    warm.kind = Step::Kind::stroke;
    warm.cycles = static_cast<int>((length.value + cycle.value - 1) / cycle.value);
    warm.duration = cycle * warm.cycles;
    return warm;
  }
  return std::nullopt;
}

Progress progress_of(const State& state, const Change& change, bool resume, Ms rest) {
  Progress out;
  out.given = given_until(state.plan, state.plan_ms);
  out.now = state.plan_ms;
  if (rest.value > 0) {
    // The break begins at once and counts as given, so that no rule wants another one.
    Step pause;
    pause.kind = Step::Kind::rest_break;
    pause.duration = rest;
    out.given.push_back(put_behind(out.given, std::move(pause), out.now));
    out.now += rest;
  }
  if (change.warm.value > 0 && !change.next.closing)
    if (std::optional<Step> warm = warming(state, change.warm)) {
      out.now += warm->duration;
      out.given.push_back(put_behind(out.given, *std::move(warm), state.plan_ms + rest));
    }
  out.interest = change.next.interest;
  out.closing = change.next.closing;
  out.resume = resume;
  return out;
}

std::optional<Plan> search(Turn& turn, Change& change) {
  const State& state = turn.state;
  const Ms rest = running(state.status) ? change.rest : Ms(0);
  if (auto found = ask(turn, change.next, progress_of(state, change, change.resume, rest)))
    return found;
  if (change.resume || rest.value > 0)
    if (auto found = ask(turn, change.next, progress_of(state, change, false, Ms(0)))) return found;
  // On a cold back nothing but the closing goes without warming it first.
  const bool cold = change.warm.value > 0 && !change.wish;
  if (!change.lowers && !change.closing_will_do && !cold) return std::nullopt;
  if (!change.next.closing) {
    Change closing = change;
    closing.next.closing = true;
    if (!change.closing_will_do && !cold)
      closing.next.request.total = state.plan_ms + closing_time(turn.guide, state.plan_ms);
    if (auto found = ask(turn, closing.next, progress_of(state, closing, false, Ms(0)))) {
      change.next = closing.next;
      return found;
    }
  }
  return std::nullopt;
}

Carried carry_out(Turn& turn, Change change) {
  State& state = turn.state;
  if (state.status == Status::stopped || state.status == Status::finished) {
    // Nothing is planned while everything rests; what was said holds when it goes on, and is
    // remembered when it does not.
    state.wishes = std::move(change.next);
    state.unplanned = state.status == Status::stopped;
    return Carried::yes;
  }
  if (std::optional<Plan> found = search(turn, change)) {
    state.plan = std::move(*found);
    state.wishes = std::move(change.next);
    state.unplanned = false;
    state.plan_hash.reset();
    ++state.revision;
    turn.out.effects.push_back({.kind = Effect::Kind::plan, .name = {}, .fact = {}});
    if (running(state.status)) state.status = running_status(state);
    return Carried::yes;
  }
  if (!change.lowers) {
    if (change.tell) turn.answer("live.no-room");
    return Carried::dropped;
  }
  const bool safe = !state.unplanned && still_within(turn, change.next);
  state.wishes = std::move(change.next);
  if (safe) return Carried::yes;
  state.unplanned = true;
  if (running(state.status)) halt(turn);
  turn.hands("lift");
  state.warning = Fact{"live.nothing-fits", {}};
  turn.answer("live.nothing-fits");
  return Carried::halted;
}

}  // namespace

Carried carry(Turn& turn, Change change) {
  State& state = turn.state;
  const Undoable undo{turn.event.kind, turn.event.who, state.wishes};
  // At its end a massage gets no longer, whatever is taken back.
  if (const Step* now = current_step(state);
      now != nullptr && now->stage >= guide::Stage::grounding)
    change.next.request.total = std::min(change.next.request.total, state.plan.total);
  const bool wish = change.wish;
  const Carried result = carry_out(turn, std::move(change));
  if (result == Carried::dropped || !wish) return result;
  state.past.push_back(undo);
  if (state.past.size() > kUndoDepth) state.past.erase(state.past.begin());
  return result;
}

Carried carry_anew(Turn& turn, Ms warm) {
  Change change{.next = turn.state.wishes};
  change.resume = false;
  change.warm = warm;
  change.lowers = turn.state.unplanned;
  change.tell = false;
  change.wish = false;
  return carry(turn, std::move(change));
}

void on_replan(Turn& turn) {
  State& state = turn.state;
  state.unplanned = true;
  if (state.status == Status::stopped) return turn.answer("live.waiting", {}, false);
  if (carry_anew(turn) == Carried::yes) turn.confirm();
}

void on_wind_down(Turn& turn) {
  State& state = turn.state;
  const Ms end = state.plan_ms + closing_time(turn.guide, state.plan_ms);
  const Step* now = current_step(state);
  const bool closes = now != nullptr && now->stage >= guide::Stage::cool_down;
  const bool soon = closes && state.plan.total <= end;
  if ((state.wishes.closing || soon) && !state.unplanned)
    return turn.answer("live.already-closing");
  Change change{.next = state.wishes};
  change.next.closing = true;
  change.next.request.total = end;
  change.resume = false;
  if (carry(turn, std::move(change)) != Carried::yes) return;
  turn.tone("slower");
  turn.confirm();
}

void on_minutes_left(Turn& turn) {
  State& state = turn.state;
  // In thousandths, as the log writes them, so that it tells the same story.
  const double minutes = turn.event.minutes;
  const auto thousandths =
      minutes > 0 && minutes <= 24 * 60 ? static_cast<std::int64_t>(minutes * 1000 + 0.5) : 0;
  if (thousandths == 0) return turn.answer("live.how-many-minutes");
  Change change{.next = state.wishes};
  change.closing_will_do = true;
  const Ms left(thousandths * 60);
  change.next.request.total =
      std::min(state.plan_ms + left, std::max(change.next.limits.max_total, state.plan_ms));
  change.next.closing = left < turn.span("closing_below_s");
  if (carry(turn, std::move(change)) != Carried::yes) return;
  // Screening may allow less than was asked for.
  const std::int64_t whole = ((state.plan.total - state.plan_ms).value + 30'000) / 60'000;
  if (whole <= 1) return turn.answer("live.minute-left");
  turn.confirm({{"minutes", std::to_string(whole)}});
}

}  // namespace unknot::session
