// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/log_lines.hpp"

#include <utility>

#include "base/random.hpp"
#include "session/event_json.hpp"

namespace unknot::session {
namespace {

/// A tick's state is written once in so many events (16 s at four ticks a second); after any other
/// event it always is.
constexpr std::int64_t kTicksPerHash = 64;

constexpr std::int64_t kMostEvents = 1'000'000'000'000;

constexpr std::string_view kSumKey = ",\"sum\":\"";
constexpr std::string_view kSumEnd = "\"}";
constexpr std::size_t kSumLength = kSumKey.size() + 16 + kSumEnd.size();

/// Closes the object in `out` with the sum over all its bytes so far.
std::string summed(JsonWriter& out) {
  std::string line = out.end_object().take();
  line.pop_back();
  const std::string sum = hex(fnv1a(line));
  line.append(kSumKey).append(sum).append(kSumEnd);
  return line + "\n";
}

/// Is this line, byte by byte, what was written?
bool sum_holds(std::string_view line) {
  if (line.size() < kSumLength) return false;
  const std::string_view body = line.substr(0, line.size() - kSumLength);
  return line.substr(body.size()) == std::string(kSumKey) + hex(fnv1a(body)) + std::string(kSumEnd);
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

Result<ReadHeader> read_header(std::string_view line) {
  if (line.empty())
    return failure("log", "there is nothing in it", "a session's log begins with its header");
  const Result<Json> json = parse_json(line, "log");
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return failure("log", "the first line must be an object");
  Diagnostics problems;
  JsonReader in(*json, "", problems);
  ReadHeader out;
  std::string format;
  in.text("unknot", format);
  if (format == "log/1") out.version = 1;
  if (format == "log/2") out.version = 2;
  const bool later = out.version == 0 && format.starts_with("log/");
  if (later)
    in.problem("unknot", "a newer version of Unknot wrote this log: \"" + format + "\"",
               "this version reads \"log/1\" and \"log/2\"; take the newer one");
  else if (out.version == 0)
    in.problem("unknot", "this is not the header of a session's log", "\"log/1\" or \"log/2\"");
  if (out.version == 0) return std::unexpected(problems);
  in.text("guide", out.header.guide);
  in.text("engine", out.header.engine);
  in.text("language", out.header.language);
  in.text("quiet", out.header.quiet);
  in.text("stop_word", out.header.stop_word);
  std::string plan_hash;
  in.text("plan_hash", plan_hash);
  const Json* plan = in.object("plan");
  if (plan == nullptr) in.problem("plan", "is missing");
  if (!problems.empty()) return std::unexpected(problems);
  Result<plan::Plan> read = plan::plan_from_json(dump(*plan));
  if (!read) {
    problems = read.error();
    for (Diagnostic& d : problems)
      if (d.place.empty() || d.place.starts_with('/')) d.place.insert(0, "/plan");
    return std::unexpected(problems);
  }
  if (hex(fnv1a(plan::to_json(*read))) != plan_hash)
    return failure("/plan_hash", "the plan is not the one that was written");
  out.header.plan = std::move(*read);
  out.damaged = out.version >= 2 && !sum_holds(line);
  return out;
}

std::optional<Line> read_line(std::string_view text, int version) {
  if (version >= 2 && !sum_holds(text)) return std::nullopt;
  const Result<Json> json = parse_json(text, "log");
  if (!json || !json->is_object()) return std::nullopt;
  Diagnostics problems;
  Line out;
  out.event = read_event(*json, problems);
  JsonReader in(*json, "", problems);
  in.integer("seq", out.seq, 1, kMostEvents);
  in.text("hash", out.hash);
  if (const Json* list = in.array("replans"); list != nullptr)
    for (const Json& item : *list) {
      if (item.is_null()) {
        out.replans.emplace_back(std::nullopt);
        continue;
      }
      Result<plan::Plan> plan = plan::plan_from_json(dump(item));
      if (!plan) return std::nullopt;
      out.replans.emplace_back(std::move(*plan));
    }
  if (!problems.empty() || out.seq < 1) return std::nullopt;
  return out;
}

std::string to_log_header(const Header& header) {
  const std::string plan = plan::to_json(header.plan);
  JsonWriter out;
  out.begin_object().field("unknot", "log/2").field("guide", header.guide);
  out.field("engine", header.engine).field("language", header.language);
  out.field("quiet", header.quiet);
  if (!header.stop_word.empty()) out.field("stop_word", header.stop_word);
  out.field("plan_hash", hex(fnv1a(plan)));
  out.key("plan").raw(plan);
  return summed(out);
}

std::string to_log_line(const Event& event, const Outcome& outcome) {
  JsonWriter out;
  out.begin_object().key("seq").integer(outcome.state.seq);
  write(out, event);
  if (!outcome.replans.empty()) {
    out.key("replans").begin_array();
    for (const auto& plan : outcome.replans) out.raw(plan ? plan::to_json(*plan) : "null");
    out.end_array();
  }
  if (event.kind != EventKind::tick || outcome.state.seq % kTicksPerHash == 0)
    out.field("hash", hex(hash(outcome.state)));
  return summed(out);
}

}  // namespace unknot::session
