// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "plan/progress.hpp"
#include "session/session.hpp"
#include "simulate/people.hpp"
#include "simulate/touch.hpp"

/// One massage between two virtual people, from the first touch to the end, through
/// `session::step` and nothing else.
namespace unknot::simulate {

/// What the pair's words do.
enum class Arm : unsigned char {
  replanned,   ///< all that is said is heard, the rest is planned anew
  silent,      ///< nothing is ever said
  fixed,       ///< stop and pause are heard, wishes are not
  random_plan  ///< as fixed, with a plan made from random wishes
};
inline constexpr std::array kArms{
    guide::Spelling<Arm>{Arm::replanned, "replanned"}, guide::Spelling<Arm>{Arm::silent, "silent"},
    guide::Spelling<Arm>{Arm::fixed, "fixed"}, guide::Spelling<Arm>{Arm::random_plan, "random"}};

/// What came of it.
struct Lived {
  double touched_s = 0;  ///< hands at work
  double hurt_s = 0;     ///< of it above what feels good, weighted by how far
  double met_s = 0;      ///< of what was wanted
  double wanted_s = 0;
  std::int64_t ticks = 0, events = 0, replans = 0, refused = 0;
  std::int64_t judged = 0;  ///< plans that the checker judged once more
  std::int64_t broken = 0;  ///< unsafe findings, and stops that did not stop
  std::int64_t stops = 0, flinches = 0;
  bool left = false;  ///< the receiver went early
  bool asleep = false;
  std::uint64_t hash = 0;  ///< of all that happened, in its order

  double comfort() const { return touched_s > 0 ? 1 - hurt_s / touched_s : 1; }
  double met() const { return wanted_s > 0 ? met_s / wanted_s : 1; }
};

struct Setting {
  const guide::Guide& guide;
  const Habits& habits;
  const plan::Replanner& replanner;
  Touch& touch;
};

/// `begun` is what session::begin made of the plan. With `judge`, each new plan on the way is
/// judged by the checker under the limits that hold then. `log`, where given, gets all events but
/// ticks.
Lived live(const Setting& setting, session::State begun, const Pair& pair, Arm arm, bool judge,
           std::vector<session::Event>* log = nullptr);

}  // namespace unknot::simulate
