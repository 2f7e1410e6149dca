// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/hear.hpp"

#include <array>
#include <utility>

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "engine/answers.hpp"
#include "screening/screening.hpp"
#include "session/event_json.hpp"

namespace unknot::engine {
namespace {

using session::Heard;

constexpr std::array kHeard{guide::Spelling<Heard::Kind>{Heard::Kind::nothing, "nothing"},
                            guide::Spelling<Heard::Kind>{Heard::Kind::said, "said"},
                            guide::Spelling<Heard::Kind>{Heard::Kind::question, "question"},
                            guide::Spelling<Heard::Kind>{Heard::Kind::unclear, "unclear"}};

}  // namespace

Reply hear(const guide::Guide& guide, std::optional<session::Who> who, std::string_view text,
           const session::Context& context) {
  Reply out{session::understand(guide, who, text, context), {}};
  if (out.heard.kind != Heard::Kind::question) return out;
  auto answer = screening::ask(guide, text);
  const auto json = answer ? parse_json(*answer, "answer") : Result<Json>(Json());
  if (!json || !json->is_object() || text_of(*json, "id", "").empty()) {
    out.heard.kind = Heard::Kind::unclear;
    return out;
  }
  out.heard.events.clear();
  out.answer = *std::move(answer);
  return out;
}

Result<std::string> hear_json(const guide::Guide& guide, std::string_view input,
                              session::Context context) {
  const auto json = parse_json(input, "input");
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return failure("", "must be an object");
  Diagnostics problems;
  JsonReader in(*json, "", problems);
  std::string text, who;
  if (!in.has("text"))
    in.problem("text", "is missing", "what was said, for example \"a bit softer\"");
  in.text("text", text);
  in.text("who", who);
  in.text("stop_word", context.stop_word);
  in.text("language", context.language);
  const auto speaker = guide::value_of(session::kWho, who);
  if (!who.empty() && (!speaker || *speaker == session::Who::clock))
    in.problem("who", "must be giver or receiver", "leave it out where nobody knows");
  if (!problems.empty()) return std::unexpected(std::move(problems));
  const Reply reply = hear(guide, speaker, text, context);
  JsonWriter out;
  out.begin_object().field("kind", guide::spelled(kHeard, reply.heard.kind));
  out.key("events").begin_array();
  for (const session::Event& event : reply.heard.events) {
    out.begin_object();
    session::write(out, event);
    out.end_object();
  }
  out.end_array();
  if (!reply.answer.empty()) out.key("answer").raw(reply.answer);
  return out.end_object().take();
}

}  // namespace unknot::engine
