// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/runs.hpp"

#include <array>
#include <utility>

namespace unknot::simulate {
namespace {

constexpr int kRandomPlans = 16;

/// Wishes out of a hat, within what people may ask for.
plan::Request random_wishes(const guide::Guide& guide, plan::Request request, Random& random) {
  constexpr std::array kMixes{"balanced", "relaxing", "knots"};
  constexpr std::array kPressures{Level::light, Level::medium, Level::firm};
  request.mix = kMixes[static_cast<std::size_t>(random.below(kMixes.size()))];
  request.pressure = kPressures[static_cast<std::size_t>(random.below(kPressures.size()))];
  request.seed = random.next();
  std::vector<std::string> regions;
  for (const auto& [id, region] : guide.regions)
    if (!region.group && !region.opt_in) regions.push_back(id);
  for (int i = 0; i < 2 && !regions.empty(); ++i)
    request.focus[regions[static_cast<std::size_t>(random.below(regions.size()))]] =
        1 + 3 * random.unit();
  return request;
}

Result<plan::Plan> planned(const guide::Guide& guide, const plan::Request& request,
                           const engine::Workshop& shop) {
  plan::Limits limits;
  limits.firm_asked = request.pressure == Level::firm;
  Result<engine::PlanAnswer> answer = engine::make_plan(guide, request, limits, shop);
  if (!answer) return std::unexpected(answer.error());
  if (auto* made = std::get_if<engine::Made>(&*answer)) return std::move(made->plan);
  const auto& refusal = std::get<engine::Refusal>(*answer);
  return failure("plan", refusal.reasons.empty() ? refusal.kind : refusal.reasons.front().text);
}

}  // namespace

Result<World> world(const guide::Guide& guide, const Wanted& wanted) {
  Result<Habits> habits = habits_of(guide);
  if (!habits) return std::unexpected(habits.error());
  const engine::Workshop shop = engine::workshop();
  Result<plan::Plan> usual = planned(guide, wanted.request, shop);
  if (!usual) return std::unexpected(usual.error());
  World out{&guide, wanted, *std::move(habits), session::begin(*usual), {}};
  Random random(wanted.seed);
  for (int i = 0; i < kRandomPlans; ++i)
    if (auto other = planned(guide, random_wishes(guide, wanted.request, random), shop))
      out.random.push_back(session::begin(*other));
  if (out.random.empty())
    return failure("plan", "none of the random plans was found safe and good");
  return out;
}

Runner::Runner(const World& world) : world_(world), touch_(*world.guide, world.usual.plan.body) {
  const engine::Workshop shop = engine::workshop();
  judged_ = engine::replanner(*world.guide, shop);
  quick_ = engine::unjudged_replanner(*world.guide, shop);
}

Runner::Runner(const World& world, plan::Replanner replanner)
    : world_(world),
      judged_(replanner),
      quick_(std::move(replanner)),
      touch_(*world.guide, world.usual.plan.body) {}

Lived Runner::run(Arm arm, std::uint64_t number, std::vector<session::Event>* log) {
  const guide::Guide& guide = *world_.guide;
  const Pair people = pair(guide, world_.habits, touch_.areas(), world_.wanted.seed, number);
  const session::State& begun =
      arm == Arm::random_plan ? world_.random[number % world_.random.size()] : world_.usual;
  const bool judge = world_.wanted.judge_all || number % kJudgeOneIn == 0;
  return live({guide, world_.habits, judge ? judged_ : quick_, touch_}, begun, people, arm, judge,
              log);
}

void Sum::add(const Lived& lived) {
  ++sessions;
  comfort += lived.comfort();
  met += lived.met();
  hurt_s += lived.hurt_s;
  events += lived.events;
  replans += lived.replans;
  refused += lived.refused;
  judged += lived.judged;
  broken += lived.broken;
  stops += lived.stops;
  flinches += lived.flinches;
  left += lived.left ? 1 : 0;
  asleep += lived.asleep ? 1 : 0;
  hash = (hash ^ lived.hash) * 0x100000001b3ULL;
}

}  // namespace unknot::simulate
