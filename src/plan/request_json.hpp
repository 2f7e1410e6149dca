// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "plan/plan.hpp"

/// The parts that the readers and writers of this folder share.
namespace unknot::plan {

Request read_request(const Json& json, const std::string& pointer, Diagnostics& problems);
Limits read_limits(const Json& json, const std::string& pointer, Diagnostics& problems);
void write(JsonWriter& out, const Request& request);
void write(JsonWriter& out, const Limits& limits);
void write(JsonWriter& out, const Step& step);
void write(JsonWriter& out, const BodyFit& body);

/// Every element of `texts` as a JSON list.
template <class Set>
void write_texts(JsonWriter& out, const Set& texts) {
  out.begin_array();
  for (const auto& t : texts) out.text(t);
  out.end_array();
}

/// {"id","text"} objects under `key`: reasons and warnings.
template <class Named>
void write_named(JsonWriter& out, std::string_view key, const std::vector<Named>& list) {
  out.key(key).begin_array();
  for (const auto& n : list) {
    out.begin_object().field("id", n.id).field("text", n.text).end_object();
  }
  out.end_array();
}

template <class Named>
void read_named(JsonReader& in, std::string_view key, std::vector<Named>& out,
                Diagnostics& problems) {
  const Json* list = in.array(key);
  if (list == nullptr) return;
  std::size_t i = 0;
  for (const Json& item : *list) {
    JsonReader one(item, in.pointer(key) + "/" + std::to_string(i++), problems);
    Named n;
    one.text("id", n.id);
    one.text("text", n.text);
    out.push_back(std::move(n));
  }
}

}  // namespace unknot::plan
