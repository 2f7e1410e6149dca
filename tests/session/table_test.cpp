// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "session/world.hpp"

using namespace world;

namespace {

/// A session in that status, reached as people would reach it.
Driver in(Status status) {
  switch (status) {
    case Status::ready:
      return {};
    case Status::working:
      return at(140);
    case Status::check_in:
      return at(122);
    case Status::micro_break:
      return at(260);
    case Status::winding_down:
      return at(350);
    case Status::paused: {
      Driver d = at(140);
      d.say(EventKind::pause);
      return d;
    }
    case Status::stopped: {
      Driver d = at(140);
      d.say(EventKind::stop, Who::receiver);
      return d;
    }
    case Status::finished:
      return at(1000);
  }
  return {};
}

/// The statuses that an event may lead to from each status, written down by hand. `now` is the
/// status before, and, while the massage runs, any other in which it runs.
std::set<Status> allowed(Status from, EventKind kind, Who who) {
  std::set<Status> out{from};
  const std::set<Status> going{Status::working, Status::check_in, Status::micro_break,
                               Status::winding_down};
  if (session::running(from)) out = going;
  // The clock only ticks, pauses and knows of links; stop and red flags count whoever brings them.
  const bool clocks = kind == EventKind::tick || kind == EventKind::pause ||
                      kind == EventKind::stop || kind == EventKind::red_flag;
  if (who == Who::clock && !clocks) return out;
  switch (kind) {
    case EventKind::stop:
      return {from == Status::finished ? Status::finished : Status::stopped};
    case EventKind::red_flag:
      if (from == Status::finished) return {from};
      return {Status::stopped};  // without words it is the unclear kind
    case EventKind::start:
      return from == Status::ready ? going : out;
    case EventKind::unknown:  // what the receiver says and nobody understands may be a stop
      return session::running(from) && who == Who::receiver ? std::set{Status::paused} : out;
    case EventKind::pause:
    case EventKind::popped:
      return session::running(from) ? std::set{Status::paused} : std::set{from};
    case EventKind::resume:
      return from == Status::paused ? going : out;
    case EventKind::release:
      return from == Status::stopped && who == Who::receiver ? std::set{Status::paused} : out;
    case EventKind::wind_down:
    case EventKind::hurts:
    case EventKind::never_here:
    case EventKind::tired:  // a break that no plan has room for becomes a pause
    case EventKind::cold:
    case EventKind::warm:
    case EventKind::uncomfortable:
      if (session::running(from)) out.insert(Status::paused);
      return out;
    default:
      return out;
  }
}

}  // namespace

TEST_CASE("LIVE-6: every status takes every event from everybody") {
  for (const auto& [status, name] : session::kStatuses)
    for (const auto& [kind, word] : session::kEventKinds)
      for (const auto& [who, whose] : session::kWho)
        for (const bool plans : {true, false}) {
          CAPTURE(name);
          CAPTURE(word);
          CAPTURE(whose);
          CAPTURE(plans);
          Driver d = in(status);
          REQUIRE(d.state.status == status);
          const session::State before = d.state;
          d.planner.works = d.planner.works_closing = plans;
          d.say(kind, who);
          auto expected = allowed(status, kind, who);
          // Without a plan, what lowers a limit ends in a pause.
          if (!plans && session::running(status)) expected.insert(Status::paused);
          CHECK(expected.contains(d.state.status));
          CHECK(d.state.seq == before.seq + 1);
          CHECK(d.state.t_ms == before.t_ms);
          CHECK(d.state.plan_ms == before.plan_ms);
          if (kind != EventKind::tick) CHECK_FALSE(d.effects.empty());
          // Whatever happened, the session goes on being a session.
          d.tick(d.state.t_ms + Ms(250));
          d.say(EventKind::stop, Who::receiver);
          CHECK_FALSE(session::running(d.state.status));
        }
}

TEST_CASE("LIVE-6: an event that nobody knows is answered and changes nothing else") {
  Driver d = at(140);
  const std::string plan = plan::to_json(d.state.plan);
  d.say(EventKind::unknown, Who::giver, "levitate");
  CHECK(d.answered("live.not-understood"));
  CHECK(d.state.status == Status::working);
  CHECK(plan::to_json(d.state.plan) == plan);
}

TEST_CASE("LIVE-6: late and out-of-order events act now and turn no clock back") {
  Driver d = at(140);
  const Ms t = d.state.t_ms;
  const Ms plan_time = d.state.plan_ms;
  session::Event late;
  late.kind = EventKind::stop;
  late.who = Who::receiver;
  late.t_ms = t - seconds(60);
  d.send(late);
  CHECK(d.state.status == Status::stopped);
  CHECK(d.state.t_ms == t);
  CHECK(d.state.plan_ms == plan_time);
}

TEST_CASE("LIVE-6: each command of the data is an event, has an answer in words and a rule") {
  std::set<std::string> ids;
  for (const auto& [id, c] : the_guide().commands) {
    CAPTURE(id);
    ids.insert(id);
    CHECK(guide::value_of(session::kEventKinds, id).has_value());
    CHECK(the_guide().phrases.at("en").contains(c.confirm));
    CHECK_FALSE(c.effect.empty());
    CHECK_FALSE(c.who.empty());
    for (const std::string& w : c.who) CHECK(guide::value_of(session::kWho, w).has_value());
  }
  for (const auto& [kind, word] : session::kEventKinds)
    if (kind != EventKind::tick && kind != EventKind::unknown)
      CHECK(ids.contains(std::string(word)));
}
