// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "session/parts.hpp"

/// What the receiver feels and wants: softer, harder, more here, never here, skip …
namespace unknot::session {
namespace {

using plan::Area;

void lower_to(std::map<Area, Level>& caps, const Area& area, Level level) {
  const auto [at, added] = caps.try_emplace(area, level);
  if (!added) at->second = lower(at->second, level);
}

void weigh(const Turn& turn, Wishes& wishes, const std::vector<Area>& areas, double factor) {
  const double least = turn.guide.limit("LIVE/interest", "least");
  const double most = turn.guide.limit("LIVE/interest", "most");
  for (const Area& area : areas) {
    const auto at = wishes.interest.try_emplace(area, 1.0).first;
    at->second = std::clamp(at->second * factor, least, most);
  }
}

/// One level down from what is felt, never under light. Returns false where it is light already.
bool ease(const Place& place, std::map<Area, Level>& caps) {
  const Level goal = std::max(Level::light, softer(place.felt));
  for (const Area& area : place.areas) lower_to(caps, area, goal);
  return place.felt > Level::light;
}

}  // namespace

void on_softer(Turn& turn) {
  const Place place = place_of(turn);
  if (place.areas.empty()) return turn.answer("live.unknown-area");
  Change change{.next = turn.state.wishes};
  change.lowers = true;
  change.next.harder_by_receiver = 0;
  const bool eased = ease(place, change.next.comfort);
  if (!eased) weigh(turn, change.next, place.areas, turn.number("factor_at_light"));
  if (carry(turn, std::move(change)) == Carried::halted) return;
  if (eased)
    turn.confirm(slots_of(place));
  else
    turn.answer("live.softer-at-light", slots_of(place));
}

void on_harder(Turn& turn) {
  State& state = turn.state;
  const Place place = place_of(turn);
  if (place.areas.empty()) return turn.answer("live.unknown-area");
  const bool by_receiver = turn.event.who == Who::receiver;
  if (by_receiver) ++state.wishes.harder_by_receiver;
  if (place.felt >= Level::firm) return turn.answer("live.harder-top");
  const Level goal = static_cast<Level>(rank(place.felt) + 1);

  Wishes bare = state.wishes;
  bare.comfort.clear();
  const plan::Limits fixed = limits_now(bare);
  Level possible = Level::none;
  for (const Area& area : place.areas) possible = std::max(possible, ceiling(fixed, area));
  if (goal > possible) return turn.answer("live.harder-capped", slots_of(place));

  Change change{.next = state.wishes};
  if (goal == Level::firm && !fixed.firm_asked) {
    // Firm is only ever the receiver's own wish, said more than once.
    if (!by_receiver) return turn.ask("live.harder-receiver", slots_of(place));
    if (state.wishes.harder_by_receiver < static_cast<int>(turn.number("firm_asks")))
      return turn.ask("live.harder-sure", slots_of(place));
    change.next.limits.firm_asked = true;
  }
  bool lifted = false;
  for (const Area& area : place.areas) {
    const auto at = change.next.comfort.find(area);
    if (at == change.next.comfort.end() || at->second >= goal) continue;
    at->second = goal;
    lifted = true;
  }
  const bool asked = change.next.limits.firm_asked && !fixed.firm_asked;
  if (!lifted && !asked && change.next.request.pressure >= goal)
    return turn.answer("live.harder-soon");
  change.next.request.pressure = std::max(change.next.request.pressure, goal);
  if (carry(turn, std::move(change)) == Carried::yes) turn.confirm(slots_of(place));
}

void on_just_right(Turn& turn) {
  if (agreeing(turn.state)) return go_on(turn, turn.command.confirm);
  turn.confirm();
}

/// more-here, less-here.
void on_interest(Turn& turn) {
  const Place place = place_of(turn);
  if (place.areas.empty()) return turn.answer("live.unknown-area");
  if (place.wide) return turn.ask("live.which-area");
  // The place was named: that was the answer.
  State& state = turn.state;
  if (!turn.event.region.empty() && state.question && state.question->id == "live.which-area")
    state.question.reset();
  Change change{.next = turn.state.wishes};
  weigh(turn, change.next, place.areas, turn.number("factor"));
  if (carry(turn, std::move(change)) == Carried::yes) turn.confirm(slots_of(place));
}

void on_never_here(Turn& turn) {
  const Place place = place_of(turn);
  if (place.areas.empty()) return turn.answer("live.unknown-area");
  if (place.wide && place.here) return ask_where(turn);
  bar_place(turn, place, turn.command.confirm);
}

/// Who sleeps cannot say that it is too much: nothing goes above light, and so nothing is asked.
/// Where they wish for more once they are awake, it comes back.
void on_asleep(Turn& turn) {
  Change change{.next = turn.state.wishes};
  for (const auto& [id, region] : turn.guide.regions)
    if (!region.group)
      for (const Area& area : areas_of(turn.guide, id, guide::Side::both))
        lower_to(change.next.comfort, area, Level::light);
  change.next.request.mix = "relaxing";
  change.next.harder_by_receiver = 0;
  change.lowers = true;
  if (carry(turn, std::move(change)) != Carried::halted) turn.confirm();
}

void on_skip(Turn& turn) {
  State& state = turn.state;
  const plan::Step* step = current_step(state);
  if (step != nullptr && step->kind == plan::Step::Kind::ending && running(state.status)) {
    state.plan_ms = end_of(state.plan);
    state.status = Status::finished;
    return turn.tone("end");
  }
  const Place place = place_of(turn);
  Change change{.next = state.wishes};
  change.resume = false;
  // Skipping long strokes over the whole back leaves the back open; skipping an area leaves it.
  if (!place.wide)
    for (const Area& area : place.areas) change.next.interest[area] = turn.number("interest");
  if (carry(turn, std::move(change)) == Carried::yes) turn.confirm(slots_of(place));
}

/// repeat: this once more; back: what came before it once more.
void on_again(Turn& turn) {
  State& state = turn.state;
  const plan::Step* step = felt_step(state);
  if (step == nullptr) return turn.answer("live.nothing-before");
  const bool back = turn.event.kind == EventKind::back;
  if (back) {
    const plan::Step* before = nullptr;
    for (const plan::Step& s : state.plan.steps) {
      if (&s == step) break;
      if (touches(s) && s.kind != plan::Step::Kind::transition) before = &s;
    }
    if (before == nullptr) return turn.answer("live.nothing-before");
    step = before;
  }
  Place place;
  place.areas = areas_of(turn.guide, step->region, step->side);
  place.region = step->region;
  place.side = step->side;
  Change change{.next = state.wishes};
  change.resume = !back;
  weigh(turn, change.next, place.areas, turn.number("factor"));
  if (carry(turn, std::move(change)) == Carried::yes) turn.confirm(slots_of(place));
}

void on_flinch(Turn& turn) {
  const Place place = place_of(turn);
  if (place.areas.empty()) return turn.answer("live.unknown-area");
  Change change{.next = turn.state.wishes};
  change.lowers = true;
  change.next.harder_by_receiver = 0;
  if (!ease(place, change.next.safety)) {
    // Light already: leave the spot alone for now.
    if (!place.wide) weigh(turn, change.next, place.areas, turn.number("factor_at_light"));
    change.resume = false;
  }
  turn.hands("rest");
  const Carried carried = carry(turn, std::move(change));
  if (carried != Carried::halted) turn.ask(turn.command.confirm, slots_of(place));
}

void on_undo(Turn& turn) {
  State& state = turn.state;
  if (state.past.empty()) return turn.answer("live.nothing-to-undo");
  const Undoable last = state.past.back();
  Change change{.next = last.before};
  change.wish = false;
  if (turn.event.who != Who::receiver) {
    // Only the receiver takes back the receiver's word for less, and whatever came from pain.
    for (const auto& [area, cap] : state.wishes.safety) lower_to(change.next.safety, area, cap);
    if (last.who == Who::receiver)
      for (const auto& [area, cap] : state.wishes.comfort) lower_to(change.next.comfort, area, cap);
  }
  // Going back down must hold even where no plan is found.
  change.lowers = last.kind == EventKind::harder;
  if (carry(turn, std::move(change)) == Carried::dropped) return;
  state.past.pop_back();
  if (state.status != Status::paused || !state.unplanned)
    turn.confirm({{"command", std::string(word(last.kind))}});
}

}  // namespace unknot::session
