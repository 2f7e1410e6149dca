// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/recall.hpp"

#include <algorithm>

#include "plan/before.hpp"
#include "planner/choose.hpp"
#include "planner/exchange.hpp"

namespace unknot::planner {
namespace {

using Part = plan::Before::Part;

class Recall {
 public:
  Recall(const plan::Plan& plan, const std::vector<Offer>& menu, Strokes& strokes)
      : plan_(plan), menu_(menu), strokes_(strokes), guide_(strokes.ground().guide()) {}

  std::vector<plan::Warning> told() {
    const plan::Before now = plan::before_of(guide_, plan_);
    for (const Part& part : plan_.request.before->parts) {
      const auto same = [&](const auto& other) {
        return other.technique == part.technique && other.region == part.region;
      };
      const auto again = std::find_if(now.parts.begin(), now.parts.end(), same);
      if (again == now.parts.end())
        note(why_not(part), part);
      else if (again->level < part.level)
        note(plan_.request.pressure < part.level ? "before-softer" : "before-lighter", part);
    }
    std::vector<plan::Warning> out;
    if (plan_.request.total < plan_.request.before->total)
      out.push_back({"before-shorter", phrase("before-shorter")});
    for (const auto& [id, names] : notes_) {
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
      out.push_back({id, phrase(id) + all + "."});
    }
    return out;
  }

 private:
  const std::string& phrase(const std::string& id) const {
    return guide_.phrases.at("en").at("plan." + id);
  }

  void note(const std::string& id, const Part& part) {
    const auto t = guide_.techniques.find(part.technique);
    const auto r = guide_.regions.find(part.region);
    std::string name = t == guide_.techniques.end() ? part.technique : t->second.name;
    name += ", " + (r == guide_.regions.end() ? part.region : r->second.name);
    auto& names = notes_[id];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  /// The first reason that holds, the nearest to people's own words first.
  const char* why_not(const Part& part) const {
    const auto technique = guide_.techniques.find(part.technique);
    const auto region = guide_.regions.find(part.region);
    if (technique == guide_.techniques.end() || region == guide_.regions.end())
      return "before-unknown";
    const bool offered = std::any_of(menu_.begin(), menu_.end(), [&](const Offer& o) {
      return o.technique->id == part.technique && o.region == part.region;
    });
    if (offered) return "before-no-time";
    const guide::Technique& t = technique->second;
    const body::Ground& ground = strokes_.ground();
    const plan::Limits& limits = ground.limits();
    const auto wish = plan_.request.techniques.find(t.id);
    const bool asked = wish != plan_.request.techniques.end();
    if (asked && wish->second == "never") return "before-never";
    if (limits.barred_techniques.contains(t.id)) return "before-barred";
    const auto spared = [&](const std::string& tool) { return limits.barred_tools.contains(tool); };
    if (std::all_of(t.tools.begin(), t.tools.end(), spared)) return "before-tool";
    if (!t.on_by_default && !asked && !limits.opted_in.contains(t.id)) return "before-not-asked";
    if (region->second.opt_in && !limits.opted_in.contains(part.region)) return "before-not-asked";
    if (strokes_.open_cells(ground.bits(part.region, plan::Side::both)) == 0)
      return "before-closed";
    return "before-no-room";
  }

  const plan::Plan& plan_;
  const std::vector<Offer>& menu_;
  Strokes& strokes_;
  const guide::Guide& guide_;
  std::map<std::string, std::vector<std::string>> notes_;  ///< what, by the warning's id
};

}  // namespace

std::optional<Choice> as_before(const Setting& s, const Doses& frame, const Budget& usual,
                                const Menu& menu) {
  const auto& before = s.request.before;
  if (!before || !s.progress.given.empty() || s.request.total < before->total) return {};
  double had = 0;
  for (const Part& part : before->parts) had += to_seconds(part.time);
  double back = 0;
  const auto take_all = [&](Choice& choice) {
    for (std::size_t j = 0; j < menu.offers.size(); ++j)
      if (menu.offers[j].before > 0) choice.move({{j, menu.offers[j].before}});
  };
  for (const Offer& o : menu.offers) back += o.lengths[o.before].seconds * o.sides();
  if (back == 0) return {};
  Choice trial(s.guide, frame, usual, {}, menu);
  take_all(trial);
  const Budget taken{usual.time - trial.left().time, usual.thumbs - trial.left().thumbs};
  // What fitted into this time before fits again, whatever it seems to cost; with as much time as
  // then and all of it back there is nothing to add.
  const double whole = s.guide.limit("PLANNER/wishes", "whole");
  const bool full =
      s.request.total == before->total && back > whole * had && taken.time > whole * usual.time;
  const Budget budget{full ? taken.time : std::max(usual.time, taken.time),
                      std::max(usual.thumbs, taken.thumbs)};
  Choice out(s.guide, frame, budget, {}, menu);
  take_all(out);
  if (!full) fill(out, s.guide.limit("PLANNER/steps", "small_gain"));
  exchange(out, true, s.guide.limit("PLANNER/wishes", "change"));
  return out;
}

std::vector<plan::Warning> not_as_before(const plan::Plan& plan, const std::vector<Offer>& menu,
                                         Strokes& strokes) {
  if (!plan.request.before) return {};
  return Recall(plan, menu, strokes).told();
}

}  // namespace unknot::planner
