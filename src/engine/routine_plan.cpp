// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/routine_plan.hpp"

#include <algorithm>
#include <set>

#include "body/frame.hpp"
#include "body/labels.hpp"
#include "body/stroke.hpp"
#include "checker/checker.hpp"
#include "routine/outline.hpp"
#include "routine/spelling.hpp"

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
    if (!allowed(technique->second, wish)) return;
    auto stroke = drawn_as_said(technique->second, wish, wish.holds);
    if (!stroke && !wish.without.empty()) {
      // Not with what was said: with what else the technique is done.
      Wish other = wish;
      other.without.clear();
      stroke = drawn_as_said(technique->second, other, wish.holds);
      if (stroke) {
        assume(wish, "tool", "with the " + stroke->tool->id + " instead");
        return lay(other);
      }
    }
    if (!stroke || stroke->cycle.value <= 0) return leave_out(wish, why_not(wish));
    if (const int spots = spots_in_time(*stroke, wish); spots < stroke->spots) {
      assume(wish, "place",
             "on " + std::to_string(spots) + " of " + std::to_string(stroke->spots) + " spots");
      stroke = drawn_as_said(technique->second, wish, spots);
      if (!stroke) return leave_out(wish, why_not(wish));
    }
    if (stroke->level < wish.level)
      assume(wish, "pressure",
             std::string(guide::word(stroke->level)) +
                 (unasked(wish) ? ": firm needs a yes of the receiver's own"
                                : ": no more is allowed here"));
    tell_hands(*stroke, wish);
    plan::Step step = begin(wish);
    step.kind = stroke->hold ? plan::Step::Kind::hold : plan::Step::Kind::stroke;
    step.technique = technique->first;
    step.tool = stroke->tool->id;
    step.pressure = stroke->level;
    step.reason = technique->second.purpose;
    const double usual = to_seconds(stroke->cycle);
    double factor = pace(wish, technique->second);
    step.cycles = wish.cycles;
    if (wish.holds > 0) {
      // A round has a hold at each spot, and is done whole.
      step.cycles = std::clamp((wish.holds + stroke->spots / 2) / stroke->spots, 1, kMostCycles);
      if (const int holds = step.cycles * stroke->spots; holds != wish.holds)
        assume(wish, "times", std::to_string(holds) + " holds: one on each spot");
    } else if (wish.seconds > 0) {
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
    if (wish.seconds <= 0 || wish.holds > 0) return;
    const plan::Step& laid = out_.plan.steps.back();
    const double off = to_seconds(laid.duration) - wish.seconds;
    if (off > kNoticed || off < -kNoticed)
      assume(wish, "time",
             std::to_string(laid.cycles) +
                 (laid.cycles == 1 ? " whole round: " : " whole rounds: ") +
                 std::to_string(laid.duration.value / 1000) + " s");
  }

  /// The index of each step's line, in the order of the steps.
  const std::vector<routine::Where>& lines() const { return lines_; }

 private:
  static constexpr int kMostCycles = 2000;
  static constexpr double kNoticed = 5;  ///< seconds by which a step may differ from what was said
  static constexpr double kByEye = 5;    ///< mm
  static constexpr double kLongestHold = 600;

  void assume(const Wish& wish, const char* about, std::string text) {
    if (told_.emplace(wish.where.line, about).second)
      out_.assumptions.push_back({wish.where, about, std::move(text)});
  }
  void leave_out(const Wish& wish, const char* why) {
    if (told_.emplace(wish.where.line, why).second)
      out_.left_out.push_back({false, wish.where, why, ""});
  }

  /// What needs a yes is not done without it.
  bool allowed(const guide::Technique& t, const Wish& wish) {
    const plan::Limits& limits = ground_.limits();
    if (limits.barred_techniques.contains(t.id)) {
      leave_out(wish, "this technique is not for these two, or not in this position");
    } else if (!t.on_by_default && !limits.opted_in.contains(t.id)) {
      leave_out(wish, "nobody has said yes to this technique");
    } else {
      return true;
    }
    return false;
  }

  /// Firm in the text, and the receiver has not said yes to it.
  bool unasked(const Wish& wish) const {
    return wish.level == Level::firm && !ground_.limits().firm_asked &&
           ground_.limits().cap == Level::firm;
  }

  const char* why_not(const Wish& wish) const {
    const auto& caps = ground_.limits().area_caps;
    const auto cap = caps.find({wish.region, wish.side});
    if (cap != caps.end() && cap->second == Level::none)
      return "this side or place is left out for them, or out of reach in this position";
    const auto& tools = guide_.techniques.at(wish.technique).tools;
    if (std::ranges::all_of(
            tools, [&](const auto& id) { return ground_.limits().barred_tools.contains(id); }))
      return "the part of the hand that does this is to be spared";
    return "this finds no room on the back";
  }

  /// With the distance from the midline that was said, if there is room at it.
  std::optional<body::Stroke> drawn_as_said(const guide::Technique& t, const Wish& wish,
                                            int most_spots) {
    body::StrokeWish how{&t, wish.region, wish.side, wish.level, most_spots, wish.without};
    how.hold_s = std::min(wish.hold_s, kLongestHold);
    if (wish.level == Level::firm && !ground_.limits().firm_asked) how.level = Level::medium;
    if (!wish.offset_mm) return body::make_stroke(ground_, how);
    body::StrokeWish aside = how;
    // A said distance is one to the eye.
    aside.from_midline_mm = wish.offset_mm->first - kByEye;
    aside.to_midline_mm = wish.offset_mm->second + kByEye;
    if (auto stroke = body::make_stroke(ground_, aside)) return stroke;
    assume(wish, "place", "as far from the midline as this may be done");
    return body::make_stroke(ground_, how);
  }

  /// As many spots of a round as the said time has room for, at the pace that was said.
  static int spots_in_time(const body::Stroke& stroke, const Wish& wish) {
    const double round = to_seconds(stroke.cycle) * pace(wish, *stroke.technique);
    if (wish.holds > 0 || wish.seconds <= 0 || wish.seconds >= round - kNoticed / 2)
      return stroke.spots;
    const double spots = wish.seconds / round * stroke.spots;
    return std::clamp(static_cast<int>(spots + 0.5), 1, stroke.spots);
  }

  void tell_hands(const body::Stroke& stroke, const Wish& wish) {
    if (wish.hands == routine::Hands::not_said) return;
    const bool both = !stroke.path[0].points.empty() && !stroke.path[1].points.empty();
    const auto own = !both                           ? routine::Hands::one
                     : wish.side == plan::Side::both ? routine::Hands::together
                                                     : routine::Hands::alternating;
    if (own != wish.hands)
      assume(wish, "hands", std::string(guide::spelled(routine::kHandsWords, own)));
  }

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
    body::label(ground_, step);
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
  std::set<std::pair<int, std::string>> told_;  ///< each thing once a line

 public:
  void at(routine::Where where) { where_ = where; }
};

}  // namespace

namespace {

/// What holds for the drawing: the limits that are known, or those that the text takes for granted
/// (never what nobody may do, nor the receiver's own yes to firm work), and what the position puts
/// out of reach.
plan::Limits limits_for(const guide::Guide& guide, const ForWhom& who,
                        const std::vector<Wish>& wishes, const plan::Request& request) {
  plan::Limits out = who.limits.value_or(plan::Limits{});
  if (who.limits) {
    if (request.giver.experience != "experienced") out.lumbar_more = false;
  } else {
    for (const Wish& wish : wishes) {
      const auto technique = guide.techniques.find(wish.technique);
      if (technique != guide.techniques.end() && !technique->second.on_by_default)
        out.opted_in.insert(technique->first);
    }
  }
  for (const std::string& tool : request.giver.hurting_tools) out.barred_tools.insert(tool);
  const auto position = guide.positions.find(request.receiver.position);
  if (position == guide.positions.end()) return out;
  out.cap = lower(out.cap, position->second.cap);
  for (const guide::Place& p : position->second.closed)
    out.area_caps[{p.region, p.side}] = Level::none;
  for (const std::string& id : position->second.barred_techniques) out.barred_techniques.insert(id);
  return out;
}

}  // namespace

Result<LoweredRoutine> lower_routine(const guide::Guide& guide, const routine::Vocabulary& words,
                                     const routine::Routine& routine, const ForWhom& who) {
  LoweredRoutine out;
  routine::Lowered lowered = routine::lower(guide, words, routine);
  out.assumptions = std::move(lowered.assumptions);
  out.left_out = std::move(lowered.left_out);
  out.plan.guide = guide.hash;
  out.plan.request = who.request;
  if (!lowered.position.empty()) out.plan.request.receiver.position = lowered.position;
  const std::string& position = out.plan.request.receiver.position;
  if (lowered.position.empty() && !lowered.wishes.empty())
    out.assumptions.push_back(
        {lowered.wishes.front().where, "position", routine::position_word(position)});
  if (lowered.clothed) out.plan.request.clothed = true;
  if (!guide.positions.contains(position))
    return std::unexpected(
        Diagnostics{{"routine", lowered.position_where.line, lowered.position_where.column,
                     "nobody reaches the back like that", "face down, on a side, or seated"}});
  const Result<plan::BodyFit> body =
      body::fit(guide, out.plan.request.receiver, out.plan.request.giver);
  if (!body) return std::unexpected(body.error());
  out.plan.body = *body;
  const plan::Limits limits = limits_for(guide, who, lowered.wishes, out.plan.request);
  const auto firm = [](const Wish& wish) { return wish.level == Level::firm; };
  if (limits.firm_asked && std::ranges::any_of(lowered.wishes, firm))
    out.plan.request.pressure = Level::firm;
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
