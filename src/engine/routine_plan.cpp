// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/routine_plan.hpp"

#include <algorithm>
#include <set>

#include "body/frame.hpp"
#include "body/stroke.hpp"
#include "checker/checker.hpp"
#include "routine/outline.hpp"

namespace unknot::engine {
namespace {

using routine::Wish;

/// Draws the wishes one after the other.
class Layer {
 public:
  Layer(const guide::Guide& guide, const body::Ground& ground, LoweredRoutine& out)
      : guide_(guide), ground_(ground), out_(out) {}

  void lay(const Wish& wish) {
    const auto technique = guide_.techniques.find(wish.technique);
    const bool drawn =
        technique != guide_.techniques.end() && technique->second.pattern != guide::Pattern::spoken;
    if (!drawn) return lay_quiet(wish);
    const auto stroke = body::make_stroke(
        ground_, {&technique->second, wish.region, wish.side, wish.level, 0, wish.without});
    if (!stroke || stroke->cycle.value <= 0) {
      out_.left_out.push_back({false, wish.where, "this finds no room on the back", ""});
      return;
    }
    plan::Step step = begin(wish);
    step.kind = stroke->hold ? plan::Step::Kind::hold : plan::Step::Kind::stroke;
    step.technique = technique->first;
    step.tool = stroke->tool->id;
    step.pressure = stroke->level;
    step.reason = technique->second.purpose;
    const double usual = to_seconds(stroke->cycle);
    double factor = pace(wish, technique->second);
    step.cycles = wish.cycles;
    if (wish.seconds > 0) {
      step.cycles =
          std::clamp(static_cast<int>(wish.seconds / (usual * factor) + 0.5), 1, kMostCycles);
      // The rest of the difference goes into the tempo, as far as it may be moved.
      const double wanted = wish.seconds / (step.cycles * usual);
      factor =
          std::clamp(wanted, std::min(factor, stroke->shortest), std::max(factor, stroke->longest));
    }
    const Ms cycle = seconds(usual * factor);
    step.duration = cycle * step.cycles;
    step.speed_cm_s = stroke->speed_cm_s / factor;
    step.path = body::retimed(stroke->path, stroke->cycle, cycle);
    add(std::move(step));
    if (wish.seconds <= 0) return;
    const plan::Step& laid = out_.plan.steps.back();
    const double off = to_seconds(laid.duration) - wish.seconds;
    if ((off > kNoticed || off < -kNoticed) && told_.insert(wish.where.line).second)
      out_.assumptions.push_back({wish.where, "time",
                                  std::to_string(laid.cycles) +
                                      (laid.cycles == 1 ? " whole round: " : " whole rounds: ") +
                                      std::to_string(laid.duration.value / 1000) + " s"});
  }

  /// The index of each step's line, in the order of the steps.
  const std::vector<routine::Where>& lines() const { return lines_; }

 private:
  static constexpr int kMostCycles = 2000;
  static constexpr double kNoticed = 5;  ///< seconds by which a step may differ from what was said

  /// Cycle time for the wanted tempo, the usual one = 1. Holds keep their own time.
  static double pace(const Wish& wish, const guide::Technique& t) {
    if (wish.pace <= 0 || t.tempo.typical <= 0 || t.tempo_unit == "s hold") return 1;
    return t.tempo_unit == "s/step" ? wish.pace / t.tempo.typical : t.tempo.typical / wish.pace;
  }

  plan::Step begin(const Wish& wish) const {
    plan::Step step;
    step.stage = wish.stage;
    step.kind = wish.kind;
    step.region = wish.region;
    step.side = wish.side;
    return step;
  }

  void lay_quiet(const Wish& wish) {
    plan::Step step = begin(wish);
    step.technique = wish.technique;
    step.duration = seconds(std::min(wish.seconds, 3600.0));
    if (wish.kind == plan::Step::Kind::check_in || wish.kind == plan::Step::Kind::rest_break) {
      step.tool = "palm";
      step.path = body::resting_hands(ground_, ground_.bits(wish.region, plan::Side::both),
                                      step.duration, wish.kind == plan::Step::Kind::check_in);
    }
    if (step.duration.value > 0) add(std::move(step));
  }

  void add(plan::Step step) {
    step.id = static_cast<int>(out_.plan.steps.size()) + 1;
    step.start = now_;
    now_ += step.duration;
    if (step.kind != plan::Step::Kind::ending) out_.plan.total = now_;
    lines_.push_back(where_);
    out_.plan.steps.push_back(std::move(step));
  }

  const guide::Guide& guide_;
  const body::Ground& ground_;
  LoweredRoutine& out_;
  Ms now_{0};
  routine::Where where_;
  std::vector<routine::Where> lines_;
  std::set<int> told_;

 public:
  void at(routine::Where where) { where_ = where; }
};

}  // namespace

Result<LoweredRoutine> lower_routine(const guide::Guide& guide, const routine::Vocabulary& words,
                                     const routine::Routine& routine,
                                     const plan::Receiver& receiver) {
  LoweredRoutine out;
  routine::Lowered lowered = routine::lower(guide, words, routine);
  out.assumptions = std::move(lowered.assumptions);
  out.left_out = std::move(lowered.left_out);
  out.plan.guide = guide.hash;
  out.plan.request.receiver = receiver;
  const Result<plan::BodyFit> body = body::fit(guide, receiver, {});
  if (!body) return std::unexpected(body.error());
  out.plan.body = *body;
  // What the text asks for is taken as agreed, but for what nobody may do.
  plan::Limits limits;
  for (const Wish& wish : lowered.wishes) {
    limits.firm_asked = limits.firm_asked || wish.level == Level::firm;
    const auto technique = guide.techniques.find(wish.technique);
    if (technique != guide.techniques.end() && !technique->second.on_by_default)
      limits.opted_in.insert(technique->first);
  }
  if (limits.firm_asked) out.plan.request.pressure = Level::firm;
  out.plan.limits = limits;
  const body::Ground ground(guide, out.plan.body, limits);
  Layer layer(guide, ground, out);
  for (const Wish& wish : lowered.wishes) {
    layer.at(wish.where);
    layer.lay(wish);
  }
  if (out.plan.steps.empty()) {
    Diagnostics problems;
    for (const routine::Issue& issue : out.left_out)
      problems.push_back(
          {"routine", issue.where.line, issue.where.column, issue.message, issue.hint});
    if (problems.empty()) problems.push_back({"routine", 0, 0, "there is no step in this", ""});
    return std::unexpected(std::move(problems));
  }
  out.plan.request.total = out.plan.total;
  out.findings = checker::check(guide, out.plan, limits);
  for (plan::Finding& f : out.findings) {
    if (f.step < 1 || static_cast<std::size_t>(f.step) > layer.lines().size()) continue;
    f.line = layer.lines()[static_cast<std::size_t>(f.step) - 1].line;
    f.column = layer.lines()[static_cast<std::size_t>(f.step) - 1].column;
  }
  return out;
}

std::vector<plan::Finding> check_routine(const guide::Guide& guide,
                                         const routine::Vocabulary& words,
                                         const routine::Routine& routine,
                                         const plan::Limits* limits) {
  return checker::check(guide, routine::outline(guide, words, routine), limits);
}

}  // namespace unknot::engine
