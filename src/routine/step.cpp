// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/step.hpp"

#include <algorithm>

#include "routine/spelling.hpp"

namespace unknot::routine {
namespace {

/// No name is longer, in words.
constexpr std::size_t kLongestName = 9;

template <class List>
bool in(const List& list, const std::string& word) {
  return std::ranges::find(list, word) != std::end(list);
}
constexpr std::array<std::string_view, 14> kBefore{"on", "over", "across", "around", "at",
                                                   "in", "into", "onto",   "to",     "along",
                                                   "up", "down", "from",   "of"};

}  // namespace

Step StepReader::read(std::size_t from, std::size_t to) {
  bool is_first = true;
  while (from <= to && !issues_.full()) {
    std::size_t end = from;
    for (bool quoted = false; end < to && (quoted || line_[end] != ','); ++end)
      if (line_[end] == '"') quoted = !quoted;
    const std::vector<Token> clause = tokens(line_, from, end, issues_);
    if (clause.empty())
      issues_.error(std::min(from, line_.size() - 1), 1, "nothing stands between these commas",
                    "leave the comma out");
    else if (is_first)
      first(clause);
    else
      other(clause);
    is_first = false;
    from = end + 1;
  }
  return std::move(step_);
}

void StepReader::first(const std::vector<Token>& clause) {
  const auto named =
      std::ranges::find_if(clause, [](const Token& t) { return t.kind != Token::Kind::word; });
  const auto words = static_cast<std::size_t>(named - clause.begin());
  const Tokens all(clause);
  std::size_t n = std::min(words, kLongestName);
  for (; n > 0 && step_.technique.empty(); --n)
    step_.technique = words_.technique(phrase(all.first(n)));
  std::size_t next = step_.technique.empty() ? 0 : n + 1;
  if (step_.technique.empty()) {
    next = 1;
    while (next < clause.size() && clause[next].kind == Token::Kind::word &&
           !in(kBefore, clause[next].text))
      ++next;
    Nearest nearest(phrase(all.first(next)));
    for (const auto& [name, id] : words_.technique_names) nearest.consider(name);
    const std::string hint = nearest.hint();
    const auto [at, length] = extent(all.first(next));
    issues_.error(at, length, "a line begins with a technique, and this is none that is known",
                  hint.empty() ? "for one of your own: other \"its name\"" : hint);
    step_.technique = "other";
  }
  if (next < clause.size() && clause[next].kind == Token::Kind::quoted) {
    step_.original = clause[next].text;
    if (step_.original.empty())
      issues_.error(clause[next].at, clause[next].length, "this name is empty", "leave it out");
    ++next;
  }
  const Tokens rest = all.subspan(next);
  if (rest.empty()) return;
  std::size_t understood = places(rest);
  if (understood == rest.size()) return;
  while (understood + 1 < rest.size() &&
         (in(kBefore, rest[understood].text) || rest[understood].text == "the"))
    ++understood;
  Nearest nearest(phrase(rest.subspan(understood)));
  for (const auto& [name, id] : words_.place_names) nearest.consider(name);
  const auto [at, length] = extent(rest.subspan(understood));
  const std::string hint = nearest.hint();
  issues_.error(at, length, "this is no place that is known",
                hint.empty() ? "a place, then a comma before anything else" : hint);
}

std::size_t StepReader::places(Tokens clause) {
  std::size_t at = 0, understood = 0;
  const std::size_t before = step_.places.size();
  while (at < clause.size()) {
    std::string place;
    std::size_t n = std::min(clause.size() - at, kLongestName);
    for (; n > 0; --n) {
      place = words_.place(phrase(clause.subspan(at, n)));
      if (!place.empty()) break;
    }
    if (!place.empty()) {
      if (!in(step_.places, place)) step_.places.push_back(place);
      at += n;
      understood = at;
      if (at < clause.size() && (clause[at].text == "and" || clause[at].text == "&")) {
        ++at;
        continue;
      }
      break;
    }
    const std::string& word = clause[at].text;
    const bool one_side = word == "left" || word == "right";
    if (one_side && step_.side == Side::not_said) {
      step_.side = word == "left" ? Side::left : Side::right;
      said_.insert("the side");
    } else if (!one_side && !in(kBefore, word) && word != "the") {
      break;
    }
    ++at;
  }
  if (step_.places.size() == before) return 0;
  return understood;
}

void StepReader::other(const std::vector<Token>& clause) {
  const Tokens all(clause);
  if (clause.front().text == "until" && clause.size() > 1) {
    if (!once("until when", all)) return;
    const auto [at, length] = extent(all.subspan(1));
    step_.until = line_.substr(at, length);
    if (step_.until.find('"') != std::string::npos)
      issues_.error(at, length, "write this without quotation marks", "");
    return;
  }
  if (measured(all) || worded(all)) return;
  if (pressure(all) || ways(all) || tools(all)) return;
  if (step_.places.empty() && places(all) == all.size()) return;
  unknown(all);
}

void StepReader::unknown(Tokens clause) {
  const auto [at, length] = extent(clause);
  const std::string said = phrase(clause);
  if (!words_.place(said).empty())
    return issues_.error(at, length, "the places are named already",
                         "all of them behind the technique, with \"and\" between them");
  Nearest nearest(said);
  const auto all_of = [&](const auto& list) {
    for (const auto& [value, word] : list) nearest.consider(word);
  };
  all_of(kSides);
  all_of(kHandsWords);
  all_of(kWays);
  all_of(kPresses);
  all_of(kTempoWords);
  for (const auto& [name, id] : words_.tool_names) nearest.consider(name);
  if (step_.places.empty())
    for (const auto& [name, id] : words_.place_names) nearest.consider(name);
  const std::string hint = nearest.hint();
  issues_.error(at, length, "what does this say about the step?",
                hint.empty()
                    ? "side, direction, tool, pressure, tempo, time; a thought goes behind #"
                    : hint);
}

bool StepReader::once(const char* what, Tokens clause) {
  if (said_.insert(what).second) return true;
  const auto [at, length] = extent(clause);
  issues_.error(at, length, std::string("this line says ") + what + " twice", "keep one of them");
  return false;
}

}  // namespace unknot::routine
