// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/log.hpp"

#include <utility>

#include "base/random.hpp"
#include "session/event_json.hpp"

namespace unknot::session {
namespace {

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The next line, taken off the front of `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

Result<Header> read_header(std::string_view line) {
  const Result<Json> json = parse_json(line, "log");
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return failure("log", "the first line must be an object");
  Diagnostics problems;
  JsonReader in(*json, "", problems);
  std::string format;
  in.text("unknot", format);
  if (format != "log/1")
    in.problem("unknot", "this is not a log that this version reads", "\"log/1\"");
  Header out;
  in.text("guide", out.guide);
  in.text("engine", out.engine);
  in.text("language", out.language);
  in.text("quiet", out.quiet);
  std::string plan_hash;
  in.text("plan_hash", plan_hash);
  const Json* plan = in.object("plan");
  if (plan == nullptr) in.problem("plan", "is missing");
  if (!problems.empty()) return std::unexpected(problems);
  Result<plan::Plan> read = plan::plan_from_json(dump(*plan));
  if (!read) return std::unexpected(read.error());
  if (hex(fnv1a(plan::to_json(*read))) != plan_hash)
    return failure("/plan_hash", "the plan is not the one that was written");
  out.plan = std::move(*read);
  return out;
}

struct Line {
  Event event;
  std::vector<std::optional<plan::Plan>> replans;
  std::string hash;
};

std::optional<Line> read_line(std::string_view text, std::int64_t seq) {
  const Result<Json> json = parse_json(text, "log");
  if (!json || !json->is_object()) return std::nullopt;
  Diagnostics problems;
  Line out;
  out.event = read_event(*json, problems);
  JsonReader in(*json, "", problems);
  std::int64_t written_seq = -1;
  in.integer("seq", written_seq, 0, INT64_MAX);
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
  if (!problems.empty() || written_seq != seq) return std::nullopt;
  return out;
}

/// Answers with the recorded plans in their order, the given steps in front.
plan::Replanner recorded(const Line& line, std::size_t& used) {
  return [&line, &used](const plan::Request&, const plan::Limits&,
                        const plan::Progress& progress) -> Result<plan::Plan> {
    const std::size_t i = used++;
    if (i >= line.replans.size() || !line.replans[i])
      return failure("log", "no plan was found then");
    plan::Plan out = *line.replans[i];
    out.steps.insert(out.steps.begin(), progress.given.begin(), progress.given.end());
    out.given = static_cast<int>(progress.given.size());
    return out;
  };
}

}  // namespace

std::string to_log_header(const Header& header) {
  const std::string plan = plan::to_json(header.plan);
  JsonWriter out;
  out.begin_object().field("unknot", "log/1").field("guide", header.guide);
  out.field("engine", header.engine).field("language", header.language);
  out.field("quiet", header.quiet).field("plan_hash", hex(fnv1a(plan)));
  out.key("plan").raw(plan).end_object();
  return out.take() + "\n";
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
  // Ticks are many and change nothing that the next line's hash does not show.
  if (event.kind != EventKind::tick) out.field("hash", hex(hash(outcome.state)));
  out.end_object();
  return out.take() + "\n";
}

Result<Replay> resume(const guide::Guide& guide, std::string_view log) {
  Result<Header> header = read_header(take_line(log));
  if (!header) return std::unexpected(header.error());
  Replay out;
  out.header = std::move(*header);
  out.state = begin(out.header.plan);
  while (!log.empty()) {
    const std::string_view text = take_line(log);
    if (text.empty()) continue;
    const std::optional<Line> line =
        out.lost > 0 ? std::nullopt : read_line(text, out.state.seq + 1);
    if (!line) {
      ++out.lost;
      continue;
    }
    std::size_t used = 0;
    Outcome next = step(guide, std::move(out.state), line->event, recorded(*line, used));
    out.state = std::move(next.state);
    out.events.push_back(line->event);
    if (!line->hash.empty() && line->hash != hex(hash(out.state))) ++out.diverged;
  }
  return out;
}

}  // namespace unknot::session
