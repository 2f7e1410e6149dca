// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "checker/pace.hpp"
#include "checker/report.hpp"
#include "checker/scene.hpp"

/// WORDS: people do what they hear and read, so what a step says of itself is judged by what the
/// hands of its path do. Worse where following the words would do harm.
namespace unknot::checker {
namespace {

using guide::Side;
using Kind = plan::Step::Kind;

constexpr std::string_view kUnsafe = "unsafe";
constexpr std::string_view kPoor = "poor";
constexpr std::string_view kNote = "note";

std::string word_of(Level level) { return std::string(guide::word(level)); }

/// A question, a break or an ending is about the receiver, not about where hands lie.
bool hands_are_named(const StepTrace& step) {
  const Kind kind = step.step->kind;
  return kind == Kind::stroke || kind == Kind::hold || kind == Kind::transition;
}

/// Calls f(hand, touch) for what the words are about: the hands that press, or where none does,
/// those that lie there.
template <class F>
void for_each_named(const StepTrace& step, F f) {
  const bool presses = step.presses();
  for (const auto& hand : step.hands)
    for (const Touch& touch : hand)
      if (touch.pressing() || !presses) f(touch);
}

void pressure(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    Level top = Level::none;
    for (const plan::HandPath& path : step.step->path)
      for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
        if (path.points[i].contact) top = std::max(top, path.points[i].level);
    const Level said = step.step->pressure;
    if (said == top) continue;
    report.add("WORDS/pressure", step.index, step.start, "\"" + word_of(said) + "\"",
               word_of(top) + ", as the hands press");
  }
}

std::string name_of(const Scene& scene, const std::string& tool) {
  const auto found = scene.guide.tools.find(tool);
  return found == scene.guide.tools.end() ? "no tool" : found->second.name;
}

/// Whether who takes this tool instead of the other presses harder, or with a point.
bool sharper(const guide::Guide& guide, const std::string& said, const std::string& does) {
  const auto a = guide.tools.find(said);
  const auto b = guide.tools.find(does);
  if (a == guide.tools.end()) return false;
  if (b == guide.tools.end()) return true;
  const auto strength = [](const guide::Tool& t) {
    return t.force[static_cast<std::size_t>(rank(Level::medium))].max;
  };
  return (a->second.point && !b->second.point) ||
         (a->second.experienced_only && !b->second.experienced_only) ||
         (a->second.lane && !b->second.lane) || strength(a->second) > strength(b->second);
}

void tool(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    if (!hands_are_named(step)) continue;
    std::set<std::string> at_work;
    for_each_named(step, [&](const Touch& touch) { at_work.insert(touch.tool->id); });
    const std::string& said = step.step->tool;
    if (at_work.empty() || (at_work.size() == 1 && at_work.contains(said))) continue;
    std::string does;
    for (const std::string& id : at_work) {
      if (id == said) continue;
      does = id;
      break;
    }
    report.add("WORDS/tool", step.index, step.start, name_of(scene, said),
               name_of(scene, does) + ", as the hands work",
               !at_work.contains(said) && sharper(scene.guide, said, does) ? kUnsafe : kPoor);
  }
}

/// A technique that presses presses somewhere; a break or a question presses nothing.
void technique(const Scene& scene, Report& report) {
  for (const StepTrace& step : scene.steps) {
    if (!hands_are_named(step)) {
      if (step.presses())
        report.add("WORDS/technique", step.index, step.start, "hands that press in a pause",
                   "hands that rest", kUnsafe);
      continue;
    }
    const guide::Technique* t = step.technique;
    if (t == nullptr || t->pattern == guide::Pattern::spoken) continue;
    if (!step.presses() && t->min_level > Level::none) {
      report.add("WORDS/technique", step.index, step.start, "hands that press nowhere", t->name,
                 kPoor);
    }
  }
}

/// Seconds on the left and on the right of the back.
struct Sides {
  double left = 0, right = 0;
};

Sides sides_of(const StepTrace& step) {
  Sides out;
  for_each_named(step,
                 [&](const Touch& touch) { (touch.at.x < 0 ? out.left : out.right) += touch.dt; });
  return out;
}

/// Areas that nobody may touch, or that are pressed no harder than less than that.
bool closed_to(const Scene& scene, AreaSet areas, Level level) {
  for (const auto& [area, cap] : scene.limits.area_caps)
    if ((scene.areas_named(area.region, area.side) & areas) != 0 &&
        (cap == Level::none || cap < level))
      return true;
  for (std::size_t i = 0; i < scene.areas.size(); ++i)
    if ((areas >> i & 1) != 0 && scene.areas[i].region->opt_in &&
        !scene.limits.opted_in.contains(scene.areas[i].area.region))
      return true;
  return false;
}

/// Whether the region has a left and a right of its own.
bool has_sides(const Scene& scene, const StepTrace& step) {
  for (std::size_t i = 0; i < scene.areas.size(); ++i)
    if ((step.declared >> i & 1) != 0 && scene.areas[i].area.side != Side::none) return true;
  return false;
}

void side(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "WORDS/side";
  const double share = scene.guide.limit(kRule, "share");
  for (const StepTrace& step : scene.steps) {
    const Side said = step.step->side;
    if (!hands_are_named(step) || said == Side::none || !has_sides(scene, step)) continue;
    const Sides does = sides_of(step);
    const double all = does.left + does.right;
    if (all <= 0) continue;
    const bool left = does.left > share * all;
    const bool right = does.right > share * all;
    if ((left && right) == (said == Side::both) &&
        (said == Side::both || left == (said == Side::left)))
      continue;
    const Side now = left && right ? Side::both : left ? Side::left : Side::right;
    // Of the sides that are said, the one without a hand is where the words would lead.
    bool harm = said != Side::both && now != Side::both;
    if (said == Side::both)
      harm = closed_to(
          scene, scene.areas_named(step.step->region, now == Side::left ? Side::right : Side::left),
          step.step->pressure);
    report.add(kRule, step.index, step.start, std::string(guide::word(said)),
               std::string(guide::word(now)) + ", where the hands are", harm ? kUnsafe : kPoor);
  }
}

void region(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "WORDS/region";
  const double least = scene.guide.limit(kRule, "share");
  const double reach = scene.guide.limit(kRule, "reach_mm");
  const double whole = scene.guide.limit(kRule, "hand_share");
  const double brush = scene.guide.limit(kRule, "brush_share");
  for (const StepTrace& step : scene.steps) {
    if (!hands_are_named(step) || step.step->region.empty()) continue;
    const AreaSet named = scene.areas_named(step.step->region, Side::both);
    // Where following the words would do harm, a hand that brushes the place is not on it.
    const bool harm = closed_to(scene, step.declared, step.step->pressure);
    const double part = harm ? whole : brush;
    double in = 0;
    double all = 0;
    for_each_named(step, [&](const Touch& touch) {
      all += touch.dt;
      double share = 0;
      for (const Share& s : touch.areas) share += (named >> s.index & 1) != 0 ? s.share : 0;
      const bool there =
          (touch.centre & named) != 0 || share > part || scene.within(named, touch.at, reach);
      in += there ? touch.dt : 0;
    });
    if (all <= 0 || in >= least * all) continue;
    const auto found = scene.guide.regions.find(step.step->region);
    report.add(kRule, step.index, step.start, found->second.name,
               amount(in / all * 100, "% of the time on it", 0), harm ? kUnsafe : kNote);
  }
}

void speed(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "WORDS/speed";
  const double off = scene.guide.limit(kRule, "off");
  for (const StepTrace& step : scene.steps) {
    const double said = step.step->speed_cm_s;
    if (said <= 0 || step.technique == nullptr || step.technique->tempo_unit != "cm/s") continue;
    const double does = pace(*step.step, *step.technique);
    if (does <= 0 || std::max(said, does) <= std::min(said, does) * (1 + off)) continue;
    report.add(kRule, step.index, step.start, amount(said, "cm/s"),
               amount(does, "cm/s, as the hands go"));
  }
}

constexpr Entry kRules[] = {{"WORDS/pressure", pressure},   {"WORDS/tool", tool},
                            {"WORDS/technique", technique}, {"WORDS/side", side},
                            {"WORDS/region", region},       {"WORDS/speed", speed}};

}  // namespace

std::span<const Entry> word_rules() { return kRules; }

}  // namespace unknot::checker
