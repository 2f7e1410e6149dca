// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Any lines as what happens in a session: unknown kinds and fields, the wrong person, late, early,
// twice. One stream in sixteen is planned by the real planner and judged by the checker after every
// replan; the others by a page of arithmetic, so that many go by.
#define DOCTEST_CONFIG_DISABLE
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "checker/checker.hpp"
#include "engine/engine.hpp"
#include "fuzz_guide.hpp"
#include "mutate.hpp"
#include "narration/narration.hpp"
#include "session/log.hpp"
#include "session/world.hpp"

namespace {

using namespace unknot;

constexpr std::size_t kMostEvents = 64;
constexpr int kMostReplans = 6;  // of the real planner; after them it finds nothing more

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

const plan::Plan& real_plan() {
  static const plan::Plan plan = [] {
    plan::Request request;
    request.total = seconds(360);
    const auto made = engine::make_plan(fuzz::the_guide(), request, plan::Limits{});
    return std::get<engine::Made>(made.value()).plan;
  }();
  return plan;
}

plan::Replanner real_planner(int& left) {
  static const plan::Replanner inner = engine::replanner(fuzz::the_guide());
  return [&left](const plan::Request& request, const plan::Limits& limits,
                 const plan::Progress& progress) -> Result<plan::Plan> {
    if (--left < 0) return failure("plan", "enough for one stream");
    return inner(request, limits, progress);
  };
}

/// What is to come keeps the ceilings and bars that hold now, by its own words.
void keeps_limits(const session::State& state) {
  const plan::Limits limits = session::limits_now(state.wishes);
  for (const plan::Step& step : state.plan.steps) {
    if (step.start < state.plan_ms || step.tool.empty()) continue;
    must(!limits.barred_tools.contains(step.tool), "a tool that hurts is used again");
    if (fuzz::the_guide().regions.at(step.region).group) continue;
    for (const plan::Area& area : session::areas_of(fuzz::the_guide(), step.region, step.side)) {
      const auto cap = limits.area_caps.find(area);
      must(cap == limits.area_caps.end() || step.pressure <= cap->second, "above the ceiling");
    }
  }
}

void judge(const session::State& before, const session::Event& event, const session::State& after,
           bool real) {
  must(after.seq == before.seq + 1, "not counted");
  must(after.t_ms >= before.t_ms && after.plan_ms >= before.plan_ms, "a clock ran back");
  must(!(after.unplanned && session::running(after.status)), "goes on without a plan");
  must(event.kind != session::EventKind::stop || !session::running(after.status),
       "a stop did not stop");
  const bool stopped = before.status == session::Status::stopped;
  must(!stopped || !session::running(after.status), "started again after a stop");
  if (after.revision == before.revision || after.unplanned) return;
  keeps_limits(after);
  if (!real) return;
  for (const plan::Finding& finding : checker::check(
           fuzz::the_guide(), after.plan, session::limits_now(after.wishes), {after.plan.given}))
    if (finding.severity >= plan::Finding::Severity::unsafe) must(false, finding.rule.c_str());
}

std::string any_event(Random& random) {
  const auto& regions = fuzz::the_guide().regions;
  session::Event e;
  e.t_ms = Ms(static_cast<std::int64_t>(random.below(400'000)));
  e.who = session::kWho[random.below(session::kWho.size())].first;
  e.kind = session::kEventKinds[random.below(session::kEventKinds.size())].first;
  fuzz::Json out{
      {"t_ms", e.t_ms.value}, {"who", session::word(e.who)}, {"kind", session::word(e.kind)}};
  if (random.below(3) == 0) {
    out["region"] =
        std::next(regions.begin(), static_cast<long>(random.below(regions.size())))->first;
    out["side"] = guide::word(guide::kSides[random.below(guide::kSides.size())].first);
  }
  constexpr std::array kWords{"good", "softer", "stop", "pain", "tingling", "chest pain"};
  if (random.below(3) == 0) out["text"] = kWords[random.below(kWords.size())];
  if (random.below(4) == 0) out["tool"] = random.below(2) == 0 ? "thumb" : "palm";
  if (e.kind == session::EventKind::minutes_left) out["minutes"] = random.unit() * 12;
  return out.dump() + "\n";
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  Random random(seed);
  return fuzz::mutated_lines(data, size, most, random, 8, [&](std::vector<std::string>& lines) {
    if (random.below(2) == 0) fuzz::mutate_lines(lines, random);
    for (auto n = random.below(3); n > 0; --n)
      lines.insert(lines.begin() + static_cast<long>(random.below(lines.size() + 1)),
                   any_event(random));
  });
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const guide::Guide& guide = fuzz::the_guide();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool real = fnv1a(text) % 16 == 0;
  int left = kMostReplans;
  world::Planner by_hand;
  plan::Replanner replanner = [&](const auto& r, const auto& l, const auto& p) {
    return by_hand(r, l, p);
  };
  if (real) replanner = real_planner(left);
  const plan::Plan& first = real ? real_plan() : world::small_plan();
  session::State state = session::begin(first);
  std::string log = session::to_log_header({guide.hash, "fuzz", "en", "full", first});
  narration::Voice voice;
  std::size_t events = 0;
  for (const std::string& line : fuzz::lines_of(text)) {
    const auto event = session::event_from_json(line);
    if (!event) {
      must(!event.error().empty(), "refused without a word");
      continue;
    }
    if (++events > kMostEvents) break;
    const session::State before = state;
    session::Outcome outcome = session::step(guide, std::move(state), *event, replanner);
    log += session::to_log_line(*event, outcome);
    state = std::move(outcome.state);
    judge(before, *event, state, real);
    for (const narration::Spoken& spoken : narration::speak(guide, state, outcome.effects, voice))
      must(!spoken.text.empty(), "nothing to say");
  }
  const auto replay = session::resume(guide, log);
  must(replay.has_value() && replay->damage.empty() && replay->diverged.empty(), "the log");
  must(session::hash(replay->state) == session::hash(state), "another session in the log");
  return 0;
}
