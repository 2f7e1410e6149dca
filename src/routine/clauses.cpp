// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "routine/spelling.hpp"
#include "routine/step.hpp"

/// What may be said about a step, one clause after the other.
namespace unknot::routine {
namespace {

constexpr std::size_t kLongestPhrase = 6;
constexpr std::array<std::string_view, 5> kFromMidline{
    "from the midline", "from the spine", "from midline", "off the midline", "beside the spine"};
constexpr std::array<std::string_view, 7> kFillers{"with", "using", "at", "for", "by", "in", "the"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

/// The longest start of the tokens that the list has, and its length; 0 where there is none. The
/// lists are folded already.
template <class List>
auto longest(const List& list, Tokens t) {
  using Value = typename List::value_type::first_type;
  for (std::size_t n = std::min(t.size(), kLongestPhrase); n > 0; --n) {
    const std::string said = phrase(t.first(n));
    for (const auto& [value, word] : list)
      if (word == said) return std::pair(value, n);
  }
  return std::pair(Value{}, std::size_t{0});
}
template <class List>
auto whole(const List& list, Tokens t) {
  using Value = typename List::value_type::first_type;
  const auto [value, n] = longest(list, t);
  return n == t.size() && n > 0 ? std::optional<Value>(value) : std::nullopt;
}

bool is_length(Unit u) { return u == Unit::mm || u == Unit::cm || u == Unit::inch; }
bool is_tempo(Unit u) {
  return u == Unit::cm_per_s || u == Unit::per_min || u == Unit::s_per_stroke;
}

}  // namespace

namespace {

/// The number at the start, in thousandths: in figures, or a word for a small one before a unit.
std::optional<std::int64_t> number(Tokens t) {
  if (t.empty()) return std::nullopt;
  if (t[0].kind == Token::Kind::number) return t[0].value;
  if (t[0].kind != Token::Kind::word || t.size() < 2) return std::nullopt;
  const std::size_t unit = longest(kUnits, t.subspan(1)).second;
  if (among(kOne, t[0].text) && unit + 1 == t.size()) return 1000;
  if (unit == 0 && t[1].text != "to" && t[1].text != "or") return std::nullopt;
  for (const auto& [value, word] : kNumberWords)
    if (word == t[0].text) return value * 1000;
  return std::nullopt;
}

}  // namespace

std::pair<Measure, std::size_t> range(Tokens t, Issues& issues) {
  Measure out;
  std::size_t at = 0;
  if (t.size() > 2 && t[0].text == "at" && t[1].text == "least") {
    out.at_least = true;
    at = 2;
  } else if (t.size() > 1 && t[0].text == "about") {
    at = 1;
  }
  const auto first = number(t.subspan(std::min(at, t.size())));
  if (!first) return {out, 0};
  out.from = out.to = *first;
  ++at;
  const bool joined = at + 1 < t.size() &&
                      (t[at].kind == Token::Kind::dash || t[at].text == "to" || t[at].text == "or");
  const auto second = joined ? number(t.subspan(at + 1)) : std::nullopt;
  if (!second) return {out, at};
  out.to = *second;
  const auto [from, length] = extent(t.first(at + 2));
  if (out.to < out.from) {
    issues.warning(from, length, "the larger number stands first", "turned round");
    std::swap(out.from, out.to);
  }
  if (out.at_least) issues.error(from, length, "either a range or \"at least\"", "");
  return {out, at + 2};
}

bool StepReader::measured(Tokens clause) {
  Tokens t = clause;
  const bool held = t.front().text == "hold" && t.size() > 1;
  if (held) t = t.subspan(1);
  if (t.front().text == "for" && t.size() > 1) t = t.subspan(1);
  auto [measure, n] = range(t, issues_);
  if (n == 0) return false;
  Tokens rest = t.subspan(n);
  const auto [at, length] = extent(clause);
  const auto dash = std::ranges::find_if(
      rest, [](const Token& w) { return w.text == "hold" || w.text == "holds" || w.text == "x"; });
  const auto [unit, used] = longest(kUnits, rest);
  if (used == 0 || (rest.size() > used && !held && dash == rest.end() && !is_length(unit))) {
    if (rest.empty())
      issues_.error(at, length, "a number without a unit", "s, min, strokes, cm/s, strokes/min …");
    else
      issues_.error(extent(rest).first, extent(rest).second, "this is no unit that is known",
                    "s, min, strokes, cm/s, strokes/min …");
    return true;
  }
  measure.unit = unit;
  rest = rest.subspan(used);
  if (is_length(unit)) {
    if (!among(kFromMidline, phrase(rest))) {
      issues_.error(at, length, "a distance from where?", "for example: 3 cm from the midline");
    } else if (once("the distance from the midline", clause)) {
      step_.offset = measure;
    }
    return true;
  }
  if (held || !rest.empty()) return hold(clause, measure, rest);
  if (is_tempo(unit)) {
    if (once("the tempo", clause)) step_.tempo = Tempo{Tempo::Kind::measured, measure};
  } else if (once("how long", clause)) {
    step_.dose = Dose{Dose::Kind::measured, measure, 0};
  }
  return true;
}

bool StepReader::hold(Tokens clause, const Measure& time, Tokens rest) {
  const auto [at, length] = extent(clause);
  if (!rest.empty() && (rest[0].text == "hold" || rest[0].text == "holds")) rest = rest.subspan(1);
  std::int64_t times = 0;
  bool good = time.unit == Unit::s || time.unit == Unit::min || time.unit == Unit::breaths;
  if (!rest.empty()) {
    const std::size_t number = rest[0].text == "x" ? 1 : 0;
    const bool ends =
        rest.size() == number + 1 || (number == 0 && rest.size() == 2 && rest[1].text == "times");
    good = good && ends && rest.size() > number && rest[number].kind == Token::Kind::number;
    if (good) times = rest[number].value / 1000;
    good = good && times > 0 && times * 1000 == rest[number].value;
  }
  if (!good)
    issues_.error(at, length, "a hold is a time, and how often", "for example: hold 10 s x 3");
  else if (once("how long", clause))
    step_.dose = Dose{Dose::Kind::hold, time, times};
  return true;
}

bool StepReader::worded(Tokens clause) {
  const std::string said = phrase(clause);
  if (said == "optional" || said == "if wanted") {
    if (once("that it is optional", clause)) step_.optional = true;
    return true;
  }
  if (among(kUnknownTime, said)) {
    if (once("how long", clause)) step_.dose = Dose{Dose::Kind::unknown, {}, 0};
    return true;
  }
  if (among(kUnknownPressure, said)) {
    if (once("how hard", clause)) step_.pressure = Pressure{Pressure::Kind::unknown};
    return true;
  }
  if (const auto side = whole(kSides, clause)) {
    if (once("the side", clause)) step_.side = *side;
    return true;
  }
  if (const auto hands = whole(kHandsWords, clause)) {
    if (once("how the hands move", clause)) step_.hands = *hands;
    return true;
  }
  if (const auto tempo = whole(kTempoWords, clause)) {
    if (once("the tempo", clause)) step_.tempo = Tempo{*tempo, {}};
    return true;
  }
  return false;
}

bool StepReader::pressure(Tokens clause) {
  std::vector<Token> t;
  for (const Token& one : clause)
    if (one.text != "pressure" && one.text != "from" && !(t.empty() && among(kFillers, one.text)))
      t.push_back(one);
  if (t.empty()) return false;
  Tokens rest(t);
  const auto next_is = [&](std::initializer_list<std::string_view> words) {
    if (rest.empty() || std::ranges::find(words, rest[0].text) == words.end()) return false;
    rest = rest.subspan(1);
    return true;
  };
  const auto level = [&]() -> std::optional<Press> {
    const auto [press, n] = longest(kPresses, rest);
    rest = rest.subspan(n);
    return n == 0 ? std::nullopt : std::optional(press);
  };
  Pressure out;
  bool change = false;
  const auto turn = [&] {
    if (next_is({"rising", "growing", "building", "increasing"})) {
      out.kind = Pressure::Kind::rising;
    } else if (next_is({"falling", "easing", "fading", "decreasing"})) {
      out.kind = Pressure::Kind::falling;
    } else {
      return false;
    }
    return change = true;
  };
  turn();
  const auto first = level();
  if (!first) return false;
  out.from = out.to = *first;
  if (!rest.empty()) {
    if (!change && next_is({"up"})) {
      next_is({"and", "then"});
      out.kind = Pressure::Kind::up_and_down;
    } else if (!change && turn()) {
      next_is({"to"});
    } else if (next_is({"to", "or"})) {
      if (!change) out.kind = Pressure::Kind::range;
    } else {
      return false;
    }
    const auto second = level();
    if (!second) return false;
    out.to = *second;
    if (out.kind == Pressure::Kind::up_and_down && !next_is({"down", "back"})) return false;
  } else if (change) {
    return false;
  }
  if (!rest.empty() || !once("how hard", clause)) return rest.empty();
  if (out.kind == Pressure::Kind::range && out.from == out.to) out.kind = Pressure::Kind::level;
  if (out.kind == Pressure::Kind::range && out.from > out.to) out.kind = Pressure::Kind::falling;
  const auto [at, length] = extent(clause);
  if ((out.kind == Pressure::Kind::rising && out.from >= out.to) ||
      (out.kind == Pressure::Kind::falling && out.from <= out.to)) {
    issues_.error(at, length, "this goes the other way", "rising from light to medium");
    return true;
  }
  step_.pressure = out;
  return true;
}

bool StepReader::ways(Tokens clause) {
  std::vector<Way> found;
  Tokens rest = clause;
  while (!rest.empty()) {
    const auto [way, n] = longest(kWays, rest);
    if (n == 0) return false;
    found.push_back(way);
    rest = rest.subspan(n);
    if (rest.size() > 1 && (rest[0].text == "then" || rest[0].text == "and"))
      rest = rest.subspan(1);
    else if (!rest.empty())
      return false;
  }
  if (once("the direction", clause)) step_.ways = std::move(found);
  return true;
}

bool StepReader::tools(Tokens clause) {
  std::vector<std::string> found;
  Tokens rest = clause;
  if (rest.size() > 1 && among(kFillers, rest[0].text)) rest = rest.subspan(1);
  while (!rest.empty()) {
    std::string tool;
    std::size_t n = std::min(rest.size(), kLongestPhrase);
    for (; n > 0; --n) {
      tool = words_.tool(phrase(rest.first(n)));
      if (!tool.empty()) break;
    }
    if (n == 0) return false;
    if (!among(found, tool)) found.push_back(tool);
    rest = rest.subspan(n);
    if (rest.size() > 1 && (rest[0].text == "or" || rest[0].text == "and"))
      rest = rest.subspan(1);
    else if (!rest.empty())
      return false;
  }
  if (once("with what", clause)) step_.tools = std::move(found);
  return true;
}

}  // namespace unknot::routine
