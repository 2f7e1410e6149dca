// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "session/session.hpp"
#include "simulate/people.hpp"
#include "simulate/touch.hpp"

/// What two virtual people do and feel in one tick; evening.cpp strings the ticks together.
namespace unknot::simulate {

/// All dice of one tick are thrown at once, whether needed or not: so the same door bell rings for
/// the same people in every arm.
struct Dice {
  double speak, polite, flinch, breath, notice, mishear, other, relayed, ask, sleep, stop, returns;
  double hard, rhythm, idle, hand, door, away, device, link;
  explicit Dice(Random& r)
      : speak(r.unit()),
        polite(r.unit()),
        flinch(r.unit()),
        breath(r.unit()),
        notice(r.unit()),
        mishear(r.unit()),
        other(r.unit()),
        relayed(r.unit()),
        ask(r.unit()),
        sleep(r.unit()),
        stop(r.unit()),
        returns(r.unit()),
        hard(r.unit()),
        rhythm(r.unit()),
        idle(r.unit()),
        hand(r.unit()),
        door(r.unit()),
        away(r.unit()),
        device(r.unit()),
        link(r.unit()) {}
};

/// The giver's hands: how they do what the plan says.
class Hands {
 public:
  void pass(const Habits& habits, const Dice& dice);
  bool hard() const { return hard_s_ > 0; }
  bool unsteady() const { return unsteady_s_ > 0; }
  bool idle() const { return idle_s_ > 0; }

 private:
  double hard_s_ = 0, unsteady_s_ = 0, idle_s_ = 0;
};

/// What the receiver does after a tick; `tick`: nothing is said.
struct Reaction {
  session::EventKind kind = session::EventKind::tick;
  std::string text;
  bool shows = false;  ///< flinches or holds the breath: it is for the giver to see
  bool stops = false, leaves = false;
};

/// The receiver's body and mind.
class Body {
 public:
  Body(const Habits& habits, const Pair& pair);

  /// One tick under these hands. How far above what feels good it was: 0 is fine, 1 a level.
  double feel(const plan::Step& step, const std::vector<Touch::On>& on, const Hands& hands);
  Reaction react(const Dice& dice, double now_s, bool asked);

  double met_s() const;
  double wanted_s() const;
  bool asleep() const { return asleep_; }

 private:
  Reaction complain(const Dice& dice, bool asked);
  Reaction ask(const Dice& dice, double now_s);

  const Habits& h_;
  const Receiver& r_;
  std::vector<double> given_s_;  ///< by area, what it was worth
  double hurt_ = 0;              ///< in the last tick
  bool tickles_ = false;
  bool soft_ = false;  ///< softer than liked
  bool on_wanted_ = false, on_full_ = false;
  double uneasy_s_ = 0, uneasy_all_s_ = 0, calm_s_ = 0, asked_at_s_ = 0;
  bool asleep_ = false;
};

}  // namespace unknot::simulate
