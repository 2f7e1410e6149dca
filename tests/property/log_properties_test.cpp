// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/engine.hpp"
#include "session/log_world.hpp"
#include "support/massage.hpp"
#include "support/property.hpp"

/// Random sessions, with events late, twice, from anybody and about anything, and their logs: cut
/// anywhere, with a byte flipped anywhere. The same ones in every run, unless
/// UNKNOT_PROPERTY_SCALE=10 asks for ten times as many other ones.
namespace {

using namespace world;

session::Event random_event(Random& random, Ms now) {
  const auto pick = [&](const auto& list) { return list[random.below(list.size())]; };
  session::Event e;
  e.t_ms = now;
  if (random.below(2) == 0) {
    e.t_ms += Ms(static_cast<std::int64_t>(random.below(random.below(8) == 0 ? 400'000 : 9'000)));
    e.who = Who::clock;
    return e;  // a tick
  }
  if (random.below(6) == 0)  // late
    e.t_ms = std::max(Ms(0), now - Ms(static_cast<std::int64_t>(random.below(100'000))));
  e.who = pick(session::kWho).first;
  e.kind = pick(session::kEventKinds).first;
  if (random.below(3) == 0) {
    e.region = random.below(8) == 0   ? "the \"moon\""
               : random.below(2) == 0 ? "rhomboids"
                                      : "trapezius";
    e.side = pick(guide::kSides).first;
  }
  if (e.kind == EventKind::hurts) e.tool = random.below(2) == 0 ? "thumb" : "palm";
  if (e.kind == EventKind::minutes_left) e.minutes = random.unit() * 12;
  const std::array words{"good", "softer",   "harder",       "stop",
                         "pain", "tingling", "\xc3\xa4\n\\", ""};
  e.text = pick(words);
  return e;
}

/// A random session as it was lived, and its log line by line.
struct Lived {
  std::vector<std::string> lines;     ///< the header first
  std::vector<std::uint64_t> states;  ///< after so many events
};

Lived live(Random& random, const plan::Plan& plan, const plan::Replanner& replanner, int events) {
  Lived out;
  session::State state = session::begin(plan);
  out.lines.push_back(session::to_log_header({the_guide().hash, "0.1", "en", "full", plan}));
  out.states.push_back(session::hash(state));
  const auto send = [&](const session::Event& e) {
    auto outcome = session::step(the_guide(), std::move(state), e, replanner);
    state = outcome.state;
    out.lines.push_back(session::to_log_line(e, outcome));
    out.states.push_back(session::hash(state));
  };
  session::Event start;
  start.kind = EventKind::start;
  send(start);
  for (int i = 0; i < events; ++i) {
    session::Event e = random_event(random, state.t_ms);
    send(e);
    if (random.below(8) == 0) send(e);  // twice
    if (session::running(state.status)) continue;
    e.who = Who::receiver;  // most halts are over soon
    for (const EventKind kind : {EventKind::release, EventKind::resume}) {
      e.kind = kind;
      if (random.below(4) != 0) send(e);
    }
  }
  return out;
}

Lived by_hand(Random& random, int events) {
  Planner planner;
  return live(
      random, small_plan(),
      [&](const auto& r, const auto& l, const auto& p) {
        planner.works = random.below(4) != 0;
        return planner(r, l, p);
      },
      events);
}

session::Replay replayed(const std::string& log) {
  auto out = session::resume(the_guide(), log);
  test::must(out.has_value(), "the header is not read");
  return *std::move(out);
}

/// Every prefix, also one cut in mid-line, is the session at that point.
void prefixes_are_the_session(const Lived& lived, Random& random, std::size_t stride) {
  std::string log = lived.lines[0];
  for (std::size_t i = 1; i < lived.lines.size(); ++i) {
    log += lived.lines[i];
    if (i % stride != 0 && i + 1 < lived.lines.size()) continue;
    const std::size_t torn = random.below(lived.lines[i].size() - 1);
    const session::Replay whole = replayed(log);
    test::must(whole.damage.empty() && whole.diverged.empty(), "line " + std::to_string(i));
    test::must(session::hash(whole.state) == lived.states[i], "state " + std::to_string(i));
    const session::Replay cut = replayed(log.substr(0, log.size() - lived.lines[i].size() + torn));
    test::must(cut.lost == (torn > 0 ? 1 : 0), "lost at line " + std::to_string(i));
    test::must(session::hash(cut.state) == lived.states[i - 1], "torn state " + std::to_string(i));
  }
}

void flipped_byte(Random random) {
  const Lived lived = by_hand(random, 60);
  const std::string log = text_of(lived.lines);
  for (int i = 0; i < 25; ++i) {
    // Half of them in short lines: most bytes are in plans.
    std::size_t line = random.below(lived.lines.size());
    std::size_t at = 0;
    for (std::size_t l = 0; l < line; ++l) at += lived.lines[l].size();
    at += random.below(lived.lines[line].size());
    std::string broken = log;
    broken[at] =
        static_cast<char>(static_cast<unsigned char>(broken[at]) ^ (1U << random.below(8)));
    const auto replay = session::resume(the_guide(), broken);
    if (line == 0 && !replay) continue;  // without its plan there is no session
    const std::string where = "line " + std::to_string(line) + " byte " + std::to_string(at);
    test::must(replay.has_value(), where);
    test::must(!replay->damage.empty(), "not seen: " + where);
    test::must(replay->events.size() + 1 >= line, "good lines lost: " + where);
    test::must(replay->diverged.empty(), "a state nobody was in: " + where);
    const auto n = static_cast<std::size_t>(replay->state.seq);
    test::must(n < lived.states.size() && session::hash(replay->state) == lived.states[n],
               "not a state of this session: " + where);
  }
}

/// Lines lost, twice and in another order, all at once.
void shuffled(Random random) {
  const Lived lived = by_hand(random, 60);
  std::vector<std::string> lines = lived.lines;
  for (auto n = 1 + random.below(6); n > 0; --n) {
    const std::size_t at = 1 + random.below(lines.size() - 1);
    const std::size_t to = 1 + random.below(lines.size() - 1);
    switch (random.below(3)) {
      case 0:
        if (lines.size() > 2) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), std::string(lines[at]));
        break;
      default:
        std::swap(lines[at], lines[to]);
    }
  }
  const session::Replay replay = replayed(text_of(lines));
  test::must(replay.diverged.empty(), "a state nobody was in");
  const auto n = static_cast<std::size_t>(replay.state.seq);
  test::must(n < lived.states.size() && session::hash(replay.state) == lived.states[n],
             "not a state of this session");
}

}  // namespace

TEST_CASE("LIVE-22, LIVE-20: any prefix of any log is the session at that point") {
  CHECK(test::holds("prefixes", test::scaled(12), [](Random random) {
    const Lived lived = by_hand(random, 80);
    prefixes_are_the_session(lived, random, 3);
  }));
}

TEST_CASE("LIVE-22, PLAN-5: the same with the real planner") {
  CHECK(test::holds("planned", test::scaled(3), [](Random random) {
    const auto shop = engine::workshop();
    const Lived lived = live(random, test::plan_of(6 + static_cast<double>(random.below(8))),
                             engine::replanner(the_guide(), shop), 30);
    prefixes_are_the_session(lived, random, 7);
    session::ReplayOptions again;
    again.planner = engine::replanner(the_guide(), shop);
    again.engine = "0.1";
    const auto replay = session::resume(the_guide(), text_of(lived.lines), again);
    test::must(replay.has_value(), "the header is not read");
    test::must(replay->other_plan.empty(), "planned otherwise the second time");
  }));
}

TEST_CASE("LIVE-22: a flipped byte is seen, loses nothing before it, and makes no other session") {
  CHECK(test::holds("flips", test::scaled(20), flipped_byte));
}

TEST_CASE("LIVE-22: lines lost, doubled and moved never make a session that was not") {
  CHECK(test::holds("shuffles", test::scaled(150), shuffled));
}
