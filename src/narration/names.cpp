// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "narration/names.hpp"

#include <algorithm>

#include "base/json_reader.hpp"
#include "narration/words.hpp"

namespace unknot::narration {
namespace {

using guide::Side;

/// Words in small letters; what is no letter stands between them.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  bool inside = false;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(c >= 'a' && c <= 'z') && c != '\'' && static_cast<unsigned char>(c) < 0x80) {
      inside = false;
      continue;
    }
    if (!inside) out.emplace_back();
    inside = true;
    out.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

Names::Names(const guide::Guide& guide, std::string_view language)
    : guide_(guide), language_(language) {
  add_places();
  add_tools();
  add_levels();
  const auto word = [&](std::string_view id) {
    const std::string* found = find_phrase(guide_, language_, id);
    return found == nullptr ? std::string_view() : std::string_view(*found);
  };
  add(word("words.both"), {Claim::Kind::both, "", Side::none, Level::none});
}

void Names::add(std::string_view name, const Claim& claim) {
  Words words = words_in(name);
  if (words.empty()) return;
  longest_ = std::max(longest_, words.size());
  claims_.try_emplace(std::move(words), claim);
}

void Names::add_places() {
  for (const auto& [id, region] : guide_.regions) {
    for (const Side side : {Side::none, Side::left, Side::right, Side::both}) {
      if (region.midline && side != Side::none) continue;
      const bool plain = side == Side::none;
      add(area_name(guide_, id, side, language_),
          {Claim::Kind::place, id, plain && !region.midline ? Side::both : side, Level::none});
    }
  }
  for (const auto& [id, region] : guide_.regions) {
    add(region.name, {Claim::Kind::place, id, Side::none, Level::none});
    // One word alone ("blade", "side") is said of other things as well.
    for (const std::string& alias : region.aliases)
      if (alias.find(' ') != std::string::npos)
        add(alias, {Claim::Kind::place, id, Side::none, Level::none});
  }
}

void Names::add_tools() {
  for (const auto& [id, tool] : guide_.tools) {
    const Claim claim{Claim::Kind::tool, id, Side::none, Level::none};
    add(tool.name, claim);
    add(tool.cue, claim);
    for (const std::string& alias : tool.aliases) add(alias, claim);
    for (const char* one : {"", "-one"})
      if (const std::string* said = find_phrase(guide_, language_, "words.tool-" + id + one))
        add(*said, claim);
  }
}

void Names::add_levels() {
  for (const auto& [level, spelling] : guide::kLevels)
    if (level != Level::none)
      if (const auto* said = find_phrase(guide_, language_, "words.level-" + std::string(spelling)))
        add(*said, {Claim::Kind::level, "", Side::none, level});
  const auto document = guide_.documents.find("pressure");
  const auto pressure = document == guide_.documents.end()
                            ? Result<Json>(Json::object())
                            : parse_json(document->second, "pressure");
  if (!pressure || !pressure->is_object()) return;
  Diagnostics problems;
  for (const auto& [level, spelling] : guide::kLevels) {
    const JsonReader levels(*pressure, "", problems);
    const Json* one = levels.find(spelling);
    if (one == nullptr || !one->is_object()) continue;
    JsonReader reader(*one, "", problems);
    std::vector<std::string> said;
    reader.texts("words", said);
    for (const std::string& word : said) {
      add(word, {Claim::Kind::at_least, "", Side::none, level});
      for (const char* no : {"no ", "not ", "don't ", "not a ", "instead of ", "never "})
        add(no + word, {});
    }
  }
}

bool Names::holds(const Claim& claim, const body::Doing& doing) const {
  switch (claim.kind) {
    case Claim::Kind::place:
      if (claim.side != Side::none) return body::has_place(guide_, doing, claim.id, claim.side);
      return body::has_place(guide_, doing, claim.id, Side::none) ||
             body::has_place(guide_, doing, claim.id, Side::left) ||
             body::has_place(guide_, doing, claim.id, Side::right);
    case Claim::Kind::tool:
      return doing.hands[0].tool == claim.id || doing.hands[1].tool == claim.id;
    case Claim::Kind::level:
      return doing.level == claim.level;
    case Claim::Kind::at_least:
      return doing.level >= claim.level;
    case Claim::Kind::both:
      return doing.count() == 2;
    case Claim::Kind::nothing:
      break;
  }
  return true;
}

bool Names::true_of(std::string_view text, const body::Doing& doing) const {
  const Words words = words_in(text);
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 1;
    for (std::size_t n = std::min(longest_, words.size() - i); n > 0; --n) {
      const auto from = words.begin() + static_cast<std::ptrdiff_t>(i);
      const auto found = claims_.find(Words(from, from + static_cast<std::ptrdiff_t>(n)));
      if (found == claims_.end()) continue;
      if (!holds(found->second, doing)) return false;
      taken = n;
      break;
    }
    i += taken;
  }
  return true;
}

}  // namespace unknot::narration
