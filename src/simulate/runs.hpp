// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "simulate/evening.hpp"

namespace unknot::simulate {

struct Wanted {
  plan::Request request;
  std::uint64_t seed = 1;
  std::int64_t sessions = 1000;
  /// Else only one session of kJudgeOneIn gets its plans as people do, each judged by the checker
  /// before it is used, and once more by the simulation; the others get them unjudged, much sooner.
  bool judge_all = false;
};
inline constexpr std::uint64_t kJudgeOneIn = 20;

/// What all pairs have in common: habits, the plan that everybody starts with, and plans made from
/// random wishes. The guide must outlive it.
struct World {
  const guide::Guide* guide = nullptr;
  Wanted wanted;
  Habits habits;
  session::State usual;                ///< ready to begin
  std::vector<session::State> random;  ///< never empty
};
Result<World> world(const guide::Guide& guide, const Wanted& wanted);

/// Lives sessions one after another and keeps what it has drawn and measured: one for each thread.
class Runner {
 public:
  explicit Runner(const World& world);
  /// With another replanner than the engine's, for all sessions.
  Runner(const World& world, plan::Replanner replanner);

  Lived run(Arm arm, std::uint64_t number, std::vector<session::Event>* log = nullptr);

 private:
  const World& world_;
  plan::Replanner judged_, quick_;
  Touch touch_;
};

/// Sums over the sessions of one arm. Adding in order of their numbers gives the same bytes
/// however the sessions were shared out among threads.
struct Sum {
  std::int64_t sessions = 0;
  double comfort = 0, met = 0, hurt_s = 0;
  std::int64_t events = 0, replans = 0, refused = 0, judged = 0, broken = 0;
  std::int64_t stops = 0, flinches = 0, left = 0, asleep = 0;
  std::uint64_t hash = 0;  ///< over all sessions

  void add(const Lived& lived);
};

}  // namespace unknot::simulate
