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

}  // namespace unknot::screening
