// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/share.hpp"

#include "session/world.hpp"

using namespace world;

namespace {

Ms minutes(int n) { return seconds(60.0 * n); }

session::Share shared(int had, int other, std::optional<int> left) {
  session::Evening evening{minutes(had), minutes(other), {}};
  if (left) evening.left = minutes(*left);
  return session::share(the_guide(), evening);
}

}  // namespace

TEST_CASE("LIVE-21: with no end to the evening the other one gets as much") {
  for (const int had : {5, 20, 60}) CHECK(shared(had, 0, {}).next == minutes(had));
  // Swapped back and forth, the difference is made up.
  CHECK(shared(30, 20, {}).next == minutes(10));
  CHECK(shared(20, 20, {}).next == minutes(5));
  CHECK(shared(2, 0, {}).next == minutes(5));
}

TEST_CASE("LIVE-21: both have had the same in the end wherever time allows") {
  // An hour, swapped after three minutes: change, 25, change, 22 more.
  const session::Share early = shared(3, 0, 57);
  CHECK(early.next == minutes(25));
  CHECK(early.back == minutes(22));
  // In the middle: no second turn, as much as the first one had.
  const session::Share half = shared(25, 0, 35);
  CHECK(half.next == minutes(25));
  CHECK(half.back == Ms(0));
  // Late: all that is left.
  CHECK(shared(45, 0, 15).next == minutes(10));
}

TEST_CASE("LIVE-21: no turn that is too short to be good, none longer than what is left") {
  for (int had = 0; had <= 90; had += 3)
    for (int other = 0; other <= 90; other += 9)
      for (int left = 0; left <= 90; ++left) {
        const session::Share s = shared(had, other, left);
        const bool turns = s.next > Ms(0);
        REQUIRE((!turns || s.next >= minutes(5)));
        REQUIRE((s.back == Ms(0) || (turns && s.back >= minutes(10))));
        const Ms changes = minutes((turns ? 5 : 0) + (s.back > Ms(0) ? 5 : 0));
        REQUIRE(s.next + s.back + (turns ? changes : Ms(0)) <= minutes(left));
        REQUIRE((turns || left < 10));
        // With a second turn both end within a minute of each other.
        if (s.back > Ms(0)) {
          const Ms a = minutes(had) + s.back;
          const Ms b = minutes(other) + s.next;
          REQUIRE(std::max(a, b) - std::min(a, b) <= minutes(2));
        }
      }
}
