// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"
#include "base/random.hpp"
#include "session/session.hpp"

namespace unknot::session {
namespace {

void write(JsonWriter& out, const std::map<plan::Area, Level>& caps) {
  out.begin_array();
  for (const auto& [area, cap] : caps)
    out.text(area.region).text(guide::word(area.side)).text(guide::word(cap));
  out.end_array();
}

void write(JsonWriter& out, const std::optional<Fact>& fact) {
  out.begin_array();
  if (fact) {
    out.text(fact->id);
    for (const auto& [slot, value] : fact->slots) out.text(slot).text(value);
  }
  out.end_array();
}

void write(JsonWriter& out, const Wishes& w) {
  out.begin_array().raw(plan::to_json(w.request)).raw(plan::to_json(w.limits));
  write(out, w.comfort);
  write(out, w.safety);
  out.begin_array();
  for (const auto& [area, weight] : w.interest)
    out.text(area.region).text(guide::word(area.side)).number(weight, 6);
  out.end_array().boolean(w.closing).integer(w.harder_by_receiver).end_array();
}

}  // namespace

std::uint64_t hash(const State& state) {
  if (!state.plan_hash) state.plan_hash = fnv1a(plan::to_json(state.plan));
  JsonWriter out;
  out.begin_array().unsigned_integer(*state.plan_hash).text(word(state.status));
  out.integer(state.t_ms.value).integer(state.plan_ms.value).integer(state.seq);
  out.integer(state.revision);
  write(out, state.wishes);
  for (const Undoable& u : state.past) {
    out.text(word(u.kind)).text(word(u.who));
    write(out, u.before);
  }
  write(out, state.question);
  write(out, state.warning);
  out.integer(state.question_since.value).integer(state.halted_since.value);
  out.boolean(state.unplanned).boolean(state.emergency).boolean(state.remote_lost).end_array();
  return fnv1a(out.str());
}

}  // namespace unknot::session
