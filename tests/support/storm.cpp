// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/storm.hpp"

#include <array>
#include <utility>
#include <variant>

#include "support/people.hpp"

namespace unknot::test {

using session::EventKind;
using session::Who;

namespace {

std::string told(const session::Event& e) {
  return std::to_string(e.t_ms.value) + " " + std::string(session::word(e.who)) + " " +
         std::string(session::word(e.kind)) + " " + e.region + " " +
         std::string(guide::word(e.side)) + " " + e.tool + " " + e.text + " " +
         std::to_string(e.minutes) + "\n";
}

}  // namespace

Storm::Storm(const guide::Guide& guide, const Settings& settings)
    : guide_(guide), settings_(settings), random_(settings.seed) {
  while (static_cast<int>(pairs_.size()) < settings.people) {
    People people(guide, Random(random_.next()));
    const engine::Workshop shop = engine::workshop();
    const auto made = engine::make_plan(guide, people.request(), people.limits(), shop);
    if (!made) continue;
    if (const auto* good = std::get_if<engine::Made>(&*made)) pairs_.push_back({good->plan, shop});
  }
  again();
}

void Storm::again() {
  const auto number = static_cast<std::size_t>(count_.massages);
  const Pair& pair = pairs_[number % pairs_.size()];
  judged_ = number % static_cast<std::size_t>(settings_.judged_one_in) == 0;
  replanner_ = judged_ ? engine::replanner(guide_, pair.shop)
                       : engine::unjudged_replanner(guide_, pair.shop);
  state_ = session::begin(pair.plan);
  state_.t_ms = now_;
  said_ = "massage " + std::to_string(number) + "\n";
  ++count_.massages;
  session::Event start;
  start.t_ms = now_;
  start.kind = EventKind::start;
  send(start);
}

session::Event Storm::anything() {
  constexpr std::array<const char*, 9> kWords{"good",  "softer",     "harder",   "stop", "pain",
                                              "sharp", "chest pain", "\xff\xfe", ""};
  People people(guide_, Random(random_.next()));
  session::Event e;
  e.t_ms = people.one_in(8) ? Ms(now_.value - 500'000) : now_;
  e.who = people.any_of(session::kWho).first;
  e.kind = people.any_of(session::kEventKinds).first;
  if (people.one_in(3)) e.region = people.one_in(8) ? "moon" : people.id(guide_.regions);
  e.side = people.any_of(guide::kSides).first;
  if (people.one_in(3)) e.tool = people.one_in(8) ? "hammer" : people.id(guide_.tools);
  e.text = people.any_of(kWords);
  e.minutes = static_cast<double>(random_.below(30)) - 5;
  return e;
}

void Storm::blow() {
  now_ += Ms(static_cast<std::int64_t>(random_.below(60'000)));
  session::Event tick;
  tick.t_ms = now_;
  tick.who = Who::clock;
  send(tick);
  const session::Event event = anything();
  send(event);
  if (random_.below(10) == 0) send(event);
  if (state_.status == session::Status::finished || random_.below(60) == 0) again();
  if (session::running(state_.status) || random_.below(2) != 0) return;
  // Most halts are over soon.
  session::Event on;
  on.t_ms = now_;
  on.who = Who::receiver;
  for (const EventKind kind : {EventKind::release, EventKind::resume}) {
    on.kind = kind;
    send(on);
  }
  if (state_.emergency) again();
}

void Storm::broke(std::map<std::string, std::int64_t>& where, const std::string& what) {
  ++where[what];
  if (count_.example.empty()) count_.example = what + "\n" + said_;
}

void Storm::send(const session::Event& event) {
  if (event.kind != EventKind::tick) ++count_.events;
  if (judged_ || event.kind != EventKind::tick) said_ += told(event);
  const Before before{state_.t_ms, state_.plan_ms, state_.status, state_.emergency,
                      state_.revision};
  state_ = session::step(guide_, std::move(state_), event, replanner_).state;
  judge(before, event);
}

void Storm::judge(const Before& before, const session::Event& event) {
  const bool runs = session::running(state_.status);
  if (state_.unplanned && runs) broke(count_.broken, "goes on without a plan");
  if (event.kind == EventKind::stop && runs) broke(count_.broken, "a stop did not stop");
  if (before.status == session::Status::stopped && runs)
    broke(count_.broken, "began again after a stop");
  if (before.emergency && !state_.emergency) broke(count_.broken, "forgot an emergency");
  if (state_.t_ms < before.t_ms || state_.plan_ms < before.plan_ms)
    broke(count_.broken, "a clock ran back");
  if (state_.revision == before.revision || state_.unplanned) return;
  ++count_.replans;
  if (!judged_) return;
  ++count_.judged;
  for (const plan::Finding& finding : engine::check_rest(guide_, state_)) {
    if (finding.severity == plan::Finding::Severity::unsafe) broke(count_.unsafe, finding.rule);
    if (finding.severity == plan::Finding::Severity::poor) ++count_.poor[finding.rule];
  }
}

}  // namespace unknot::test
