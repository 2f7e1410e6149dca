// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/random.hpp"
#include "engine/engine.hpp"
#include "session/session.hpp"
#include "support/massage.hpp"

/// Random people with random wishes and limits: the same ones in every run, unless
/// UNKNOT_PROPERTY_SCALE=10 asks for ten times as many other ones. A counterexample is printed as
/// request and limits, with what was said.
namespace {

using namespace unknot;
using test::the_guide;

int scaled(int usual) {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  return scale == nullptr ? usual : std::max(1, usual * std::atoi(scale));
}

/// All randomness comes from one seed that RapidCheck chooses; a small seed is as good as a large
/// one, so there is nothing to shrink.
template <class Property>
bool holds(const char* name, int times, Property property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = times;
  if (std::getenv("UNKNOT_PROPERTY_SCALE") == nullptr) params.seed = 2026;
  params.disableShrinking = true;
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = name;
  const auto result = rc::detail::checkTestable(
      [&] { property(Random(*rc::gen::arbitrary<std::uint64_t>())); }, metadata, params);
  if (result.template is<rc::detail::SuccessResult>()) return true;
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  MESSAGE(told.str());
  return false;
}

class People {
 public:
  explicit People(Random random) : random_(random) {}

  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }
  double between(double lo, double hi) { return lo + random_.unit() * (hi - lo); }
  template <class List>
  auto any_of(const List& list) {
    auto it = list.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(random_.below(list.size())));
    return *it;
  }
  std::string word(std::initializer_list<const char*> words) { return any_of(words); }
  Level level(Level least = Level::light) {
    return static_cast<Level>(
        rank(least) + static_cast<int>(random_.below(static_cast<std::uint64_t>(4 - rank(least)))));
  }
  template <class Map>
  std::string id(const Map& map) {
    return any_of(map).first;
  }

  plan::Request request() {
    plan::Request r;
    r.total = seconds(std::round(between(5, one_in(4) ? 90 : 45) * 60));
    for (auto n = random_.below(3); n > 0; --n) r.focus[area()] = between(1, 5);
    for (auto n = random_.below(2); n > 0; --n) r.less[area()] = between(0, 1);
    r.pressure = level();
    r.mix = word({"balanced", "relaxing", "knots"});
    for (auto n = random_.below(3); n > 0; --n)
      r.techniques[id(the_guide().techniques)] = word({"more", "never", "on"});
    r.stretches = one_in(5);
    r.clothed = one_in(5);
    r.hairy = one_in(5);
    r.seed = random_.below(1000);
    if (!one_in(3)) r.receiver.stature_cm = std::round(between(145, 205));
    r.receiver.sex = word({"female", "male", "unspecified"});
    r.receiver.build = word({"slim", "average", "broad"});
    r.receiver.arms = word({"sides", "rests", "overhead"});
    if (one_in(3)) r.receiver.position = word({"side-left", "side-right", "seated"});
    if (one_in(4))
      r.receiver.moved_landmarks["blade-inner"] = {between(0.36, 0.52), between(0.8, 0.88)};
    if (one_in(4))
      r.receiver.moved_landmarks["blade-tip"] = {between(0.38, 0.54), between(0.5, 0.64)};
    if (one_in(4)) r.receiver.moved_landmarks["c7"] = {0, between(0.95, 1.05)};
    if (one_in(4))
      r.receiver.moved_landmarks["dimple"] = {between(0.2, 0.27), between(-0.04, 0.04)};
    if (!one_in(3)) r.giver.hand_breadth_mm = std::round(between(68, 100));
    r.giver.experience = word({"beginner", "some", "experienced"});
    r.giver.stamina = word({"low", "normal", "high"});
    r.giver.surface = word({"bed", "table", "floor", "chair"});
    for (auto n = random_.below(3); n > 1; --n)
      r.giver.hurting_tools.insert(word({"thumb", "knuckles", "heel", "forearm", "fingertips"}));
    return r;
  }

  plan::Limits limits() {
    plan::Limits l;
    if (one_in(2)) return l;
    if (one_in(3)) l.cap = level();
    for (auto n = random_.below(3); n > 0; --n)
      l.area_caps[{id(the_guide().regions),
                   any_of(std::array{guide::Side::left, guide::Side::right, guide::Side::both})}] =
          level(one_in(3) ? Level::none : Level::light);
    for (auto n = random_.below(4); n > 0; --n) l.marks.push_back(mark());
    if (one_in(4)) l.barred_tools.insert(word({"thumb", "knuckles", "heel", "forearm", "elbow"}));
    if (one_in(4)) {
      const std::string technique = id(the_guide().techniques);
      if (!the_guide().techniques.at(technique).join) l.barred_techniques.insert(technique);
    }
    if (one_in(4))
      l.opted_in.insert(
          word({"upper-gluteals", "below", "neck-back", "friction", "scapula-lift", "elbow"}));
    l.firm_asked = one_in(3);
    l.lumbar_more = one_in(5);
    return l;
  }

  plan::Mark mark() {
    return {one_in(2) ? plan::Mark::Kind::avoid : plan::Mark::Kind::sore,
            {between(-1, 1), between(-0.1, 1.05)},
            Mm(std::round(between(5, 60))),
            ""};
  }

  std::string area() {
    const std::string region = id(the_guide().regions);
    const auto& r = the_guide().regions.at(region);
    if (r.midline || r.group || one_in(2)) return region;
    return region + (one_in(2) ? ":left" : ":right");
  }

  session::Event event(Ms t) {
    session::Event e;
    e.t_ms = t;
    e.who = any_of(std::array{session::Who::giver, session::Who::receiver, session::Who::receiver});
    e.kind = any_of(session::kEventKinds).first;
    if (one_in(3)) {
      const std::string region = id(the_guide().regions);
      e.region = region;
      e.side = any_of(std::array{guide::Side::left, guide::Side::right, guide::Side::both});
    }
    if (e.kind == session::EventKind::hurts && one_in(2)) e.tool = id(the_guide().tools);
    if (e.kind == session::EventKind::minutes_left) e.minutes = std::round(between(0, 20));
    if (e.kind == session::EventKind::answer)
      e.text = word({"good", "softer", "harder", "stop", "pain"});
    if (e.kind == session::EventKind::red_flag)
      e.text = word({"tingling", "dizzy", "sharp", "chest pain"});
    return e;
  }

 private:
  Random random_;
};

std::string shown(const plan::Request& request, const plan::Limits& limits) {
  return "{\"request\":" + plan::to_json(request) + ",\"limits\":" + plan::to_json(limits) + "}";
}

void must(bool holds, const std::string& what) {
  if (!holds) RC_FAIL(what);
}

/// A plan without a poor finding and of the length asked for, or a refusal that says why.
void answers_well(Random random) {
  People people(random);
  const plan::Request request = people.request();
  const plan::Limits limits = people.limits();
  const auto answer = engine::make_plan(the_guide(), request, limits);
  const std::string input = shown(request, limits);
  must(answer.has_value(), "a problem with the input " + input);
  if (const auto* refusal = std::get_if<engine::Refusal>(&*answer)) {
    RC_TAG("refused");
    must(!refusal->reasons.empty(), "refused without a reason: " + input);
    for (const auto& r : refusal->reasons)
      must(!r.text.empty(), "a reason without words: " + input);
    // The first reason is for people; what the checker alone disliked is our fault, not theirs.
    must(refusal->reasons[0].id.find('/') == std::string::npos,
         "no plan that the checker takes: " + test::told(*refusal) + "\n" + input);
    return;
  }
  RC_TAG("planned");
  const plan::Plan& plan = std::get<engine::Made>(*answer).plan;
  must(std::abs(to_seconds(plan.total - request.total)) <= 2,
       "total " + std::to_string(to_seconds(plan.total)) + ": " + input);
  plan::Limits all = limits;
  for (const auto& tool : request.giver.hurting_tools) all.barred_tools.insert(tool);
  all.firm_asked = plan.limits.firm_asked;
  const std::string findings = test::findings_from(plan, all, plan::Finding::Severity::poor);
  must(findings.empty(), findings + input);
  must(plan.score <= plan.bound + 1e-9, "score over its bound: " + input);
}

/// Whatever is said in a session, what is still to come keeps what holds now.
void stays_safe(Random random) {
  People people(random);
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
    must(unsafe.empty(), unsafe + said + shown(request, limits));
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

}  // namespace

TEST_CASE(
    "FLOW-7, PLAN-1: any request under any limits gets a clean plan of its length or a reason") {
  CHECK(holds("plans", scaled(60), answers_well));
}

TEST_CASE(
    "LIVE-6: whatever is said, each new remainder keeps every safety rule under the limits now") {
  CHECK(holds("sessions", scaled(15), stays_safe));
}
