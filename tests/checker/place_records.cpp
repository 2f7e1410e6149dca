// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "checker/records.hpp"

/// Numbers of zones, regions and positions.
namespace unknot::test {
namespace {

using guide::Guide;
using guide::Region;
using guide::Zone;

constexpr double kTiny = 0.2;  // hands small enough to lie in a zone as a whole

bool closed(const Zone& zone) { return zone.no_go || zone.opt_in; }

/// What a thumb must do in the zone to be found.
Level too_hard(const Zone& zone) { return closed(zone) ? Level::none : above(zone.point_max); }

/// A place well within the zone.
PointMm inside(const Zone& zone) {
  return zone.shape == Zone::Shape::polygon ? middle_of(zone.points) : on_back(zone.points[0]);
}

/// Edges of anything that is so many millimetres away from a line or point.
std::vector<Edge> rims(const Zone& zone) {
  std::vector<Edge> out;
  const auto add = [&](PointMm at, PointMm way) {
    const double length = std::hypot(way.x, way.y);
    for (const double side : {1.0, -1.0}) {
      const PointMm n{side * way.y / length, -side * way.x / length};
      out.push_back({at + n * zone.radius.value, n, zone.radius.value / 10});
    }
  };
  if (zone.points.size() == 1) add(on_back(zone.points[0]), {1, 0});
  for (std::size_t i = 1; i < zone.points.size(); ++i) {
    const PointMm a = on_back(zone.points[i - 1]);
    const PointMm b = on_back(zone.points[i]);
    add((a + b) * 0.5, b - a);
  }
  return out;
}

void add_shape(const Guide& guide, const Zone& zone, std::vector<RecordProbe>& out) {
  const std::string id = zone.id;
  const bool polygon = zone.shape == Zone::Shape::polygon;
  RecordProbe probe{polygon ? "points" : "radius_mm", "BACK-3/" + id, {}, {}};
  if (polygon)
    probe.loosen = [id](Guide& g) {
      auto& points = g.zones.at(id).points;
      points = scaled(std::move(points), 0.9);
    };
  else
    probe.loosen = [id](Guide& g) {
      g.zones.at(id).radius = Mm(looser_down(g.zones.at(id).radius.value));
    };
  for (const Edge& edge : polygon ? edges(zone.points) : rims(zone)) {
    const Step poke = poking(too_hard(zone), edge, edge.comes_in / 2, "thumb", guide);
    probe.tries.push_back([poke](World& w) { only(w, {poke}); });
  }
  out.push_back(probe);
}

/// A hand in the zone, where a yes opened it.
std::function<void(World&)> in_zone(const Zone& zone, Level level, const std::string& tool) {
  const Step step = lying(level, inside(zone), tool);
  return [=, id = zone.id](World& w) {
    w.plan.body.hand_scale = kTiny;
    w.limits.opted_in = {id};
    only(w, {step});
  };
}

void add_levels(const Guide& guide, const Zone& zone, std::vector<RecordProbe>& out) {
  const std::string id = zone.id;
  const std::string rule = "BACK-3/" + id;
  if (zone.no_go)
    out.push_back({"no_go",
                   rule,
                   [id](Guide& g) { g.zones.at(id).no_go = false; },
                   {in_zone(zone, Level::none, "palm")}});
  if (zone.no_go) return;
  if (zone.opt_in)
    out.push_back({"opt_in",
                   rule,
                   [id](Guide& g) { g.zones.at(id).opt_in = false; },
                   {[step = lying(Level::none, inside(zone), "palm")](World& w) {
                     w.plan.body.hand_scale = kTiny;
                     only(w, {step});
                   }}});
  const auto& tools = zone.broad_tools;
  const auto allowed = [&](const std::string& tool) {
    return tools.empty() || std::ranges::find(tools, tool) != tools.end();
  };
  if (zone.point_max < Level::firm) {
    RecordProbe probe{
        "point_max",
        rule,
        [id](Guide& g) { g.zones.at(id).point_max = above(g.zones.at(id).point_max); },
        {}};
    for (const auto& [name, tool] : guide.tools)
      if (tool.point && allowed(name))
        probe.tries.push_back(in_zone(zone, above(zone.point_max), name));
    if (!probe.tries.empty()) out.push_back(probe);
  }
  if (zone.broad_max < Level::firm && allowed("palm"))
    out.push_back({"broad_max",
                   rule,
                   [id](Guide& g) { g.zones.at(id).broad_max = above(g.zones.at(id).broad_max); },
                   {in_zone(zone, above(zone.broad_max), "palm")}});
  if (!tools.empty())
    out.push_back({"broad_tools",
                   rule,
                   [id](Guide& g) { g.zones.at(id).broad_tools.clear(); },
                   {in_zone(zone, Level::light, "forearm")}});
}

void add_shares(const Guide& guide, const Zone& zone, std::vector<RecordProbe>& out) {
  const std::string id = zone.id;
  const std::string rule = "BACK-3/" + id;
  const auto rim = zone.shape == Zone::Shape::polygon ? edges(zone.points) : rims(zone);
  if (zone.heel_is_point && zone.broad_tools.empty()) {
    RecordProbe probe{
        "heel_is_point", rule, [id](Guide& g) { g.zones.at(id).heel_is_point = false; }, {}};
    for (const Edge& edge : rim) {
      const Step graze = poking(above(zone.point_max), edge, 2, "heel", guide);
      probe.tries.push_back([graze](World& w) { only(w, {graze}); });
    }
    out.push_back(probe);
  }
  if (zone.broad_share > 0) {
    RecordProbe probe{
        "broad_share",
        rule,
        [id](Guide& g) { g.zones.at(id).broad_share = looser_up(g.zones.at(id).broad_share); },
        {}};
    // Somewhere on the way in lies the share; a little askew, for no whole rows to come at once.
    const double half = guide.tools.at("palm").width.value / 2;
    for (const Edge& edge : rim)
      for (int mm = 0; mm < 80; ++mm) {
        const double along = std::atan2(edge.out.y, edge.out.x) + kHeadwards + 0.1;
        const Step step =
            lying(above(zone.broad_max), edge.middle + edge.out * (half - mm), "palm", along);
        probe.tries.push_back([step](World& w) { only(w, {step}); });
      }
    out.push_back(probe);
  }
}

/// A hand that presses with so many newtons at least, where nothing else has a limit.
std::function<void(World&)> pressing(const Step& step, double newtons, const std::string& opted) {
  return [=](World& w) {
    w.plan.body.hand_scale = kTiny;
    w.limits.opted_in = {opted};
    w.guide.tools.at("palm").force[static_cast<std::size_t>(rank(Level::light))].min = newtons;
    for (auto& [id, region] : w.guide.regions)
      if (id != opted) region.both_hands_max = Newton(0);
    for (auto& [id, zone] : w.guide.zones)
      if (id != opted) zone.both_hands_max = Newton(0);
    only(w, {step});
  };
}

template <class Map>
std::function<void(Guide&)> more_force(Map Guide::* records, const std::string& id) {
  return [=](Guide& g) {
    auto& most = (g.*records).at(id).both_hands_max;
    most = Newton(looser_up(most.value));
  };
}

}  // namespace

std::vector<RecordProbe> zone_probes(const Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& [id, zone] : guide.zones) {
    std::vector<RecordProbe> own;
    add_shape(guide, zone, own);
    add_levels(guide, zone, own);
    if (!zone.no_go) add_shares(guide, zone, own);
    if (zone.both_hands_max.value > 0)
      own.push_back({"both_hands_max_n",
                     "BACK-3/force",
                     more_force(&Guide::zones, id),
                     {pressing(lying(Level::light, inside(zone), "palm"),
                               between_up(zone.both_hands_max.value), id)}});
    std::ranges::move(under("zones/" + id, std::move(own)), std::back_inserter(out));
  }
  return out;
}

std::vector<RecordProbe> region_probes(const Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& [id, region] : guide.regions) {
    if (region.group) continue;
    const std::string name = id;
    std::vector<RecordProbe> own;
    RecordProbe shape{"polygon",
                      "LIMIT/area-cap",
                      [name](Guide& g) {
                        auto& polygon = g.regions.at(name).polygon;
                        polygon = scaled(std::move(polygon), 0.9);
                      },
                      {}};
    for (const Edge& edge : edges(region.polygon)) {
      const Step poke = poking(Level::none, edge, edge.comes_in / 2, "thumb", guide);
      shape.tries.push_back([=](World& w) {
        w.limits.area_caps[{name, guide::Side::both}] = Level::none;
        only(w, {poke});
      });
    }
    own.push_back(shape);
    own.push_back({"both_hands_max_n",
                   "BACK-3/force",
                   more_force(&Guide::regions, name),
                   {pressing(lying(Level::light, middle_of(region.polygon), "palm"),
                             between_up(region.both_hands_max.value), name)}});
    if (region.opt_in)
      own.push_back({"opt_in",
                     "LIMIT/opt-in",
                     [name](Guide& g) { g.regions.at(name).opt_in = false; },
                     {[=, step = on(name, lying(Level::light, {40, 300}, "palm"))](World& w) {
                       only(w, {step});
                     }}});
    std::ranges::move(under("regions/" + name, std::move(own)), std::back_inserter(out));
  }
  return out;
}

std::vector<RecordProbe> outline_probes(const Guide& guide) {
  RecordProbe probe{"atlas/outline/points",
                    "BACK-1/off-body",
                    [](Guide& g) { g.atlas.outline = scaled(std::move(g.atlas.outline), 1.1); },
                    {}};
  for (const Edge& edge : edges(guide.atlas.outline)) {
    const Step step = lying(Level::none, edge.middle + edge.out * (edge.comes_in / 2), "thumb");
    probe.tries.push_back([step](World& w) { only(w, {step}); });
  }
  return {probe};
}

std::vector<RecordProbe> position_probes(const Guide& guide) {
  std::vector<RecordProbe> out;
  for (const auto& [id, position] : guide.positions) {
    if (position.cap >= Level::firm) continue;
    out.push_back({"positions/" + id + "/cap",
                   "LIMIT/cap",
                   [=](Guide& g) { g.positions.at(id).cap = above(g.positions.at(id).cap); },
                   {[=, level = above(position.cap)](World& w) {
                     w.plan.request.receiver.position = id;
                     only(w, {lying(level, {40, 300}, "palm")});
                   }}});
  }
  return out;
}

}  // namespace unknot::test
