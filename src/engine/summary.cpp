// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/summary.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "narration/narration.hpp"

namespace unknot::engine {

std::string summary_json(const guide::Guide& guide, const plan::Plan& plan) {
  JsonWriter out;
  out.begin_object().key("stages").begin_array();
  for (std::size_t i = 0; i < plan.steps.size();) {
    std::size_t j = i;
    while (j + 1 < plan.steps.size() && plan.steps[j + 1].stage == plan.steps[i].stage) ++j;
    const Ms start = plan.steps[i].start;
    const Ms end = plan.steps[j].start + plan.steps[j].duration;
    out.begin_object().field("stage", guide::word(plan.steps[i].stage));
    out.field("start_s", to_seconds(start), 3).field("duration_s", to_seconds(end - start), 3);
    out.end_object();
    i = j + 1;
  }
  out.end_array().key("areas").begin_array();
  std::map<plan::Area, Ms> areas;
  for (const plan::Step& s : plan.steps)
    if (!s.technique.empty() && s.stage < plan::Stage::grounding)
      areas[{s.region, s.side}] += s.duration;
  for (const auto& [area, time] : areas) {
    out.begin_object().field("region", area.region);
    out.field("name", narration::area_name(guide, area.region, area.side));
    out.field("side", guide::word(area.side)).field("minutes", to_seconds(time) / 60, 2);
    out.end_object();
  }
  out.end_array().key("levels").begin_array();
  for (const plan::Step& s : plan.steps) {
    if (s.stage == plan::Stage::rest) continue;
    out.begin_object().field("start_s", to_seconds(s.start), 3);
    out.field("duration_s", to_seconds(s.duration), 3).field("level", guide::word(s.pressure));
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::engine
