// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/menu.hpp"

#include <algorithm>
#include <bit>

#include "planner/lengths.hpp"
#include "planner/wishes.hpp"

namespace unknot::planner {
namespace {

constexpr std::array<const char*, kKinds> kGoods{"spread", "knead", "specific", "still"};
constexpr std::string_view kSteps = "PLANNER/steps";
constexpr std::string_view kSpineSides = "spine-sides";

bool wanted(const guide::Guide& guide, const plan::Request& request, const plan::Limits& limits,
            const guide::Technique& t) {
  if (limits.barred_techniques.contains(t.id) || t.join) return false;
  if (t.pattern == guide::Pattern::rest || t.pattern == guide::Pattern::spoken) return false;
  const auto& stages = t.stages;
  if (std::find(stages.begin(), stages.end(), plan::Stage::targeted) == stages.end()) return false;
  const auto wish = request.techniques.find(t.id);
  if (wish != request.techniques.end() && wish->second == "never") return false;
  const bool asked = wish != request.techniques.end();
  if (!t.on_by_default && !asked && !limits.opted_in.contains(t.id)) return false;
  if (t.experienced_only && request.giver.experience != "experienced") return false;
  if (request.hairy && t.pattern == guide::Pattern::circles) return false;
  return guide.tools.contains(t.tools.empty() ? std::string() : t.tools.front());
}

Level level_for(const plan::Request& request, const plan::Limits& limits,
                const guide::Technique& t) {
  Level level = lower(lower(request.pressure, limits.cap), t.max_level);
  if (level == Level::firm && !limits.firm_asked) level = Level::medium;
  return std::max(level, Level::light);
}

Rows rows_of(const guide::Guide& guide, const guide::Region& region) {
  Rows out{9, -9};
  const auto take = [&](const guide::Region& part) {
    for (const shapes::PointUv p : part.polygon) {
      out.from = std::min(out.from, p.y);
      out.to = std::max(out.to, p.y);
    }
  };
  take(region);
  for (const std::string& part : region.members) take(guide.regions.at(part));
  return out;
}

/// Where on the menu a region stands: itself, or the line beside the spine that it is a part of.
bool on_menu(Strokes& strokes, const std::string& id, const guide::Region& region) {
  const body::Ground& ground = strokes.ground();
  const bool spine = id == kSpineSides;
  if (region.group && !spine) return false;
  if (member(ground.guide(), kSpineSides, id)) return false;
  if (region.opt_in && !ground.limits().opted_in.contains(id)) return false;
  // A flat hand beside a closed area does not count as work on it.
  return strokes.open_cells(ground.bits(id, plan::Side::both)) > 0;
}

/// Both sides' rows as one: they get the same time.
Row joined(const Row& a, const Row& b) {
  Row out;
  out.kinds = a.kinds;
  auto i = a.parts.begin();
  auto j = b.parts.begin();
  while (i != a.parts.end() || j != b.parts.end()) {
    if (j == b.parts.end() || (i != a.parts.end() && i->patch < j->patch)) {
      out.parts.push_back(*i++);
    } else if (i == a.parts.end() || j->patch < i->patch) {
      out.parts.push_back(*j++);
    } else {
      out.parts.push_back({i->patch, i->per_s + j->per_s});
      ++i;
      ++j;
    }
  }
  return out;
}

/// Adds what one cycle of the stroke warms to what a second on each side does.
void add_warming(const Strokes::Drawn& drawn, Warming& to) {
  for (const auto& [bit, time] : drawn.contact.broad) {
    const auto area = static_cast<std::uint32_t>(std::countr_zero(bit));
    const double per_s = to_seconds(time) / to_seconds(drawn.stroke->cycle);
    const auto at = std::lower_bound(to.begin(), to.end(), area,
                                     [](const auto& w, std::uint32_t a) { return w.first < a; });
    if (at != to.end() && at->first == area)
      at->second += per_s;
    else
      to.insert(at, {area, per_s});
  }
}

/// Builds the menu: first all that may be done, then what it is worth.
class Cook {
 public:
  Cook(Strokes& strokes, const plan::Request& request) : strokes_(strokes), request_(request) {}

  /// Adds the technique on the region if there is a place for it.
  void offer(Menu& menu, const guide::Technique& technique, const std::string& id, Rows rows,
             double order) {
    const body::Ground& ground = strokes_.ground();
    Offer o;
    o.technique = &technique;
    o.region = id;
    o.rows = rows;
    o.order = order;
    // Asked for no more than somebody allows there.
    o.level = std::max(Level::light, lower(level_for(request_, ground.limits(), technique),
                                           ground.ceiling(ground.bits(id, plan::Side::both))));
    const Earlier before = earlier(request_, technique.id, id);
    if (before.steps > 0) o.level = std::max(Level::light, lower(o.level, before.level));
    o.both_at_once = ground.guide().regions.at(id).midline || technique.both_sides_at_once;
    if (o.both_at_once) {
      o.row = row(menu.good, technique, id, plan::Side::both, o.level);
      warm(o, plan::Side::both);
    } else {
      const Row left = row(menu.good, technique, id, plan::Side::left, o.level);
      const Row right = row(menu.good, technique, id, plan::Side::right, o.level);
      o.left = !left.parts.empty();
      o.right = !right.parts.empty();
      o.row = joined(left, right);
      warm(o, plan::Side::left);
      warm(o, plan::Side::right);
    }
    o.row.kinds = technique.good;
    if (o.row.parts.empty()) return;
    o.lengths = lengths(strokes_, request_, o);
    o.before = before.nearest(o.lengths);
    menu.offers.push_back(std::move(o));
  }

  /// A row, and the note that its cells can be reached with what it gives.
  Row row(Good& good, const guide::Technique& t, const std::string& region, plan::Side side,
          Level level) {
    const body::Dose& dose = strokes_.dose(t, region, side, level);
    const auto& areas = strokes_.cells().areas();
    const guide::Guide& guide = strokes_.ground().guide();
    std::uint64_t own = 0;
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (areas[i].region == region || member(guide, region, areas[i].region))
        own |= std::uint64_t{1} << i;
    good.reach(own, dose, t.good);
    const double dose_s = t.dose_s.typical / guide.limit(kSteps, "good_dose");
    return good.row(dose, own, std::max(1.0, dose_s), t.good);
  }

 private:
  void warm(Offer& o, plan::Side side) {
    const auto& drawn = strokes_.get(*o.technique, o.region, side, o.level, 0);
    if (!drawn.stroke) return;
    add_warming(drawn, o.warms);
    // Where it is too cold for firm work, the same is done at medium pressure.
    const Level least = lower(o.level, Level::medium);
    const auto& softer = strokes_.get(*o.technique, o.region, side, least, 0);
    if (softer.stroke) o.deep |= softer.contact.deep;
  }

  Strokes& strokes_;
  const plan::Request& request_;
};

}  // namespace

bool Offer::thumbs() const { return technique->tools.front() == "thumb"; }

Menu make_menu(Strokes& strokes, const plan::Request& request, const Interest& interest,
               const guide::Technique& glide) {
  const body::Ground& ground = strokes.ground();
  const guide::Guide& guide = ground.guide();
  Menu out{Good(strokes.cells()), {}, {}, {}};
  Cook cook(strokes, request);
  out.glide = cook.row(out.good, glide, "whole-back", plan::Side::both, Level::light);
  out.glide.kinds = glide.good;
  const auto& long_stroke = strokes.get(glide, "whole-back", plan::Side::both, Level::light, 0);
  if (long_stroke.stroke) add_warming(long_stroke, out.glide_warms);
  for (const auto& [id, region] : guide.regions) {
    if (!on_menu(strokes, id, region)) continue;
    double order = region.order;
    for (const auto& part : region.members)
      order = std::max(order, static_cast<double>(guide.regions.at(part).order));
    const Rows rows = rows_of(guide, region);
    for (const auto& [name, technique] : guide.techniques) {
      if (!wanted(guide, request, ground.limits(), technique)) continue;
      const auto& on = technique.regions;
      const bool here = std::any_of(on.begin(), on.end(), [&](const std::string& r) {
        return r == id || (region.group && member(guide, id, r));
      });
      if (here) cook.offer(out, technique, id, rows, order);
    }
  }
  std::vector<double> worth;
  for (const plan::Area& area : strokes.cells().areas())
    worth.push_back(interest_in(guide, request, interest, area));
  std::array<double, kKinds> mix{};
  for (std::size_t k = 0; k < kKinds; ++k)
    mix[k] = guide.limit("PLANNER/mix-" + request.mix, kGoods[k]);
  out.good.weigh(worth, mix);
  for (Offer& o : out.offers) {
    double all = 0;
    int n = 0;
    for (std::size_t i = 0; i < worth.size(); ++i) {
      const std::string& region = strokes.cells().areas()[i].region;
      if (region != o.region && !member(guide, o.region, region)) continue;
      all += worth[i];
      ++n;
    }
    o.interest = n > 0 ? all / n : 0;
  }
  std::erase_if(out.offers, [](const Offer& o) { return o.interest <= 0 || o.lengths.size() < 2; });
  double all_interest = 0;
  for (const double w : worth) all_interest += w;
  add_wishes(guide, request, all_interest, out);
  return out;
}

void add_given(const Menu& menu, const Given& given, const guide::Technique& glide, Doses& to) {
  for (const auto& [what, time] : given) {
    if (what.first == glide.id) Good::add(menu.glide, time, to);
    for (const Offer& o : menu.offers)
      if (what.first == o.technique->id && what.second == o.region)
        Good::add(o.row, time / std::max(1, o.sides()), to);
  }
}

}  // namespace unknot::planner
