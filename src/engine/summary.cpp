// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/summary.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "body/dose.hpp"
#include "narration/narration.hpp"
#include "plan/before.hpp"

namespace unknot::engine {
namespace {

/// A cell counts as reached from this on: shorter touches are the rim of a stroke beside it.
constexpr Ms kReached{1000};

/// Where the time goes: hand time and coverage by area, and the map itself in whole seconds.
void write_dose(JsonWriter& out, const guide::Guide& guide, const plan::Plan& plan) {
  const body::CellMap map(guide, plan.body);
  const body::DoseMap dose = body::dose_of(guide, map, plan);
  out.key("coverage").begin_array();
  for (std::size_t i = 0; i < map.areas().size(); ++i) {
    const plan::Area& area = map.areas()[i];
    out.begin_object().field("region", area.region);
    out.field("name", narration::area_name(guide, area.region, area.side));
    out.field("side", guide::word(area.side));
    out.field("hand_minutes", to_seconds(dose.hands[i]) / 60, 2);
    out.field("covered", body::covered(map, dose, i, kReached), 3).end_object();
  }
  out.end_array().key("dose").begin_object();
  out.field("x_mm", map.origin().x, 1).field("y_mm", map.origin().y, 1);
  out.field("cell_mm", body::CellMap::kCell, 1);
  out.key("columns").integer(map.columns()).key("rows").integer(map.rows());
  out.key("values").begin_array();
  for (const std::int64_t ms : dose.ms) out.integer((ms + 500) / 1000);
  out.end_array().end_object();
}

/// How the work differs from the massage that it was to be like.
void write_changes(JsonWriter& out, const guide::Guide& guide, const plan::Plan& plan) {
  out.key("changes").begin_array();
  for (const plan::Change& c : plan::changes(*plan.request.before, plan::before_of(guide, plan))) {
    const auto technique = guide.techniques.find(c.technique);
    out.begin_object().field("technique", c.technique).field("region", c.region);
    out.field("name", technique == guide.techniques.end() ? c.technique : technique->second.name);
    const bool known = guide.regions.contains(c.region);
    out.field("area", known ? narration::area_name(guide, c.region, plan::Side::none) : c.region);
    out.field("before_s", to_seconds(c.before), 1).field("now_s", to_seconds(c.now), 1);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

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
  const std::vector<narration::StepWords> words = narration::step_words(guide, plan);
  std::map<plan::Area, Ms> areas;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const plan::Step& s = plan.steps[i];
    if (!s.technique.empty() && s.stage < plan::Stage::grounding && words[i].doing.touches())
      areas[words[i].place] += s.duration;
  }
  for (const auto& [area, time] : areas) {
    out.begin_object().field("region", area.region);
    out.field("name", narration::area_name(guide, area));
    out.field("side", guide::word(area.side)).field("minutes", to_seconds(time) / 60, 2);
    out.end_object();
  }
  out.end_array().key("levels").begin_array();
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const plan::Step& s = plan.steps[i];
    if (s.stage == plan::Stage::rest) continue;
    out.begin_object().field("start_s", to_seconds(s.start), 3);
    out.field("duration_s", to_seconds(s.duration), 3);
    out.field("level", guide::word(words[i].doing.level)).end_object();
  }
  out.end_array().key("steps").begin_array();
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    out.begin_object().key("id").integer(plan.steps[i].id);
    out.field("title", words[i].title).field("line", words[i].line).end_object();
  }
  out.end_array();
  if (plan.request.before) write_changes(out, guide, plan);
  write_dose(out, guide, plan);
  out.end_object();
  return out.take();
}

}  // namespace unknot::engine
