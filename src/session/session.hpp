// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "plan/progress.hpp"

/// The live session as a pure function: `step(state, event) → state, effects`, total over every
/// pair of status and event. It reads no clock and speaks no words: times come in with the events,
/// effects carry phrase ids and slots that narration turns into a language.
///
/// Two clocks. `t_ms` is the app's, it never stands still. `plan_ms` is the massage's: it stands
/// still while the session is paused or stopped; check-ins and micro-breaks are steps of the plan
/// and let it run. A session is the fold of `step` over its events (log.hpp), nothing else.
namespace unknot::session {

enum class Who : unsigned char { giver, receiver, clock };
enum class Status : unsigned char {
  ready,
  working,
  check_in,
  micro_break,
  paused,
  winding_down,
  stopped,
  finished
};
enum class EventKind : unsigned char {
  start,
  tick,
  softer,
  harder,
  just_right,
  more_here,
  less_here,
  never_here,
  skip,
  back,
  undo,
  repeat,
  pause,
  resume,
  stop,
  release,
  wind_down,
  minutes_left,
  tired,
  hurts,
  cold,
  warm,
  uncomfortable,
  ticklish,
  hard_muscle,
  asleep,
  drag,
  popped,
  red_flag,
  flinch,
  answer,
  link_lost,
  link_back,
  replan,
  unknown
};

inline constexpr std::array kWho{guide::Spelling<Who>{Who::giver, "giver"},
                                 guide::Spelling<Who>{Who::receiver, "receiver"},
                                 guide::Spelling<Who>{Who::clock, "clock"}};
inline constexpr std::array kStatuses{guide::Spelling<Status>{Status::ready, "ready"},
                                      guide::Spelling<Status>{Status::working, "working"},
                                      guide::Spelling<Status>{Status::check_in, "check-in"},
                                      guide::Spelling<Status>{Status::micro_break, "micro-break"},
                                      guide::Spelling<Status>{Status::paused, "paused"},
                                      guide::Spelling<Status>{Status::winding_down, "winding-down"},
                                      guide::Spelling<Status>{Status::stopped, "stopped"},
                                      guide::Spelling<Status>{Status::finished, "finished"}};
inline constexpr std::array kEventKinds{
    guide::Spelling<EventKind>{EventKind::start, "start"},
    guide::Spelling<EventKind>{EventKind::tick, "tick"},
    guide::Spelling<EventKind>{EventKind::softer, "softer"},
    guide::Spelling<EventKind>{EventKind::harder, "harder"},
    guide::Spelling<EventKind>{EventKind::just_right, "just-right"},
    guide::Spelling<EventKind>{EventKind::more_here, "more-here"},
    guide::Spelling<EventKind>{EventKind::less_here, "less-here"},
    guide::Spelling<EventKind>{EventKind::never_here, "never-here"},
    guide::Spelling<EventKind>{EventKind::skip, "skip"},
    guide::Spelling<EventKind>{EventKind::back, "back"},
    guide::Spelling<EventKind>{EventKind::undo, "undo"},
    guide::Spelling<EventKind>{EventKind::repeat, "repeat"},
    guide::Spelling<EventKind>{EventKind::pause, "pause"},
    guide::Spelling<EventKind>{EventKind::resume, "resume"},
    guide::Spelling<EventKind>{EventKind::stop, "stop"},
    guide::Spelling<EventKind>{EventKind::release, "release"},
    guide::Spelling<EventKind>{EventKind::wind_down, "wind-down"},
    guide::Spelling<EventKind>{EventKind::minutes_left, "minutes-left"},
    guide::Spelling<EventKind>{EventKind::tired, "tired"},
    guide::Spelling<EventKind>{EventKind::hurts, "hurts"},
    guide::Spelling<EventKind>{EventKind::cold, "cold"},
    guide::Spelling<EventKind>{EventKind::warm, "warm"},
    guide::Spelling<EventKind>{EventKind::uncomfortable, "uncomfortable"},
    guide::Spelling<EventKind>{EventKind::ticklish, "ticklish"},
    guide::Spelling<EventKind>{EventKind::hard_muscle, "hard-muscle"},
    guide::Spelling<EventKind>{EventKind::asleep, "asleep"},
    guide::Spelling<EventKind>{EventKind::drag, "drag"},
    guide::Spelling<EventKind>{EventKind::popped, "popped"},
    guide::Spelling<EventKind>{EventKind::red_flag, "red-flag"},
    guide::Spelling<EventKind>{EventKind::flinch, "flinch"},
    guide::Spelling<EventKind>{EventKind::answer, "answer"},
    guide::Spelling<EventKind>{EventKind::link_lost, "link-lost"},
    guide::Spelling<EventKind>{EventKind::link_back, "link-back"},
    guide::Spelling<EventKind>{EventKind::replan, "replan"},
    guide::Spelling<EventKind>{EventKind::unknown, "unknown"}};

constexpr std::string_view word(Who w) { return guide::spelled(kWho, w); }
constexpr std::string_view word(Status s) { return guide::spelled(kStatuses, s); }
constexpr std::string_view word(EventKind k) { return guide::spelled(kEventKinds, k); }

/// Does the massage's clock run in this status?
constexpr bool running(Status s) {
  return s == Status::working || s == Status::check_in || s == Status::micro_break ||
         s == Status::winding_down;
}

/// One thing that happened. Fields a kind does not use stay empty. An area ("region", "side") that
/// is not given means the one under the hands.
struct Event {
  Ms t_ms;
  Who who = Who::giver;
  EventKind kind = EventKind::tick;
  std::string region;
  guide::Side side = guide::Side::none;
  std::string tool;
  std::string text;  ///< red-flag: the words; answer: good, softer, harder, stop, pain
  double minutes = 0;
};

/// A phrase id with what goes into its slots, as ids: "region", "side", "tool", "level",
/// "technique" and "minutes"; narration names them.
struct Fact {
  std::string id;
  std::map<std::string, std::string> slots;
  friend bool operator==(const Fact&, const Fact&) = default;
};

struct Effect {
  enum class Kind : unsigned char {
    hush,   ///< voice and sound silent at once
    tone,   ///< `name`: next, side, break, slower, end, stop
    hands,  ///< `name`: rest, lift, return
    plan,   ///< the plan changed
    answer  ///< `fact`: said and written; written only if not `spoken`
  };
  Kind kind = Kind::answer;
  std::string name;
  Fact fact;
  bool spoken = true;
  friend bool operator==(const Effect&, const Effect&) = default;
};

/// All that people asked for; what `undo` gives back. Ceilings from three places are kept apart,
/// because different people may lift them: screening's nobody, `comfort` (softer) the next
/// "harder", `safety` (flinch, pain, never here) only the receiver taking the words back.
struct Wishes {
  plan::Request request;
  plan::Limits limits;  ///< as the session began, with tools barred since
  std::map<plan::Area, Level> comfort;
  std::map<plan::Area, Level> safety;
  std::map<plan::Area, double> interest;
  bool closing = false;
  int harder_by_receiver = 0;
};

struct Undoable {
  EventKind kind = EventKind::unknown;
  Who who = Who::giver;
  Wishes before;
};

struct State {
  plan::Plan plan;
  /// Of the plan's JSON, so that paths compare as they are written. Kept by `hash` once somebody
  /// asks: writing a plan out takes longer than making it. None where the plan is a new one.
  mutable std::optional<std::uint64_t> plan_hash;
  Status status = Status::ready;
  Ms t_ms, plan_ms;
  std::int64_t seq = 0;  ///< events so far
  int revision = 0;      ///< grows with each new plan
  Wishes wishes;
  std::vector<Undoable> past;  ///< the newest last
  std::optional<Fact> question, warning;
  Ms question_since;
  Ms halted_since;         ///< paused or stopped since, on the app's clock
  bool unplanned = false;  ///< the plan may not go on: it breaks a limit and no other was found
  bool emergency = false;  ///< stopped for good
  bool remote_lost = false;
};

struct Outcome {
  State state;
  std::vector<Effect> effects;
  /// What the replanner answered, in order; nothing: it found no plan. Logged, so that a replay
  /// needs no planner. Steps are those after the given ones.
  std::vector<std::optional<plan::Plan>> replans;
};

/// A session about to begin with a plan that was checked.
State begin(const plan::Plan& plan);

/// What follows from `event`. Never fails: what cannot be done is answered. Where a new plan is
/// needed and the replanner has none:
/// - a wish (harder, more here, minutes left …) is dropped and people are told;
/// - a lower limit (softer, never here, hurts …) holds all the same. First a remainder that
///   starts elsewhere is tried, then a wind-down; if there is neither, and the old remainder
///   would break the limit, the hands rest and lift, and the session is paused and says so.
Outcome step(const guide::Guide& guide, State state, const Event& event,
             const plan::Replanner& replanner);

/// Screening's limits with every ceiling of the session in them.
plan::Limits limits_now(const Wishes& wishes);
/// The step under way at plan_ms (the last one after the end); null: a plan without steps.
const plan::Step* current_step(const State& state);
/// The step that comes after it, or null.
const plan::Step* next_step(const State& state);
/// The regions and sides that a region (groups too) and a side stand for.
std::vector<plan::Area> areas_of(const guide::Guide& guide, const std::string& region,
                                 guide::Side side);
/// The lowest ceiling that holds on the area of the current step.
Level ceiling_now(const guide::Guide& guide, const State& state);
/// What a check-in asks: about the pressure where the step names an area (a rise may follow), else
/// in turn how the giver's hands are and where to stay longer.
Fact check_in_question(const plan::Plan& plan, std::size_t index);
/// Is the question still to be shown? While hands work, silence answers all but one about pain.
bool still_asking(const guide::Guide& guide, const State& state);
/// When the last step ends.
Ms end_of(const plan::Plan& plan);
/// The steps until `now`, the last one cut there; pieces under a millisecond are left out.
std::vector<plan::Step> given_until(const plan::Plan& plan, Ms now);

/// Over everything that decides what happens next: equal states hash equal on every platform.
std::uint64_t hash(const State& state);

/// One event as the app sends it (docs/formats/engine.md). A kind that nobody knows is an event of
/// kind `unknown` with that word as text; only what is no event at all is a failure.
Result<Event> event_from_json(std::string_view text);

}  // namespace unknot::session
