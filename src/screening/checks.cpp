// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "base/json_writer.hpp"
#include "screening/document.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {
namespace {

struct State {
  std::set<std::string> done_before;
  std::string surface, giver;
  double room_c = -1000;  ///< not told
};

/// What to say on top of the item, given what we know today; "" for nothing.
std::string warning(const Json& item, const State& state) {
  if (state.room_c > -1000 && state.room_c < number(item, "warn_below_c", -1000))
    return text(item, "warning");
  if (state.surface == "floor") {
    const std::string floor = text(item, "floor_warning");
    if (!floor.empty()) return floor;
  }
  if (state.giver == "rushed" || state.giver == "stressed") return text(item, "rushed_warning");
  return {};
}

}  // namespace

Result<std::string> checks(const guide::Guide& guide, std::string_view state_json) {
  const Result<Json> document = folder(guide, "checklists");
  if (!document) return std::unexpected(document.error());
  const Result<Json> json = parse_json(state_json, "state");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  State state;
  JsonReader in(*json, "", problems);
  in.only({"done_before", "surface", "room_c", "giver"});
  in.texts("done_before", state.done_before);
  in.one_of("surface", state.surface, {"bed", "table", "floor", "chair"});
  in.one_of("giver", state.giver, {"calm", "rushed", "stressed"});
  in.number("room_c", state.room_c, -20, 60);
  for (const std::string& id : state.done_before)
    if (get(*document, id) == nullptr)
      in.problem("done_before", "no list \"" + id + "\"", "an id of guide/checklists");
  if (!problems.empty()) return std::unexpected(problems);

  std::vector<std::pair<double, std::string>> order;
  for (const auto& [id, list] : document->items())
    order.emplace_back(number(list, "order", 1e6), id);
  std::sort(order.begin(), order.end());
  JsonWriter out;
  out.begin_object().key("lists").begin_array();
  for (const auto& [unused, id] : order) {
    const Json& list = *get(*document, id);
    const bool known = state.done_before.contains(id);
    out.begin_object().field("id", id).field("title", text(list, "title"));
    out.field("intro", text(list, "intro")).field("when", text(list, "when"));
    out.field("short", known).key("items").begin_array();
    for (const Json* item : items(list, "items")) {
      const std::string warned = warning(*item, state);
      if (known && !flag(*item, "daily") && warned.empty()) continue;
      out.begin_object().field("id", text(*item, "id")).field("text", text(*item, "text"));
      out.field("must", flag(*item, "must"));
      for (const std::string_view key : {"why", "act", "missing"})
        if (const std::string more = text(*item, key); !more.empty()) out.field(key, more);
      if (!warned.empty()) out.field("warning", warned);
      if (get(*item, "shown_by") != nullptr)
        out.key("shown_by").raw(get(*item, "shown_by")->dump());
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::screening
