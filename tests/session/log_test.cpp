// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/log.hpp"

#include "session/log_world.hpp"

using namespace world;

TEST_CASE("LIVE-22: the log gives the same state back, without a planner") {
  const Driver d = lively();
  const std::string log = log_of(d);
  const auto back = session::resume(the_guide(), log);
  REQUIRE(back.has_value());
  CHECK(back->lost == 0);
  CHECK(back->diverged.empty());
  CHECK(back->events.size() == d.events.size());
  CHECK(session::hash(back->state) == session::hash(d.state));
  CHECK(back->header.quiet == "short");
}

TEST_CASE("LIVE-22: a torn log reads as far as it is good, wherever it is torn") {
  const Driver d = lively();
  const std::string log = log_of(d);
  const std::size_t header = log.find('\n') + 1;
  for (std::size_t cut = header; cut < log.size(); cut += 997) {
    const auto back = session::resume(the_guide(), std::string_view(log).substr(0, cut));
    REQUIRE(back.has_value());
    CHECK(back->lost <= 1);
    CHECK(back->diverged.empty());
  }
  CHECK_FALSE(
      session::resume(the_guide(), std::string_view(log).substr(0, header / 2)).has_value());
  CHECK_FALSE(session::resume(the_guide(), "").has_value());
}

TEST_CASE("LIVE-22: a line that is missing or made up loses all that follows it") {
  const Driver d = lively();
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
  const Driver d = lively();
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
