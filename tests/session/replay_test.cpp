// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Logs of older versions, and logs that came to harm.
#include <fstream>
#include <iterator>
#include <limits>

#include "session/log_world.hpp"

using namespace world;
using session::Damage;

namespace {

std::string fixture(const std::string& name) {
  std::ifstream in(std::string(UNKNOT_ROOT) + "/tests/fixtures/logs/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

session::Replay replayed(const std::string& log) {
  auto out = session::resume(the_guide(), log);
  REQUIRE(out.has_value());
  return *std::move(out);
}

/// "torn 5, gap 6"
std::string told(const session::Replay& replay) {
  std::string out;
  for (const Damage& d : replay.damage) {
    const char* words[] = {"torn", "repeated", "late", "gap", "unproven"};
    out += (out.empty() ? "" : ", ") + std::string(words[static_cast<int>(d.kind)]) + " " +
           std::to_string(d.line);
  }
  return out;
}

/// The index of the first line that holds `text`.
std::size_t line_with(const std::vector<std::string>& lines, const std::string& text) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].find(text) != std::string::npos) return i;
  FAIL(text << " is in no line");
  return 0;
}

}  // namespace

TEST_CASE("LIVE-22: logs of every version still replay to the states that they recorded") {
  struct Kept {
    const char* file;
    std::size_t events;
    Status end;
    int revision;
  };
  const Kept kept[] = {{"v1-by-hand.jsonl", 726, Status::winding_down, 3},
                       {"v1-five-minutes.jsonl", 490, Status::working, 2},
                       {"v2-by-hand.jsonl", 726, Status::winding_down, 3},
                       {"v2-five-minutes.jsonl", 490, Status::working, 2}};
  for (const Kept& k : kept) {
    CAPTURE(k.file);
    const session::Replay replay = replayed(fixture(k.file));
    CHECK(told(replay).empty());
    CHECK(replay.lost == 0);
    CHECK(replay.diverged.empty());
    CHECK(replay.hashes >= 5);
    CHECK(replay.events.size() == k.events);
    CHECK(replay.state.status == k.end);
    CHECK(replay.state.revision == k.revision);
  }
}

TEST_CASE("LIVE-22: a log of a version to come is refused in words") {
  std::string log = fixture("v2-by-hand.jsonl");
  log.replace(log.find("log/2"), 5, "log/3");
  const auto replay = session::resume(the_guide(), log);
  REQUIRE_FALSE(replay.has_value());
  CHECK(replay.error()[0].place == "/unknot");
  CHECK(replay.error()[0].message.find("newer version") != std::string::npos);
}

TEST_CASE("LIVE-22: a damaged tick is told, and all the rest is still the session") {
  const Driver d = lively();
  auto lines = lines_of(log_of(d));
  const std::size_t softer = line_with(lines, "softer");
  for (const std::size_t at : {std::size_t{5}, softer - 30, softer + 3}) {
    auto broken = lines;
    broken[at][12] ^= 1;
    const session::Replay replay = replayed(text_of(broken));
    CHECK(told(replay) == "torn " + std::to_string(at + 1) + ", gap " + std::to_string(at + 2));
    CHECK(replay.lost == 1);
    CHECK(session::hash(replay.state) == session::hash(d.state));
  }
}

TEST_CASE("LIVE-22, LIVE-6: after a lost word nothing is believed that was built on it") {
  const Driver d = lively();
  auto lines = lines_of(log_of(d));
  const std::size_t softer = line_with(lines, "softer");
  lines[softer][20] ^= 4;
  const session::Replay replay = replayed(text_of(lines));
  CHECK(replay.events.size() == softer - 1);
  CHECK(replay.lost == static_cast<int>(lines.size() - softer));
  CHECK(session::hash(replay.state) == session::hash(d.outcomes[softer - 2].state));
}

TEST_CASE("LIVE-22: lines twice, in another order, with fields nobody knows") {
  const Driver d = lively();
  const std::vector<std::string> lines = lines_of(log_of(d));
  const std::size_t softer = line_with(lines, "softer");
  auto twice = lines;
  twice.insert(twice.begin() + static_cast<long>(softer) + 4, lines[softer]);
  session::Replay replay = replayed(text_of(twice));
  CHECK(told(replay) == "repeated " + std::to_string(softer + 5));
  CHECK(replay.lost == 0);
  CHECK(session::hash(replay.state) == session::hash(d.state));

  auto swapped = lines;
  std::swap(swapped[softer], swapped[softer + 1]);
  replay = replayed(text_of(swapped));
  CHECK(told(replay) == "late " + std::to_string(softer + 2));
  CHECK(session::hash(replay.state) == session::hash(d.state));

  std::string old = fixture("v1-by-hand.jsonl");
  for (std::size_t at = old.find("\"kind\""); at != std::string::npos;
       at = old.find("\"kind\"", at + 30))
    old.insert(at, "\"mood\":[{\"x\":null}],");
  replay = replayed(old);
  CHECK(told(replay).empty());
  CHECK(replay.diverged.empty());
}

TEST_CASE("LIVE-22: saved again by an editor, with other line ends, a mark, blank lines in front") {
  const Driver d = lively();
  const std::string log = log_of(d);
  std::string crlf;
  for (const char c : log) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const std::string& saved :
       {crlf, "\xef\xbb\xbf" + log, "\n\r\n" + log, log.substr(0, log.size() - 1),
        "\xef\xbb\xbf\n" + crlf + "\r\n"}) {
    const session::Replay replay = replayed(saved);
    CHECK(told(replay).empty());
    CHECK(session::hash(replay.state) == session::hash(d.state));
  }
  auto lines = lines_of(log);
  lines[3][12] ^= 1;
  CHECK(told(replayed("\n\n" + text_of(lines))) == "torn 6, gap 7");
}

TEST_CASE("LIVE-22: a header that cannot be read says what it is, and where") {
  const auto problem = [](const std::string& log) {
    const auto replay = session::resume(the_guide(), log);
    REQUIRE_FALSE(replay.has_value());
    return to_text(replay.error()[0]);
  };
  for (const char* nothing : {"", "\n", "\r\n\n", "\xef\xbb\xbf"})
    CHECK(problem(nothing).find("there is nothing in it") != std::string::npos);
  const std::string log = log_of(lively());
  CHECK(problem(log.substr(log.find('\n') + 1)).find("not the header") != std::string::npos);
  std::string changed = log;
  changed.replace(changed.find("\"pressure\""), 10, "\"qressure\"");
  CHECK(problem(changed).starts_with("/plan/request/qressure: "));
}

TEST_CASE("LIVE-22: a header with one letter changed is still read where the plan is whole") {
  const Driver d = lively();
  std::string log = log_of(d);
  log[log.find("\"quiet\"") + 9] = 'S';
  const session::Replay replay = replayed(log);
  CHECK(told(replay) == "torn 1");
  CHECK(replay.lost == 0);
  CHECK(session::hash(replay.state) == session::hash(d.state));
}

TEST_CASE("LIVE-22: events late, twice or from the wrong person are in the log as they were") {
  Driver d;
  d.keep_outcomes = true;
  d.say(EventKind::start);
  d.play_to(140);
  session::Event e;
  e.kind = EventKind::harder;
  e.t_ms = seconds(20);  // two minutes late
  d.send(e);
  d.send(e);
  e.kind = EventKind::start;
  d.send(e);
  CHECK(d.state.t_ms == seconds(140));
  d.say(EventKind::stop, Who::clock);
  d.say(EventKind::release, Who::giver);  // only the receiver may
  CHECK(d.state.status == Status::stopped);
  const session::Replay replay = replayed(log_of(d));
  CHECK(told(replay).empty());
  CHECK(replay.diverged.empty());
  CHECK(session::hash(replay.state) == session::hash(d.state));
}

TEST_CASE("PLAN-5, LIVE-22: planned again the answers are the same; another planner is found out") {
  const Driver d = lively();
  const std::string log = log_of(d);
  Planner same;
  int asked = 0;
  session::ReplayOptions options;
  options.engine = "0.1";
  options.planner = [&](const auto& r, const auto& l, const auto& p) {
    ++asked;
    return same(r, l, p);
  };
  options.watch = [&](const session::Event& e, const session::Outcome&) {
    if (e.kind == EventKind::hurts) same.works = false;  // as it was then
  };
  auto replay = session::resume(the_guide(), log, options);
  REQUIRE(replay.has_value());
  CHECK(replay->planned_again == asked);
  CHECK(asked > 3);
  CHECK(replay->other_plan.empty());
  CHECK(session::hash(replay->state) == session::hash(d.state));

  options.planner = [](const auto&, const auto&, const auto&) -> Result<plan::Plan> {
    return failure("plan", "lazy");
  };
  replay = session::resume(the_guide(), log, options);
  CHECK_FALSE(replay->other_plan.empty());
  CHECK(replay->diverged.empty());  // what is folded is what was recorded

  options.engine = "0.2";
  replay = session::resume(the_guide(), log, options);
  CHECK(replay->other_plan.empty());
  CHECK(replay->planned_again == 0);
}

TEST_CASE("LIVE-20, LIVE-15: a second screen that folds the same lines shows the same, undo too") {
  Driver d;
  d.keep_outcomes = true;
  d.say(EventKind::start);
  d.play_to(140);
  const session::Wishes before = d.state.wishes;
  d.say(EventKind::softer, Who::receiver);
  session::Replay second = replayed(log_of(d));
  CHECK(second.state.wishes.comfort == d.state.wishes.comfort);
  CHECK(second.state.past.size() == 1);
  // Each goes on by itself and takes the word back.
  Driver other = d;
  other.state = second.state;
  d.say(EventKind::undo, Who::receiver);
  other.say(EventKind::undo, Who::receiver);
  CHECK(session::hash(other.state) == session::hash(d.state));
  CHECK(d.state.wishes.comfort == before.comfort);
  second = replayed(log_of(d));
  CHECK(session::hash(second.state) == session::hash(d.state));
}

TEST_CASE("LIVE-22: a log goes on after years, and no number that was said makes it unreadable") {
  Driver d = lively();
  session::Event e;
  e.who = Who::clock;
  e.kind = EventKind::pause;
  e.t_ms = d.state.t_ms + seconds(3600.0 * 24 * 365 * 3);
  d.send(e);
  for (const double minutes : {1e7, -1e7, 1e300, std::numeric_limits<double>::infinity(), 1500.0}) {
    e.kind = EventKind::minutes_left;
    e.who = Who::giver;
    e.minutes = minutes;
    d.send(e);
    CHECK(d.answered("live.how-many-minutes"));
  }
  const session::Replay replay = replayed(log_of(d));
  CHECK(told(replay).empty());
  CHECK(replay.diverged.empty());
  CHECK(session::hash(replay.state) == session::hash(d.state));
}
