// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/commands.hpp"

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"

namespace unknot::session {
namespace {

/// The lint judges the data; here a row that is wrong in a key goes without that key.
Command read(const std::string& id, const Json& row) {
  Command out;
  out.id = id;
  Diagnostics ignored;
  JsonReader in(row, "/" + id, ignored);
  in.text("effect", out.effect);
  in.texts("who", out.who);
  in.text("confirm", out.confirm);
  in.texts("phrases", out.phrases);
  in.texts("bars_tools", out.bars_tools);
  in.texts("emergency", out.emergency);
  in.texts("area", out.area);
  return out;
}

Json table(const guide::Guide& guide) {
  const auto found = guide.documents.find("commands");
  if (found == guide.documents.end()) return Json::object();
  Json json = Json::parse(found->second, nullptr, false);
  return json.is_object() ? json : Json::object();
}

}  // namespace

Command command_of(const guide::Guide& guide, EventKind kind) {
  const std::string id(word(kind));
  const Json rows = table(guide);
  const auto row = rows.find(id);
  Command out = row != rows.end() && row->is_object() ? read(id, *row) : Command{};
  out.id = id;
  if (out.confirm.empty()) out.confirm = "live." + id;
  return out;
}

std::vector<Command> commands(const guide::Guide& guide) {
  std::vector<Command> out;
  const Json rows = table(guide);
  for (const auto& [id, row] : rows.items())
    if (row.is_object()) out.push_back(read(id, row));
  return out;
}

}  // namespace unknot::session
