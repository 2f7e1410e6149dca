// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/evening.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/engine.hpp"
#include "simulate/moment.hpp"

namespace unknot::simulate {
namespace {

using session::Event;
using session::EventKind;
using session::Status;
using session::Who;

/// The wishes that a giver may take for one another.
constexpr std::array kMistaken{EventKind::softer,    EventKind::harder,    EventKind::just_right,
                               EventKind::more_here, EventKind::less_here, EventKind::skip,
                               EventKind::repeat,    EventKind::unknown};

bool wish(EventKind kind) {
  switch (kind) {
    case EventKind::start:
    case EventKind::tick:
    case EventKind::pause:
    case EventKind::resume:
    case EventKind::stop:
    case EventKind::release:
    case EventKind::link_lost:
    case EventKind::link_back:
      return false;
    default:
      return true;
  }
}

class Evening {
 public:
  Evening(const Setting& setting, session::State begun, const Pair& pair, Arm arm, bool judge,
          std::vector<Event>* log)
      : s_(setting),
        pair_(pair),
        arm_(arm),
        judge_(judge),
        log_(log),
        state_(std::move(begun)),
        body_(setting.habits, pair),
        dice_(pair.dice) {}

  Lived run() {
    send(Who::giver, EventKind::start);
    // Pauses and calls included, three times as long is never reached but by a fault.
    const Ms last = state_.plan.total * 3 + seconds(3600);
    const Ms tick = seconds(s_.habits.tick_s);
    while (state_.status != Status::finished && !out_.left && now_ < last) {
      now_ += tick;
      send(Who::clock, EventKind::tick);
      const Dice dice(dice_);
      if (session::running(state_.status))
        work(dice);
      else
        wait(dice);
      come_between(dice);
    }
    if (state_.status != Status::finished && !out_.left) ++out_.broken;
    out_.met_s = body_.met_s();
    out_.wanted_s = body_.wanted_s();
    out_.asleep = body_.asleep();
    for (const double s : {out_.met_s, out_.wanted_s, out_.touched_s, out_.hurt_s})
      note(std::bit_cast<std::uint64_t>(s));
    return out_;
  }

 private:
  void note(std::uint64_t what) { out_.hash = mixed(out_.hash, what); }

  bool chance(double roll, double a_minute) const {
    return roll < a_minute * s_.habits.tick_s / 60;
  }

  void send(Who who, EventKind kind, std::string text = {}) {
    const bool tick = kind == EventKind::tick;
    if (wish(kind) && arm_ != Arm::replanned) return;
    Event event;
    event.t_ms = now_;
    event.who = who;
    event.kind = kind;
    event.text = std::move(text);
    if (!tick && log_ != nullptr) log_->push_back(event);
    tick ? ++out_.ticks : ++out_.events;
    const int before = state_.revision;
    session::Outcome outcome = session::step(s_.guide, std::move(state_), event, s_.replanner);
    state_ = std::move(outcome.state);
    note(static_cast<std::uint64_t>(now_.value) * 64 + static_cast<std::uint64_t>(kind));
    note(static_cast<std::uint64_t>(state_.plan_ms.value) * 64 +
         static_cast<std::uint64_t>(state_.status));
    note(static_cast<std::uint64_t>(state_.revision));
    for (const auto& found : outcome.replans) found ? ++out_.replans : ++out_.refused;
    if (state_.unplanned && session::running(state_.status)) ++out_.broken;
    // What a session begins with was judged when it was made, once for all sessions.
    if (judge_ && state_.revision != before && kind != EventKind::start) judge_plan();
  }

  void judge_plan() {
    ++out_.judged;
    for (const plan::Finding& f : engine::check_rest(s_.guide, state_))
      if (f.severity == plan::Finding::Severity::unsafe) ++out_.broken;
  }

  /// The hands of one tick, and what both say of it.
  void work(const Dice& dice) {
    const Habits& h = s_.habits;
    giver_.pass(h, dice);
    const plan::Step* step = session::current_step(state_);
    if (step == nullptr) return;
    const bool on = step->kind == plan::Step::Kind::stroke || step->kind == plan::Step::Kind::hold;
    if (on && !giver_.idle()) {
      if (step->id != felt_step_ || state_.revision != felt_revision_) {
        on_ = s_.touch.of(*step);
        felt_step_ = step->id;
        felt_revision_ = state_.revision;
      }
      const double hurt = body_.feel(*step, on_, giver_);
      out_.touched_s += h.tick_s;
      out_.hurt_s += h.tick_s * std::min(1.0, hurt);
      worked_s_ += h.tick_s;
    }
    if (on && arm_ != Arm::silent) say(body_.react(dice, seconds_now(), asked()), dice);
    if (arm_ != Arm::silent && !out_.left) giver_speaks(dice);
  }

  double seconds_now() const { return to_seconds(now_); }
  bool asked() const {
    return state_.question && state_.question->id.starts_with("check-in.pressure");
  }

  /// From the receiver's mouth, or body, to the engine.
  void say(const Reaction& r, const Dice& dice) {
    const Habits& h = s_.habits;
    if (r.stops || r.leaves) return stop(r.leaves || dice.returns >= h.comes_back);
    if (r.shows) {
      if (dice.notice >= h.notices) return;
      ++out_.flinches;
      return send(Who::giver, EventKind::flinch);
    }
    if (r.kind == EventKind::tick) return;
    // Without the remote the giver passes the words on; some arrive as others.
    const bool relayed = state_.remote_lost || dice.relayed < 0.5;
    if (relayed && dice.mishear < h.mishears) {
      const auto other = static_cast<std::size_t>(dice.other * kMistaken.size());
      return send(Who::giver, kMistaken[other]);
    }
    send(Who::receiver, r.kind, r.text);
  }

  void stop(bool for_good) {
    ++out_.stops;
    send(Who::receiver, EventKind::stop);
    // Whatever else is going on: hands are off, and the massage's clock stands still.
    const Ms stood = state_.plan_ms;
    const bool over = state_.status == Status::finished;
    for (int i = 0; i < 3; ++i) {
      now_ += seconds(s_.habits.tick_s);
      send(Who::clock, EventKind::tick);
      send(Who::giver, EventKind::resume);
      if (!over && (state_.status != Status::stopped || state_.plan_ms != stood)) ++out_.broken;
    }
    out_.left = for_good;
    waited_s_ = 0;
  }

  void giver_speaks(const Dice& dice) {
    const Habits& h = s_.habits;
    if (!tired_ && worked_s_ > pair_.giver.tires_s) {
      tired_ = true;
      send(Who::giver, EventKind::tired);
    } else if (chance(dice.hand, h.hurts_a_minute)) {
      send(Who::giver, EventKind::hurts);
    }
  }

  /// Paused or stopped: somebody lets it go on.
  void wait(const Dice& dice) {
    waited_s_ += s_.habits.tick_s;
    if (waited_s_ < std::max(away_s_, s_.habits.waits_s)) return;
    waited_s_ = away_s_ = 0;
    if (state_.status == Status::ready) return send(Who::giver, EventKind::start);
    if (state_.status == Status::stopped) {
      // An emergency, or nothing said that could be taken back: this evening is over.
      if (state_.emergency || dice.returns >= s_.habits.comes_back) {
        out_.left = true;
        return;
      }
      send(Who::receiver, EventKind::release);
    }
    send(Who::receiver, EventKind::resume);
  }

  /// The door, the telephone, the link to the remote.
  void come_between(const Dice& dice) {
    const Habits& h = s_.habits;
    if (out_.left || state_.status == Status::finished) return;
    if (state_.remote_lost) {
      lost_s_ += h.tick_s;
      if (lost_s_ >= h.link_lost_s) send(Who::clock, EventKind::link_back);
    } else if (chance(dice.link, h.link_lost_a_minute)) {
      lost_s_ = 0;
      send(Who::clock, EventKind::link_lost);
    }
    if (!session::running(state_.status)) return;
    if (chance(dice.door, h.interrupts_a_minute)) {
      away_s_ = h.away_least_s + dice.away * (h.away_most_s - h.away_least_s);
      waited_s_ = 0;
      send(Who::giver, EventKind::pause);
    } else if (chance(dice.device, h.device_sleeps_a_minute)) {
      now_ += seconds(h.device_sleep_s);
      waited_s_ = 0;
    }
  }

  const Setting& s_;
  const Pair& pair_;
  Arm arm_;
  bool judge_;
  std::vector<Event>* log_;
  session::State state_;
  Body body_;
  Hands giver_;
  Random dice_;
  Lived out_;
  Ms now_;
  std::vector<Touch::On> on_;
  int felt_step_ = -1, felt_revision_ = -1;
  double worked_s_ = 0, waited_s_ = 0, away_s_ = 0, lost_s_ = 0;
  bool tired_ = false;
};

}  // namespace

Lived live(const Setting& setting, session::State begun, const Pair& pair, Arm arm, bool judge,
           std::vector<session::Event>* log) {
  return Evening(setting, std::move(begun), pair, arm, judge, log).run();
}

}  // namespace unknot::simulate
