// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"
#include "narration/words.hpp"

namespace unknot::narration {
namespace {

using plan::Step;
using session::Effect;
using session::State;

void write_fact(JsonWriter& out, std::string_view key, const guide::Guide& guide,
                const std::optional<session::Fact>& fact, const Voice& voice) {
  out.key(key);
  if (fact)
    out.text(fact_text(guide, voice.language, *fact));
  else
    out.raw("null");
}

void write_step(JsonWriter& out, const Step& s, const StepWords& words) {
  out.begin_object().key("id").integer(s.id).field("stage", guide::word(s.stage));
  out.field("kind", guide::spelled(plan::kKinds, s.kind)).field("technique", s.technique);
  // What a check-in asks about is its own place; of hands at work only what they do is told.
  const bool own = !works(s);
  out.field("region", own ? s.region : words.place.region);
  out.field("side", guide::word(own ? s.side : words.place.side));
  out.field("tool", words.doing.tool).field("pressure", guide::word(words.doing.level));
  out.field("title", words.title).field("line", words.line);
  out.key("start_ms").integer(s.start.value);
  out.key("duration_ms").integer(s.duration.value).end_object();
}

/// The voice keeps the words of its plan; a plan that it has not heard of yet gets its own.
StepWords words_of(const guide::Guide& guide, const State& state, const Step& step,
                   const Voice& voice) {
  const auto index = static_cast<std::size_t>(&step - state.plan.steps.data());
  if (voice.revision == state.revision && index < voice.steps.size()) return voice.steps[index];
  return step_words(guide, state.plan, step, voice.language);
}

void write_effect(JsonWriter& out, const guide::Guide& guide, const Effect& e, const Voice& voice) {
  if (e.kind == Effect::Kind::tone && voice.quiet == Quiet::silent) return;
  out.begin_object();
  switch (e.kind) {
    case Effect::Kind::hush:
      out.field("kind", "hush");
      break;
    case Effect::Kind::plan:
      out.field("kind", "plan");
      break;
    case Effect::Kind::tone:
      out.field("kind", "tone").field("name", e.name);
      break;
    case Effect::Kind::hands:
      out.field("kind", "hands").field("do", e.name);
      break;
    case Effect::Kind::answer:
      out.field("kind", "answer").field("id", e.fact.id);
      out.field("text", fact_text(guide, voice.language, e.fact));
      break;
  }
  out.end_object();
}

}  // namespace

std::string effects_json(const guide::Guide& guide, const std::vector<Effect>& effects,
                         const std::vector<Spoken>& spoken, const Voice& voice) {
  JsonWriter out;
  out.begin_array();
  for (const Effect& e : effects) write_effect(out, guide, e, voice);
  for (const Spoken& s : spoken) {
    out.begin_object().field("kind", "say").field("cue", s.cue).field("id", s.id);
    out.field("text", s.text).key("slot_ms").integer(s.slot.value);
    out.field("interrupt", s.interrupt).end_object();
  }
  return out.end_array().take();
}

std::string view_json(const guide::Guide& guide, const State& state, const Voice& voice) {
  JsonWriter out;
  out.begin_object().field("status", session::word(state.status));
  out.key("t_ms").integer(state.t_ms.value).key("plan_ms").integer(state.plan_ms.value);
  const Ms end = session::end_of(state.plan);
  out.key("total_ms").integer(state.plan.total.value > 0 ? state.plan.total.value : end.value);
  out.field("running", session::running(state.status)).key("step");
  if (const Step* step = session::current_step(state))
    write_step(out, *step, words_of(guide, state, *step, voice));
  else
    out.raw("null");
  out.key("next");
  if (const Step* next = session::next_step(state)) {
    out.begin_object().field("title", words_of(guide, state, *next, voice).title);
    out.key("in_ms").integer((next->start - state.plan_ms).value).end_object();
  } else {
    out.raw("null");
  }
  out.field("cap", guide::word(session::ceiling_now(guide, state)));
  const bool asking = session::still_asking(guide, state);
  write_fact(out, "question", guide, asking ? state.question : std::nullopt, voice);
  out.key("asks");
  if (asking)
    out.text(state.question->id);
  else
    out.raw("null");
  out.field("undo", !state.past.empty());
  write_fact(out, "warning", guide, state.warning, voice);
  out.field("emergency", state.emergency);
  return out.end_object().take();
}

}  // namespace unknot::narration
