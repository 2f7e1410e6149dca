// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "plan/request_json.hpp"

namespace unknot::plan {
namespace {

constexpr std::array kMarkKinds{guide::Spelling<Mark::Kind>{Mark::Kind::avoid, "avoid"},
                                guide::Spelling<Mark::Kind>{Mark::Kind::sore, "sore"}};

void read_area_caps(JsonReader& in, Limits& out, Diagnostics& problems) {
  const Json* list = in.array("area_caps");
  if (list == nullptr) return;
  std::size_t i = 0;
  for (const Json& item : *list) {
    JsonReader one(item, in.pointer("area_caps") + "/" + std::to_string(i++), problems);
    one.only({"region", "side", "cap"});
    Area area;
    Level cap = Level::none;
    one.text("region", area.region);
    one.word("side", guide::kSides, area.side);
    one.word("cap", guide::kLevels, cap);
    if (area.region.empty()) one.problem("region", "is missing", "a region id");
    const auto [it, fresh] = out.area_caps.try_emplace(area, cap);
    if (!fresh) it->second = lower(it->second, cap);
  }
}

void read_marks(JsonReader& in, Limits& out, Diagnostics& problems) {
  const Json* list = in.array("marks");
  if (list == nullptr) return;
  std::size_t i = 0;
  for (const Json& item : *list) {
    JsonReader one(item, in.pointer("marks") + "/" + std::to_string(i++), problems);
    one.only({"kind", "u", "v", "radius_mm", "note"});
    Mark mark;
    one.word("kind", kMarkKinds, mark.kind);
    for (const auto key : {"u", "v", "radius_mm"})
      if (!one.has(key)) one.problem(key, "is missing", "a number");
    one.number("u", mark.at.x, -1.5, 1.5);
    one.number("v", mark.at.y, -0.3, 1.3);
    one.number("radius_mm", mark.radius.value, 1, 600);
    one.text("note", mark.note);
    out.marks.push_back(std::move(mark));
  }
}

}  // namespace

Limits read_limits(const Json& json, const std::string& pointer, Diagnostics& problems) {
  Limits out;
  JsonReader in(json, pointer, problems);
  in.only({"cap", "area_caps", "marks", "barred_tools", "barred_techniques", "opted_in",
           "max_minutes", "firm_asked", "lumbar_more", "positions", "good_until", "reasons"});
  in.word("cap", guide::kLevels, out.cap);
  read_area_caps(in, out, problems);
  read_marks(in, out, problems);
  in.texts("barred_tools", out.barred_tools);
  in.texts("barred_techniques", out.barred_techniques);
  in.texts("opted_in", out.opted_in);
  double minutes = to_seconds(out.max_total) / 60;
  in.number("max_minutes", minutes, 0, 90);
  out.max_total = seconds(minutes * 60);
  in.boolean("firm_asked", out.firm_asked);
  in.boolean("lumbar_more", out.lumbar_more);
  in.texts("positions", out.positions);
  if (in.has("good_until")) in.text("good_until", out.good_until);
  read_named(in, "reasons", out.reasons, problems);
  return out;
}

void write(JsonWriter& out, const Limits& l) {
  out.begin_object().field("cap", guide::word(l.cap));
  out.key("area_caps").begin_array();
  for (const auto& [area, cap] : l.area_caps) {
    out.begin_object().field("region", area.region).field("side", guide::word(area.side));
    out.field("cap", guide::word(cap)).end_object();
  }
  out.end_array().key("marks").begin_array();
  for (const Mark& m : l.marks) {
    out.begin_object().field("kind", guide::spelled(kMarkKinds, m.kind));
    out.field("u", m.at.x, 4).field("v", m.at.y, 4).field("radius_mm", m.radius.value, 1);
    out.field("note", m.note).end_object();
  }
  out.end_array().key("barred_tools");
  write_texts(out, l.barred_tools);
  out.key("barred_techniques");
  write_texts(out, l.barred_techniques);
  out.key("opted_in");
  write_texts(out, l.opted_in);
  out.field("max_minutes", to_seconds(l.max_total) / 60, 6);
  out.field("firm_asked", l.firm_asked).field("lumbar_more", l.lumbar_more).key("positions");
  write_texts(out, l.positions);
  if (!l.good_until.empty()) out.field("good_until", l.good_until);
  write_named(out, "reasons", l.reasons);
  out.end_object();
}

Result<Limits> limits_from_json(std::string_view text) {
  const Result<Json> json = parse_json(text, "limits");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  Limits out = read_limits(*json, "", problems);
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

std::string to_json(const Limits& limits) {
  JsonWriter out;
  write(out, limits);
  return out.take();
}

}  // namespace unknot::plan
