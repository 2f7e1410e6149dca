// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "plan/request_json.hpp"

namespace unknot::plan {
namespace {

constexpr double kLongest = 1e6;  // seconds; far beyond any massage, well inside an int64 of ms

Ms read_seconds(JsonReader& in, std::string_view key) {
  double s = 0;
  in.number(key, s, 0, kLongest);
  return seconds(s);
}

/// `key`: [x, y].
void read_point(JsonReader& in, std::string_view key, double most, PointMm& out) {
  const Json* at = in.array(key);
  if (at == nullptr) return;
  const bool pair = at->size() == 2 && (*at)[0].is_number() && (*at)[1].is_number();
  const PointMm p = pair ? PointMm{(*at)[0].get<double>(), (*at)[1].get<double>()} : PointMm{};
  if (pair && std::max(p.x * p.x, p.y * p.y) <= most * most)
    out = p;
  else
    in.problem(key, "must be a pair of millimetres", "up to " + std::to_string(int(most)));
}

BodyFit::Pull read_pull(const Json& json, const std::string& pointer, Diagnostics& problems) {
  BodyFit::Pull out;
  JsonReader in(json, pointer, problems);
  for (const auto key :
       {"a_mm", "b_mm", "move_a_mm", "move_b_mm", "reach_mm", "still_mm", "full_mm"})
    if (!in.has(key)) in.problem(key, "is missing", "millimetres");
  read_point(in, "a_mm", 2000, out.a);
  read_point(in, "b_mm", 2000, out.b);
  read_point(in, "move_a_mm", 500, out.move_a);
  read_point(in, "move_b_mm", 500, out.move_b);
  in.number("reach_mm", out.reach.value, 1, 1000);
  in.number("still_mm", out.still.value, 0, 1000);
  in.number("full_mm", out.full.value, 0, 1000);
  if (!(out.full > out.still)) in.problem("full_mm", "must be more than still_mm");
  return out;
}

BodyFit::Sides read_sides(const Json& json, const std::string& pointer, Diagnostics& problems) {
  BodyFit::Sides out;
  JsonReader in(json, pointer, problems);
  in.number("from_mm", out.from.value, 0, 1000);
  in.number("full_mm", out.full.value, 0, 1000);
  if (!(out.full > out.from)) in.problem("full_mm", "must be more than from_mm");
  const Json* list = in.array("widen");
  if (list == nullptr) return out;
  for (const Json& item : *list) {
    const bool pair =
        item.is_array() && item.size() == 2 && item[0].is_number() && item[1].is_number();
    const std::array<double, 2> knot{pair ? item[0].get<double>() : 0,
                                     pair ? item[1].get<double>() : 0};
    const bool rises = out.widen.empty() || knot[0] > out.widen.back()[0];
    if (!pair || !rises || !(knot[0] > -2000 && knot[0] < 2000 && knot[1] >= 0.5 && knot[1] <= 2)) {
      in.problem("widen", "must be a list of [y, factor] with rising y",
                 "for example [[0, 1.1], [300, 1]]");
      break;
    }
    out.widen.push_back(knot);
  }
  return out;
}

BodyFit read_body(const Json& json, const std::string& pointer, Diagnostics& problems) {
  BodyFit out;
  JsonReader in(json, pointer, problems);
  in.number("u_unit_mm", out.u_unit.value, 50, 500);
  in.number("v_unit_mm", out.v_unit.value, 100, 1000);
  PointMm spine{0, out.v_unit.value};
  read_point(in, "spine_mm", 2000, spine);
  if (!(spine.y > spine.x + 50)) in.problem("spine_mm", "the neck must be above the dimples");
  out.spine = {Mm(spine.x), Mm(spine.y)};
  if (const Json* list = in.array("pulls"); list != nullptr) {
    std::size_t i = 0;
    for (const Json& item : *list)
      out.pulls.push_back(
          read_pull(item, in.pointer("pulls") + "/" + std::to_string(i++), problems));
  }
  if (const Json* o = in.object("sides"); o != nullptr)
    out.sides = read_sides(*o, in.pointer("sides"), problems);
  in.number("hand_scale", out.hand_scale, 0.5, 2);
  return out;
}

void read_path(JsonReader& in, Step& out, Diagnostics& problems) {
  const Json* list = in.array("path");
  if (list == nullptr) return;
  std::size_t i = 0;
  for (const Json& item : *list) {
    if (in.enough()) return;
    JsonReader one(item, in.pointer("path") + "/" + std::to_string(i++), problems);
    for (const auto key : {"t_s", "x_mm", "y_mm"})
      if (item.is_object() && !one.has(key)) one.problem(key, "is missing", "a number");
    PathPoint p;
    Hand hand = Hand::left;
    one.word("hand", guide::kHands, hand);
    p.t = read_seconds(one, "t_s");
    one.number("x_mm", p.at.x, -2000, 2000);
    one.number("y_mm", p.at.y, -2000, 2000);
    one.number("angle_rad", p.angle, -100, 100);
    one.word("level", guide::kLevels, p.level);
    one.boolean("contact", p.contact);
    HandPath& path = out.path[static_cast<std::size_t>(hand)];
    std::string tool = out.tool;
    one.text("tool", tool);
    // What is drawn of a hand and what is judged of it must be the same tool.
    if (!path.points.empty() && path.tool != tool)
      one.problem("tool", "is another than before in the hand's path", path.tool);
    path.tool = tool;
    path.points.push_back(p);
  }
}

Step read_step(const Json& json, const std::string& pointer, Diagnostics& problems) {
  Step s;
  JsonReader in(json, pointer, problems);
  if (json.is_object() && !in.has("kind"))
    in.problem("kind", "is missing", "for example \"stroke\"");
  for (const auto key : {"start_s", "duration_s"})
    if (json.is_object() && !in.has(key)) in.problem(key, "is missing", "seconds");
  std::int64_t id = 0;
  std::int64_t cycles = 1;
  in.integer("id", id, 0, 1'000'000);
  in.integer("cycles", cycles, 1, 1'000'000);
  s.id = static_cast<int>(id);
  s.cycles = static_cast<int>(cycles);
  in.word("stage", guide::kStages, s.stage);
  in.word("kind", kKinds, s.kind);
  in.text("technique", s.technique);
  in.text("region", s.region);
  in.word("side", guide::kSides, s.side);
  in.text("tool", s.tool);
  in.word("pressure", guide::kLevels, s.pressure);
  s.start = read_seconds(in, "start_s");
  s.duration = read_seconds(in, "duration_s");
  in.number("speed_cm_s", s.speed_cm_s, 0, 1000);
  in.text("reason", s.reason);
  read_path(in, s, problems);
  return s;
}

}  // namespace

Ms cycle_time(const Step& step) {
  Ms longest{0};
  for (const HandPath& hand : step.path)
    if (!hand.points.empty()) longest = std::max(longest, hand.points.back().t);
  return longest.value > 0 ? longest : step.duration;
}

void write(JsonWriter& out, const BodyFit& b) {
  constexpr int kExact = 6;
  const auto pair = [&](std::string_view key, double first, double second) {
    out.key(key).begin_array().number(first, kExact).number(second, kExact).end_array();
  };
  out.begin_object();
  out.field("u_unit_mm", b.u_unit.value, kExact).field("v_unit_mm", b.v_unit.value, kExact);
  pair("spine_mm", b.spine[0].value, b.spine[1].value);
  out.key("pulls").begin_array();
  for (const BodyFit::Pull& p : b.pulls) {
    out.begin_object();
    pair("a_mm", p.a.x, p.a.y);
    pair("b_mm", p.b.x, p.b.y);
    pair("move_a_mm", p.move_a.x, p.move_a.y);
    pair("move_b_mm", p.move_b.x, p.move_b.y);
    out.field("reach_mm", p.reach.value, kExact).field("still_mm", p.still.value, kExact);
    out.field("full_mm", p.full.value, kExact).end_object();
  }
  out.end_array().key("sides").begin_object();
  out.field("from_mm", b.sides.from.value, kExact).field("full_mm", b.sides.full.value, kExact);
  out.key("widen").begin_array();
  for (const auto& w : b.sides.widen)
    out.begin_array().number(w[0], kExact).number(w[1], kExact).end_array();
  out.end_array().end_object().field("hand_scale", b.hand_scale, 4).end_object();
}

void write(JsonWriter& out, const Step& s) {
  out.begin_object().key("id").integer(s.id);
  out.field("stage", guide::word(s.stage)).field("kind", guide::spelled(kKinds, s.kind));
  out.field("technique", s.technique).field("region", s.region);
  out.field("side", guide::word(s.side)).field("tool", s.tool);
  out.field("pressure", guide::word(s.pressure));
  out.field("start_s", to_seconds(s.start), 3).field("duration_s", to_seconds(s.duration), 3);
  out.key("cycles").integer(s.cycles).field("speed_cm_s", s.speed_cm_s, 2);
  out.field("reason", s.reason).key("path").begin_array();
  for (const auto& [hand, unused] : guide::kHands) {
    const HandPath& path = s.path[static_cast<std::size_t>(hand)];
    for (const PathPoint& p : path.points) {
      out.begin_object().field("t_s", to_seconds(p.t), 3).field("hand", guide::word(hand));
      out.field("x_mm", p.at.x, 1).field("y_mm", p.at.y, 1).field("angle_rad", p.angle, 5);
      out.field("level", guide::word(p.level)).field("contact", p.contact);
      if (path.tool != s.tool) out.field("tool", path.tool);
      out.end_object();
    }
  }
  out.end_array().end_object();
}

Result<Plan> plan_from_json(std::string_view text) {
  const Result<Json> json = parse_json(text, "plan");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  Plan out;
  JsonReader in(*json, "", problems);
  std::string format;
  in.text("unknot", format);
  if (format != "plan/1")
    in.problem("unknot", "this is not an Unknot plan that this version reads", "\"plan/1\"");
  in.text("guide", out.guide);
  if (const Json* o = in.object("request"); o != nullptr)
    out.request = read_request(*o, "/request", problems);
  if (const Json* o = in.object("limits"); o != nullptr)
    out.limits = read_limits(*o, "/limits", problems);
  if (const Json* o = in.object("body"); o != nullptr) out.body = read_body(*o, "/body", problems);
  if (!in.has("total_s")) in.problem("total_s", "is missing", "seconds");
  if (!in.has("steps")) in.problem("steps", "is missing", "a list of steps");
  out.total = read_seconds(in, "total_s");
  in.number("score", out.score, -1e6, 1e6);
  in.number("bound", out.bound, -1e6, 1e6);
  in.text("bound_scope", out.bound_scope);
  read_named(in, "warnings", out.warnings, problems);
  if (const Json* list = in.array("steps"); list != nullptr) {
    std::size_t i = 0;
    for (const Json& item : *list) {
      if (in.enough()) break;
      out.steps.push_back(read_step(item, "/steps/" + std::to_string(i++), problems));
    }
  }
  std::int64_t given = 0;
  in.integer("given", given, 0, static_cast<std::int64_t>(out.steps.size()));
  out.given = static_cast<int>(given);
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

std::string to_json(const BodyFit& body) {
  JsonWriter out;
  write(out, body);
  return out.take();
}

std::string to_json(const Step& step) {
  JsonWriter out;
  write(out, step);
  return out.take();
}

std::string to_json(const Plan& p) {
  JsonWriter out;
  out.begin_object().field("unknot", "plan/1").field("guide", p.guide);
  out.key("seed").unsigned_integer(p.request.seed);
  out.key("request");
  write(out, p.request);
  out.key("limits");
  write(out, p.limits);
  out.key("body");
  write(out, p.body);
  out.field("total_s", to_seconds(p.total), 3).field("score", p.score, 4);
  out.field("bound", p.bound, 4).field("bound_scope", p.bound_scope);
  write_named(out, "warnings", p.warnings);
  out.key("given").integer(p.given);
  out.key("steps").begin_array();
  for (const Step& s : p.steps) write(out, s);
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::plan
