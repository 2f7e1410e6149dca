// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <ostream>
#include <sstream>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "support/massage.hpp"
#include "support/people.hpp"

/// Random people, and things said one after the other that each change the rest: after every one
/// the checker judges what was given and what is to come. A sequence that fails is made as short as
/// it can be. The same ones in every run, unless UNKNOT_PROPERTY_SCALE=10 asks for ten times as
/// many other ones.
namespace {

using namespace unknot;
using session::EventKind;
using session::Who;
using test::the_guide;

/// Everything that leads to a new remainder.
constexpr std::array kChanges{EventKind::softer,    EventKind::harder,     EventKind::more_here,
                              EventKind::less_here, EventKind::never_here, EventKind::skip,
                              EventKind::back,      EventKind::repeat,     EventKind::undo,
                              EventKind::flinch,    EventKind::hurts,      EventKind::tired,
                              EventKind::cold,      EventKind::warm,       EventKind::uncomfortable,
                              EventKind::ticklish,  EventKind::wind_down,  EventKind::minutes_left,
                              EventKind::asleep,    EventKind::hard_muscle};

/// One thing said, as small numbers, so that RapidCheck can make it smaller.
struct Said {
  int after_s = 0, kind = 0, place = 0, side = 0, tool = 0, minutes = 0;
  bool receiver = false;
};

session::Event event(const Said& said, Ms now) {
  session::Event e;
  e.t_ms = now;
  e.who = said.receiver ? Who::receiver : Who::giver;
  e.kind = kChanges[static_cast<std::size_t>(said.kind)];
  // 0: here.
  if (said.place > 0) {
    e.region = std::next(the_guide().regions.begin(), said.place - 1)->first;
    e.side = guide::kSides[static_cast<std::size_t>(said.side)].first;
  }
  if (said.tool > 0 && e.kind == EventKind::hurts)
    e.tool = std::next(the_guide().tools.begin(), said.tool - 1)->first;
  e.minutes = said.minutes;
  return e;
}

void showValue(const Said& said, std::ostream& out) {
  const session::Event e = event(said, Ms(0));
  out << "+" << said.after_s << " s " << session::word(e.who) << " " << session::word(e.kind) << " "
      << e.region << " " << guide::word(e.side) << " " << e.tool << " " << e.minutes;
}

rc::Gen<Said> any_said() {
  const auto below = [](std::size_t n) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, static_cast<int>(n)));
  };
  return rc::gen::build<Said>(
      rc::gen::set(&Said::after_s, rc::gen::inRange(0, 150)),
      rc::gen::set(&Said::kind, below(kChanges.size())),
      rc::gen::set(&Said::place,
                   rc::gen::oneOf(rc::gen::just(0), below(the_guide().regions.size() + 1))),
      rc::gen::set(&Said::side, below(guide::kSides.size())),
      rc::gen::set(&Said::tool, below(the_guide().tools.size() + 1)),
      rc::gen::set(&Said::minutes, rc::gen::inRange(1, 25)),
      rc::gen::set(&Said::receiver, rc::gen::arbitrary<bool>()));
}

void keeps_every_rule(std::uint64_t seed, const std::vector<Said>& sequence, int& replans) {
  test::People people(the_guide(), Random(seed));
  plan::Request request = people.request();
  request.total = seconds(std::round(people.between(8, 35) * 60));
  const plan::Limits limits = people.limits();
  const engine::Workshop shop = engine::workshop();
  const auto answer = engine::make_plan(the_guide(), request, limits, shop);
  RC_ASSERT(answer.has_value());
  const auto* made = std::get_if<engine::Made>(&*answer);
  RC_PRE(made != nullptr);
  const auto replanner = engine::replanner(the_guide(), shop);
  session::State state = session::begin(made->plan);
  const auto send = [&](const session::Event& e) {
    const int before = state.revision;
    state = session::step(the_guide(), std::move(state), e, replanner).state;
    if (state.revision == before) return;
    ++replans;
    for (const plan::Finding& finding : engine::check_rest(the_guide(), state)) {
      if (finding.severity < plan::Finding::Severity::poor) continue;
      RC_FAIL(finding.rule + " step " + std::to_string(finding.step) + ": " + finding.measured +
              " / " + finding.limit + "\n{\"request\":" + plan::to_json(request) +
              ",\"limits\":" + plan::to_json(limits) + "}");
    }
  };
  session::Event e;
  e.kind = EventKind::start;
  send(e);
  Ms now{0};
  for (const Said& said : sequence) {
    now += seconds(said.after_s);
    session::Event tick;
    tick.who = Who::clock;
    // Whoever waits long sees ticks all the while.
    for (; tick.t_ms < now; tick.t_ms = std::min(now, tick.t_ms + seconds(60)))
      if (tick.t_ms > state.t_ms) send(tick);
    send(tick);
    send(event(said, now));
    if (state.status == session::Status::paused) {
      e.kind = EventKind::resume;
      e.who = Who::receiver;
      e.t_ms = now;
      send(e);
    }
  }
}

}  // namespace

TEST_CASE(
    "LIVE-6, LIVE-14, PRESS-3, FLOW-1, GIVER-5: every remainder of every sequence of words keeps "
    "every rule, given steps counted") {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  const char* percent = std::getenv("UNKNOT_PROPERTY_PERCENT");
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = scale == nullptr ? 40 : 40 * std::max(1, std::atoi(scale));
  if (percent != nullptr)
    params.maxSuccess = std::max(5, params.maxSuccess * std::atoi(percent) / 100);
  if (scale == nullptr) params.seed = 2026;
  params.maxSize = 12;  // words in a sequence
  int replans = 0;
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = "replans";
  const auto result = rc::detail::checkTestable(
      [&replans] {
        const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
        keeps_every_rule(seed, *rc::gen::container<std::vector<Said>>(any_said()), replans);
      },
      metadata, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  const std::string text = told.str();
  CAPTURE(text);
  CHECK(result.template is<rc::detail::SuccessResult>());
  CHECK(replans > 0);
  MESSAGE(replans << " remainders were judged");
}
