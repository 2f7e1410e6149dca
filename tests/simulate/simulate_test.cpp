// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "simulate/table.hpp"
#include "support/massage.hpp"

namespace {

using namespace unknot;
using simulate::Arm;
using simulate::Lived;
using simulate::Sum;
using simulate::World;
using test::the_guide;

World a_world(double minutes, bool judge_all = false) {
  simulate::Wanted wanted;
  wanted.request = test::minutes(minutes);
  wanted.seed = 7;
  wanted.judge_all = judge_all;
  auto made = simulate::world(the_guide(), wanted);
  REQUIRE(made.has_value());
  return *std::move(made);
}

Sum sum_of(const World& world, Arm arm, int sessions) {
  simulate::Runner runner(world);
  Sum out;
  for (int i = 0; i < sessions; ++i) out.add(runner.run(arm, static_cast<std::uint64_t>(i)));
  return out;
}

/// What was said, as one text.
std::string told(const std::vector<session::Event>& events) {
  std::string out;
  for (const session::Event& e : events)
    out += std::to_string(e.t_ms.value) + " " + std::string(session::word(e.who)) + " " +
           std::string(session::word(e.kind)) + " " + e.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, whoever lived before") {
  const World world = a_world(10);
  simulate::Table one{world.wanted, {}, {}};
  simulate::Table other{world.wanted, {}, {}};
  std::string said;
  std::string said_again;
  for (std::size_t arm = 0; arm < simulate::kArms.size(); ++arm) {
    simulate::Runner runner(world);
    for (std::uint64_t i = 0; i < 3; ++i) {
      std::vector<session::Event> log;
      one.arms[arm].add(runner.run(simulate::kArms[arm].first, i, &log));
      said += told(log);
      log.clear();
      // A runner of its own, as on another thread.
      other.arms[arm].add(simulate::Runner(world).run(simulate::kArms[arm].first, i, &log));
      said_again += told(log);
    }
  }
  CHECK(simulate::to_json(one) == simulate::to_json(other));
  CHECK(said == said_again);
  CHECK(said.size() > 100);
  World elsewhere = a_world(10);
  elsewhere.wanted.seed = 8;
  CHECK(sum_of(elsewhere, Arm::fixed, 3).hash != one.arms[2].hash);
}

TEST_CASE(
    "LIVE-5, LIVE-6: whoever is heard is more comfortable than whoever keeps silent, on average") {
  const World world = a_world(15, true);
  const Sum heard = sum_of(world, Arm::replanned, 10);
  const Sum silent = sum_of(world, Arm::silent, 10);
  CHECK(heard.comfort > silent.comfort + 0.05 * 10);
  CHECK(heard.replans > 10);
  CHECK(silent.replans < 10);  // only what a call in between needs
  CHECK(heard.judged >= heard.sessions + heard.replans / 2);
  CHECK(heard.broken == 0);
  CHECK(silent.broken == 0);
}

TEST_CASE("PRESS-4, LIVE-12: whoever flinches gets less pressure afterwards") {
  World world = a_world(12);
  world.habits.prefers_light = 1;  // the plan is medium
  world.habits.speaks = 0;
  world.habits.polite_most = 0;
  world.habits.asks_a_minute = 0;
  world.habits.leaves_after_s = 1e6;
  world.habits.mishears = 0;
  world.habits.notices = 1;
  world.habits.holds_breath = 0;
  world.habits.flinches = 0;
  const Sum still = sum_of(world, Arm::replanned, 3);
  world.habits.flinches = 0.5;
  const Sum flinching = sum_of(world, Arm::replanned, 3);
  CHECK(still.flinches == 0);
  CHECK(flinching.flinches > 3);
  CHECK(flinching.hurt_s < still.hurt_s / 2);
}

TEST_CASE("LIVE-7: stop always stops, whoever else says what") {
  World world = a_world(10);
  world.habits.stops_a_minute = 3;
  world.habits.comes_back = 0.8;
  for (const Arm arm : {Arm::replanned, Arm::fixed, Arm::random_plan}) {
    const Sum sum = sum_of(world, arm, 4);
    CHECK(sum.stops > 4);
    CHECK(sum.broken == 0);
  }
  world.habits.comes_back = 0;
  const Sum gone = sum_of(world, Arm::fixed, 4);
  CHECK(gone.left == 4);
  CHECK(gone.stops == 4);
}

TEST_CASE("a broken rule would be seen: hands on the spine, in every new plan") {
  const World world = a_world(12, true);
  const plan::Replanner honest = engine::replanner(the_guide());
  const plan::Replanner wicked = [&](const auto& request, const auto& limits,
                                     const auto& progress) {
    Result<plan::Plan> made = honest(request, limits, progress);
    if (!made) return made;
    for (std::size_t i = static_cast<std::size_t>(made->given); i < made->steps.size(); ++i)
      for (plan::HandPath& hand : made->steps[i].path)
        for (plan::PathPoint& p : hand.points) p.at.x = 0;
    return made;
  };
  simulate::Runner good(world, honest);
  simulate::Runner bad(world, wicked);
  const Lived kept = good.run(Arm::replanned, 1);
  REQUIRE(kept.replans > 0);
  CHECK(kept.broken == 0);
  CHECK(bad.run(Arm::replanned, 1).broken > 0);
}

TEST_CASE("nothing said is nothing said") {
  World world = a_world(10);
  world.habits.interrupts_a_minute = world.habits.device_sleeps_a_minute = 0;
  world.habits.link_lost_a_minute = 0;
  simulate::Runner runner(world);
  std::vector<session::Event> log;
  const Lived lived = runner.run(Arm::silent, 2, &log);
  CHECK(told(log) == "0 giver start \n");
  CHECK(lived.events == 1);
  CHECK(!lived.left);
  CHECK(lived.touched_s > 300);
}

TEST_CASE("people are data: a number that is missing is said with its place") {
  guide::Guide guide = the_guide();
  std::string& people = guide.documents.at("simulate");
  const auto at = people.find("\"polite_most\"");
  REQUIRE(at != std::string::npos);
  people.replace(at, 13, "\"polite_least\"");
  const auto read = simulate::habits_of(guide);
  REQUIRE(!read.has_value());
  CHECK(to_text(read.error().front()) == "/simulate/receiver/polite_most: is missing");
  guide.documents.erase("simulate");
  CHECK(!simulate::habits_of(guide).has_value());
}
