// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/event_json.hpp"

namespace unknot::session {
namespace {

/// A log that is found again after years still goes on, in a fast rehearsal, too.
constexpr std::int64_t kLongest = 10'000'000'000'000;
constexpr double kMostMinutes = 1e6;

}  // namespace

Event read_event(const Json& json, Diagnostics& problems) {
  Event out;
  JsonReader in(json, "", problems);
  if (!in.has("t_ms")) in.problem("t_ms", "is missing", "milliseconds since the session began");
  if (!in.has("kind")) in.problem("kind", "is missing", "for example \"tick\"");
  in.integer("t_ms", out.t_ms.value, 0, kLongest);
  in.word("who", kWho, out.who);
  std::string kind = "unknown";
  in.text("kind", kind);
  in.text("region", out.region);
  in.word("side", guide::kSides, out.side);
  in.text("tool", out.tool);
  in.text("text", out.text);
  in.number("minutes", out.minutes, -kMostMinutes, kMostMinutes);
  if (const auto known = guide::value_of(kEventKinds, kind)) {
    out.kind = *known;
  } else {
    out.kind = EventKind::unknown;
    out.text = kind;
  }
  return out;
}

void write(JsonWriter& out, const Event& event) {
  out.key("t_ms").integer(event.t_ms.value);
  out.field("who", word(event.who)).field("kind", word(event.kind));
  if (!event.region.empty()) out.field("region", event.region);
  if (event.side != guide::Side::none) out.field("side", guide::word(event.side));
  if (!event.tool.empty()) out.field("tool", event.tool);
  if (!event.text.empty()) out.field("text", event.text);
  // What could not be read again is as good as no number: the session asks how many.
  if (event.minutes != 0 && event.minutes >= -kMostMinutes && event.minutes <= kMostMinutes)
    out.field("minutes", event.minutes, 3);
}

Result<Event> event_from_json(std::string_view text) {
  const Result<Json> json = parse_json(text, "event");
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return failure("event", "must be an object");
  Diagnostics problems;
  Event out = read_event(*json, problems);
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

}  // namespace unknot::session
