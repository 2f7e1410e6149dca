// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/habits.hpp"

#include <array>
#include <string_view>

#include "base/json_reader.hpp"

namespace unknot::simulate {
namespace {

struct Number {
  std::string_view key;
  double Habits::* into;
};

constexpr std::array kReceiver{Number{"prefers_light", &Habits::prefers_light},
                               Number{"prefers_firm", &Habits::prefers_firm},
                               Number{"sensitive", &Habits::sensitive},
                               Number{"tough", &Habits::tough},
                               Number{"ticklish", &Habits::ticklish},
                               Number{"tickle", &Habits::tickle},
                               Number{"wanted_least", &Habits::wanted_least},
                               Number{"wanted_most", &Habits::wanted_most},
                               Number{"wanted_least_s", &Habits::wanted_least_s},
                               Number{"wanted_most_s", &Habits::wanted_most_s},
                               Number{"everyday_s", &Habits::everyday_s},
                               Number{"worth_softer", &Habits::worth_softer},
                               Number{"worth_too_soft", &Habits::worth_too_soft},
                               Number{"felt_share", &Habits::felt_share},
                               Number{"polite_most", &Habits::polite_most},
                               Number{"patience_s", &Habits::patience_s},
                               Number{"speaks", &Habits::speaks},
                               Number{"flinches", &Habits::flinches},
                               Number{"holds_breath", &Habits::holds_breath},
                               Number{"pain_after_s", &Habits::pain_after_s},
                               Number{"leaves_after_s", &Habits::leaves_after_s},
                               Number{"asks_a_minute", &Habits::asks_a_minute},
                               Number{"asks_again_s", &Habits::asks_again_s},
                               Number{"asleep_after_s", &Habits::asleep_after_s},
                               Number{"sleeps_a_minute", &Habits::sleeps_a_minute},
                               Number{"stops_a_minute", &Habits::stops_a_minute},
                               Number{"comes_back", &Habits::comes_back}};
constexpr std::array kGiver{Number{"notices", &Habits::notices},
                            Number{"mishears", &Habits::mishears},
                            Number{"presses_hard_a_minute", &Habits::presses_hard_a_minute},
                            Number{"hard_s", &Habits::hard_s},
                            Number{"loses_rhythm_a_minute", &Habits::loses_rhythm_a_minute},
                            Number{"unsteady_s", &Habits::unsteady_s},
                            Number{"worth_unsteady", &Habits::worth_unsteady},
                            Number{"idles_a_minute", &Habits::idles_a_minute},
                            Number{"idle_s", &Habits::idle_s},
                            Number{"tires_least_s", &Habits::tires_least_s},
                            Number{"tires_most_s", &Habits::tires_most_s},
                            Number{"hurts_a_minute", &Habits::hurts_a_minute}};
constexpr std::array kEvening{Number{"tick_s", &Habits::tick_s},
                              Number{"interrupts_a_minute", &Habits::interrupts_a_minute},
                              Number{"away_least_s", &Habits::away_least_s},
                              Number{"away_most_s", &Habits::away_most_s},
                              Number{"sleeps_a_minute", &Habits::device_sleeps_a_minute},
                              Number{"sleep_s", &Habits::device_sleep_s},
                              Number{"link_lost_a_minute", &Habits::link_lost_a_minute},
                              Number{"link_lost_s", &Habits::link_lost_s},
                              Number{"waits_s", &Habits::waits_s}};

template <class Numbers>
void read(const Json& folder, const char* file, const Numbers& numbers, Habits& out,
          Diagnostics& problems) {
  const std::string pointer = std::string("/simulate/") + file;
  const auto found = folder.find(file);
  if (found == folder.end()) {
    problems.push_back({pointer, 0, 0, "the file is missing", {}});
    return;
  }
  JsonReader in(*found, pointer, problems);
  for (const Number& n : numbers) {
    if (!in.has(n.key)) in.problem(n.key, "is missing");
    in.number(n.key, out.*n.into, 0, 1e6);
  }
}

}  // namespace

Result<Habits> habits_of(const guide::Guide& guide) {
  const auto document = guide.documents.find("simulate");
  if (document == guide.documents.end())
    return failure("/simulate", "the guide has no folder simulate: nobody to try it on");
  const Result<Json> folder = parse_json(document->second, "/simulate");
  if (!folder) return std::unexpected(folder.error());
  Habits out;
  Diagnostics problems;
  read(*folder, "receiver", kReceiver, out, problems);
  read(*folder, "giver", kGiver, out, problems);
  read(*folder, "evening", kEvening, out, problems);
  if (!problems.empty()) return std::unexpected(problems);
  JsonReader receiver(folder->at("receiver"), "/simulate/receiver", problems);
  receiver.texts("ticklish_regions", out.ticklish_regions);
  if (out.tick_s < 1 || out.tick_s > guide.limit("LIVE/tick", "gap_s"))
    problems.push_back({"/simulate/evening/tick_s",
                        0,
                        0,
                        "must be at least a second and no gap by LIVE/tick",
                        {}});
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

}  // namespace unknot::simulate
