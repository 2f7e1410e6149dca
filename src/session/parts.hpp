// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

/// What the parts of one `step` share; not for other modules.
namespace unknot::session {

/// ASCII letters in lower case, everything else as it is.
std::string lower_case(std::string_view text);
/// Does this step have hands at work or at rest on the back?
bool touches(const plan::Step& step);
/// The step under way at `now`; 0 for a plan without steps.
std::size_t index_at(const plan::Plan& plan, Ms now);
/// The step people mean by "here": the one under way, or in a break or check-in the last one that
/// was felt (before the first: the coming one). Null: the plan has none.
const plan::Step* felt_step(const State& state);
Level ceiling(const plan::Limits& limits, const plan::Area& area);

/// One event being handled: everything a handler reads and changes.
struct Turn {
  const guide::Guide& guide;
  const guide::Command& command;
  const Event& event;
  const plan::Replanner& replanner;
  State& state;
  Outcome& out;
  Ms before{};  ///< when the event before this one was

  double number(std::string_view key) const;
  Ms span(std::string_view key) const { return seconds(number(key)); }
  void tone(std::string_view name);
  void hands(std::string_view what);
  void answer(std::string id, std::map<std::string, std::string> slots = {}, bool spoken = true);
  /// The command's own confirmation.
  void confirm(std::map<std::string, std::string> slots = {});
  void ask(std::string id, std::map<std::string, std::string> slots = {});
};

/// Moves both clocks on to `event.t_ms`; says what passed on the way (tones, questions, the end).
void advance(Turn& turn);
/// Status, from the step under way.
Status running_status(const State& state);

/// How a change of wishes is carried into the plan.
struct Change {
  Wishes next;
  bool resume = true;            ///< go on with the same technique if it is still allowed
  bool lowers = false;           ///< it lowers a limit: it holds even if no plan is found
  bool closing_will_do = false;  ///< if the time is too short for more, a wind-down is an answer
  bool tell = true;              ///< say so if it is dropped
  bool wish = true;              ///< somebody wished for it: `undo` takes it back
  Ms rest{};                     ///< first a break of this length (while running)
  Ms warm{};                     ///< first long light strokes of about this length
};
enum class Carried : unsigned char { yes, dropped, halted };
/// Plans the remainder anew. `yes`: state has the new plan and wishes. `dropped`: nothing changed.
/// `halted`: the wishes hold, no plan was found, hands are off and the session is paused.
Carried carry(Turn& turn, Change change);

/// Plans the remainder anew from broad work: because the one that stands may not go on, or (with
/// a time to warm up again) because the back got cold.
Carried carry_anew(Turn& turn, Ms warm = {});

/// Pauses now: hands rest, the massage's clock stands still.
void halt(Turn& turn);
/// Goes on after a pause. After a long one both agree again first, and broad work comes first.
void go_on(Turn& turn, std::string answer);
/// Is the question whether it is still good for both, and only the receiver's yes goes on?
bool agreeing(const State& state);

/// The commands. Each gets a state that is not finished, and not stopped unless the table says so.
using Handler = void (*)(Turn&);
void on_start(Turn&), on_pause(Turn&), on_resume(Turn&), on_stop(Turn&), on_release(Turn&),
    on_wind_down(Turn&), on_minutes_left(Turn&), on_undo(Turn&), on_link(Turn&), on_replan(Turn&);
void on_softer(Turn&), on_harder(Turn&), on_just_right(Turn&), on_interest(Turn&),
    on_never_here(Turn&), on_skip(Turn&), on_again(Turn&), on_flinch(Turn&), on_asleep(Turn&);
void on_tired(Turn&), on_hurts(Turn&), on_adjust(Turn&), on_ticklish(Turn&), on_hard_muscle(Turn&),
    on_drag(Turn&), on_popped(Turn&), on_red_flag(Turn&), on_answer(Turn&);

/// Where the event points: its own area, or the felt one; empty: neither is known.
struct Place {
  std::vector<plan::Area> areas;
  std::string region;
  guide::Side side = guide::Side::none;
  Level felt = Level::none;  ///< the level there now, or the highest that may come there
  bool wide = false;         ///< a group on both sides: too much to be meant by "here"
  bool here = false;         ///< it is where the hands are
};
Place place_of(const Turn& turn);
std::map<std::string, std::string> slots_of(const Place& place);

/// No area that can be told from pain or "never": hands off, and ask where.
void ask_where(Turn& turn);
/// Nothing touches the place any more this session.
void bar_place(Turn& turn, const Place& place, std::string answer);
/// Ends all work; `emergency`: for good.
void end_work(Turn& turn, bool emergency, std::string answer);

}  // namespace unknot::session
