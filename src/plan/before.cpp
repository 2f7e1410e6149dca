// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "plan/before.hpp"

#include <algorithm>

namespace unknot::plan {
namespace {

/// No massage has more than a few dozen; a file may claim anything.
constexpr std::size_t kMostParts = 1000;

constexpr double kMostSeconds = 24 * 3600;

}  // namespace

Before before_of(const guide::Guide& guide, const Plan& plan) {
  const auto joins = [&](const Step& step) {
    const auto t = guide.techniques.find(step.technique);
    return t != guide.techniques.end() && t->second.join;
  };
  Before out;
  out.total = plan.request.total;
  for (const Step& step : plan.steps) {
    const bool work = step.kind == Step::Kind::stroke || step.kind == Step::Kind::hold;
    if (step.stage != Stage::targeted || !work || joins(step)) continue;
    const auto same = std::find_if(out.parts.begin(), out.parts.end(), [&](const Before::Part& p) {
      return p.technique == step.technique && p.region == step.region && p.side == step.side;
    });
    if (same == out.parts.end()) {
      out.parts.push_back(
          {step.technique, step.region, step.side, step.pressure, step.duration, 1});
    } else {
      same->time += step.duration;
      ++same->steps;
      same->level = std::max(same->level, step.pressure);
    }
  }
  return out;
}

std::vector<Change> changes(const Before& before, const Before& now) {
  std::vector<Change> out;
  const auto of = [&](const Before::Part& p) -> Change& {
    for (Change& c : out)
      if (c.technique == p.technique && c.region == p.region) return c;
    return out.emplace_back(Change{p.technique, p.region, Ms(0), Ms(0)});
  };
  for (const Before::Part& p : before.parts) of(p).before += p.time;
  for (const Before::Part& p : now.parts) of(p).now += p.time;
  return out;
}

Before read_before(const Json& json, const std::string& pointer, Diagnostics& problems) {
  JsonReader in(json, pointer, problems);
  in.only({"minutes", "parts"});
  Before out;
  double minutes = 0;
  in.number("minutes", minutes, 0, 1000);
  out.total = seconds(minutes * 60);
  const Json* list = in.array("parts");
  if (list == nullptr) return out;
  if (list->size() > kMostParts) {
    in.problem("parts", "are too many", "at most " + std::to_string(kMostParts));
    return out;
  }
  for (const Json& item : *list) {
    JsonReader one(item, in.pointer("parts") + "/" + std::to_string(out.parts.size()), problems);
    one.only({"technique", "region", "side", "pressure", "seconds", "steps"});
    Before::Part p;
    double time = 0;
    one.text("technique", p.technique);
    one.text("region", p.region);
    one.word("side", guide::kSides, p.side);
    one.word("pressure", guide::kLevels, p.level);
    one.number("seconds", time, 0, kMostSeconds);
    p.time = seconds(time);
    std::int64_t steps = 1;
    one.integer("steps", steps, 1, kMostParts);
    p.steps = static_cast<int>(steps);
    out.parts.push_back(std::move(p));
  }
  return out;
}

void write(JsonWriter& out, const Before& before) {
  out.begin_object().field("minutes", to_seconds(before.total) / 60, 6);
  out.key("parts").begin_array();
  for (const Before::Part& p : before.parts) {
    out.begin_object().field("technique", p.technique).field("region", p.region);
    out.field("side", guide::word(p.side)).field("pressure", guide::word(p.level));
    out.field("seconds", to_seconds(p.time), 3);
    out.key("steps").integer(p.steps).end_object();
  }
  out.end_array().end_object();
}

}  // namespace unknot::plan
