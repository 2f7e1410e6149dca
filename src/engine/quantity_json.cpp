// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "engine/quantity_json.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "base/quantity.hpp"

namespace unknot::engine {

Result<std::string> read_json(std::string_view input) {
  const auto json = parse_json(input, "input");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  std::string text, kind = "number";
  Bounds bounds;
  JsonReader in(*json, "", problems);
  in.only({"text", "kind", "least", "most"});
  in.text("text", text);
  in.one_of("kind", kind, {"number", "length", "breadth", "mass", "age", "minutes"});
  in.number("least", bounds.least, -1e9, 1e9);
  in.number("most", bounds.most, -1e9, 1e9);
  if (!problems.empty()) return std::unexpected(problems);
  const Measured what = measured(kind).value_or(Measured::number);
  const Result<double> value = read_quantity(text, what, bounds, "/text");
  if (!value) return std::unexpected(value.error());
  JsonWriter out;
  out.begin_object().field("value", *value, 6).field("unit", unit_of(what)).end_object();
  return out.take();
}

}  // namespace unknot::engine
