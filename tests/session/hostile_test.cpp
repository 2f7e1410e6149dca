// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Bad input of ten megabytes: refused or taken, and never more memory than the input stands for.
#include <atomic>
#include <cstdlib>
#include <new>

#include <malloc.h>

#include "session/log_world.hpp"

namespace {

std::atomic<std::size_t> live{0};
std::atomic<std::size_t> peak{0};

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  void* at = std::malloc(size);
  if (at == nullptr) std::abort();
  const std::size_t now = live += malloc_usable_size(at);
  if (now > peak) peak = now;
  return at;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return operator new(size);
}
[[gnu::noinline]] void operator delete(void* at) noexcept {
  if (at != nullptr) live -= malloc_usable_size(at);
  std::free(at);
}
void operator delete(void* at, std::size_t) noexcept { operator delete(at); }

using namespace world;

namespace {

constexpr std::size_t kBig = 10 << 20;

std::string repeated(const std::string& text) {
  std::string out;
  while (out.size() < kBig) out += text;
  return out;
}

/// Bytes that `read` needed at once, for each byte of the input.
template <class Read>
double cost(const std::string& input, const Read& read) {
  const std::size_t before = live;
  peak = before;
  read(input);
  return static_cast<double>(peak - before) / static_cast<double>(input.size());
}

/// What a parser makes of JSON is 16 bytes for each "0,", doubled while it grows.
constexpr double kMost = 64;

std::vector<std::string> hostile() {
  const std::string end(16, '0');
  return {std::string(kBig, '['),
          std::string(kBig, '{'),
          std::string(kBig, ' '),
          std::string(kBig, '\0'),
          std::string(kBig, '\xff'),
          std::string(kBig, '"'),
          std::string(kBig, '\\'),
          "{\"t_ms\":0,\"kind\":\"" + std::string(kBig, 'a') + "\"}",
          "{\"t_ms\":0,\"kind\":\"" + repeated("\\u0000") + "\"}",
          "{\"t_ms\":0,\"kind\":\"" + repeated("\xff\xfe") + "\"}",
          "{\"t_ms\":0,\"kind\":\"softer\",\"region\":\"" + std::string(kBig, 'a') + "\"}",
          "{\"t_ms\":" + std::string(kBig, '9') + ",\"kind\":\"tick\"}",
          "{\"t_ms\":0,\"minutes\":1e999,\"kind\":\"minutes-left\"}" + std::string(kBig, ' '),
          "{\"t_ms\":0,\"kind\":\"tick\",\"more\":[" + repeated("0,") + "0]}",
          "{\"t_ms\":0,\"kind\":\"tick\",\"more\":{" + repeated("\"a\":{},") + "\"b\":{}}}",
          "{\"cap\":\"light\",\"marks\":[" + repeated("{},") + "{}]}",
          "{\"unknot\":\"plan/1\",\"steps\":[" + repeated("{},") + "{}]}",
          "{\"unknot\":\"log/2\",\"plan\":[" + repeated("[],") + "[]],\"sum\":\"" + end + "\"}"};
}

}  // namespace

TEST_CASE("ten megabytes of anything as event, limits or plan: bounded by the size of the input") {
  int number = 0;
  for (const std::string& input : hostile()) {
    CAPTURE(number++);
    const auto event = [](const std::string& text) {
      const auto read = session::event_from_json(text);
      if (!read) {
        CHECK_FALSE(read.error().empty());
        return;
      }
      Driver d = at(140);
      d.send(*read);
      CHECK(session::running(d.state.status));
    };
    CHECK(cost(input, event) < kMost);
    CHECK(cost(input, [](const std::string& text) {
            const auto read = plan::limits_from_json(text);
            CHECK((read.has_value() || !read.error().empty()));
          }) < kMost);
    CHECK(cost(input, [](const std::string& text) {
            const auto read = plan::plan_from_json(text);
            CHECK(!read.has_value());
            if (!read) CHECK_FALSE(read.error().empty());
          }) < kMost);
  }
}

TEST_CASE("LIVE-22: ten megabytes of anything for a log, or in the middle of one") {
  const std::string log = log_of(lively());
  const auto whole = session::resume(the_guide(), log);
  REQUIRE(whole.has_value());
  int number = 0;
  for (const std::string& input : hostile()) {
    CAPTURE(number++);
    CHECK(cost(input, [](const std::string& text) {
            CHECK_FALSE(session::resume(the_guide(), text).has_value());
          }) < kMost);
    // Behind a good log it is one lost line.
    CHECK(cost(log + input, [&](const std::string& text) {
            const auto replay = session::resume(the_guide(), text);
            REQUIRE(replay.has_value());
            CHECK(replay->lost == 1);
            CHECK(session::hash(replay->state) == session::hash(whole->state));
          }) < kMost);
  }
}

TEST_CASE("LIVE-22: a NUL, an escape, a number out of range or a wrong sum end no log") {
  const std::string log = log_of(lively());
  const auto whole = session::resume(the_guide(), log);
  REQUIRE(whole.has_value());
  for (const std::string& line : {std::string("\0\n", 2), std::string("{\"seq\":1e999}\n"),
                                  std::string("{\"seq\":-1,\"t_ms\":1e999,\"kind\":\"stop\"}\n"),
                                  std::string("\xff\xfe\n"), std::string("\x1b[2J\n")}) {
    const auto replay = session::resume(the_guide(), log + line);
    REQUIRE(replay.has_value());
    CHECK(replay->lost == 1);
    CHECK(session::hash(replay->state) == session::hash(whole->state));
  }
}
