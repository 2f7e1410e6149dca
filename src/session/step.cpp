// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "body/doing.hpp"
#include "session/parts.hpp"

namespace unknot::session {
namespace {

/// In which statuses a command acts; in the others it is noted and answered.
enum Where : unsigned char { kReady = 1, kRunning = 2, kPaused = 4, kStopped = 8, kFinished = 16 };
constexpr unsigned char kGoing = kRunning | kPaused;
constexpr unsigned char kAlways = kReady | kGoing | kStopped | kFinished;

struct Row {
  EventKind kind;
  unsigned char where;
  Handler handler;
};

/// The transition table.
constexpr std::array kTable{Row{EventKind::start, kReady | kGoing, on_start},
                            Row{EventKind::softer, kGoing, on_softer},
                            Row{EventKind::harder, kGoing, on_harder},
                            Row{EventKind::just_right, kGoing, on_just_right},
                            Row{EventKind::more_here, kGoing, on_interest},
                            Row{EventKind::less_here, kGoing, on_interest},
                            Row{EventKind::never_here, kReady | kGoing | kStopped, on_never_here},
                            Row{EventKind::skip, kGoing, on_skip},
                            Row{EventKind::back, kGoing, on_again},
                            Row{EventKind::undo, kReady | kGoing, on_undo},
                            Row{EventKind::repeat, kGoing, on_again},
                            Row{EventKind::pause, kGoing, on_pause},
                            Row{EventKind::resume, kGoing, on_resume},
                            Row{EventKind::stop, kAlways, on_stop},
                            Row{EventKind::release, kReady | kGoing | kStopped, on_release},
                            Row{EventKind::wind_down, kGoing, on_wind_down},
                            Row{EventKind::minutes_left, kReady | kGoing, on_minutes_left},
                            Row{EventKind::tired, kGoing, on_tired},
                            Row{EventKind::hurts, kReady | kGoing, on_hurts},
                            Row{EventKind::cold, kGoing, on_adjust},
                            Row{EventKind::warm, kGoing, on_adjust},
                            Row{EventKind::uncomfortable, kGoing, on_adjust},
                            Row{EventKind::ticklish, kReady | kGoing, on_ticklish},
                            Row{EventKind::hard_muscle, kGoing, on_hard_muscle},
                            Row{EventKind::asleep, kGoing, on_asleep},
                            Row{EventKind::drag, kGoing, on_drag},
                            Row{EventKind::popped, kGoing, on_popped},
                            Row{EventKind::red_flag, kAlways, on_red_flag},
                            Row{EventKind::flinch, kGoing, on_flinch},
                            Row{EventKind::answer, kGoing, on_answer},
                            Row{EventKind::link_lost, kAlways, on_link},
                            Row{EventKind::link_back, kAlways, on_link},
                            Row{EventKind::replan, kReady | kGoing | kStopped, on_replan}};

unsigned char where(Status s) {
  if (running(s)) return kRunning;
  if (s == Status::ready) return kReady;
  if (s == Status::paused) return kPaused;
  return s == Status::stopped ? kStopped : kFinished;
}

/// Some things cannot be had any more once a massage closes; its stages never run backwards.
bool too_late(const Turn& turn) {
  const plan::Step* step = current_step(turn.state);
  return step != nullptr && step->stage > turn.command.until;
}

void refuse(Turn& turn) {
  const Status status = turn.state.status;
  if (status == Status::ready) return turn.answer("live.not-started", {}, false);
  if (status == Status::finished) return turn.answer("live.over", {}, false);
  // After a stop there is quiet: the answer is only written.
  turn.answer(turn.state.emergency ? "live.emergency" : "live.waiting", {}, false);
}

/// "softer" as an answer is the command softer.
EventKind meaning(const Event& event) {
  if (event.kind != EventKind::answer) return event.kind;
  const std::string text = lower_case(event.text);
  if (text == "softer") return EventKind::softer;
  if (text == "harder") return EventKind::harder;
  if (text == "stop") return EventKind::stop;
  return EventKind::answer;
}

/// Whatever people say in a check-in is their answer to it.
void hear_check_in(State& state, EventKind kind) {
  const bool said =
      kind != EventKind::link_lost && kind != EventKind::link_back && kind != EventKind::replan;
  if (said && state.question && state.question->id.starts_with("check-in.")) state.question.reset();
}

/// What nobody understands (understand.hpp), or a command of a later version. The giver's is
/// answered; that of the one lying down may have been the most important word of the evening.
void not_understood(Turn& turn) {
  const State& state = turn.state;
  const bool pauses = running(state.status) || state.status == Status::paused;
  if (turn.event.who != Who::receiver || !pauses) return turn.answer("live.not-understood");
  if (running(state.status)) halt(turn);
  // What is asked already (where it hurts, whether it is still good) stays the question.
  const bool asked = state.question && !state.question->id.starts_with("check-in.");
  if (asked) return turn.answer("live.not-understood");
  turn.ask("live.unclear");
}

void handle(Turn& turn) {
  const EventKind kind = turn.event.kind;
  if (kind == EventKind::unknown) return not_understood(turn);
  const auto row =
      std::find_if(kTable.begin(), kTable.end(), [&](const Row& r) { return r.kind == kind; });
  if (row == kTable.end()) return;  // a tick: time passed, that was all
  hear_check_in(turn.state, kind);
  // What hurts comes through whoever says it.
  const bool free = kind == EventKind::stop || kind == EventKind::red_flag;
  const auto& who = turn.command.who;
  if (!free && !who.empty() && !who.contains(std::string(word(turn.event.who))))
    return turn.answer("live.not-yours", {}, false);
  if ((row->where & where(turn.state.status)) == 0) return refuse(turn);
  if (too_late(turn)) {
    const bool closing = current_step(turn.state)->stage == guide::Stage::cool_down;
    return turn.answer(closing ? "live.already-closing" : "live.at-its-end");
  }
  row->handler(turn);
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

double Turn::number(std::string_view key) const { return guide.limit("LIVE/" + command.id, key); }

void Turn::tone(std::string_view name) {
  out.effects.push_back({.kind = Effect::Kind::tone, .name = std::string(name), .fact = {}});
}

void Turn::hands(std::string_view what) {
  out.effects.push_back({.kind = Effect::Kind::hands, .name = std::string(what), .fact = {}});
}

void Turn::answer(std::string id, std::map<std::string, std::string> slots, bool spoken) {
  out.effects.push_back({.kind = Effect::Kind::answer,
                         .name = {},
                         .fact = {std::move(id), std::move(slots)},
                         .spoken = spoken});
}

void Turn::confirm(std::map<std::string, std::string> slots) {
  answer(command.confirm, std::move(slots));
}

void Turn::ask(std::string id, std::map<std::string, std::string> slots) {
  // Where it hurts stays the question, whatever else is asked meanwhile.
  if (!state.question || state.question->id != "live.where") {
    state.question = Fact{id, slots};
    state.question_since = state.t_ms;
  }
  answer(std::move(id), std::move(slots));
}

/// Where the hands of a step are and how hard they press: by their paths, not by its labels. Long
/// strokes over the whole back stay that; to a step without paths its labels are all there is.
static plan::Step as_done(const Turn& turn, const plan::Step& step) {
  plan::Step out = step;
  const plan::BodyFit& body = turn.state.plan.body;
  const body::CellMap map(turn.guide, body);
  const body::Doing doing = body::doing_of(turn.guide, body, map, step.path);
  if (!doing.touches()) return out;
  out.pressure = doing.level;
  const auto known = turn.guide.regions.find(step.region);
  if (known != turn.guide.regions.end() && body::is_whole(turn.guide, known->second)) return out;
  plan::Area place = body::place_of(turn.guide, doing, step.region);
  // Where no one region would be true, much of the back is meant.
  for (const auto& [id, region] : turn.guide.regions)
    if (place.region.empty() && body::is_whole(turn.guide, region)) place = {id, guide::Side::both};
  out.region = place.region;
  out.side = place.side;
  return out;
}

Place place_of(const Turn& turn) {
  Place out;
  const plan::Step* labelled = felt_step(turn.state);
  const std::optional<plan::Step> done =
      labelled == nullptr ? std::nullopt : std::optional(as_done(turn, *labelled));
  const plan::Step* felt = done ? &*done : nullptr;
  if (!turn.event.region.empty()) {
    out.region = turn.event.region;
    out.side = turn.event.side;
  } else if (felt != nullptr) {
    out.region = felt->region;
    out.side = felt->side;
  }
  out.areas = areas_of(turn.guide, out.region, out.side);
  if (out.areas.empty()) return out;
  const bool one_side = out.side == guide::Side::left || out.side == guide::Side::right;
  out.wide = turn.guide.regions.at(out.region).group && !one_side;
  if (felt != nullptr) {
    const auto under = areas_of(turn.guide, felt->region, felt->side);
    out.here = std::any_of(out.areas.begin(), out.areas.end(), [&](const plan::Area& a) {
      return std::find(under.begin(), under.end(), a) != under.end();
    });
    // Named by hand on the picture, a group is meant as a group.
    if (!turn.event.region.empty()) out.here = out.here && !out.wide;
  }
  if (felt != nullptr && (out.here || turn.event.region.empty())) {
    out.felt = felt->pressure;
  } else {
    const plan::Limits limits = limits_now(turn.state.wishes);
    for (const plan::Area& area : out.areas)
      out.felt =
          std::max(out.felt, lower(turn.state.wishes.request.pressure, ceiling(limits, area)));
  }
  return out;
}

std::map<std::string, std::string> slots_of(const Place& place) {
  return {{"region", place.region}, {"side", std::string(guide::word(place.side))}};
}

/// One that the guide has no row for may be said by anybody.
static guide::Command command_without_row(EventKind kind) {
  guide::Command out;
  out.id = word(kind);
  out.confirm = "live." + out.id;
  return out;
}

State begin(const plan::Plan& plan) {
  State out;
  out.plan = plan;
  out.plan.given = 0;  // whatever it says of itself: nothing has happened yet
  out.wishes.request = plan.request;
  out.wishes.limits = plan.limits;
  return out;
}

Outcome step(const guide::Guide& guide, State state, const Event& event,
             const plan::Replanner& replanner) {
  Outcome out{std::move(state), {}, {}};
  Event meant = event;
  meant.kind = meaning(event);
  const auto row = guide.commands.find(std::string(word(meant.kind)));
  guide::Command unlisted;
  if (row == guide.commands.end()) unlisted = command_without_row(meant.kind);
  const guide::Command& command = row == guide.commands.end() ? unlisted : row->second;
  Turn turn{guide, command, meant, replanner, out.state, out, out.state.t_ms};
  ++out.state.seq;
  advance(turn);
  handle(turn);
  return out;
}

}  // namespace unknot::session
