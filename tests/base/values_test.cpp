// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <doctest/doctest.h>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/units.hpp"

using namespace unknot;

TEST_CASE("quantities stay in their unit") {
  CHECK(Mm(3) + Mm(4) == Mm(7));
  CHECK(Mm(3) - Mm(4) == -Mm(1));
  CHECK(Mm(3) * 2.0 == 2.0 * Mm(3));
  CHECK(Mm(7) / Mm(2) == 3.5);
  CHECK(Ms(7) / Ms(2) == 3);
  Ms t(5);
  t += Ms(3);
  t -= Ms(1);
  CHECK(t == Ms(7));
  CHECK(Newton(1) < Newton(2));
}

TEST_CASE("seconds round to the nearest millisecond on both sides of zero") {
  CHECK(seconds(1.0004) == Ms(1000));
  CHECK(seconds(1.0006) == Ms(1001));
  CHECK(seconds(-1.0006) == Ms(-1001));
  for (std::int64_t ms = -5000; ms <= 5000; ++ms) REQUIRE(seconds(to_seconds(Ms(ms))) == Ms(ms));
}

TEST_CASE("levels have an order and a floor") {
  CHECK(lower(Level::firm, Level::light) == Level::light);
  CHECK(softer(Level::firm) == Level::medium);
  CHECK(softer(Level::light) == Level::none);
  CHECK(softer(Level::none) == Level::none);
  CHECK(rank(Level::firm) == 3);
}

TEST_CASE("SplitMix64 gives the numbers that others get") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317ULL);
  CHECK(random.next() == 3203168211198807973ULL);
  CHECK(random.next() == 9817491932198370423ULL);
}

TEST_CASE("random numbers stay in their range and reach all of it") {
  Random random(1);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 1000; ++i) {
    seen.insert(random.below(7));
    const double u = random.unit();
    REQUIRE(u >= 0);
    REQUIRE(u < 1);
  }
  CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("FNV-1a gives the published values") {
  CHECK(fnv1a("") == 0xcbf29ce484222325ULL);
  CHECK(fnv1a("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(fnv1a("foobar") == 0x85944171f73967e8ULL);
  CHECK(fnv1a("\xff") != fnv1a("\x7f"));
}

TEST_CASE("a diagnostic reads as one line, with the parts that are known") {
  CHECK(to_text(Diagnostic{"f", 2, 3, "m", "r"}) == "f:2:3: m (r)");
  CHECK(to_text(Diagnostic{"f", 2, 0, "m", ""}) == "f:2: m");
  CHECK(to_text(Diagnostic{"", 0, 0, "m", "r"}) == "m (r)");
  CHECK(failure("/a", "b").error() == Diagnostics{{"/a", 0, 0, "b", ""}});
}
