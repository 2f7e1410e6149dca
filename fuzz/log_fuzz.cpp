// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a session's log: lines cut, changed, lost, doubled, with sums that hold and sums
// that don't. What is read, written again, is whole and the same session.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz_guide.hpp"
#include "mutate.hpp"
#include "plan/plan.hpp"
#include "session/log.hpp"

namespace {

using namespace unknot;

std::string hex(std::uint64_t value) {
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(value));
  return out;
}

/// The line with a sum that holds, and a header with the hash of the plan in it.
std::string mended(std::string line) {
  constexpr std::string_view kSum = ",\"sum\":\"";
  if (line.ends_with('\n')) line.pop_back();
  if (const std::size_t sum = line.rfind(kSum); sum != std::string::npos) line.resize(sum);
  if (line.ends_with('}')) line.pop_back();
  if (const std::size_t at = line.find("\"plan_hash\":\""); at != std::string::npos) {
    const auto json = fuzz::Json::parse(line + "}", nullptr, false);
    if (json.is_object() && json.contains("plan") && line.size() >= at + 29) {
      const auto plan = plan::plan_from_json(
          json["plan"].dump(-1, ' ', false, fuzz::Json::error_handler_t::replace));
      if (plan) line.replace(at + 13, 16, hex(fnv1a(plan::to_json(*plan))));
    }
  }
  return line + std::string(kSum) + hex(fnv1a(line)) + "\"}\n";
}

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  Random random(seed);
  return fuzz::mutated_lines(data, size, most, random, 4, [&](std::vector<std::string>& lines) {
    if (random.below(4) != 0) fuzz::mutate_lines(lines, random);
    if (random.below(4) == 0) return;
    for (std::string& line : lines) line = mended(std::move(line));
  });
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guide::Guide& guide = fuzz::the_guide();
  const std::string_view log(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<int>(std::count(log.begin(), log.end(), '\n')) + 1;
  std::string again;
  session::ReplayOptions options;
  options.watch = [&](const session::Event& event, const session::Outcome& outcome) {
    again += session::to_log_line(event, outcome);
  };
  const auto replay = session::resume(guide, log, options);
  if (!replay) {
    must(!replay.error().empty());
    return 0;
  }
  must(replay->lost <= lines && static_cast<int>(replay->events.size()) < lines);
  for (const session::Damage& damage : replay->damage)
    must(damage.line >= 1 && damage.line <= lines);
  must(!(session::running(replay->state.status) && replay->state.unplanned));
  again.insert(0, session::to_log_header(replay->header));
  const auto second = session::resume(guide, again);
  must(second.has_value() && second->lost == 0 && second->diverged.empty());
  must(session::hash(second->state) == session::hash(replay->state));
  return 0;
}
