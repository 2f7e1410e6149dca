// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "session/parts.hpp"

/// What comes in between: tired or hurting hands, cold, ticklish, hard, a pop, pain, red flags.
namespace unknot::session {
namespace {

/// The tool of that id, name or alias; "" if there is none.
std::string tool_of(const guide::Guide& guide, const std::string& said) {
  if (guide.tools.contains(said)) return said;
  for (const auto& [id, tool] : guide.tools) {
    if (tool.name == said) return id;
    if (std::find(tool.aliases.begin(), tool.aliases.end(), said) != tool.aliases.end()) return id;
  }
  return {};
}

bool mentions(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& w) { return text.find(w) != std::string::npos; });
}

/// A stop that cannot be carried into the plan becomes a pause: words alone do not rest hands.
void rest_instead(Turn& turn) {
  if (running(turn.state.status)) halt(turn);
  turn.confirm();
}

}  // namespace

void on_tired(Turn& turn) {
  Change change{.next = turn.state.wishes};
  plan::Giver& giver = change.next.request.giver;
  giver.stamina = giver.stamina == "high" ? "normal" : "low";
  if (const std::string tool = tool_of(turn.guide, turn.event.tool); !tool.empty())
    change.next.limits.barred_tools.insert(tool);
  change.resume = false;
  change.tell = false;
  change.rest = turn.span("break_s");
  if (carry(turn, std::move(change)) == Carried::dropped) return rest_instead(turn);
  turn.tone("break");
  turn.confirm();
}

void on_hurts(Turn& turn) {
  std::string tool = tool_of(turn.guide, turn.event.tool);
  if (tool.empty() && turn.event.tool.empty())
    if (const plan::Step* step = felt_step(turn.state); step != nullptr) tool = step->tool;
  if (!turn.guide.tools.contains(tool)) {
    if (running(turn.state.status)) halt(turn);
    return turn.ask("live.which-tool");
  }
  Change change{.next = turn.state.wishes};
  change.next.request.giver.hurting_tools.insert(tool);
  change.next.limits.barred_tools.insert(tool);
  change.resume = false;
  change.lowers = true;
  change.rest = turn.span("break_s");
  if (carry(turn, std::move(change)) == Carried::halted) return;
  turn.tone("break");
  turn.confirm({{"tool", tool}});
}

/// cold, warm, uncomfortable: a short break to put it right.
void on_adjust(Turn& turn) {
  Change change{.next = turn.state.wishes};
  change.rest = turn.span("break_s");
  change.tell = false;
  if (carry(turn, std::move(change)) == Carried::dropped) return rest_instead(turn);
  turn.confirm();
}

void on_ticklish(Turn& turn) {
  Change change{.next = turn.state.wishes};
  for (const std::string& tool : turn.command.bars_tools)
    change.next.limits.barred_tools.insert(tool);
  change.next.request.mix = "relaxing";  // broad and slow; the level stays
  change.resume = false;
  change.lowers = true;
  if (carry(turn, std::move(change)) != Carried::halted) turn.confirm();
}

/// What does not give is not pressed harder. Where broad and slow was not enough, both are asked.
void on_hard_muscle(Turn& turn) {
  const bool again = turn.state.wishes.request.mix == "relaxing";
  Change change{.next = turn.state.wishes};
  change.next.request.mix = "relaxing";
  change.resume = false;
  change.warm = turn.span("warm_s");
  if (carry(turn, std::move(change)) != Carried::yes) return;
  turn.confirm();
  // Whatever else is asked comes first.
  if (again && !turn.state.question) turn.ask("live.tense");
}

void on_drag(Turn& turn) { turn.confirm(); }

void on_popped(Turn& turn) {
  if (running(turn.state.status)) halt(turn);
  turn.ask(turn.command.confirm);
}

void ask_where(Turn& turn) {
  if (running(turn.state.status)) halt(turn);
  turn.hands("lift");
  turn.ask("live.where");
}

void bar_place(Turn& turn, const Place& place, std::string answer) {
  Change change{.next = turn.state.wishes};
  for (const plan::Area& area : place.areas) change.next.safety[area] = Level::none;
  change.next.harder_by_receiver = 0;
  change.resume = false;
  change.lowers = true;
  const bool over = turn.state.status == Status::stopped || turn.state.status == Status::finished;
  if (place.here && !over) turn.hands("lift");
  if (turn.state.question && turn.state.question->id == "live.where") turn.state.question.reset();
  const Carried carried = carry(turn, std::move(change));
  turn.state.warning = Fact{answer, slots_of(place)};
  // Where everything stopped, that was said; this is why.
  if (carried != Carried::halted || answer != turn.command.confirm)
    turn.answer(std::move(answer), slots_of(place));
}

void on_red_flag(Turn& turn) {
  const std::string text = lower_case(turn.event.text);
  if (mentions(text, turn.command.emergency)) return end_work(turn, true, "live.emergency");
  const bool area_words = mentions(text, turn.command.area);
  const Place place = place_of(turn);
  // Not sure counts as yes: words that nobody knows end all work until the receiver says so.
  if (!area_words || turn.state.status == Status::ready)
    return end_work(turn, false, "live.red-flag-unclear");
  const bool unknown = place.areas.empty() || (place.wide && place.here);
  if (unknown && turn.state.status == Status::finished)
    return end_work(turn, false, "live.red-flag-unclear");
  if (unknown) return ask_where(turn);
  bar_place(turn, place, turn.command.confirm);
}

void on_answer(Turn& turn) {
  State& state = turn.state;
  const std::string asked = state.question ? state.question->id : "";
  const std::string text = lower_case(turn.event.text);
  if (agreeing(state) && text == "good") return go_on(turn, "live.answer-good");
  state.question.reset();
  if (text == "pain") {
    const Place place = place_of(turn);
    if (place.areas.empty() || place.wide) return ask_where(turn);
    return bar_place(turn, place, "live.pain");
  }
  if (text != "good") return turn.answer("live.not-understood");
  if (asked == "live.popped" && state.status == Status::paused)
    return go_on(turn, "live.popped-fine");
  // It was asked whether it goes on.
  const bool waits = asked == "live.unclear" ||
                     (asked.empty() && state.warning && state.warning->id == "live.interrupted");
  if (waits && state.status == Status::paused) return go_on(turn, "live.resume");
  turn.answer("live.answer-good");
}

}  // namespace unknot::session
