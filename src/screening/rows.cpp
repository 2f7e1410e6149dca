// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/rows.hpp"

namespace unknot::screening {
namespace {

const Json& nothing() {
  static const Json kNothing = Json::object();
  return kNothing;
}

}  // namespace

const Row* Rows::find(std::string_view id) const {
  for (const Row& row : in_order)
    if (row.id == id) return &row;
  return nullptr;
}

const Json& Rows::words() const {
  const Json* words = get(document, "words");
  return words != nullptr ? *words : nothing();
}

Result<Rows> load_rows(const guide::Guide& guide) {
  Result<Json> document = folder(guide, "screening");
  if (!document) return std::unexpected(document.error());
  Rows rows;
  rows.document = std::move(*document);
  for (const auto& [id, data] : rows.document.items()) {
    if (id == "words") continue;
    Row row;
    row.id = id;
    row.kind = text(data, "kind");
    if (row.kind.empty()) row.kind = "yes-no-unsure";
    row.who = text(data, "who");
    row.order = number(data, "order", 1e6);
    row.data = &data;
    rows.in_order.push_back(std::move(row));
  }
  std::sort(rows.in_order.begin(), rows.in_order.end(), [](const Row& a, const Row& b) {
    return a.order != b.order ? a.order < b.order : a.id < b.id;
  });
  for (const Row& row : rows.in_order)
    for (const Json* detail : items(*row.data, "details")) {
      rows.details.emplace(text(*detail, "id"), detail);
      rows.row_of_detail.emplace(text(*detail, "id"), &row);
    }
  return rows;
}

namespace {

/// Collects what is wrong with one row.
class RowCheck {
 public:
  RowCheck(const guide::Guide& guide, const Rows& rows, const Row& row, Diagnostics& problems)
      : guide_(guide), rows_(rows), row_(row), problems_(problems) {}

  void run() {
    for (const std::string_view key : {"title", "question", "source"})
      if (text(*row_.data, key).empty()) problem(std::string(key), "is missing");
    if (row_.who != "receiver" && row_.who != "giver" && row_.who != "both")
      problem("who", "must be receiver, giver or both");
    const std::string ask = text(*row_.data, "ask");
    if (ask != "every-session" && ask != "changed")
      problem("ask", "must be every-session or changed");
    int i = 0;
    for (const Json* detail : items(*row_.data, "details"))
      check_detail(*detail, "details/" + std::to_string(i++));
    i = 0;
    for (const Json* effect : items(*row_.data, "effects"))
      check_effect(*effect, "effects/" + std::to_string(i++));
    if (const Json* place = get(*row_.data, "place")) {
      known(rows_.details, text(*place, "where"), "place/where", "detail");
      if (text(*place, "reason").empty()) problem("place/reason", "is missing");
      if (text(*place, "ask").empty()) problem("place/ask", "is missing");
    }
  }

 private:
  void check_detail(const Json& detail, const std::string& at) {
    if (rows_.row_of_detail.find(text(detail, "id"))->second != &row_)
      problem(at + "/id", "is the id of another question's detail, too");
    if (text(detail, "question").empty()) problem(at + "/question", "is missing");
    if (const Json* when = get(detail, "when"))
      known(rows_.details, text(*when, "detail"), at + "/when/detail", "detail");
  }

  void check_effect(const Json& effect, const std::string& at) {
    if (text(effect, "reason").empty() && text(effect, "advice").empty())
      problem(at, "has neither a reason nor an advice");
    for (const std::string_view key :
         {"verdict", "cap", "bar_tools", "bar_techniques", "positions", "max_minutes",
          "area_caps", "opt_out", "close_zones"})
      if (get(effect, key) != nullptr && text(effect, "reason").empty())
        problem(at + "/reason", "is missing for a limit");
    const std::string cap = text(effect, "cap");
    if (!cap.empty() && !guide::value_of(guide::kLevels, cap))
      problem(at + "/cap", "no level \"" + cap + "\"");
    const std::string verdict = text(effect, "verdict");
    if (!verdict.empty() && verdict != "postpone" && verdict != "emergency")
      problem(at + "/verdict", "must be postpone or emergency");
    for (const std::string& id : texts(effect, "bar_tools"))
      known(guide_.tools, id, at + "/bar_tools", "tool");
    for (const std::string& id : texts(effect, "bar_techniques"))
      known(guide_.techniques, id, at + "/bar_techniques", "technique");
    for (const std::string_view key : {"opt_out", "close_zones"})
      for (const std::string& id : texts(effect, key))
        known(guide_.zones, id, at + "/" + std::string(key), "zone");
    for (const Json* cap_of : items(effect, "area_caps"))
      for (const std::string& id : texts(*cap_of, "regions"))
        known(guide_.regions, id, at + "/area_caps", "region");
    for (const Json* condition : items(effect, "when"))
      known(rows_.details, text(*condition, "detail"), at + "/when", "detail");
  }

  template <class Map>
  void known(const Map& map, const std::string& id, const std::string& at,
             std::string_view what) {
    if (!id.empty() && !map.contains(id))
      problem(at, "no " + std::string(what) + " \"" + id + "\"");
  }

  void problem(const std::string& at, std::string message) {
    problems_.push_back({"/screening/" + escaped(row_.id) + "/" + at, 0, 0, std::move(message), {}});
  }

  const guide::Guide& guide_;
  const Rows& rows_;
  const Row& row_;
  Diagnostics& problems_;
};

}  // namespace

Diagnostics check_rows(const guide::Guide& guide) {
  const Result<Rows> rows = load_rows(guide);
  if (!rows) return rows.error();
  Diagnostics problems;
  for (const Row& row : rows->in_order) RowCheck(guide, *rows, row, problems).run();
  return problems;
}

}  // namespace unknot::screening
