// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/menu.hpp"

#include <algorithm>

namespace unknot::planner {
namespace {

constexpr std::array<const char*, 4> kGoods{"spread", "knead", "specific", "still"};
constexpr std::string_view kSteps = "PLANNER/steps";
constexpr std::string_view kSpineSides = "spine-sides";

double area_weight(const std::map<std::string, double>& wishes, const std::string& region) {
  const auto value = [&](const std::string& key) {
    const auto it = wishes.find(key);
    return it == wishes.end() ? 1.0 : it->second;
  };
  return value(region) * (value(region + ":left") + value(region + ":right")) / 2;
}

bool member(const guide::Guide& guide, const std::string& group, const std::string& region) {
  const auto it = guide.regions.find(group);
  if (it == guide.regions.end()) return false;
  const auto& m = it->second.members;
  return std::find(m.begin(), m.end(), region) != m.end();
}

double region_weight(const guide::Guide& guide, const plan::Request& request,
                     const std::map<plan::Area, double>& interest, const std::string& region) {
  double weight = guide.regions.at(region).weight * area_weight(request.focus, region) *
                  area_weight(request.less, region);
  for (const auto* wishes : {&request.focus, &request.less})
    for (const auto& [wish, factor] : *wishes) {
      const auto colon = wish.find(':');
      if (member(guide, wish.substr(0, colon), region))
        weight *= colon == std::string::npos ? factor : (1 + factor) / 2;
    }
  for (const auto& [area, factor] : interest)
    if (area.region == region || member(guide, area.region, region))
      weight *= area.side == plan::Side::left || area.side == plan::Side::right ? (1 + factor) / 2
                                                                                : factor;
  const bool quick = request.total < seconds(guide.limit(kSteps, "quick_below_s"));
  if (quick && member(guide, "shoulders", region)) weight *= guide.limit(kSteps, "shoulders_first");
  return weight;
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

std::array<double, 4> mix(const guide::Guide& guide, const plan::Request& request) {
  std::array<double, 4> out{};
  for (std::size_t k = 0; k < 4; ++k) out[k] = guide.limit("PLANNER/mix-" + request.mix, kGoods[k]);
  return out;
}

/// Doses of the four kinds by region.
using Doses = std::map<std::string, std::array<double, 4>>;

void add_dose(Doses& doses, const Offer& offer, double seconds_both) {
  for (std::size_t k = 0; k < 4; ++k)
    doses[offer.region][k] +=
        offer.technique->good[k] * seconds_both / (2 * std::max(1.0, offer.dose_s));
}

double benefit(const Offer& offer, const std::array<double, 4>& a, const std::array<double, 4>& d) {
  double out = 0;
  for (std::size_t k = 0; k < 4; ++k) out += a[k] * offer.weight * d[k] / (d[k] + 1);
  return out;
}

/// Time on both sides, counted as twice the time where both hands work at once.
double both_sides(const Offer& o) { return 2 * o.per_side_s; }

Doses doses_of(const std::vector<Offer>& menu) {
  Doses out;
  for (const Offer& o : menu)
    add_dose(out, o, both_sides(o) + o.given_s * (o.both_at_once ? 2 : 1));
  return out;
}

double longest_side(const guide::Guide& guide, const plan::Request& request, const Offer& o) {
  const std::string& tool = o.technique->tools.front();
  double longest = std::min(longest_step(guide, request), o.technique->dose_s.max);
  if (tool == "thumb") longest = std::min(longest, guide.limit(kSteps, "thumb_s"));
  if (o.level == Level::firm) longest = std::min(longest, guide.limit(kSteps, "firm_s"));
  return longest;
}

}  // namespace

double longest_step(const guide::Guide& guide, const plan::Request& request) {
  const double share = to_seconds(request.total) / guide.limit(kSteps, "longest_in_s");
  return guide.limit(kSteps, "longest_s") *
         std::clamp(share, 1.0, guide.limit(kSteps, "longest_grows"));
}

std::vector<Offer> offers(Strokes& strokes, const plan::Request& request,
                          const std::map<plan::Area, double>& interest,
                          const std::map<std::pair<std::string, std::string>, double>& given) {
  const body::Ground& ground = strokes.ground();
  const guide::Guide& guide = ground.guide();
  std::vector<Offer> out;
  for (const auto& [id, region] : guide.regions) {
    const bool spine = id == kSpineSides;
    if (region.group && !spine) continue;
    if (!region.group && member(guide, std::string(kSpineSides), id)) continue;
    if (region.opt_in && !ground.limits().opted_in.contains(id)) continue;
    // A flat hand beside a closed area does not count as work on it.
    if (ground.open_cells(ground.bits(id, plan::Side::both)) == 0) continue;
    double weight = 0;
    double order = region.order;
    if (spine) {
      for (const auto& part : region.members) {
        weight += region_weight(guide, request, interest, part);
        order = std::max(order, static_cast<double>(guide.regions.at(part).order));
      }
      weight *= 0.6;  // three regions in one line, less than three times the interest
    } else {
      weight = region_weight(guide, request, interest, id);
    }
    if (weight <= 0) continue;
    for (const auto& [name, technique] : guide.techniques) {
      if (!wanted(guide, request, ground.limits(), technique)) continue;
      const auto& on = technique.regions;
      const bool here = std::any_of(on.begin(), on.end(), [&](const std::string& r) {
        return r == id || (spine && member(guide, id, r));
      });
      if (!here) continue;
      Offer o;
      o.technique = &technique;
      o.region = id;
      o.level = level_for(request, ground.limits(), technique);
      o.both_at_once = region.midline || technique.both_sides_at_once;
      o.order = order;
      o.dose_s = technique.dose_s.typical;
      const auto wish = request.techniques.find(name);
      const bool more = wish != request.techniques.end() && wish->second == "more";
      o.weight = weight * (more ? guide.limit(kSteps, "wish_more") : 1);
      const auto before = given.find({name, id});
      if (before != given.end()) o.given_s = before->second;
      const plan::Side side = o.both_at_once ? plan::Side::both : plan::Side::left;
      const auto& one = strokes.get(technique, id, side, o.level, 0);
      if (!o.both_at_once) {
        o.left = one.stroke.has_value();
        o.right = strokes.get(technique, id, plan::Side::right, o.level, 0).stroke.has_value();
      }
      if (o.both_at_once ? one.stroke.has_value() : o.left || o.right) out.push_back(o);
    }
  }
  return out;
}

namespace {

/// In a massage of the whole back every region gets something, broad work first.
void start_everywhere(const guide::Guide& guide, const plan::Request& request, double& budget,
                      std::vector<Offer>& menu) {
  if (request.total < seconds(guide.limit("FLOW-5/coverage", "from_s"))) return;
  const double first = guide.limit(kSteps, "first_s");
  const double join = guide.limit("PLANNER/frame", "join_s");
  std::map<std::string, Offer*> broad;
  for (Offer& o : menu) {
    const auto& good = o.technique->good;
    Offer*& best = broad[o.region];
    const auto worth = [](const Offer& x) {
      return (x.technique->good[0] + x.technique->good[1]) * x.weight;
    };
    if (o.given_s == 0 && good[0] + good[1] > 0.5 && (best == nullptr || worth(o) > worth(*best)))
      best = &o;
  }
  for (const auto& [region, offer] : broad) {
    if (offer == nullptr || first * offer->sides() + join > budget) continue;
    offer->per_side_s = std::min(first, longest_side(guide, request, *offer));
    budget -= offer->per_side_s * offer->sides() + join;
  }
}

}  // namespace

double share_out(const guide::Guide& guide, const plan::Request& request, double budget,
                 std::vector<Offer>& menu) {
  start_everywhere(guide, request, budget, menu);
  const auto a = mix(guide, request);
  const double first = guide.limit(kSteps, "first_s");
  const double more = guide.limit(kSteps, "more_s");
  const double join = guide.limit("PLANNER/frame", "join_s");
  const double small = guide.limit(kSteps, "small_gain");
  while (true) {
    const Doses doses = doses_of(menu);
    Offer* best = nullptr;
    double best_gain = small;
    double best_step = 0;
    double best_cost = 0;
    for (Offer& o : menu) {
      const bool fresh = o.per_side_s == 0;
      const double step =
          std::min(fresh ? first : more, longest_side(guide, request, o) - o.per_side_s);
      if (step < (fresh ? 15.0 : 4.0)) continue;
      const bool visited = std::any_of(menu.begin(), menu.end(), [&](const Offer& other) {
        return other.region == o.region && other.per_side_s > 0;
      });
      const double cost = step * o.sides() + (visited ? 0 : join);
      if (cost > budget) continue;
      Doses with = doses;
      add_dose(with, o, 2 * step);
      const auto before = doses.find(o.region);
      const std::array<double, 4> none{};
      const double gain = (benefit(o, a, with[o.region]) -
                           benefit(o, a, before == doses.end() ? none : before->second)) /
                          cost;
      if (gain > best_gain) {
        best = &o;
        best_gain = gain;
        best_step = step;
        best_cost = cost;
      }
    }
    if (best == nullptr) return budget;
    best->per_side_s += best_step;
    budget -= best_cost;
  }
}

namespace {

/// Σ of weights by region: the highest weight any offer there has.
std::map<std::string, double> region_weights(const std::vector<Offer>& menu) {
  std::map<std::string, double> out;
  for (const Offer& o : menu) out[o.region] = std::max(out[o.region], o.weight);
  return out;
}

}  // namespace

double score(const guide::Guide& guide, const plan::Request& request,
             const std::vector<Offer>& menu) {
  const auto a = mix(guide, request);
  const Doses doses = doses_of(menu);
  double got = 0;
  double all = 0;
  for (const auto& [region, weight] : region_weights(menu)) {
    const auto d = doses.find(region);
    for (std::size_t k = 0; k < 4; ++k) {
      const double dose = d == doses.end() ? 0 : d->second[k];
      got += a[k] * weight * dose / (dose + 1);
      all += a[k] * weight;
    }
  }
  return all > 0 ? got / all : 0;
}

double bound(const guide::Guide& guide, const plan::Request& request,
             const std::vector<Offer>& menu, double budget) {
  // Relaxed: each kind of good on each region is bought by itself, at the price of the quickest
  // technique that gives any of it there, in any amount, without joins or rules.
  const auto a = mix(guide, request);
  struct Good {
    double worth, price, had;
  };
  std::vector<Good> goods;
  double all = 0;
  const Doses none_chosen = [&] {
    Doses d;
    for (const Offer& o : menu) add_dose(d, o, o.given_s * (o.both_at_once ? 2 : 1));
    return d;
  }();
  for (const auto& [region, weight] : region_weights(menu))
    for (std::size_t k = 0; k < 4; ++k) {
      all += a[k] * weight;
      double price = 0;
      for (const Offer& o : menu)
        if (o.region == region && o.technique->good[k] > 0) {
          const double p = o.dose_s * o.sides();
          price = price == 0 ? p : std::min(price, p);
        }
      const auto had = none_chosen.find(region);
      if (price > 0)
        goods.push_back({a[k] * weight, price, had == none_chosen.end() ? 0 : had->second[k]});
    }
  if (all <= 0) return 0;
  // Optimum of a concave problem with one budget: bisect the price of a second.
  double lo = 0;
  double hi = 1;
  const auto dose_at = [](const Good& g, double lambda) {
    const double d = __builtin_sqrt(g.worth / (g.price * lambda)) - 1;
    return std::max(g.had, d);
  };
  for (int i = 0; i < 60; ++i) {
    const double middle = (lo + hi) / 2;
    double spent = 0;
    for (const Good& g : goods) spent += (dose_at(g, middle) - g.had) * g.price;
    (spent > budget ? lo : hi) = middle;
  }
  double got = 0;
  // Taken at the end of the interval that spends more than the budget: never below the optimum.
  for (const Good& g : goods) {
    const double d = lo > 0 ? dose_at(g, lo) : 1e9;
    got += g.worth * d / (d + 1);
  }
  return got / all;
}

}  // namespace unknot::planner
