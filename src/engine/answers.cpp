// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/answers.hpp"

#include <utility>

#include "base/json_writer.hpp"

namespace unknot::engine {

std::string input_answer(const Diagnostics& problems) {
  JsonWriter out;
  out.begin_object().field("ok", false).field("kind", "input").key("problems").begin_array();
  for (const Diagnostic& d : problems) {
    out.begin_object().field("place", d.place);
    out.key("line").integer(d.line).key("column").integer(d.column);
    out.field("message", d.message).field("remedy", d.remedy).end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string input_answer(std::string place, std::string message) {
  return input_answer(Diagnostics{{std::move(place), 0, 0, std::move(message), ""}});
}

std::string refusal_answer(const Refusal& refusal) {
  JsonWriter out;
  out.begin_object().field("ok", false).field("kind", refusal.kind).key("reasons").begin_array();
  for (const auto& r : refusal.reasons)
    out.begin_object().field("id", r.id).field("text", r.text).end_object();
  out.end_array().end_object();
  return out.take();
}

std::string ok_answer(std::string_view object) {
  std::string out = "{\"ok\":true";
  if (object.size() > 2) out += ",";
  out += object.substr(1);
  return out;
}

std::string wrap(const Result<std::string>& result) {
  return result ? ok_answer(*result) : input_answer(result.error());
}

std::string part(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it == json.end() || it->is_null() ? std::string("{}") : it->dump();
}

std::string text_of(const Json& json, const char* key, const char* other) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string(other);
}

}  // namespace unknot::engine
