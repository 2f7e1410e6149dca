// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <ostream>
#include <sstream>

#include <rapidcheck.h>

#include "session/world.hpp"

/// The session beside a naive model of it, event by event. The model is written from what people
/// are told (the commands' table, the formats' pages): what each command does to the clock, to
/// ceilings, tools, minutes and to what undo gives back. It plans nothing: whether a plan was
/// found, and which, is told to it. A sequence on which they part is made as short as it can be.
namespace {

using namespace world;
using plan::Area;

// ---- what is said
// -----------------------------------------------------------------------------------

struct Said {
  int after_s = 0, kind = 0, who = 0, place = 0, side = 0, text = 0, minutes = 0;
  bool planner_works = true;
};

constexpr std::array<const char*, 7> kTexts{"",     "good",     "softer", "pain",
                                            "stop", "tingling", "dizzy"};
constexpr std::array<const char*, 5> kPlaces{"", "rhomboids", "lower-back", "whole-back", "moon"};

session::Event event(const Said& said, Ms now) {
  session::Event e;
  e.t_ms = std::max(Ms(0), now + seconds(said.after_s));
  e.kind = session::kEventKinds[static_cast<std::size_t>(said.kind)].first;
  e.who = session::kWho[static_cast<std::size_t>(said.who)].first;
  e.region = kPlaces[static_cast<std::size_t>(said.place)];
  e.side = guide::kSides[static_cast<std::size_t>(said.side)].first;
  e.text = kTexts[static_cast<std::size_t>(said.text)];
  if (e.kind == EventKind::hurts && said.minutes % 2 == 0) e.tool = "thumb";
  if (e.kind == EventKind::minutes_left) e.minutes = said.minutes;
  return e;
}

void showValue(const Said& said, std::ostream& out) {
  const session::Event e = event(said, Ms(0));
  out << (said.after_s < 0 ? "" : "+") << said.after_s << " s " << session::word(e.who) << " "
      << session::word(e.kind) << " " << e.region << " " << guide::word(e.side) << " " << e.text
      << " " << e.tool << " " << e.minutes << (said.planner_works ? "" : " (no plan is found)");
}

rc::Gen<Said> any_said() {
  const auto from = [](int least, std::size_t n) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, static_cast<int>(n)));
  };
  return rc::gen::build<Said>(
      rc::gen::set(&Said::after_s,
                   rc::gen::weightedOneOf<int>({{9, from(-2, 9)}, {1, from(30, 120)}})),
      rc::gen::set(&Said::kind, from(0, session::kEventKinds.size())),
      rc::gen::set(&Said::who, from(0, 3)),
      rc::gen::set(&Said::place, rc::gen::oneOf(rc::gen::just(0), from(0, kPlaces.size()))),
      rc::gen::set(&Said::side, from(0, guide::kSides.size())),
      rc::gen::set(&Said::text, from(0, kTexts.size())), rc::gen::set(&Said::minutes, from(0, 12)),
      rc::gen::set(&Said::planner_works, rc::gen::map(from(0, 5), [](int n) { return n > 0; })));
}

// ---- the model
// --------------------------------------------------------------------------------------

enum class Is { ready, going, paused, stopped, over };

struct Wants {
  std::map<Area, Level> comfort, safety;
  std::map<Area, double> interest;
  std::set<std::string> barred;
  Level pressure = Level::medium;
  bool firm = false, closing = false;
  int asks = 0;
  friend bool operator==(const Wants&, const Wants&) = default;
};

struct Model {
  Is is = Is::ready;
  bool emergency = false, unplanned = false;
  std::string question;
  std::int64_t t = 0, massage = 0;
  Wants wants;
  struct Past {
    EventKind kind;
    Who who;
    Wants before;
  };
  std::vector<Past> past;
  bool interrupted = false;        ///< and that is what is written there
  plan::Plan plan = small_plan();  ///< as the planner gave it

  /// What the world did meanwhile: whether a plan was found, and what it was; or whether hands
  /// had to rest for want of one.
  struct World {
    bool found = false, closing = false, halted = false;
    plan::Plan plan;
  };

  static bool may(EventKind kind, Who who) {
    using K = EventKind;
    if (kind == K::stop || kind == K::red_flag) return true;
    if (kind == K::link_lost || kind == K::link_back || kind == K::replan) return who == Who::clock;
    if (kind == K::pause) return true;
    if (kind == K::release) return who == Who::receiver;
    if (kind == K::tired || kind == K::hurts || kind == K::asleep) return who == Who::giver;
    return who != Who::clock;
  }

  /// In the closing there is nothing more to work on; from the still hold on no more time either.
  bool too_late(EventKind kind) const {
    using K = EventKind;
    const Stage now = current().stage;
    if (kind == K::minutes_left || kind == K::wind_down) return now > Stage::cool_down;
    const bool work = kind == K::harder || kind == K::more_here || kind == K::less_here ||
                      kind == K::repeat || kind == K::back || kind == K::hard_muscle;
    return work && now > Stage::integration;
  }

  const Step& current() const {
    const Step* out = &plan.steps.front();
    for (const Step& s : plan.steps)
      if (s.start.value <= massage) out = &s;
    return *out;
  }

  const Step* felt() const {
    const Step* out = nullptr;
    for (const Step& s : plan.steps) {
      const bool touch = s.kind == Step::Kind::stroke || s.kind == Step::Kind::hold ||
                         s.kind == Step::Kind::transition;
      if (touch && (out == nullptr || s.start.value <= massage)) out = &s;
    }
    return out;
  }

  static std::vector<Area> areas(const std::string& region, Side side) {
    std::vector<Area> out;
    for (const auto& [id, r] : the_guide().regions) {
      const auto& group = the_guide().regions;
      const auto named = group.find(region);
      if (r.group || named == group.end()) continue;
      const auto& members = named->second.members;
      const bool in = named->second.group
                          ? std::find(members.begin(), members.end(), id) != members.end()
                          : id == region;
      if (!in) continue;
      if (r.midline) out.push_back({id, Side::none});
      if (!r.midline && side != Side::right) out.push_back({id, Side::left});
      if (!r.midline && side != Side::left) out.push_back({id, Side::right});
    }
    return out;
  }

  Level ceiling(const Area& area, bool comfort_too) const {
    Level out = Level::firm;
    if (const auto at = wants.safety.find(area); at != wants.safety.end()) out = at->second;
    if (const auto at = wants.comfort.find(area); comfort_too && at != wants.comfort.end())
      out = std::min(out, at->second);
    return out;
  }

  struct Spot {
    std::vector<Area> areas;
    Level level = Level::none;
    bool wide = false, here = false;
  };
  Spot spot(const session::Event& e) const {
    Spot out;
    const Step* f = felt();
    const std::string region = e.region.empty() ? f->region : e.region;
    const Side side = e.region.empty() ? f->side : e.side;
    out.areas = areas(region, side);
    if (out.areas.empty()) return out;
    out.wide = the_guide().regions.at(region).group && side != Side::left && side != Side::right;
    for (const Area& a : areas(f->region, f->side))
      out.here = out.here || std::count(out.areas.begin(), out.areas.end(), a) > 0;
    if (!e.region.empty()) out.here = out.here && !out.wide;
    out.level = f->pressure;
    if (!out.here && !e.region.empty()) {
      out.level = Level::none;
      for (const Area& a : out.areas)
        out.level = std::max(out.level, std::min(wants.pressure, ceiling(a, true)));
    }
    return out;
  }

  void weigh(Wants& next, const std::vector<Area>& where, double factor) const {
    for (const Area& a : where) {
      const double now = next.interest.contains(a) ? next.interest.at(a) : 1;
      next.interest[a] = std::clamp(now * factor, 0.1, 4.0);
    }
  }
  static void cap(std::map<Area, Level>& caps, const Area& area, Level level) {
    caps[area] = caps.contains(area) ? std::min(caps.at(area), level) : level;
  }

  /// The change is carried into the plan, or it is dropped; what lowers a limit always holds.
  bool change(const session::Event& e, Wants next, bool lowers, const World& world) {
    if (is == Is::stopped || is == Is::over) {
      unplanned = is == Is::stopped;  // nothing is planned, but it was said
    } else if (world.found) {
      next.closing = next.closing || world.closing;
      plan = world.plan;
      unplanned = false;
    } else if (!lowers) {
      return false;
    }
    if (e.kind != EventKind::undo) past.push_back({e.kind, e.who, wants});
    if (past.size() > 16) past.erase(past.begin());
    wants = std::move(next);
    return true;
  }

  void never(const session::Event& e, const Spot& place, const World& world) {
    interrupted = false;  // another warning stands there now
    Wants next = wants;
    for (const Area& a : place.areas) next.safety[a] = Level::none;
    next.asks = 0;
    if (question == "live.where") question.clear();
    change(e, next, true, world);
  }
  /// Where there is no plan to go on with, another is looked for; if there is none, it ends.
  void go_on(const session::Event& e, const World& world) {
    question.clear();
    interrupted = false;
    is = Is::going;
    if (!unplanned) return;
    if (!world.found) {
      is = Is::over;
      return;
    }
    change(e, wants, true, world);
    past.pop_back();
  }
  /// Where it hurts stays the question, whatever else is asked.
  void ask(const char* id) {
    if (question != "live.where") question = id;
  }
  void rest_and_ask() {
    if (is == Is::going) is = Is::paused;
    question = "live.where";
  }

  void pass(const session::Event& e) {
    const std::int64_t gone = std::max<std::int64_t>(0, e.t_ms.value - t);
    t += gone;
    if (is != Is::going) return;
    if (gone > 60'000 || (e.kind == EventKind::pause && e.who == Who::clock)) {
      is = Is::paused;  // the app was away: that was no massage
      interrupted = true;
      return;
    }
    const auto& last = plan.steps.back();
    massage = std::min(massage + gone, (last.start + last.duration).value);
    if (massage == (last.start + last.duration).value) is = Is::over;
  }

  void hear(session::Event e, const World& world);
};

void Model::hear(session::Event e, const World& world) {
  using K = EventKind;
  pass(e);
  if (e.kind == K::answer && e.text == "softer") e.kind = K::softer;
  if (e.kind == K::answer && e.text == "stop") e.kind = K::stop;
  const bool going = is == Is::going || is == Is::paused;
  if (e.kind == K::unknown && e.who == Who::receiver && going) {
    is = Is::paused;  // it may have been a stop
    if (question.empty()) question = "live.unclear";
  }
  if (e.kind == K::tick || e.kind == K::unknown || !may(e.kind, e.who)) return;
  if (e.kind == K::stop || world.halted) interrupted = false;
  if (e.kind == K::stop) {
    if (is != Is::over) is = Is::stopped;
    question.clear();
    return;
  }
  Wants next = wants;
  if (e.kind == K::red_flag) {
    const bool worst = e.text == "dizzy";
    const Spot place = spot(e);
    if (worst || e.text != "tingling" || is == Is::ready) {
      emergency = emergency || worst;
      interrupted = false;
      if (is != Is::over) is = Is::stopped;
      question.clear();
    } else if (place.areas.empty() || (place.wide && place.here)) {
      if (is == Is::over)
        question.clear();
      else
        rest_and_ask();
    } else {
      never(e, place, world);
    }
    return;
  }
  if (is == Is::over) return;
  if (e.kind == K::release && is == Is::stopped && !emergency) {
    is = Is::paused;
    ask("live.released");
  }
  if (e.kind == K::never_here) {
    const Spot place = spot(e);
    if (place.areas.empty()) return;
    if (place.wide && place.here) return rest_and_ask();
    return never(e, place, world);
  }
  if (e.kind == K::replan) {
    unplanned = true;
    if (is != Is::stopped && world.found) {
      unplanned = false;
      plan = world.plan;
      wants.closing = wants.closing || world.closing;
    }
    return;
  }
  if (is == Is::stopped || too_late(e.kind)) return;
  if (is == Is::ready && e.kind == K::start) {
    if (unplanned) change(e, wants, true, world);
    is = Is::going;
    return;
  }
  if (e.kind == K::undo && !past.empty()) {
    const Past last = past.back();
    Wants back = last.before;
    if (e.who != Who::receiver) {
      for (const auto& [area, level] : wants.safety) cap(back.safety, area, level);
      if (last.who == Who::receiver)
        for (const auto& [area, level] : wants.comfort) cap(back.comfort, area, level);
    }
    if (change(e, back, last.kind == K::harder, world)) past.pop_back();
    return;
  }
  if (e.kind == K::hurts) {
    const std::string tool = e.tool.empty() ? felt()->tool : e.tool;
    next.barred.insert(tool);
    change(e, next, true, world);
    return;
  }
  if (e.kind == K::ticklish) {
    next.barred.insert("fingertips");
    change(e, next, true, world);
    return;
  }
  if (e.kind == K::minutes_left && e.minutes > 0) {
    next.closing = e.minutes * 60 < 150;
    change(e, next, false, world);
    return;
  }
  if (!going) return;
  const Spot place = spot(e);
  const bool known = !place.areas.empty();
  switch (e.kind) {
    case K::pause:
      if (is == Is::going) is = Is::paused;
      return;
    case K::resume:
      if (is != Is::paused || (question == "live.where" && e.who != Who::receiver)) return;
      return go_on(e, world);
    case K::popped:
      is = Is::paused;
      ask("live.popped");
      return;
    case K::softer:
    case K::flinch: {
      if (!known) return;
      auto& caps = e.kind == K::softer ? next.comfort : next.safety;
      for (const Area& a : place.areas) cap(caps, a, std::max(Level::light, softer(place.level)));
      const bool light = place.level <= Level::light;
      if (light && (e.kind == K::softer || !place.wide)) weigh(next, place.areas, 0.5);
      next.asks = 0;
      change(e, next, true, world);
      if (e.kind == K::flinch && !world.halted) ask("live.flinch");
      return;
    }
    case K::harder: {
      if (!known) return;
      const bool receiver = e.who == Who::receiver;
      if (receiver) ++wants.asks;
      next.asks = wants.asks;
      if (place.level >= Level::firm) return;
      const auto goal = static_cast<Level>(rank(place.level) + 1);
      Level most = Level::none;
      bool lifted = false;
      for (const Area& a : place.areas) {
        most = std::max(most, ceiling(a, false));
        const auto at = next.comfort.find(a);
        if (at == next.comfort.end() || at->second >= goal) continue;
        at->second = goal;
        lifted = true;
      }
      if (goal > most) return;
      if (goal == Level::firm && !wants.firm) {
        if (!receiver || wants.asks < 2)
          return ask(receiver ? "live.harder-sure" : "live.harder-receiver");
        next.firm = true;
      }
      if (!lifted && next.pressure >= goal) return;
      next.pressure = std::max(next.pressure, goal);
      change(e, next, false, world);
      return;
    }
    case K::more_here:
    case K::less_here:
      if (known && place.wide) ask("live.which-area");
      if (!known || place.wide) return;
      weigh(next, place.areas, e.kind == K::more_here ? 1.6 : 0.5);
      change(e, next, false, world);
      return;
    case K::wind_down:
      if (wants.closing && !unplanned) return;
      // A fifth of the time spent, a minute to three, and a still hold: no later than that.
      if (current().stage == Stage::cool_down && !unplanned &&
          plan.total.value - massage <=
              std::clamp<std::int64_t>(massage / 5, 60000, 180000) + 15000)
        return;
      next.closing = true;
      change(e, next, false, world);
      return;
    case K::tired:
    case K::cold:
    case K::warm:
    case K::uncomfortable:
      if (!change(e, next, false, world) && is == Is::going) is = Is::paused;
      return;
    case K::repeat:
    case K::hard_muscle:
      change(e, next, false, world);
      return;
    case K::asleep:
      for (const auto& [id, region] : the_guide().regions)
        if (!region.group)
          for (const Area& a : areas(id, guide::Side::both)) cap(next.comfort, a, Level::light);
      next.asks = 0;
      change(e, next, true, world);
      return;
    case K::back: {
      const Step* now = felt();
      const Step* earlier = nullptr;
      for (const Step& step : plan.steps) {
        if (&step == now) break;
        if (step.kind == Step::Kind::stroke || step.kind == Step::Kind::hold) earlier = &step;
      }
      if (earlier != nullptr) change(e, next, false, world);
      return;
    }
    case K::skip: {
      const Step& now = current();
      if (now.kind == Step::Kind::ending && is == Is::going) {
        massage = (now.start + now.duration).value;
        is = Is::over;
      } else {
        change(e, next, false, world);
      }
      return;
    }
    case K::answer: {
      const bool waits = question == "live.popped" || question == "live.unclear" ||
                         (question.empty() && interrupted);
      const bool fine = e.text == "good" && waits && is == Is::paused;
      question.clear();
      if (e.text == "pain" && known && !place.wide) return never(e, place, world);
      if (e.text == "pain") return rest_and_ask();
      if (fine) return go_on(e, world);
      return;
    }
    default:
      return;
  }
}

}  // namespace

// ---- side by side
// -----------------------------------------------------------------------------------

namespace {

Is is_now(const session::State& s) {
  if (session::running(s.status)) return Is::going;
  if (s.status == Status::ready) return Is::ready;
  if (s.status == Status::paused) return Is::paused;
  return s.status == Status::stopped ? Is::stopped : Is::over;
}

void same(bool holds, const char* what) {
  if (!holds) RC_FAIL(std::string("they part in: ") + what);
}

void compare(const Model& m, const session::State& s) {
  same(m.t == s.t_ms.value, "the clock");
  same(m.massage == s.plan_ms.value, "the massage's clock");
  same(m.is == is_now(s), "the status");
  same(m.emergency == s.emergency, "the emergency");
  same(m.unplanned == s.unplanned, "whether a plan is there");
  same(m.wants.comfort == s.wishes.comfort, "comfort");
  same(m.wants.safety == s.wishes.safety, "safety");
  same(m.wants.barred == s.wishes.limits.barred_tools, "barred tools");
  same(m.wants.pressure == s.wishes.request.pressure, "the pressure asked for");
  same(m.wants.closing == s.wishes.closing, "closing");
  same(m.past.size() == s.past.size(), "what undo gives back");
  const std::string asked = s.question ? s.question->id : "";
  for (const char* question : {"live.where", "live.popped"})
    same((m.question == question) == (asked == question), "what is asked");
}

/// Without a plan the old one goes on only if nothing to come breaks a limit: then both are right.
void take_over(Model& m, const session::State& s, bool asked, bool found) {
  if (!asked || found || m.is == Is::stopped) return;
  m.unplanned = s.unplanned;
  if (s.unplanned) {
    if (m.is == Is::going) m.is = Is::paused;
    return;
  }
  for (const Step& step : m.plan.steps) {
    if ((step.start + step.duration).value <= m.massage || step.tool.empty()) continue;
    same(!m.wants.barred.contains(step.tool), "a barred tool goes on");
    if (the_guide().regions.at(step.region).group) continue;  // strokes over many areas are cut
    for (const Area& area : Model::areas(step.region, step.side))
      same(step.pressure <= m.ceiling(area, true), "too firm a step goes on");
  }
}

void side_by_side(const std::vector<Said>& sequence) {
  Driver d;
  Model m;
  d.say(EventKind::start);
  session::Event start;
  start.kind = EventKind::start;
  m.hear(start, {});
  for (const Said& said : sequence) {
    Said now = said;
    // Pauses stay short of a new agreement, which has tests of its own.
    const Ms then = d.state.t_ms + seconds(said.after_s);
    if (!session::running(d.state.status) && then - d.state.halted_since > seconds(300))
      now.after_s = 0;
    const session::Event e = event(now, d.state.t_ms);
    d.planner.works = d.planner.works_closing = said.planner_works;
    d.planner.asked.clear();
    const int before = d.state.revision;
    d.send(e);
    const bool asked = !d.planner.asked.empty();
    const bool found = d.state.revision != before;
    const bool closing = asked && d.planner.asked.back().closing;
    const bool halted = asked && !found && d.state.unplanned;
    m.hear(e, {found, found && closing, halted, d.state.plan});
    take_over(m, d.state, asked, found);
    compare(m, d.state);
  }
}

}  // namespace

TEST_CASE(
    "LIVE-6, LIVE-7, LIVE-13, LIVE-15: event by event the session is what a naive model says") {
  const char* scale = std::getenv("UNKNOT_PROPERTY_SCALE");
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = scale == nullptr ? 5000 : 5000 * std::max(1, std::atoi(scale));
  if (scale == nullptr) params.seed = 2026;
  params.maxSize = 30;
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = "model";
  const auto result = rc::detail::checkTestable(
      [] { side_by_side(*rc::gen::container<std::vector<Said>>(any_said())); }, metadata, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  const std::string text = told.str();
  CAPTURE(text);
  CHECK(result.template is<rc::detail::SuccessResult>());
}
