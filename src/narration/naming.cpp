// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

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

bool works(const Step& step) {
  return step.kind == Step::Kind::stroke || step.kind == Step::Kind::hold ||
         step.kind == Step::Kind::transition;
}

bool closing(const Step& step) { return step.stage >= guide::Stage::cool_down; }

std::string area_name(const guide::Guide& guide, const plan::Area& place,
                      std::string_view language) {
  if (!place.region.empty()) return area_name(guide, place.region, place.side, language);
  const bool half = place.side == guide::Side::left || place.side == guide::Side::right;
  return phrase(guide, language,
                half ? "words.area-" + std::string(guide::word(place.side)) : "words.area");
}

std::string tool_words(const guide::Guide& guide, const body::Doing& doing,
                       std::string_view language) {
  if (doing.tool.empty()) return {};
  const std::string id = "words.tool-" + doing.tool;
  if (const std::string* one = find_phrase(guide, language, id + "-one");
      one != nullptr && doing.count() == 1)
    return *one;
  return tool_name(guide, doing.tool, language);
}

std::vector<std::string> closest(const std::string& id, const body::Doing& doing) {
  std::vector<std::string> out;
  if (!doing.tool.empty()) out.push_back(id + "-" + doing.tool);
  out.push_back(id + "-" + std::string(guide::word(doing.level)));
  if (doing.count() == 1) out.push_back(id + "-one");
  out.push_back(id);
  return out;
}

std::string Namer::first_true(const std::vector<std::string>& ids, const body::Doing& doing,
                              const std::map<std::string, std::string>& slots) const {
  for (const std::string& id : ids) {
    const std::string* found = find_phrase(guide_, language_, id);
    if (found == nullptr) continue;
    std::string text = fill(*found, slots);
    if (true_of(text, doing)) return text;
  }
  return {};
}

std::string Namer::title(const Step& step, const StepWords& words) const {
  const std::string kind = "words.kind-" + std::string(guide::spelled(plan::kKinds, step.kind));
  if (!works(step)) return phrase(guide_, language_, kind);
  const body::Doing& doing = words.doing;
  const std::map<std::string, std::string> slots{
      {"area", area_name(guide_, words.place, language_)}};
  const auto known = guide_.techniques.find(step.technique);
  // Without a hand on the back there is no place to name, and hands that move are not still.
  const bool spoken =
      known != guide_.techniques.end() && known->second.pattern == guide::Pattern::spoken;
  const bool still =
      known != guide_.techniques.end() && known->second.pattern == guide::Pattern::rest;
  std::vector<std::string> ids;
  if (!step.technique.empty() && doing.touches() != spoken && !(still && doing.moves)) {
    const std::string id = "techniques." + step.technique;
    if (closing(step)) ids.push_back(id + "-closing");
    for (const std::string& one : closest(id, doing)) ids.push_back(one);
  }
  if (std::string own = first_true(ids, doing, slots); !own.empty()) return own;
  const char* plain = !doing.touches()             ? "words.kind-off"
                      : doing.moves                ? "words.kind-stroke"
                      : doing.level == Level::none ? "words.kind-hold"
                                                   : "words.kind-press";
  return first_true(closest(plain, doing), doing, slots);
}

std::string Namer::line(const Step& step, const body::Doing& doing) const {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : " \u00b7 ") + part;
  };
  const std::string own = "words.line-" + std::string(guide::spelled(plan::kKinds, step.kind));
  if (!works(step)) {
    const std::string* found = find_phrase(guide_, language_, own);
    return found != nullptr ? *found : std::string();
  }
  if (!doing.touches()) return phrase(guide_, language_, "words.line-off");
  const std::string level(guide::word(doing.level));
  add(tool_words(guide_, doing, language_));
  add(phrase(guide_, language_, "words.level-" + level));
  std::vector<std::string> hints{"words.hint-" + level};
  if (!doing.tool.empty()) hints.insert(hints.begin(), hints[0] + "-" + doing.tool);
  add(first_true(hints, doing));
  return out;
}

StepWords Namer::of(const Step& step, body::Doing doing) const {
  StepWords out;
  out.doing = std::move(doing);
  if (works(step)) out.place = body::place_of(guide_, out.doing, step.region);
  out.title = title(step, out);
  out.line = line(step, out.doing);
  return out;
}

std::vector<StepWords> step_words(const guide::Guide& guide, const plan::Plan& plan,
                                  std::string_view language) {
  const Namer namer(guide, language);
  std::vector<body::Doing> doings = body::doings_of(guide, plan);
  std::vector<StepWords> out;
  out.reserve(plan.steps.size());
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    out.push_back(namer.of(plan.steps[i], std::move(doings[i])));
  return out;
}

StepWords step_words(const guide::Guide& guide, const plan::Plan& plan, const Step& step,
                     std::string_view language) {
  const body::CellMap map(guide, plan.body);
  return Namer(guide, language).of(step, body::doing_of(guide, plan.body, map, step.path));
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
