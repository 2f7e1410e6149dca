// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/warnings.hpp"

#include <algorithm>
#include <set>

namespace unknot::planner {
namespace {

class Teller {
 public:
  explicit Teller(const Told& told) : told_(told) {}

  void whole_plan() {
    if (told_.limits.cap < Level::firm && told_.limits.cap < told_.request.pressure)
      warn("capped", phrase("plan.capped-") + std::string(guide::word(told_.limits.cap)) + ".");
    else if (told_.request.pressure == Level::firm && !told_.limits.firm_asked)
      warn("firm-not-asked", phrase("plan.firm-not-asked"));
    else if (told_.request.pressure == Level::firm && !told_.line.steps_reached(Level::firm))
      warn("firm-none", phrase("plan.firm-none"));
    const auto length = [&](const char* key) {
      return seconds(told_.guide.limit("PLANNER/lengths", key));
    };
    const Ms total = told_.request.total;
    if (total < length("short_below_s")) warn("short", phrase("plan.short"));
    if (total > length("long_over_s")) warn("long", phrase("plan.long"));
    if (told_.request.giver.surface == "floor" && total > length("floor_over_s"))
      warn("floor", phrase("plan.floor"));
  }

  void position() {
    const guide::Position& position = told_.guide.positions.at(told_.request.receiver.position);
    if (!position.out_of_reach.empty()) {
      warn("position", position.out_of_reach);
      warn("position-receiver", position.receiver);
      warn("position-giver", position.giver);
    }
    const auto& surfaces = position.surfaces;
    if (std::find(surfaces.begin(), surfaces.end(), told_.request.giver.surface) == surfaces.end())
      warn("position-surface", phrase("plan.position-surface") + position.name + ".");
  }

  void closed_areas() {
    const guide::Position& position = told_.guide.positions.at(told_.request.receiver.position);
    const auto out_of_reach = [&](const plan::Area& area) {
      return std::any_of(position.closed.begin(), position.closed.end(), [&](const auto& p) {
        return p.region == area.region && p.side == area.side;
      });
    };
    for (const auto& [area, cap] : told_.limits.area_caps) {
      if (!told_.guide.regions.contains(area.region) || out_of_reach(area)) continue;
      const bool all = on_both_sides(area, cap);
      const std::string where = all ? name(area.region) : sided(area);
      if (cap == Level::none)
        warn(all ? "left-out" : "left-out-side",
             phrase(all ? "plan.left-out" : "plan.left-out-side") + where + ".");
      else if (cap < told_.limits.cap && cap < told_.request.pressure)
        warn("lighter", phrase("plan.lighter-" + std::string(guide::word(cap))) + where + ".");
    }
  }

  void marked() {
    const auto& marks = told_.limits.marks;
    if (std::none_of(marks.begin(), marks.end(),
                     [](const auto& m) { return m.kind == plan::Mark::Kind::avoid; }))
      return;
    warn("marked", phrase("plan.marked"));
    std::set<std::string> around;
    for (const auto& [region, stroke] : told_.line.strokes())
      if (stroke->bent || stroke->cut) around.insert(name(region));
    if (!around.empty()) warn("goes-around", phrase("plan.goes-around") + listed(around) + ".");
    for (const Offer& o : told_.menu)
      if (const plan::Area gone{o.region, o.left ? plan::Side::right : plan::Side::left};
          !o.both_at_once && o.left != o.right && !closed(gone, *o.technique))
        warn("beside-mark",
             phrase("plan.beside-mark") + o.technique->name + ", " + sided(gone) + ".");
  }

  /// Focus on what may not be touched, or on more than there is time for.
  void focus() {
    const Given laid = told_.line.dose();
    for (const auto& [wish, weight] : told_.request.focus) {
      const auto colon = wish.find(':');
      const std::string region = wish.substr(0, colon);
      if (weight <= 1 || !told_.guide.regions.contains(region)) continue;
      const bool left = colon == std::string::npos || wish.substr(colon + 1) == "left";
      const bool right = colon == std::string::npos || wish.substr(colon + 1) == "right";
      bool offered = false;
      bool given = false;
      for (const Offer& o : told_.menu) {
        if (!meant(region, o.region)) continue;
        offered = offered || o.both_at_once || (left && o.left) || (right && o.right);
        given = given || laid.contains({o.technique->id, o.region});
      }
      const std::string where = left == right
                                    ? name(region)
                                    : sided({region, left ? plan::Side::left : plan::Side::right});
      if (!offered)
        warn("focus-not-possible", phrase("plan.focus-not-possible") + where + ".");
      else if (!given)
        warn("focus-no-time", phrase("plan.focus-no-time") + where + ".");
    }
  }

  /// Techniques that were asked for and are not there, and those that were not wanted and are.
  void techniques() {
    const Given laid = told_.line.dose();
    for (const auto& [id, wish] : told_.request.techniques) {
      const auto technique = told_.guide.techniques.find(id);
      if (technique == told_.guide.techniques.end()) continue;
      const guide::Technique& t = technique->second;
      const bool still = t.pattern == guide::Pattern::rest || t.pattern == guide::Pattern::spoken;
      if (wish == "never" && t.join) warn("never-join", phrase("plan.never-join") + t.name + ".");
      if (wish == "never" || t.join || still) continue;
      const bool given =
          std::any_of(laid.begin(), laid.end(), [&](const auto& g) { return g.first.first == id; });
      const bool offered = std::any_of(told_.menu.begin(), told_.menu.end(),
                                       [&](const Offer& o) { return o.technique == &t; });
      if (!given)
        warn("wish-not-fitted",
             phrase(offered ? "plan.wish-no-time" : "plan.wish-not-possible") + t.name + ".");
    }
    const bool work = std::any_of(told_.menu.begin(), told_.menu.end(), [&](const Offer& o) {
      return laid.contains({o.technique->id, o.region});
    });
    if (!work) warn("only-long-strokes", phrase("plan.only-long-strokes"));
  }

  void room() {
    const Given laid = told_.line.dose();
    for (const Item& item : told_.left_out) {
      // A second visit that finds no room is not missed.
      if (laid.contains({item.technique->id, item.region})) continue;
      warn("not-fitted",
           phrase("plan.not-fitted") + item.technique->name + ", " + name(item.region) + ".");
    }
  }

  std::vector<plan::Warning> once() const {
    std::vector<plan::Warning> unique;
    for (const auto& w : said_)
      if (std::none_of(unique.begin(), unique.end(),
                       [&](const auto& u) { return u.text == w.text; }))
        unique.push_back(w);
    return unique;
  }

 private:
  void warn(const char* id, std::string text) { said_.push_back({id, std::move(text)}); }
  const std::string& phrase(const std::string& key) const {
    return told_.guide.phrases.at("en").at(key);
  }
  const std::string& name(const std::string& region) const {
    return told_.guide.regions.at(region).name;
  }
  /// "the left shoulder blade".
  std::string sided(const plan::Area& area) const {
    const auto& words = told_.guide.phrases.at("en");
    const auto own = words.find("areas." + area.region + "-" + std::string(guide::word(area.side)));
    return own != words.end() ? own->second : name(area.region);
  }
  /// Does the ceiling hold on the area as a whole: on one piece, on both sides, or as low on the
  /// other?
  bool on_both_sides(const plan::Area& area, Level cap) const {
    if (area.side != plan::Side::left && area.side != plan::Side::right) return true;
    if (told_.guide.regions.at(area.region).midline) return true;
    const auto other = told_.limits.area_caps.find(
        {area.region, area.side == plan::Side::left ? plan::Side::right : plan::Side::left});
    return other != told_.limits.area_caps.end() && other->second == cap;
  }
  /// Is there no such work on the area because of what people allow there, mark or not?
  bool closed(const plan::Area& area, const guide::Technique& technique) const {
    return std::any_of(
        told_.limits.area_caps.begin(), told_.limits.area_caps.end(), [&](const auto& one) {
          const auto& [at, cap] = one;
          const bool there =
              at.side == area.side || at.side == plan::Side::none || at.side == plan::Side::both;
          return there && cap < technique.min_level && meant(at.region, area.region);
        });
  }
  /// Is work on `region` what a wish for `wished` (perhaps a group of regions) asks for?
  bool meant(const std::string& wished, const std::string& region) const {
    const auto in = [&](const std::string& group, const std::string& part) {
      const auto& members = told_.guide.regions.at(group).members;
      return std::find(members.begin(), members.end(), part) != members.end();
    };
    return wished == region || in(wished, region) || in(region, wished);
  }
  static std::string listed(const std::set<std::string>& names) {
    std::string out;
    for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
    return out;
  }

  const Told& told_;
  std::vector<plan::Warning> said_;
};

}  // namespace

std::vector<plan::Warning> warnings(const Told& told) {
  Teller teller(told);
  teller.whole_plan();
  teller.marked();
  teller.position();
  teller.closed_areas();
  teller.focus();
  teller.techniques();
  teller.room();
  return teller.once();
}

}  // namespace unknot::planner
