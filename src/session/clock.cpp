// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "session/parts.hpp"

namespace unknot::session {
namespace {

using plan::Step;

bool closing_stage(const Step& step) { return step.stage >= guide::Stage::cool_down; }

/// What is heard at the change from step `a` to step `b`.
std::string_view tone_between(const Step& a, const Step& b) {
  if (b.kind == Step::Kind::rest_break) return "break";
  if (closing_stage(b) && !closing_stage(a)) return "slower";
  const bool sided = b.side == guide::Side::left || b.side == guide::Side::right;
  if (sided && b.side != a.side && touches(a) && touches(b)) return "side";
  return "next";
}

void pass(Turn& turn, std::size_t from, std::size_t to) {
  State& state = turn.state;
  turn.tone(tone_between(state.plan.steps[from], state.plan.steps[to]));
  for (std::size_t i = from + 1; i <= to; ++i)
    if (state.plan.steps[i].kind == Step::Kind::check_in) {
      state.question = check_in_question(state.plan, i);
      state.question_since = state.t_ms;
    }
}

/// A check-in's question is answered by silence, too; one about pain waits.
void let_question_go(Turn& turn) {
  State& state = turn.state;
  if (!state.question || !state.question->id.starts_with("check-in.")) return;
  const double window = turn.guide.limit("LIVE/answer", "window_s");
  if (state.t_ms - state.question_since > seconds(window)) state.question.reset();
}

void finish(Turn& turn) {
  State& state = turn.state;
  state.plan_ms = end_of(state.plan);
  state.status = Status::finished;
  state.question.reset();
  turn.tone("end");
}

/// How long nobody was there; the slots say where it waits.
void tell_missed(Turn& turn, Ms elapsed) {
  const Step* step = felt_step(turn.state);
  const std::int64_t whole = elapsed.value / 1000;
  if (step == nullptr || step->region.empty() || whole < 2) return;
  std::map<std::string, std::string> slots{{"region", step->region},
                                           {"side", std::string(guide::word(step->side))}};
  constexpr std::int64_t kInSeconds = 120;  // up to here people think in seconds
  if (whole < kInSeconds) {
    slots["seconds"] = std::to_string(whole);
    return turn.answer("live.missed-seconds", std::move(slots));
  }
  slots["minutes"] = std::to_string((whole + 30) / 60);
  turn.answer("live.missed-minutes", std::move(slots));
}

}  // namespace

Fact check_in_question(const plan::Plan& plan, std::size_t index) {
  const Step& step = plan.steps[index];
  if (!step.region.empty())
    return {"check-in.pressure",
            {{"region", step.region}, {"side", std::string(guide::word(step.side))}}};
  int before = 0;
  for (std::size_t i = 0; i < index; ++i)
    if (plan.steps[i].kind == Step::Kind::check_in) ++before;
  return {before % 2 == 0 ? "check-in.giver" : "check-in.wishes", {}};
}

bool still_asking(const guide::Guide& guide, const State& state) {
  if (!state.question) return false;
  // In a pause, and where it may hurt, an answer is waited for.
  if (!running(state.status) || state.question->id == "live.flinch") return true;
  return state.t_ms - state.question_since <= seconds(guide.limit("LIVE/answer", "window_s"));
}

Status running_status(const State& state) {
  const Step* step = current_step(state);
  if (step == nullptr) return Status::finished;
  if (step->kind == Step::Kind::check_in) return Status::check_in;
  if (step->kind == Step::Kind::rest_break) return Status::micro_break;
  if (state.wishes.closing || closing_stage(*step)) return Status::winding_down;
  return Status::working;
}

void advance(Turn& turn) {
  State& state = turn.state;
  // The app's clock never runs backwards; an event that says so happened now.
  const Ms elapsed = std::max(Ms(0), turn.event.t_ms - state.t_ms);
  state.t_ms += elapsed;
  let_question_go(turn);
  if (!running(state.status)) return;
  // No ticks for long: the device slept, whoever wakes it. A pause by the clock: the app was away.
  // What the hands did meanwhile nobody knows, so it counts as nothing.
  const bool slept = elapsed > seconds(turn.guide.limit("LIVE/tick", "gap_s"));
  const bool away = turn.event.kind == EventKind::pause && turn.event.who == Who::clock;
  if (slept || away) {
    halt(turn);
    state.halted_since = turn.before;
    state.warning = Fact{"live.interrupted", {}};
    turn.answer("live.interrupted");
    tell_missed(turn, elapsed);
    return turn.answer("live.go-on");
  }
  const std::size_t from = index_at(state.plan, state.plan_ms);
  state.plan_ms += elapsed;
  const std::size_t to = index_at(state.plan, state.plan_ms);
  if (state.plan.steps.empty() || state.plan_ms >= end_of(state.plan)) return finish(turn);
  if (to != from) pass(turn, from, to);
  state.status = running_status(state);
}

void halt(Turn& turn) {
  State& state = turn.state;
  state.status = Status::paused;
  state.halted_since = state.t_ms;
  turn.hands("rest");
}

void on_start(Turn& turn) {
  State& state = turn.state;
  if (state.status != Status::ready) return turn.answer("live.already-started", {}, false);
  if (state.unplanned && carry_anew(turn) == Carried::halted) return;
  state.status = running_status(state);
  if (state.status == Status::finished) return turn.answer("live.nothing-planned");
  if (state.plan.steps.front().kind == Step::Kind::check_in) {
    state.question = check_in_question(state.plan, 0);
    state.question_since = state.t_ms;
  }
  turn.hands("return");
}

void on_pause(Turn& turn) {
  // By the clock it paused as time moved on, and that was said.
  if (turn.event.who == Who::clock && !turn.out.effects.empty()) return;
  if (turn.state.status == Status::paused) return turn.answer("live.already-paused", {}, false);
  halt(turn);
  turn.confirm();
}

bool agreeing(const State& state) {
  return state.status == Status::paused && state.question &&
         state.question->id == "live.agree-again";
}

void go_on(Turn& turn, std::string answer) {
  State& state = turn.state;
  const bool was_long =
      state.t_ms - state.halted_since > seconds(turn.guide.limit("LIVE/resume", "long_after_s"));
  const bool agreed = agreeing(state) && turn.event.who == Who::receiver;
  if (was_long && !agreed) {
    const plan::Limits limits = limits_now(state.wishes);
    const Level level = lower(state.wishes.request.pressure, limits.cap);
    return turn.ask("live.agree-again", {{"level", std::string(guide::word(level))}});
  }
  state.question.reset();
  state.warning.reset();
  // Cool skin and a new mind: start with broad work again.
  const Ms warm = was_long ? seconds(turn.guide.limit("LIVE/resume", "warm_s")) : Ms(0);
  if ((was_long || state.unplanned) && carry_anew(turn, warm) == Carried::halted) {
    state.status = Status::finished;  // it was tried twice: here it ends
    return turn.tone("end");
  }
  state.status = running_status(state);
  turn.hands("return");
  if (!was_long) return turn.answer(std::move(answer));
  state.warning = Fact{"live.after-long-pause", {}};
  turn.answer("live.after-long-pause");
}

void on_resume(Turn& turn) {
  State& state = turn.state;
  if (state.status != Status::paused) return turn.answer("live.already-going", {}, false);
  const bool where = state.question && state.question->id == "live.where";
  // Whoever hurts says first where, or that it is all right.
  if (where && turn.event.who != Who::receiver) return turn.answer("live.where");
  go_on(turn, turn.command.confirm);
}

void end_work(Turn& turn, bool emergency, std::string answer) {
  State& state = turn.state;
  state.emergency = state.emergency || emergency;
  if (state.status != Status::finished) {
    if (running(state.status)) state.halted_since = state.t_ms;
    state.status = Status::stopped;
  }
  turn.out.effects.push_back({.kind = Effect::Kind::hush, .name = {}, .fact = {}});
  turn.tone("stop");
  turn.hands("rest");
  turn.hands("lift");
  state.question.reset();
  state.warning = Fact{answer, {}};
  // After a stop nothing speaks; only an emergency may break that silence.
  turn.answer(std::move(answer), {}, emergency);
}

void on_stop(Turn& turn) {
  // An emergency stays what is written on the screen.
  const bool emergency = turn.state.emergency;
  const std::string written = emergency ? "live.emergency" : turn.command.confirm;
  end_work(turn, false, written);
}

void on_release(Turn& turn) {
  State& state = turn.state;
  if (state.status != Status::stopped) return turn.answer("live.nothing-to-release", {}, false);
  if (state.emergency) return turn.answer("live.emergency");
  if (turn.event.who != Who::receiver) return turn.answer("live.only-receiver", {}, false);
  state.status = Status::paused;
  state.warning.reset();
  turn.confirm();
  turn.ask("live.released");
}

void on_link(Turn& turn) {
  State& state = turn.state;
  state.remote_lost = turn.event.kind == EventKind::link_lost;
  turn.answer(turn.command.confirm, {}, state.remote_lost);
}

}  // namespace unknot::session
