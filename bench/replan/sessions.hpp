// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"
#include "session/session.hpp"

/// What a word costs in mid-session: the whole step, the new remainder included, the judge not.
/// Ten sessions of one plan, ten words at ten moments each, every session with another order of
/// them. Whoever runs it brings the clock.
namespace unknot::bench {

struct Took {
  std::string word;
  double us = 0;
};

inline std::vector<session::Event> words() {
  std::vector<session::Event> out;
  for (const session::EventKind kind :
       {session::EventKind::softer, session::EventKind::harder, session::EventKind::more_here,
        session::EventKind::less_here, session::EventKind::never_here, session::EventKind::ticklish,
        session::EventKind::tired, session::EventKind::hurts, session::EventKind::skip,
        session::EventKind::minutes_left}) {
    session::Event event;
    event.kind = kind;
    event.who = session::Who::receiver;
    if (kind == session::EventKind::tired || kind == session::EventKind::hurts ||
        kind == session::EventKind::skip || kind == session::EventKind::minutes_left)
      event.who = session::Who::giver;
    if (kind == session::EventKind::hurts) event.tool = "thumb";
    // Long strokes lie on all of the back; then people say where.
    if (kind == session::EventKind::more_here) event.region = "shoulders";
    if (kind == session::EventKind::less_here) event.region = "lower-back";
    if (kind == session::EventKind::never_here) event.region = "sacrum";
    out.push_back(event);
  }
  return out;
}

/// `now_us()`: microseconds from anywhere, rising.
template <class Clock>
std::vector<Took> replans(const guide::Guide& guide, const plan::Plan& plan, Clock now_us) {
  constexpr int kMoments = 10;
  std::vector<Took> out;
  for (int number = 0; number < kMoments; ++number) {
    const auto planned = engine::unjudged_replanner(guide, engine::workshop());
    // The strokes of the plan are known: it was made a minute ago.
    if (!planned(plan.request, plan.limits, {})) continue;
    bool asked = false;
    const plan::Replanner counted = [&](const plan::Request& request, const plan::Limits& limits,
                                        const plan::Progress& progress) {
      asked = true;
      return planned(request, limits, progress);
    };
    session::Event event;
    event.kind = session::EventKind::start;
    session::State now = session::step(guide, session::begin(plan), event, counted).state;
    const auto said = words();
    for (int moment = 1; moment <= kMoments; ++moment) {
      event = {};
      event.kind = session::EventKind::tick;
      event.who = session::Who::clock;
      event.t_ms = Ms(plan.total.value * moment / (kMoments + 1));
      now = session::step(guide, std::move(now), event, counted).state;
      const Ms when = event.t_ms;
      event = said[static_cast<std::size_t>(number * 3 + moment * 7) % said.size()];
      event.t_ms = when;
      if (event.kind == session::EventKind::minutes_left)
        event.minutes = to_seconds(plan.total - when) / 60 - 1;
      asked = false;
      const double from = now_us();
      now = session::step(guide, std::move(now), event, counted).state;
      const double took = now_us() - from;
      if (asked) out.push_back({std::string(session::word(event.kind)), took});
    }
  }
  return out;
}

}  // namespace unknot::bench
