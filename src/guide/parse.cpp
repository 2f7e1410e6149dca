// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cassert>
#include <cstdlib>

#include "base/json_reader.hpp"
#include "base/random.hpp"
#include "guide/read.hpp"

namespace unknot::guide {
namespace {

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

Result<Guide> parse(std::string_view json) {
  const Result<Json> parsed = parse_json(json, "the guide");
  if (!parsed) return std::unexpected(parsed.error());
  const Json& root = *parsed;
  Diagnostics problems;
  Guide guide;
  read::Object document(root, "", problems);
  read::atlas(document, guide, problems);
  read::regions(document, guide, problems);
  read::zones(document, guide, problems);
  read::positions(document, guide, problems);
  read::tools(document, guide, problems);
  read::techniques(document, guide, problems);
  read::rules(document, guide, problems);
  read::commands(document, guide, problems);
  read::phrases(document, guide, problems);
  read::documents(document, guide);
  document.finish();
  read::links(guide, problems);
  read::sizes(guide, problems);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  // Keys are sorted, and numbers are printed shortest: the same guide gives the same text anywhere.
  guide.hash = hex(fnv1a(root.dump()));
  return guide;
}

Diagnostics missing_limits(const Guide& guide, const Guide& reference) {
  Diagnostics out;
  for (const auto& [id, rule] : reference.rules) {
    const auto found = guide.rules.find(id);
    if (found == guide.rules.end()) {
      out.push_back({"/rules", 0, 0, "the rule \"" + id + "\" is missing", {}});
      continue;
    }
    for (const auto& [key, value] : rule.limit) {
      if (found->second.limit.contains(key)) continue;
      out.push_back({"/rules", 0, 0, "the limit \"" + key + "\" of \"" + id + "\" is missing", {}});
    }
  }
  return out;
}

double Guide::limit(std::string_view id, std::string_view key) const {
  const auto rule = rules.find(std::string(id));
  if (rule != rules.end()) {
    const auto found = rule->second.limit.find(std::string(key));
    if (found != rule->second.limit.end()) return found->second;
  }
  assert(false && "the code asks for a limit that the guide does not have");
  std::abort();
}

}  // namespace unknot::guide
