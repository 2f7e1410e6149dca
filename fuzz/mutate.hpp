// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/random.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

/// Changes that keep text near to what is read, so that fuzzers get past the parser: one value of a
/// JSON document, or one line among many. Everything follows from the seed that libFuzzer gives.
namespace unknot::fuzz {

using Json = nlohmann::json;

inline Json odd_value(Random& random, const Json& was) {
  switch (random.below(10)) {
    case 0:
      return nullptr;
    case 1:
      return Json::array();
    case 2:
      return Json::object();
    case 3:
      return -1;
    case 4:
      return 0;
    case 5:
      return 1e300;
    case 6:
      return "";
    case 7:
      return was.is_number() ? Json(was.get<double>() * (random.unit() * 4 - 2)) : Json(true);
    case 8:
      return was.is_number() ? Json(was.get<double>() + random.unit() - 0.5) : Json("palm");
    default:
      return was.is_number_integer() ? Json(was.get<double>() + 1) : Json(INT64_MAX);
  }
}

/// Every value in the document, the document itself first. Its depth is what the parser let pass.
inline void collect(Json& node, std::vector<Json*>& out, int depth = 0) {
  out.push_back(&node);
  if (depth > 64) return;
  if (node.is_structured())
    for (Json& child : node) collect(child, out, depth + 1);
}

/// One value replaced, taken from elsewhere in the document, doubled or left out. What is no JSON
/// stays as it is.
inline std::string mutated_json(std::string_view text, Random& random) {
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) return std::string(text);
  std::vector<Json*> all;
  collect(document, all);
  Json& at = *all[random.below(all.size())];
  const Json other = *all[random.below(all.size())];
  switch (random.below(6)) {
    case 0:
      at = other;
      break;
    case 1:
      if (at.is_array()) at.push_back(other);
      if (at.is_object()) at["more"] = other;
      break;
    case 2:
      if (at.is_structured() && !at.empty())
        at.erase(std::next(at.begin(), static_cast<long>(random.below(at.size()))));
      break;
    case 3:
      if (at.is_array() && at.size() > 1)
        std::swap(at[random.below(at.size())], at[random.below(at.size())]);
      break;
    default:
      at = odd_value(random, at);
  }
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// With their line feeds.
inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

/// One line taken out, doubled, moved, cut or with one value changed.
inline void mutate_lines(std::vector<std::string>& lines, Random& random) {
  if (lines.empty()) return;
  const std::size_t at = random.below(lines.size());
  const auto place = lines.begin() + static_cast<long>(at);
  switch (random.below(8)) {
    case 0:
      lines.erase(place);
      break;
    case 1:
      lines.insert(lines.begin() + static_cast<long>(random.below(lines.size() + 1)),
                   std::string(*place));
      break;
    case 2:
      std::swap(*place, lines[random.below(lines.size())]);
      break;
    case 3:
      place->resize(random.below(place->size()));
      break;
    default:
      *place = mutated_json(*place, random) + "\n";
  }
}

/// libFuzzer's own change to the bytes.
inline std::string mutated_bytes(std::string_view text, std::size_t most) {
  std::vector<std::uint8_t> bytes(std::max(most, text.size()));
  std::copy(text.begin(), text.end(), bytes.begin());
  bytes.resize(LLVMFuzzerMutate(bytes.data(), text.size(), most));
  return {bytes.begin(), bytes.end()};
}

inline std::size_t put(std::string_view text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::copy_n(text.begin(), size, data);
  return size;
}

/// What LLVMFuzzerCustomMutator does with text that is made of lines: one time in `bytes` as
/// libFuzzer would, then `change` on the lines. Returns the new size.
template <class Change>
std::size_t mutated_lines(std::uint8_t* data, std::size_t size, std::size_t most, Random& random,
                          std::uint64_t bytes, Change change) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (random.below(bytes) == 0) text = mutated_bytes(text, most);
  std::vector<std::string> lines = lines_of(text);
  change(lines);
  text.clear();
  for (const std::string& line : lines) text += line;
  return put(text, data, most);
}

}  // namespace unknot::fuzz
