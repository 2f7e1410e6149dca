// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "engine/engine.hpp"
#include "planner/planner.hpp"
#include "session/session.hpp"
#include "support/massage.hpp"
#include "support/people.hpp"
#include "support/property.hpp"

/// Random people with random wishes and limits: the same ones in every run, unless
/// UNKNOT_PROPERTY_SCALE=10 asks for ten times as many other ones. A counterexample is printed as
/// request and limits, with what was said.
namespace {

using namespace unknot;
using test::People;
using test::the_guide;

std::string shown(const plan::Request& request, const plan::Limits& limits) {
  return "{\"request\":" + plan::to_json(request) + ",\"limits\":" + plan::to_json(limits) + "}";
}

/// A plan without a poor finding and of the length asked for, or a refusal that says why.
void answers_well(Random random) {
  People people(the_guide(), random);
  const plan::Request request = people.request();
  const plan::Limits limits = people.limits();
  const auto answer = engine::make_plan(the_guide(), request, limits);
  const std::string input = shown(request, limits);
  test::must(answer.has_value(), "a problem with the input " + input);
  if (const auto* refusal = std::get_if<engine::Refusal>(&*answer)) {
    RC_TAG("refused");
    test::must(!refusal->reasons.empty(), "refused without a reason: " + input);
    for (const auto& r : refusal->reasons)
      test::must(!r.text.empty(), "a reason without words: " + input);
    // The first reason is for people; what the checker alone disliked is our fault, not theirs.
    test::must(refusal->reasons[0].id.find('/') == std::string::npos,
               "no plan that the checker takes: " + test::told(*refusal) + "\n" + input);
    return;
  }
  RC_TAG("planned");
  const plan::Plan& plan = std::get<engine::Made>(*answer).plan;
  test::must(std::abs(to_seconds(plan.total - request.total)) <= 2,
             "total " + std::to_string(to_seconds(plan.total)) + ": " + input);
  plan::Limits all = limits;
  for (const auto& tool : request.giver.hurting_tools) all.barred_tools.insert(tool);
  const std::string findings = test::findings_from(plan, all, plan::Finding::Severity::poor);
  test::must(findings.empty(), findings + input);
  test::must(plan.score <= plan.bound + 1e-9, "score over its bound: " + input);
}

/// Whatever is said in a session, what is still to come keeps what holds now.
void stays_safe(Random random) {
  People people(the_guide(), random);
  plan::Request request = people.request();
  request.total = seconds(std::round(people.between(8, 20) * 60));
  const plan::Limits limits = people.limits();
  const auto answer = engine::make_plan(the_guide(), request, limits);
  if (!answer || !std::holds_alternative<engine::Made>(*answer)) return;
  const auto replanner = engine::replanner(the_guide());
  session::State state = session::begin(std::get<engine::Made>(*answer).plan);
  std::string said;
  const auto send = [&](const session::Event& e) {
    said += std::to_string(e.t_ms.value) + " " + std::string(session::word(e.who)) + " " +
            std::string(session::word(e.kind)) + " " + e.region + " " +
            std::string(guide::word(e.side)) + " " + e.tool + " " + e.text + " " +
            std::to_string(e.minutes) + "\n";
    const int before = state.revision;
    state = session::step(the_guide(), std::move(state), e, replanner).state;
    if (state.revision == before || state.unplanned) return;
    const std::string unsafe = test::findings_from(state.plan, session::limits_now(state.wishes),
                                                   plan::Finding::Severity::unsafe);
    test::must(unsafe.empty(), unsafe + said + shown(request, limits));
    test::must(state.plan.score <= state.plan.bound + 1e-9,
               "score over its bound: " + said + shown(request, limits));
  };
  session::Event start;
  start.kind = session::EventKind::start;
  send(start);
  Ms t{0};
  for (int i = 0; i < 14 && state.status != session::Status::finished; ++i) {
    t += seconds(people.between(1, 75));
    session::Event tick;
    tick.t_ms = t;
    tick.who = session::Who::clock;
    send(tick);
    send(people.event(t));
    // Most halts are over soon.
    if (state.status == session::Status::stopped || state.status == session::Status::paused) {
      session::Event on;
      on.t_ms = t;
      on.who = session::Who::receiver;
      on.kind = session::EventKind::release;
      send(on);
      on.kind = session::EventKind::resume;
      send(on);
    }
  }
}

/// Limits come and go; strokes that a workshop keeps from earlier ones are those that would be
/// drawn now.
void keeps_only_what_stays(Random random) {
  People people(the_guide(), random);
  const plan::Request request = people.request();
  planner::Workshop shop;
  plan::Limits limits = people.limits();
  for (int round = 0; round < 6; ++round) {
    const auto kept = planner::make_plan(the_guide(), request, limits, shop);
    const auto fresh = planner::make_plan(the_guide(), request, limits);
    test::must(kept.has_value() == fresh.has_value(), "refused or not: " + shown(request, limits));
    if (kept)
      test::must(plan::to_json(*kept) == plan::to_json(*fresh),
                 "other strokes than drawn anew, round " + std::to_string(round) + ": " +
                     shown(request, limits));
    const plan::Limits other = people.limits();
    if (people.one_in(3)) limits.area_caps = other.area_caps;
    if (people.one_in(3)) limits.marks = other.marks;
    if (people.one_in(3)) limits.barred_tools = other.barred_tools;
    if (people.one_in(4)) limits.cap = other.cap;
    if (people.one_in(4)) limits.lumbar_more = other.lumbar_more;
    if (people.one_in(4)) limits.barred_techniques = other.barred_techniques;
    if (people.one_in(6)) limits.opted_in = other.opted_in;
  }
}

}  // namespace

TEST_CASE("a workshop gives no stroke that the limits of today would not") {
  CHECK(test::holds("workshop", test::scaled(40), keeps_only_what_stays));
}

TEST_CASE(
    "FLOW-7, PLAN-1: any request under any limits gets a clean plan of its length or a reason") {
  CHECK(test::holds("plans", test::scaled(60), answers_well));
}

TEST_CASE(
    "LIVE-6: whatever is said, each new remainder keeps every safety rule under the limits now") {
  CHECK(test::holds("sessions", test::scaled(15), stays_safe));
}
