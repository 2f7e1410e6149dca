// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/poses.hpp"

#include <cmath>
#include <cstdlib>
#include <new>

#include "body/world.hpp"
#include "support/massage.hpp"

namespace {
long allocations = 0;
}

// Counts what the code under test asks for. Not inlined: a compiler that sees malloc on one side
// only takes the pair for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size)) return p;
  std::abort();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return operator new(size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

using namespace unknot;
using test::the_guide;

namespace {

plan::Plan marked_plan(double minutes) {
  plan::Limits limits;
  limits.marks = {{plan::Mark::Kind::avoid, {0.3, 0.45}, Mm(15), ""}};
  return test::plan_of(test::minutes(minutes), limits);
}

/// The fastest that a hand is seen to go, mm/s, and whether it ever touches while it rushes.
void goes_steadily(const plan::Plan& plan) {
  constexpr Ms kFrame{20};
  constexpr double kFastest = 2000;  // mm/s, through the air
  constexpr double kOnSkin = 300;    // where it touches
  body::HandsNow last = body::hands_at(plan, Ms(0));
  double fastest = 0;
  double on_skin = 0;
  for (Ms t = kFrame; t < plan.total; t += kFrame) {
    const body::HandsNow now = body::hands_at(plan, t);
    for (const std::size_t hand : {0U, 1U}) {
      const auto& a = last.pose[hand];
      const auto& b = now.pose[hand];
      if (!a.present || !b.present) continue;
      const double mm_s = std::hypot(b.at.x - a.at.x, b.at.y - a.at.y) / to_seconds(kFrame);
      fastest = std::max(fastest, mm_s);
      if (a.contact && b.contact) on_skin = std::max(on_skin, mm_s);
    }
    last = now;
  }
  CHECK(fastest > 0);
  CHECK(fastest < kFastest);
  CHECK(on_skin < kOnSkin + 8 / to_seconds(kFrame));
}

}  // namespace

TEST_CASE("FLOW-4: from step to step hands glide or lift, they never leap") {
  goes_steadily(test::plan_of(25));
  goes_steadily(marked_plan(30));
}

TEST_CASE("a hand between two steps is in the air, and elsewhere it is where its path is") {
  const plan::Plan plan = test::plan_of(20);
  int lifted = 0;
  int on_path = 0;
  for (const plan::Step& s : plan.steps)
    for (const auto& [hand, unused] : guide::kHands) {
      const auto i = static_cast<std::size_t>(hand);
      const Ms middle(s.duration.value / 2);
      const body::Pose own = body::pose(s, hand, middle);
      const body::Pose seen = body::hands_at(plan, s.start + middle).pose[i];
      if (s.duration > Ms(3000) && own.present) {
        CHECK(seen.at == own.at);
        CHECK(seen.contact == own.contact);
        ++on_path;
      }
      const body::Pose first = body::hands_at(plan, s.start).pose[i];
      if (first.present && first.at != body::pose(s, hand, Ms(0)).at) {
        CHECK_FALSE(first.contact);
        CHECK(first.level == Level::none);
        ++lifted;
      }
    }
  CHECK(on_path > 30);
  CHECK(lifted > 10);
}

TEST_CASE("asking where the hands are allocates nothing") {
  const plan::Plan plan = test::plan_of(25);
  double sum = 0;
  const long before = allocations;
  for (Ms t{-1000}; t < plan.total + Ms(5000); t += Ms(97))
    sum += body::hands_at(plan, t).pose[1].at.y;
  CHECK(allocations == before);
  CHECK(sum > 0);
}
