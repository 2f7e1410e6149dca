// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "narration/words.hpp"

namespace unknot::narration {

using plan::Step;

const std::string* find_phrase(const guide::Guide& guide, std::string_view language,
                               std::string_view id) {
  for (const std::string_view l : {language, std::string_view("en")}) {
    const auto words = guide.phrases.find(std::string(l));
    if (words == guide.phrases.end()) continue;
    const auto found = words->second.find(std::string(id));
    if (found != words->second.end()) return &found->second;
  }
  return nullptr;
}

std::string fill(std::string_view text, const std::map<std::string, std::string>& slots) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    out += text.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const auto slot = slots.find(std::string(text.substr(open + 1, close - open - 1)));
    if (slot != slots.end()) out += slot->second;
    text.remove_prefix(close + 1);
  }
  return out;
}

std::string phrase(const guide::Guide& guide, std::string_view language, std::string_view id,
                   const std::map<std::string, std::string>& slots) {
  const std::string* found = find_phrase(guide, language, id);
  return found != nullptr ? fill(*found, slots) : std::string(id);
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string area_name(const guide::Guide& guide, std::string_view region, guide::Side side,
                      std::string_view language) {
  const std::string id = "areas." + std::string(region);
  if (side != guide::Side::none) {
    const std::string sided = id + "-" + std::string(guide::word(side));
    if (const std::string* found = find_phrase(guide, language, sided)) return *found;
  }
  const std::string* own = find_phrase(guide, language, id);
  const auto known = guide.regions.find(std::string(region));
  std::string name(region);
  if (known != guide.regions.end()) name = known->second.name;
  if (own != nullptr) name = *own;
  if (side == guide::Side::none || side == guide::Side::both) return name;
  return phrase(guide, language, "words." + std::string(guide::word(side)), {{"area", name}});
}

std::string tool_name(const guide::Guide& guide, std::string_view tool, std::string_view language) {
  const std::string id = "words.tool-" + std::string(tool);
  if (const std::string* found = find_phrase(guide, language, id)) return *found;
  const auto known = guide.tools.find(std::string(tool));
  return known != guide.tools.end() ? known->second.name : std::string(tool);
}

std::string title(const guide::Guide& guide, const Step& step, std::string_view language) {
  if (step.technique.empty()) {
    const std::string kind(guide::spelled(plan::kKinds, step.kind));
    return phrase(guide, language, "words.kind-" + kind,
                  {{"area", area_name(guide, step.region, step.side, language)}});
  }
  const std::map<std::string, std::string> slots{
      {"area", area_name(guide, step.region, step.side, language)}};
  const bool closing = step.stage >= guide::Stage::cool_down;
  const std::string id = "techniques." + step.technique;
  if (const std::string* own = find_phrase(guide, language, id + "-closing"); own && closing)
    return fill(*own, slots);
  if (const std::string* own = find_phrase(guide, language, id)) return fill(*own, slots);
  const auto known = guide.techniques.find(step.technique);
  std::string name = known != guide.techniques.end() ? known->second.name : step.technique;
  if (step.region.empty()) return capital(name);
  return capital(std::move(name)) + ", " + slots.at("area");
}

std::string line(const guide::Guide& guide, const Step& step, std::string_view language) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : " \u00b7 ") + part;
  };
  if (step.technique.empty() && step.kind != Step::Kind::hold) {
    const std::string kind(guide::spelled(plan::kKinds, step.kind));
    const std::string* own = find_phrase(guide, language, "words.line-" + kind);
    return own != nullptr ? *own : std::string();
  }
  if (!step.tool.empty()) add(tool_name(guide, step.tool, language));
  const std::string level(guide::word(step.pressure));
  add(phrase(guide, language, "words.level-" + level));
  add(phrase(guide, language, "words.hint-" + level));
  return out;
}

std::string describe(const guide::Guide& guide, const Step& step, std::string_view language) {
  const std::string detail = line(guide, step, language);
  return title(guide, step, language) + (detail.empty() ? "" : ": " + detail);
}

std::string fact_text(const guide::Guide& guide, std::string_view language,
                      const session::Fact& fact) {
  std::map<std::string, std::string> slots = fact.slots;
  if (const auto region = slots.find("region"); region != slots.end()) {
    guide::Side side = guide::Side::none;
    if (const auto s = slots.find("side"); s != slots.end())
      side = guide::value_of(guide::kSides, s->second).value_or(side);
    slots["area"] = area_name(guide, region->second, side, language);
  }
  if (const auto tool = slots.find("tool"); tool != slots.end())
    tool->second = tool_name(guide, tool->second, language);
  if (const auto command = slots.find("command"); command != slots.end())
    command->second = phrase(guide, language, "words.command-" + command->second);
  return phrase(guide, language, fact.id, slots);
}

Ms spoken_length(const guide::Guide& guide, std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space && !inside) ++words;
    inside = !space;
  }
  const double per_minute = guide.limit("LIVE/cues", "words_per_minute");
  const double lead = guide.limit("LIVE/cues", "lead_s");
  return words == 0 ? Ms(0) : seconds(static_cast<double>(words) * 60 / per_minute + lead);
}

}  // namespace unknot::narration
