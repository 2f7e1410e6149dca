// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "narration/words.hpp"

namespace unknot::narration {
namespace {

using session::Effect;
using session::State;

/// All that was answered in this step, as one thing to say.
std::optional<Spoken> answers(const guide::Guide& guide, const State& state,
                              const std::vector<Effect>& effects, const Voice& voice) {
  Spoken out;
  for (const Effect& e : effects) {
    if (e.kind != Effect::Kind::answer || !e.spoken) continue;
    const std::string text = fact_text(guide, voice.language, e.fact);
    if (out.text.find(text) != std::string::npos) continue;
    out.text += (out.text.empty() ? "" : " ") + text;
    out.id = e.fact.id;
  }
  if (out.text.empty()) return std::nullopt;
  out.cue = "answer/" + std::to_string(state.seq);
  out.slot = spoken_length(guide, out.text);
  out.interrupt = state.t_ms < voice.speaking_until;
  return out;
}

/// The cue to say now among those that fell due, or none. Late ones go silently where a newer one
/// took their place, or where they would outlast their slot.
const Cue* due(const guide::Guide& guide, const State& state, const Voice& voice) {
  const Ms late = seconds(guide.limit("LIVE/cues", "late_s"));
  const Cue* best = nullptr;
  const Cue* newest = nullptr;
  for (const Cue& c : voice.cues)
    if (c.at > voice.settled && c.at <= state.plan_ms) newest = &c;
  for (const Cue& c : voice.cues) {
    if (c.at <= voice.settled || c.at > state.plan_ms) continue;
    const bool superseded = &c != newest && state.plan_ms - c.at > late;
    const bool outlasts = state.plan_ms + c.length > c.at + c.slot + late;
    if (superseded || outlasts) continue;
    if (best == nullptr || c.kind <= best->kind) best = &c;
  }
  return best;
}

constexpr std::array kCueKinds{guide::Spelling<Cue::Kind>{Cue::Kind::question, "question"},
                               guide::Spelling<Cue::Kind>{Cue::Kind::now, "now"},
                               guide::Spelling<Cue::Kind>{Cue::Kind::ahead, "ahead"},
                               guide::Spelling<Cue::Kind>{Cue::Kind::tip, "tip"}};

}  // namespace

std::vector<Spoken> speak(const guide::Guide& guide, const State& after,
                          const std::vector<Effect>& effects, Voice& voice) {
  if (voice.revision != after.revision) {
    // A new plan: what it says about the past was said, or is past.
    voice.steps = step_words(guide, after.plan, voice.language);
    voice.cues = cues(guide, after.plan, voice.steps, voice.language, voice.quiet);
    if (voice.revision >= 0) voice.settled = after.plan_ms - Ms(1);
    voice.revision = after.revision;
  }
  for (const Effect& e : effects)
    if (e.kind == Effect::Kind::hush) voice.speaking_until = after.t_ms;
  const bool mute = voice.quiet == Quiet::tones || voice.quiet == Quiet::silent;
  if (mute) return {};
  if (std::optional<Spoken> answer = answers(guide, after, effects, voice)) {
    voice.speaking_until = after.t_ms + answer->slot;
    return {*answer};
  }
  if (!session::running(after.status) || after.t_ms < voice.speaking_until) return {};
  const Cue* cue = due(guide, after, voice);
  voice.settled = after.plan_ms;
  if (cue == nullptr) return {};
  voice.speaking_until = after.t_ms + cue->length;
  return {
      {cue->id, std::string(guide::spelled(kCueKinds, cue->kind)), cue->text, cue->slot, false}};
}

}  // namespace unknot::narration
