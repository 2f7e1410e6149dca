// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/menu.hpp"

#include <algorithm>
#include <bit>

#include "planner/cut.hpp"

namespace unknot::planner {
namespace {

constexpr std::array<const char*, kKinds> kGoods{"spread", "knead", "specific", "still"};
constexpr std::string_view kSteps = "PLANNER/steps";
constexpr std::string_view kSpineSides = "spine-sides";

bool member(const guide::Guide& guide, std::string_view group, const std::string& region) {
  const auto it = guide.regions.find(std::string(group));
  if (it == guide.regions.end()) return false;
  const auto& m = it->second.members;
  return std::find(m.begin(), m.end(), region) != m.end();
}

/// Does the wish "rhomboids" or "shoulders:left" mean this area?
bool meant(const guide::Guide& guide, std::string_view wish, const plan::Area& area) {
  const auto colon = wish.find(':');
  const std::string_view region = wish.substr(0, colon);
  if (region != area.region && !member(guide, region, area.region)) return false;
  return colon == std::string_view::npos || area.side == plan::Side::none ||
         wish.substr(colon + 1) == guide::word(area.side);
}

/// What an area is worth to these two people.
double interest_in(const guide::Guide& guide, const plan::Request& request,
                   const Interest& interest, const plan::Area& area) {
  double out = guide.regions.at(area.region).weight;
  for (const auto* wishes : {&request.focus, &request.less})
    for (const auto& [wish, factor] : *wishes)
      if (meant(guide, wish, area)) out *= factor;
  for (const auto& [about, factor] : interest) {
    const bool side = about.side == area.side || about.side == plan::Side::both ||
                      about.side == plan::Side::none || area.side == plan::Side::none;
    if (side && (about.region == area.region || member(guide, about.region, area.region)))
      out *= factor;
  }
  const bool quick = request.total < seconds(guide.limit(kSteps, "quick_below_s"));
  if (quick && member(guide, "shoulders", area.region))
    out *= guide.limit(kSteps, "shoulders_first");
  return out;
}

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

/// How long one side of a technique may last, seconds: longer in a long massage.
double longest_step(const guide::Guide& guide, const plan::Request& request) {
  const double share = to_seconds(request.total) / guide.limit(kSteps, "longest_in_s");
  return guide.limit(kSteps, "longest_s") *
         std::clamp(share, 1.0, guide.limit(kSteps, "longest_grows"));
}

double longest_side(const guide::Guide& guide, const plan::Request& request, const Offer& o) {
  double longest = std::min(longest_step(guide, request), o.technique->dose_s.max);
  if (o.thumbs()) longest = std::min(longest, guide.limit(kSteps, "thumb_s"));
  if (o.level == Level::firm) longest = std::min(longest, guide.limit(kSteps, "firm_s"));
  return longest;
}

/// In a longer massage the hands come back to an area: first to loosen it, then to go into detail.
int visits(const guide::Guide& guide, const plan::Request& request, const guide::Technique& t,
           double longest_s) {
  const double rounds = 1 + to_seconds(request.total) / guide.limit(kSteps, "round_s");
  return std::max(1, static_cast<int>(std::min(rounds, t.dose_s.max / longest_s + 0.999)));
}

/// What one step on one side may last: whole cycles from what is worth its name to the longest.
std::vector<double> steps(Strokes& strokes, const Offer& o, plan::Side side, double longest_s) {
  const guide::Guide& guide = strokes.ground().guide();
  const auto& drawn = strokes.get(*o.technique, o.region, side, o.level, 0);
  std::vector<double> out;
  if (!drawn.stroke) return out;
  Item item;
  item.technique = o.technique;
  item.region = o.region;
  item.side = side;
  item.level = o.level;
  const auto add = [&](double want) {
    item.duration = seconds(want);
    const double s = to_seconds(cut(strokes, item, drawn).duration());
    if (out.empty() || s > out.back() + 1) out.push_back(s);
  };
  const double least = guide.limit(kSteps, "least_s");
  const double step = guide.limit(kSteps, "more_s") / 2;
  // Thumb work is short anyway: all of it or none.
  const bool whole = o.thumbs() || longest_s < least;
  if (whole && longest_s < least * guide.limit(kSteps, "least_share")) return out;
  const int n = whole ? 0 : static_cast<int>((longest_s - step / 2 - least) / step + 1);
  for (int i = 0; i < n; ++i) add(least + step * i);
  add(longest_s);
  // Where no other side follows, the one has to be worth the change of technique by itself.
  const double alone = guide.limit("FLOW-3/hop", "run_s");
  if (o.sides() == 1 && o.technique->pattern != guide::Pattern::sink)
    std::erase_if(out, [&](double s) { return s < alone; });
  return out;
}

/// All that a side may get, in one visit or in several.
std::vector<Length> lengths(Strokes& strokes, const Offer& o, double longest_s, int visits) {
  std::vector<double> once;
  for (const plan::Side side : {plan::Side::left, plan::Side::right}) {
    if (!(side == plan::Side::left ? o.left : o.right)) continue;
    const auto some = steps(strokes, o, o.both_at_once ? plan::Side::both : side, longest_s);
    if (once.empty() || (!some.empty() && some.back() > once.back())) once = some;
    if (o.both_at_once) break;
  }
  std::vector<Length> out{{}};
  if (once.empty()) return out;
  for (int pieces = 1; pieces <= visits; ++pieces)
    for (const double s : once)
      if (s * pieces > out.back().seconds + 1) out.push_back({s * pieces, pieces});
  return out;
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

/// What a technique had of a region in the massage that this one is to be like.
struct Earlier {
  double step_s = 0;
  int steps = 0;  ///< of a side
  Level level = Level::none;

  /// The length that comes nearest to it; so many visits, or as many as there may be.
  std::size_t nearest(const std::vector<Length>& lengths) const {
    std::size_t out = 0;
    if (steps == 0 || lengths.size() < 2) return out;
    const int pieces = std::min(steps, lengths.back().pieces);
    double least = 1e9;
    for (std::size_t i = 1; i < lengths.size(); ++i) {
      if (lengths[i].pieces != pieces) continue;
      const double off = lengths[i].seconds - step_s * pieces;
      if ((off < 0 ? -off : off) >= least) continue;
      least = off < 0 ? -off : off;
      out = i;
    }
    return out;
  }
};

Earlier earlier(const plan::Request& request, const std::string& technique,
                const std::string& region) {
  Earlier out;
  if (!request.before) return out;
  for (const plan::Before::Part& p : request.before->parts) {
    if (p.technique != technique || p.region != region) continue;
    out.level = std::max(out.level, p.level);
    out.steps = std::max(out.steps, p.steps);
    out.step_s = std::max(out.step_s, to_seconds(p.time) / p.steps);
  }
  return out;
}

/// What the two wish for is worth something by itself: a technique that is liked, and each that
/// was there before, in proportion to the time it had. So a massage that was the best of its length
/// stays it, and in a shorter one all of it shrinks alike until something is worth too little.
void add_wishes(const guide::Guide& guide, const plan::Request& request, double all_interest,
                Menu& menu) {
  const auto limit = [&](const char* key) { return guide.limit("PLANNER/wishes", key); };
  double before_s = 0;
  for (const Offer& o : menu.offers) before_s += o.lengths[o.before].seconds * o.sides();
  for (Offer& o : menu.offers) {
    const auto wish = request.techniques.find(o.technique->id);
    const bool liked = wish != request.techniques.end() && wish->second == "like";
    const bool more = wish != request.techniques.end() && wish->second == "more";
    if (liked || more)
      menu.good.wish(o.row, o.technique->dose_s.typical,
                     limit(more ? "more" : "like") * o.interest / all_interest);
    const double s = o.lengths[o.before].seconds;
    if (s > 0) menu.good.wish(o.row, s, limit("as_before") * s * o.sides() / before_s);
  }
  menu.good.settle();
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
    const double longest_s = longest_side(ground.guide(), request_, o);
    o.lengths =
        lengths(strokes_, o, longest_s, visits(ground.guide(), request_, technique, longest_s));
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
