// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/story.hpp"

#include <algorithm>

#include "base/json_reader.hpp"
#include "cli/common.hpp"
#include "narration/narration.hpp"
#include "render/text.hpp"

namespace unknot::cli {
namespace {

using session::EventKind;

std::string spaced(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

std::string steps_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " step" : " steps");
}

std::string what_happened(session::Damage::Kind kind) {
  switch (kind) {
    case session::Damage::Kind::torn:
      return "torn or changed: not what was written";
    case session::Damage::Kind::repeated:
      return "an event that was there before; passed over";
    case session::Damage::Kind::late:
      return "stood too late; put back in its place";
    case session::Damage::Kind::gap:
      return "events before it are missing";
    case session::Damage::Kind::unproven:
      return "not used: what is missing before it may have changed the session";
  }
  return "";
}

}  // namespace

void Story::say(Ms when, const std::string& mark, const std::string& what) {
  std::string time = render::clock_text(when);
  time.insert(0, time.size() < 7 ? 7 - time.size() : 0, ' ');
  std::string lines = wrapped(what, 80, "           ");
  lines.replace(0, 7, time);
  if (!mark.empty()) lines.replace(9, 1, mark);
  text_ += lines;
}

std::string Story::said(const session::Event& event) const {
  std::string out = std::string(session::word(event.who)) + ": ";
  const std::string minutes = std::to_string(static_cast<int>(event.minutes * 10 + 0.5));
  if (event.kind == EventKind::minutes_left && event.minutes > 0)
    out += minutes.substr(0, minutes.size() - 1) +
           (minutes.back() == '0' ? "" : "." + minutes.substr(minutes.size() - 1)) + " ";
  out += spaced(session::word(event.kind));
  if (!event.region.empty()) out += ", " + narration::area_name(guide_, event.region, event.side);
  if (!event.tool.empty()) out += ", " + event.tool;
  if (!event.text.empty() && event.text != event.tool) out += ", \"" + event.text + "\"";
  return out;
}

void Story::tell_step(const session::State& state) {
  const plan::Step* step = session::current_step(state);
  const bool over = state.status == session::Status::finished;
  if (step == nullptr || state.status == session::Status::ready || over) return;
  if (step->id == step_ && state.revision == revision_) return;
  step_ = step->id;
  const narration::StepWords words = narration::step_words(guide_, state.plan, *step);
  say(state.t_ms, ">", words.title + (words.line.empty() ? "" : ", " + words.line));
}

void Story::tell_effects(const session::State& state, const std::vector<session::Effect>& effects) {
  using Kind = session::Effect::Kind;
  for (const session::Effect& effect : effects) {
    if (effect.kind == Kind::hush) say(state.t_ms, "!", "quiet");
    if (effect.kind == Kind::hands) say(state.t_ms, "!", "hands: " + effect.name);
    if (effect.kind == Kind::plan) {
      const auto given = static_cast<std::size_t>(std::max(0, state.plan.given));
      const std::size_t rest = state.plan.steps.size() - std::min(given, state.plan.steps.size());
      say(state.t_ms, "!",
          "plan " + std::to_string(state.revision + 1) + ": " + steps_text(rest) + " to come, " +
              render::clock_text(state.plan.total) + " in all");
    }
    if (effect.kind != Kind::answer) continue;
    const auto json = parse_json(narration::effects_json(guide_, {effect}, {}, {}), "effects");
    if (json && json->is_array() && !json->empty())
      say(state.t_ms, "", json->front().value("text", effect.fact.id));
  }
}

void Story::tell(const session::Event& event, const session::Outcome& outcome) {
  if (event.kind != EventKind::tick) say(outcome.state.t_ms, "", said(event));
  tell_effects(outcome.state, outcome.effects);
  tell_step(outcome.state);
  revision_ = outcome.state.revision;
}

void Story::close(const session::Replay& replay) {
  const session::State& state = replay.state;
  say(state.t_ms, "",
      "It ends here: " + spaced(session::word(state.status)) + ", " +
          render::clock_text(std::min(state.plan_ms, state.plan.total)) + " of " +
          render::clock_text(state.plan.total) + " given, " + std::to_string(replay.events.size()) +
          " events, " + std::to_string(state.revision + 1) +
          (state.revision == 0 ? " plan." : " plans."));
}

std::string damage_text(const std::string& name, const session::Replay& replay) {
  std::string out;
  const auto& all = replay.damage;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t last = i;
    while (last + 1 < all.size() && all[last + 1].kind == all[i].kind) ++last;
    out += name + ":" + std::to_string(all[i].line);
    if (last > i) out += " to " + std::to_string(all[last].line);
    out += ": " + what_happened(all[i].kind) + "\n";
    i = last + 1;
  }
  if (replay.lost > 0)
    out += std::to_string(replay.lost) + (replay.lost == 1 ? " line" : " lines") + " lost\n";
  return out;
}

std::string line_list(const std::vector<int>& lines) {
  std::string out;
  constexpr std::size_t kMost = 8;
  for (std::size_t i = 0; i < lines.size() && i < kMost; ++i)
    out += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
  return out + (lines.size() > kMost ? " …" : "");
}

std::string difference_text(const std::string& name, const session::Replay& replay) {
  if (replay.diverged.empty()) return "";
  return name + ":" + std::to_string(replay.diverged.front()) +
         ": from here on it is not what was recorded (another guide or engine, or a changed log; "
         "lines " +
         line_list(replay.diverged) + ")\n";
}

}  // namespace unknot::cli
