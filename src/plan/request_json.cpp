// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "plan/request_json.hpp"

#include "plan/before.hpp"

namespace unknot::plan {
namespace {

void read_weights(JsonReader& in, std::string_view key, std::map<std::string, double>& out,
                  double hi, Diagnostics& problems) {
  const Json* object = in.object(key);
  if (object == nullptr) return;
  out.clear();
  JsonReader weights(*object, in.pointer(key), problems);
  for (const auto& [region, unused] : object->items()) {
    double weight = 1;
    weights.number(region, weight, 0.0, hi);
    out[region] = weight;
  }
}

void read_landmarks(JsonReader& in, Receiver& out) {
  const Json* object = in.object("moved_landmarks");
  if (object == nullptr) return;
  out.moved_landmarks.clear();
  for (const auto& [id, at] : object->items()) {
    const bool pair = at.is_array() && at.size() == 2 && at[0].is_number() && at[1].is_number();
    const PointUv p = pair ? PointUv{at[0].get<double>(), at[1].get<double>()} : PointUv{};
    if (!pair || !(p.x > -2 && p.x < 2 && p.y > -1 && p.y < 2))
      in.problem("moved_landmarks/" + id, "must be a place on the back",
                 "[u, v], for example [0.44, 0.84]");
    else
      out.moved_landmarks[id] = p;
  }
}

void read_receiver(const Json& json, const std::string& pointer, Receiver& out,
                   Diagnostics& problems) {
  JsonReader in(json, pointer, problems);
  in.only({"stature_cm", "sex", "build", "arms", "position", "moved_landmarks"});
  in.number("stature_cm", out.stature_cm, 0, 250);
  if (out.stature_cm != 0 && out.stature_cm < 100)
    in.problem("stature_cm", "is out of range", "from 100 to 250, or 0 for not told");
  in.one_of("sex", out.sex, {"female", "male", "unspecified"});
  in.one_of("build", out.build, {"slim", "average", "broad"});
  in.one_of("arms", out.arms, {"sides", "rests", "overhead"});
  in.one_of("position", out.position, {"prone", "side-left", "side-right", "seated"});
  read_landmarks(in, out);
}

void read_giver(const Json& json, const std::string& pointer, Giver& out, Diagnostics& problems) {
  JsonReader in(json, pointer, problems);
  in.only({"experience", "stamina", "hand_breadth_mm", "stature_cm", "surface", "hurting_tools"});
  in.one_of("experience", out.experience, {"beginner", "some", "experienced"});
  in.one_of("stamina", out.stamina, {"low", "normal", "high"});
  in.number("hand_breadth_mm", out.hand_breadth_mm, 0, 130);
  if (out.hand_breadth_mm != 0 && out.hand_breadth_mm < 50)
    in.problem("hand_breadth_mm", "is out of range", "from 50 to 130, or 0 for not told");
  in.number("stature_cm", out.stature_cm, 0, 250);
  in.one_of("surface", out.surface, {"bed", "table", "floor", "chair"});
  in.texts("hurting_tools", out.hurting_tools);
}

void write_weights(JsonWriter& out, std::string_view key,
                   const std::map<std::string, double>& weights) {
  out.key(key).begin_object();
  for (const auto& [region, weight] : weights) out.field(region, weight, 3);
  out.end_object();
}

}  // namespace

Request read_request(const Json& json, const std::string& pointer, Diagnostics& problems) {
  Request out;
  JsonReader in(json, pointer, problems);
  in.only({"minutes", "focus", "less", "pressure", "mix", "techniques", "stretches", "clothed",
           "hairy", "seed", "receiver", "giver", "before"});
  double minutes = to_seconds(out.total) / 60;
  in.number("minutes", minutes, 0, 1000);
  out.total = seconds(minutes * 60);
  read_weights(in, "focus", out.focus, 10, problems);
  read_weights(in, "less", out.less, 1, problems);
  in.word("pressure", guide::kLevels, out.pressure);
  in.one_of("mix", out.mix, {"balanced", "relaxing", "knots"});
  if (const Json* object = in.object("techniques"); object != nullptr) {
    JsonReader wishes(*object, in.pointer("techniques"), problems);
    for (const auto& [id, unused] : object->items()) {
      std::string wish = "on";
      wishes.one_of(id, wish, {"like", "more", "never", "on"});
      out.techniques[id] = wish;
    }
  }
  in.boolean("stretches", out.stretches);
  in.boolean("clothed", out.clothed);
  in.boolean("hairy", out.hairy);
  auto seed = static_cast<std::int64_t>(out.seed);
  in.integer("seed", seed, 0, INT64_MAX);
  out.seed = static_cast<std::uint64_t>(seed);
  if (const Json* o = in.object("receiver"); o != nullptr)
    read_receiver(*o, in.pointer("receiver"), out.receiver, problems);
  if (const Json* o = in.object("giver"); o != nullptr)
    read_giver(*o, in.pointer("giver"), out.giver, problems);
  if (const Json* o = in.object("before"); o != nullptr)
    out.before = read_before(*o, in.pointer("before"), problems);
  return out;
}

void write(JsonWriter& out, const Request& r) {
  out.begin_object();
  out.field("minutes", to_seconds(r.total) / 60, 6);
  write_weights(out, "focus", r.focus);
  write_weights(out, "less", r.less);
  out.field("pressure", guide::word(r.pressure)).field("mix", r.mix);
  out.key("techniques").begin_object();
  for (const auto& [id, wish] : r.techniques) out.field(id, wish);
  out.end_object();
  out.field("stretches", r.stretches).field("clothed", r.clothed).field("hairy", r.hairy);
  out.key("seed").unsigned_integer(r.seed);
  const Receiver& rec = r.receiver;
  out.key("receiver").begin_object();
  out.field("stature_cm", rec.stature_cm, 1).field("sex", rec.sex).field("build", rec.build);
  out.field("arms", rec.arms).field("position", rec.position);
  out.key("moved_landmarks").begin_object();
  for (const auto& [id, at] : rec.moved_landmarks)
    out.key(id).begin_array().number(at.x, 6).number(at.y, 6).end_array();
  out.end_object().end_object();
  const Giver& g = r.giver;
  out.key("giver").begin_object();
  out.field("experience", g.experience).field("stamina", g.stamina);
  out.field("hand_breadth_mm", g.hand_breadth_mm, 1).field("stature_cm", g.stature_cm, 1);
  out.field("surface", g.surface).key("hurting_tools");
  write_texts(out, g.hurting_tools);
  out.end_object();
  if (r.before) write(out.key("before"), *r.before);
  out.end_object();
}

Result<Request> request_from_json(std::string_view text) {
  const Result<Json> json = parse_json(text, "request");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  Request out = read_request(*json, "", problems);
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

std::string to_json(const Request& request) {
  JsonWriter out;
  write(out, request);
  return out.take();
}

}  // namespace unknot::plan
