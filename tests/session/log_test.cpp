// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/log.hpp"

#include "session/world.hpp"

using namespace world;

namespace {

/// A lively session, written line by line.
std::string log_of(Driver& d) {
  d.keep_outcomes = true;
  d.say(EventKind::start);
  d.play_to(140);
  d.say(EventKind::softer, Who::receiver);
  d.play_to(150);
  d.say(EventKind::hurts, Who::giver);
  d.play_to(170);
  d.planner.works = false;
  d.say(EventKind::more_here, Who::receiver);
  d.say(EventKind::unknown, Who::giver, "a \"quoted\" \n thing");
  d.say(EventKind::never_here, Who::receiver);
  d.play_to(180);
  std::string log = session::to_log_header({the_guide().hash, "0.1", "en", "short", small_plan()});
  for (std::size_t i = 0; i < d.events.size(); ++i)
    log += session::to_log_line(d.events[i], d.outcomes[i]);
  return log;
}

}  // namespace

TEST_CASE("LIVE-22: the log gives the same state back, without a planner") {
  Driver d;
  const std::string log = log_of(d);
  const auto back = session::resume(the_guide(), log);
  REQUIRE(back.has_value());
  CHECK(back->lost == 0);
  CHECK(back->diverged == 0);
  CHECK(back->events.size() == d.events.size());
  CHECK(session::hash(back->state) == session::hash(d.state));
  CHECK(back->header.quiet == "short");
}

TEST_CASE("LIVE-22: a torn log reads as far as it is good, wherever it is torn") {
  Driver d;
  const std::string log = log_of(d);
  const std::size_t header = log.find('\n') + 1;
  for (std::size_t cut = header; cut < log.size(); cut += 997) {
    const auto back = session::resume(the_guide(), std::string_view(log).substr(0, cut));
    REQUIRE(back.has_value());
    CHECK(back->lost <= 1);
    CHECK(back->diverged == 0);
  }
  CHECK_FALSE(
      session::resume(the_guide(), std::string_view(log).substr(0, header / 2)).has_value());
  CHECK_FALSE(session::resume(the_guide(), "").has_value());
}

TEST_CASE("LIVE-22: a line that is missing or made up loses all that follows it") {
  Driver d;
  std::string log = log_of(d);
  const std::size_t first = log.find('\n') + 1;
  const std::size_t second = log.find('\n', first) + 1;
  const std::string without = log.substr(0, first) + log.substr(second);
  const auto back = session::resume(the_guide(), without);
  REQUIRE(back.has_value());
  CHECK(back->events.empty());
  CHECK(back->lost == static_cast<int>(d.events.size()) - 1);
}

TEST_CASE("LIVE-22: a header whose plan was changed is refused") {
  Driver d;
  std::string log = log_of(d);
  const std::size_t at = log.find("thumb-circles");
  log.replace(at, 13, "thumb-walking");
  CHECK_FALSE(session::resume(the_guide(), log).has_value());
}

TEST_CASE("LIVE-22: another state shows in the hash") {
  Driver a = at(140);
  Driver b = a;
  CHECK(session::hash(a.state) == session::hash(b.state));
  b.say(EventKind::just_right);
  CHECK(session::hash(a.state) != session::hash(b.state));
}

TEST_CASE("events: every kind reads back as it was written; nonsense is refused with its place") {
  for (const auto& [kind, word] : session::kEventKinds) {
    const auto read = session::event_from_json("{\"t_ms\": 5, \"who\": \"receiver\", \"kind\": \"" +
                                               std::string(word) + "\"}");
    REQUIRE(read.has_value());
    CHECK(read->kind == kind);
    CHECK(read->who == Who::receiver);
  }
  const auto strange = session::event_from_json("{\"t_ms\": 5, \"kind\": \"moonwalk\"}");
  REQUIRE(strange.has_value());
  CHECK(strange->kind == EventKind::unknown);
  CHECK(strange->text == "moonwalk");
  for (const char* bad : {"", "[]", "{}", "{\"t_ms\": -1, \"kind\": \"tick\"}",
                          "{\"t_ms\": 1, \"kind\": 7}", "{\"t_ms\": \"1\", \"kind\": \"tick\"}",
                          "{\"t_ms\": 1, \"kind\": \"tick\", \"who\": \"dog\"}"})
    CHECK_FALSE(session::event_from_json(bad).has_value());
}
