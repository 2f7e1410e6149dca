// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/planner.hpp"

#include "planner/search.hpp"

namespace unknot::planner {
namespace {

const guide::Technique* glide_of(const guide::Guide& guide, const plan::Limits& limits) {
  for (const auto& [id, t] : guide.techniques)
    if (t.join && !limits.barred_techniques.contains(id)) return &t;
  return nullptr;
}

}  // namespace

Result<plan::Plan> replan(const guide::Guide& guide, const plan::Request& request,
                          const plan::Limits& limits, const plan::Progress& progress,
                          Workshop& workshop) {
  const auto& phrases = guide.phrases.at("en");
  const auto length = [&](const char* key) { return seconds(guide.limit("PLANNER/lengths", key)); };
  if (request.total < length("least_s") && progress.given.empty())
    return failure("plan", phrases.at("plan.too-short"));
  if (request.total > limits.max_total + length("late_s") && progress.given.empty())
    return failure("plan", phrases.at("plan.too-long"));
  if (!limits.positions.contains(request.receiver.position))
    return failure("plan", phrases.at("plan.position"));
  const guide::Technique* glide = glide_of(guide, limits);
  if (glide == nullptr) return failure("plan", phrases.at("plan.nothing-open"));
  Result<plan::BodyFit> fitted = body::fit(guide, request.receiver, request.giver);
  if (!fitted) return std::unexpected(fitted.error());
  plan::Limits all = limits;
  for (const auto& tool : request.giver.hurting_tools) all.barred_tools.insert(tool);
  if (request.giver.experience != "experienced") all.lumbar_more = false;
  const guide::Position& position = guide.positions.at(request.receiver.position);
  all.cap = lower(all.cap, position.cap);
  for (const guide::Place& p : position.closed) all.area_caps[{p.region, p.side}] = Level::none;
  for (const auto& id : position.barred_techniques) all.barred_techniques.insert(id);
  Strokes& strokes = workshop.strokes(guide, *fitted, all);
  const plan::Step* resume = nullptr;
  if (progress.resume && !progress.given.empty() &&
      progress.given.back().stage == plan::Stage::targeted)
    resume = &progress.given.back();
  return search({guide, request, progress, strokes, *glide, resume});
}

Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits, Workshop& workshop) {
  return replan(guide, request, limits, {}, workshop);
}

Result<plan::Plan> make_plan(const guide::Guide& guide, const plan::Request& request,
                             const plan::Limits& limits) {
  Workshop workshop;
  return make_plan(guide, request, limits, workshop);
}

}  // namespace unknot::planner
