// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "session/parts.hpp"

namespace unknot::session {

using guide::Side;
using plan::Area;
using plan::Step;

std::vector<Area> areas_of(const guide::Guide& guide, const std::string& region, Side side) {
  const auto found = guide.regions.find(region);
  if (found == guide.regions.end()) return {};
  const guide::Region& r = found->second;
  std::vector<Area> out;
  if (r.group) {
    for (const std::string& member : r.members) {
      if (member == region) continue;
      for (const Area& a : areas_of(guide, member, side)) out.push_back(a);
    }
  } else if (r.midline) {
    out.push_back({region, Side::none});
  } else {
    if (side != Side::right) out.push_back({region, Side::left});
    if (side != Side::left) out.push_back({region, Side::right});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool touches(const Step& step) {
  return step.kind == Step::Kind::stroke || step.kind == Step::Kind::hold ||
         step.kind == Step::Kind::transition;
}

Ms end_of(const plan::Plan& plan) {
  return plan.steps.empty() ? Ms(0) : plan.steps.back().start + plan.steps.back().duration;
}

std::size_t index_at(const plan::Plan& plan, Ms now) {
  std::size_t i = 0;
  while (i + 1 < plan.steps.size() && plan.steps[i + 1].start <= now) ++i;
  return i;
}

const Step* current_step(const State& state) {
  if (state.plan.steps.empty()) return nullptr;
  return &state.plan.steps[index_at(state.plan, state.plan_ms)];
}

const Step* next_step(const State& state) {
  const std::size_t i = index_at(state.plan, state.plan_ms) + 1;
  return i < state.plan.steps.size() ? &state.plan.steps[i] : nullptr;
}

const Step* felt_step(const State& state) {
  const auto& steps = state.plan.steps;
  if (steps.empty()) return nullptr;
  const std::size_t now = index_at(state.plan, state.plan_ms);
  for (std::size_t i = now + 1; i-- > 0;)
    if (touches(steps[i])) return &steps[i];
  for (std::size_t i = now; i < steps.size(); ++i)
    if (touches(steps[i])) return &steps[i];
  return nullptr;
}

std::vector<Step> given_until(const plan::Plan& plan, Ms now) {
  std::vector<Step> out;
  for (const Step& step : plan.steps) {
    if (step.start >= now) break;
    Step copy = step;
    copy.duration = std::min(step.duration, now - step.start);
    if (copy.duration.value >= 1) out.push_back(std::move(copy));
  }
  return out;
}

plan::Limits limits_now(const Wishes& wishes) {
  plan::Limits out = wishes.limits;
  for (const auto* caps : {&wishes.comfort, &wishes.safety})
    for (const auto& [area, cap] : *caps) {
      const auto [at, added] = out.area_caps.try_emplace(area, cap);
      if (!added) at->second = lower(at->second, cap);
    }
  return out;
}

Level ceiling(const plan::Limits& limits, const Area& area) {
  Level out = limits.cap;
  // A cap given without a side holds on both.
  for (const Side side : {area.side, Side::none, Side::both}) {
    const auto found = limits.area_caps.find({area.region, side});
    if (found != limits.area_caps.end()) out = lower(out, found->second);
  }
  return out;
}

Level ceiling_now(const guide::Guide& guide, const State& state) {
  const plan::Limits limits = limits_now(state.wishes);
  Level out = limits.cap;
  if (const Step* step = current_step(state); step != nullptr)
    for (const Area& area : areas_of(guide, step->region, step->side))
      out = lower(out, ceiling(limits, area));
  return out;
}

}  // namespace unknot::session
