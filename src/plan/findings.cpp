// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "plan/request_json.hpp"

namespace unknot::plan {

std::string_view verdict(const std::vector<Finding>& findings) {
  if (findings.empty()) return "clean";
  Finding::Severity worst = Finding::Severity::note;
  for (const Finding& f : findings) worst = std::max(worst, f.severity);
  if (worst == Finding::Severity::unsafe) return "unsafe";
  return worst == Finding::Severity::poor ? "poor" : "notes";
}

std::string to_json(const std::vector<Finding>& findings) {
  JsonWriter out;
  out.begin_object().field("verdict", verdict(findings)).key("findings").begin_array();
  for (const Finding& f : findings) {
    out.begin_object().field("rule", f.rule);
    out.field("severity", guide::spelled(kSeverities, f.severity));
    out.key("step").integer(f.step).key("line").integer(f.line).key("column").integer(f.column);
    out.field("at_s", to_seconds(f.at), 3).field("measured", f.measured).field("limit", f.limit);
    out.field("text", f.text).end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace unknot::plan
