// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/timeline.hpp"

#include <algorithm>

#include "body/labels.hpp"
#include "planner/cut.hpp"

namespace unknot::planner {
namespace {

constexpr std::string_view kFrame = "PLANNER/frame";
constexpr std::string_view kSteps = "PLANNER/steps";

bool thumb(const plan::Step& step) { return step.tool == "thumb"; }

}  // namespace

void Timeline::book(const plan::Step& step, const body::Contact& per_cycle, double cycles) {
  const auto& guide = strokes_->ground().guide();
  for (const auto& [bit, time] : per_cycle.broad)
    account_.warm[body::first_area(bit)] +=
        Ms(static_cast<std::int64_t>(static_cast<double>(time.value) * cycles));
  for (const auto& [bit, level] : per_cycle.level) {
    account_.touched |= bit;
    account_.reached[body::first_area(bit)] =
        std::max(account_.reached[body::first_area(bit)], level);
  }
  if (thumb(step)) account_.thumbs.emplace_back(step.start, step.start + step.duration);
  account_.thumb_run = thumb(step) ? account_.thumb_run + step.duration : Ms(0);
  if (step.kind == plan::Step::Kind::check_in) {
    body::AreaBits asked =
        strokes_->ground().bits(step.region, plan::Side::both) & account_.touched;
    for (; asked != 0; asked &= asked - 1) {
      const std::size_t i = body::first_area(asked);
      account_.cleared_at[i] = account_.now;
      account_.cleared[i] = std::max(
          account_.cleared[i], static_cast<Level>(std::min(3, rank(account_.reached[i]) + 1)));
    }
  }
  const bool pause = step.kind == plan::Step::Kind::rest_break;
  // One that was cut short is none.
  if (pause && step.duration >= seconds(guide.limit("GIVER-2/interval", "break_s"))) {
    account_.work = Ms(0);
  } else {
    account_.work += step.duration;
  }
  account_.since_long += step.duration;
  if (pause && step.duration >= seconds(guide.limit(kFrame, "long_break_s")))
    account_.since_long = Ms(0);
  const auto technique = guide.techniques.find(step.technique);
  const auto region = guide.regions.find(step.region);
  if (technique == guide.techniques.end() || region == guide.regions.end()) return;
  account_.spent.push_back({&technique->second, &region->second, step.duration});
  if (technique->second.join) {
    account_.last_region = nullptr;
  } else if (step.stage == plan::Stage::targeted) {
    account_.last_region = &region->second;
    account_.last_technique = &technique->second;
    const auto tool = guide.tools.find(step.tool);
    account_.last_tool = tool == guide.tools.end() ? nullptr : &tool->second;
    account_.last_side = step.side;
  }
}

void Timeline::add(Laid laid) {
  laid.step.id = laid_.empty() ? 1 : laid_.back().step.id + 1;
  laid.step.start = account_.now;
  account_.now += laid.step.duration;
  laid_.push_back(std::move(laid));
}

void Timeline::take_given(const std::vector<plan::Step>& given) {
  for (const plan::Step& step : given) {
    account_.now = step.start + step.duration;
    Laid laid;
    laid.given = &step;
    laid.step.id = step.id;
    laid.step.stage = step.stage;
    laid_.push_back(std::move(laid));
    if (step.pressure == Level::firm && step.duration >= plan::cycle_time(step))
      account_.firm |= firm_on(step.path, step.region, step.side).sure;
    const Ms cycle = plan::cycle_time(step);
    const double cycles = cycle.value > 0 ? to_seconds(step.duration) / to_seconds(cycle) : 0;
    // What was cut before its first cycle was over gave only that much of it.
    if (step.duration < cycle) {
      auto path = step.path;
      for (auto& hand : path)
        std::erase_if(hand.points, [&](const plan::PathPoint& p) { return p.t > step.duration; });
      book(step, strokes_->contact(path), 1);
    } else {
      book(step, strokes_->contact(step.path), std::max(1.0, cycles));
    }
  }
  given_ = laid_.size();
}

std::vector<plan::Step> Timeline::steps() const {
  std::vector<plan::Step> out;
  out.reserve(laid_.size() + 1);
  for (const Laid& l : laid_) {
    if (l.given != nullptr) {
      out.push_back(*l.given);
      continue;
    }
    out.push_back(l.step);
    plan::Step& step = out.back();
    if (l.stroke != nullptr)
      step.path = body::retimed(l.stroke->path, l.stroke->cycle, step.duration / step.cycles);
    if (l.rest != nullptr) {
      step.path = *l.rest;
      for (auto& hand : step.path)
        if (!hand.points.empty()) hand.points.back().t = step.duration;
    }
    body::label(strokes_->ground(), step);
  }
  return out;
}

std::vector<std::pair<std::string, const body::Stroke*>> Timeline::strokes() const {
  std::vector<std::pair<std::string, const body::Stroke*>> out;
  for (const Laid& l : laid_)
    if (l.stroke != nullptr) out.emplace_back(l.step.region, l.stroke);
  return out;
}

Ms Timeline::time_in(plan::Stage stage) const {
  Ms out{0};
  for (std::size_t i = given_; i < laid_.size(); ++i)
    if (laid_[i].step.stage == stage) out += laid_[i].step.duration;
  return out;
}

bool Timeline::steps_reached(Level level) const {
  return std::any_of(laid_.begin(), laid_.end(), [&](const Laid& l) {
    return (l.given != nullptr ? *l.given : l.step).pressure >= level;
  });
}

Given Timeline::dose() const {
  Given out;
  for (const Spent& s : account_.spent) out[{s.technique->id, s.region->id}] += to_seconds(s.time);
  return out;
}

void Timeline::lay_rest(plan::Stage stage, std::string_view region, Ms duration,
                        plan::Step::Kind kind, const std::string& reason) {
  Laid laid;
  plan::Step& step = laid.step;
  step.kind = kind;
  step.stage = stage;
  step.region = std::string(region);
  step.side = plan::Side::both;
  step.tool = "palm";
  step.duration = duration;
  step.reason = reason;
  const auto near = strokes_->ground().bits(region, plan::Side::both);
  // In a break one hand stays where it can while the other is shaken out.
  laid.rest = &strokes_->resting(near, kind != plan::Step::Kind::rest_break);
  add(std::move(laid));
  book(laid_.back().step, {}, 1);
}

void Timeline::lay_hold(plan::Stage stage, Ms duration, const std::string& reason) {
  const body::Holding& holding = strokes_->holding();
  Laid laid;
  plan::Step& step = laid.step;
  step.kind = plan::Step::Kind::hold;
  step.stage = stage;
  step.region = holding.region;
  step.side = holding.side;
  step.tool = "palm";
  step.duration = duration;
  step.reason = reason;
  laid.rest = &holding.path;
  add(std::move(laid));
  book(laid_.back().step, {}, 1);
}

const Strokes::Drawn* Timeline::draw(const Item& item, int most_spots) {
  const auto& drawn =
      strokes_->get(*item.technique, item.region, item.side, item.level, most_spots);
  return drawn.stroke ? &drawn : nullptr;
}

bool Timeline::lay_all(std::span<const Item> items, bool at_last) {
  const Account before = account_;
  const std::size_t laid = laid_.size();
  if (items.size() > 1) take_break_before(items);
  for (const Item& item : items) {
    if (lay_one(item, at_last)) continue;
    account_ = before;
    laid_.resize(laid);
    return false;
  }
  return true;
}

bool Timeline::lay_one(const Item& item, bool at_last) {
  Item now = item;
  const auto& guide = strokes_->ground().guide();
  const Strokes::Drawn* drawn = draw(now, 0);
  if (drawn == nullptr) return false;
  bool thumbs = drawn->stroke->tool->id == "thumb";
  if (thumbs) now.duration = std::min(now.duration, seconds(guide.limit(kSteps, "thumb_s")));
  if (thumbs && !thumbs_ready(now)) return false;
  const bool joined = join_due(now, *drawn->stroke->tool);
  take_break_if_due(now.duration + seconds(joined ? guide.limit(kFrame, "join_s") : 0), now.stage);
  if (!warm_if_due(now, drawn->contact, at_last)) return false;
  if (join_due(now, *drawn->stroke->tool)) join(now);
  take_break_if_due(now.duration, now.stage);
  if (!ask_if_due(now, drawn)) return false;
  // A softer stroke may be drawn with another tool.
  thumbs = drawn->stroke->tool->id == "thumb";
  if (thumbs) now.duration = std::min(now.duration, seconds(guide.limit(kSteps, "thumb_s")));
  if (thumbs && !thumbs_ready(now)) return false;

  const Cut c = cut(*strokes_, now, *drawn);
  drawn = c.drawn;
  if (thumbs && c.duration() > now.duration + Ms(500)) return false;
  Laid laid;
  laid.stroke = &*drawn->stroke;
  plan::Step& step = laid.step;
  step.kind = now.kind;
  if (drawn->stroke->hold && now.kind == plan::Step::Kind::stroke)
    step.kind = plan::Step::Kind::hold;
  step.stage = now.stage;
  step.technique = now.technique->id;
  step.region = now.region;
  step.side = now.side;
  step.tool = drawn->stroke->tool->id;
  step.pressure = drawn->stroke->level;
  step.cycles = c.cycles;
  step.duration = c.duration();
  step.speed_cm_s = drawn->stroke->speed_cm_s * to_seconds(drawn->stroke->cycle) /
                    std::max(0.001, to_seconds(c.cycle));
  step.reason = now.reason;
  add(std::move(laid));
  book(laid_.back().step, drawn->contact, c.cycles);
  if (drawn->stroke->level == Level::firm)
    account_.firm |= firm_on(drawn->stroke->path, now.region, now.side).sure;
  if (now.technique->join && now.stage <= plan::Stage::targeted) {
    for (const auto& [bit, time] : drawn->contact.broad)
      account_.glided[body::first_area(bit)] += time * c.cycles;
    if (now.stage == plan::Stage::targeted) ++account_.joins;
  }
  return true;
}

}  // namespace unknot::planner
