// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "routine/parse.hpp"
#include "routine/spelling.hpp"

namespace unknot::routine {
namespace {

/// The first spelling of a value is its own.
template <class List, class V>
std::string own_word(const List& list, const V& value) {
  return std::string(guide::spelled(list, value));
}

std::string number(std::int64_t thousandths) {
  std::string out = std::to_string(thousandths / 1000);
  if (thousandths % 1000 == 0) return out;
  std::string rest = std::to_string(thousandths % 1000);
  rest.insert(0, 3 - rest.size(), '0');
  while (rest.back() == '0') rest.pop_back();
  return out + "." + rest;
}

std::string numbers(const Measure& m) {
  std::string out = m.at_least ? "at least " : "";
  out += number(m.from);
  return m.to == m.from ? out : out + " to " + number(m.to);
}
std::string text(const Measure& m) {
  std::string unit = own_word(kUnits, m.unit);
  if (m.from == 1000 && m.to == 1000) {
    if (m.unit == Unit::strokes) unit = "stroke";
    if (m.unit == Unit::breaths) unit = "breath";
    if (m.unit == Unit::inch) unit = "inch";
  }
  return numbers(m) + " " + unit;
}

std::string text(const Pressure& p) {
  const std::string from = own_word(kPresses, p.from), to = own_word(kPresses, p.to);
  switch (p.kind) {
    case Pressure::Kind::level:
      return from;
    case Pressure::Kind::range:
      return from + " to " + to;
    case Pressure::Kind::rising:
      return "rising from " + from + " to " + to;
    case Pressure::Kind::falling:
      return "falling from " + from + " to " + to;
    case Pressure::Kind::up_and_down:
      return from + " up and " + to + " down";
    case Pressure::Kind::unknown:
      break;
  }
  return std::string(kUnknownPressure[0]);
}

std::string text(const Dose& d) {
  if (d.kind == Dose::Kind::unknown) return std::string(kUnknownTime[0]);
  if (d.kind == Dose::Kind::measured) return text(d.measure);
  return "hold " + text(d.measure) + (d.times > 0 ? " x " + std::to_string(d.times) : "");
}

class Printer {
 public:
  explicit Printer(const Vocabulary& words) : words_(words) {}

  std::string print(const Routine& routine) {
    const Item* before = nullptr;
    for (const Item& item : routine.items) {
      const bool apart = item.kind == Item::Kind::block ||
                         (before != nullptr && before->kind == Item::Kind::block);
      if (apart && before != nullptr) out_ += '\n';
      line(item, 0);
      before = &item;
    }
    return std::move(out_);
  }

 private:
  void line(const Item& item, std::size_t depth) {
    std::string said;
    switch (item.kind) {
      case Item::Kind::note:
        break;
      case Item::Kind::setting:
        said = setting(item.setting);
        break;
      case Item::Kind::step:
        said = step(item.step);
        break;
      case Item::Kind::block:
        said = head(item.block) + ":";
        break;
    }
    if (!item.note.empty() || said.empty()) {
      if (!said.empty()) said += "  ";
      said += "#";
      if (!item.note.empty()) said += " " + item.note;
    }
    out_.append(2 * depth, ' ').append(said).append("\n");
    for (const Item& inner : item.items) line(inner, depth + 1);
  }

  static std::string setting(const Setting& s) {
    std::string value = s.value;
    if (s.key == Setting::Key::time) value = text(s.time);
    if (s.key == Setting::Key::position) value = own_word(kPositions, std::string_view(s.value));
    if (s.key == Setting::Key::skin) value = own_word(kSkins, std::string_view(s.value));
    return own_word(kKeys, s.key) + ": " + value;
  }

  static std::string head(const Block& b) {
    switch (b.kind) {
      case Block::Kind::stage:
        return own_word(kStages, b.stage);
      case Block::Kind::section:
        return "section " + b.text;
      case Block::Kind::optional:
        return "optional";
      case Block::Kind::sides:
        if (b.first == Side::left) return "left side complete, then the right";
        if (b.first == Side::right) return "right side complete, then the left";
        return "one side complete, then the other";
      case Block::Kind::repeat:
      case Block::Kind::alternate:
        break;
    }
    std::string out = b.kind == Block::Kind::repeat ? "repeat" : "alternate";
    if (!b.text.empty()) return out + " until " + b.text;
    return b.times ? out + " " + numbers(*b.times) + " times" : out;
  }

  /// Places that say how they lie to something keep their own word for it.
  static bool has_preposition(const std::string& word) {
    for (const std::string_view with : {"along ", "between ", "beside ", "under ", "up ", "down "})
      if (word.starts_with(with)) return true;
    return false;
  }

  std::string step(const Step& s) const {
    std::string out = words_.techniques.at(s.technique).word;
    if (!s.original.empty()) out += " \"" + s.original + "\"";
    for (std::size_t i = 0; i < s.places.size(); ++i) {
      const std::string& place = words_.places.at(s.places[i]).word;
      const bool own = has_preposition(place);
      out += i > 0 ? " and " : own ? " " : " on ";
      out += (own ? "" : "the ") + place;
    }
    const auto clause = [&](const std::string& said) {
      if (!said.empty()) out += ", " + said;
    };
    if (s.side != Side::not_said) clause(own_word(kSides, s.side));
    if (s.offset) clause(text(*s.offset) + " from the midline");
    std::string ways;
    for (const Way way : s.ways) ways += (ways.empty() ? "" : " then ") + own_word(kWays, way);
    clause(ways);
    if (s.hands != Hands::not_said) clause(own_word(kHandsWords, s.hands));
    std::string tools;
    for (const std::string& tool : s.tools)
      tools += (tools.empty() ? "" : " or ") + words_.tools.at(tool).word;
    clause(tools);
    if (s.pressure) clause(text(*s.pressure));
    if (s.tempo)
      clause(s.tempo->kind == Tempo::Kind::measured ? text(s.tempo->measure)
                                                    : own_word(kTempoWords, s.tempo->kind));
    if (s.dose) clause(text(*s.dose));
    if (!s.until.empty()) clause("until " + s.until);
    if (s.optional) clause("optional");
    return out;
  }

  const Vocabulary& words_;
  std::string out_;
};

}  // namespace

std::string print(const Vocabulary& words, const Routine& routine) {
  return Printer(words).print(routine);
}

}  // namespace unknot::routine
