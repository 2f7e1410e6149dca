// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/step.hpp"

#include <algorithm>
#include <tuple>

#include "routine/spelling.hpp"

namespace unknot::routine {
namespace {

/// No name is longer, in words.
constexpr std::size_t kLongestName = 9;

template <class List>
bool in(const List& list, const std::string& word) {
  return std::ranges::find(list, word) != std::end(list);
}
constexpr std::array<std::string_view, 15> kBefore{"on", "over", "across", "around", "at",
                                                   "in", "into", "onto",   "to",     "along",
                                                   "up", "down", "from",   "of",     "all"};
/// Between two places of one stroke: "from the lower back up to the shoulders".
constexpr std::array<std::string_view, 6> kBetween{"to", "up", "down", "into", "over", "through"};
/// Between two things that are said of a step.
constexpr std::array<std::string_view, 12> kJoins{"with", "using", "for", "and", "then", "by",
                                                  "in",   "at",    "a",   "an",  "your", "the"};
/// What people begin a line with before they say what is done.
constexpr std::array<std::string_view, 14> kLeadIns{
    "start with", "begin with", "finish with", "end with", "finally",       "then", "next",
    "now",        "apply",      "do",          "give",     "continue with", "add",  "perform"};
constexpr std::size_t kSamePlace = static_cast<std::size_t>(-1);
/// No clause is longer, in words.
constexpr std::size_t kLongestPart = 8;

/// What to write instead of what is no technique.
std::string instead(const std::string& said, const std::string& nearest) {
  for (const std::string_view head : {"repeat ", "alternate "})
    if (said.starts_with(head)) return "a part opens with a colon: " + said + ":";
  for (const auto& [id, word] : kSkins)
    if (said == word) return "skin: " + said;
  for (const auto& [id, word] : kPositions)
    if (said == word) return "position: " + said;
  return nearest.empty() ? "for one of your own: other \"its name\"" : nearest;
}

}  // namespace

Step StepReader::read(std::size_t from, std::size_t to) {
  bool is_first = true;
  while (from <= to && !issues_.full()) {
    std::size_t end = from;
    const auto digit = [&](std::size_t i) { return i < to && line_[i] >= '0' && line_[i] <= '9'; };
    const auto decimal = [&](std::size_t i) { return i > from && digit(i - 1) && digit(i + 1); };
    for (bool quoted = false; end < to && (quoted || line_[end] != ',' || decimal(end)); ++end)
      if (quotes(line_, end, quoted)) quoted = !quoted;
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
  if (way_ && step_.ways.empty()) step_.ways = {*way_};
  return std::move(step_);
}

std::pair<std::string, std::size_t> StepReader::technique(Tokens t) const {
  const auto named =
      std::ranges::find_if(t, [](const Token& one) { return one.kind != Token::Kind::word; });
  std::size_t n = std::min(static_cast<std::size_t>(named - t.begin()), kLongestName);
  for (; n > 0; --n)
    if (std::string id = words_.technique(phrase(t.first(n))); !id.empty()) return {id, n};
  return {};
}

std::size_t StepReader::before_technique(Tokens clause) {
  constexpr std::size_t kMost = 3;  // words of one thing, and things
  const StepReader before = *this;
  std::size_t at = 0;
  for (const std::string_view lead : kLeadIns)
    for (std::size_t n = 2; n > 0 && at == 0; --n)
      if (clause.size() > n && phrase(clause.first(n)) == lead) at = n;
  for (std::size_t things = 0; things <= kMost && at < clause.size(); ++things) {
    const auto [id, words] = technique(clause.subspan(at));
    // "forearm" alone is a glide, "forearm compression" is not.
    const bool with = !id.empty() && !words_.tool(phrase(clause.subspan(at, words))).empty() &&
                      !technique(clause.subspan(at + words)).first.empty();
    if (!id.empty() && !with) return at;
    const std::size_t n = part(clause.subspan(at), kMost);
    if (n == 0) break;
    at += n;
  }
  step_ = before.step_;
  said_ = before.said_;
  return 0;
}

void StepReader::first(const std::vector<Token>& clause) {
  const std::size_t skipped = before_technique(clause);
  const Tokens all = Tokens(clause).subspan(skipped);
  std::size_t n = 0;
  std::tie(step_.technique, n) = technique(all);
  std::size_t next = n;
  if (step_.technique.empty()) {
    next = 1;
    while (next < all.size() && all[next].kind == Token::Kind::word && !in(kBefore, all[next].text))
      ++next;
    Nearest nearest(phrase(all.first(next)));
    for (const auto& [name, id] : words_.technique_names) nearest.consider(name);
    const std::string hint = nearest.hint();
    const auto [at, length] = extent(all.first(next));
    issues_.error(at, length, "a line begins with a technique, and this is none that is known",
                  instead(phrase(all), hint));
    step_.technique = "other";
  }
  if (next < all.size() && all[next].kind == Token::Kind::quoted) {
    step_.original = all[next].text;
    if (step_.original.empty())
      issues_.error(all[next].at, all[next].length, "this name is empty", "leave it out");
    ++next;
  }
  const Tokens rest = all.subspan(next);
  if (rest.empty()) return;
  std::size_t understood = places(rest);
  places_last_ = understood == rest.size();
  if (places_last_ || parts(rest.subspan(understood))) return;
  if (rest[understood].text == "and" && !technique(rest.subspan(understood + 1)).first.empty()) {
    const auto [at, length] = extent(rest.subspan(understood));
    return issues_.error(at, length, "this is another technique", "a line for each");
  }
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
  const Side side = step_.side;
  const std::optional<Way> way = way_;
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
      const std::size_t on = further(clause.subspan(at));
      if (on == 0) break;
      if (on != kSamePlace) at += on;
      continue;
    }
    const std::string& word = clause[at].text;
    const bool one_side = word == "left" || word == "right";
    const bool two = one_side && at + 2 < clause.size() && clause[at + 1].text == "and" &&
                     (clause[at + 2].text == "left" || clause[at + 2].text == "right");
    if (one_side && step_.side == Side::not_said) {
      step_.side = two ? Side::each : word == "left" ? Side::left : Side::right;
      said_.insert("the side");
      if (two) at += 2;
    } else if (!one_side && !in(kBefore, word) && word != "the") {
      break;
    }
    // "From the spine outward" is a way, not a place.
    if ((word == "from" || word == "to") && at + 1 < clause.size()) {
      const std::size_t the = clause[at + 1].text == "the" ? 2 : 1;
      const auto next = at + the < clause.size() ? words_.place(clause[at + the].text) : "";
      if (!next.empty() && words_.places.at(next).spine) break;
    }
    if (word == "up" || word == "down") way_ = word == "up" ? Way::up : Way::down;
    ++at;
  }
  if (step_.places.size() > before) return understood;
  step_.side = side;
  way_ = way;
  if (side == Side::not_said) said_.erase("the side");
  return 0;
}

std::size_t StepReader::further(Tokens t) {
  std::size_t n = 0;
  while (n < t.size() && in(kBetween, t[n].text)) ++n;
  const Tokens rest = t.subspan(n);
  std::string place;
  for (std::size_t k = std::min(rest.size(), kLongestName); k > 0 && place.empty(); --k)
    place = words_.place(phrase(rest.first(k)));
  // Right behind a place stands only the same one in other words: "all over the back".
  if (place.empty() || (n == 0 && place != step_.places.back())) return 0;
  if (n == 0) return kSamePlace;
  if (t[0].text == "up" || t[0].text == "down") way_ = t[0].text == "up" ? Way::up : Way::down;
  return n;
}

void StepReader::other(const std::vector<Token>& clause) {
  const Tokens all(clause);
  if (clause.front().text == "until" && clause.size() > 1) {
    if (!once("until when", all)) return;
    const auto [at, length] = extent(all.subspan(1));
    step_.until = issues_.original(at, length);
    if (line_.substr(at, length).find('"') != std::string::npos)
      issues_.error(at, length, "write this without quotation marks", "");
    return;
  }
  const bool more_places = places_last_ || step_.places.empty();
  places_last_ = false;
  if (taken(all)) return;
  if (more_places) {
    const StepReader before = *this;
    if (places(all) == all.size()) {
      places_last_ = true;
      return;
    }
    step_ = before.step_;
    said_ = before.said_;
  }
  // Said again for what is wrong with it.
  if (!parts(all) && !clause_of(all)) unknown(all);
}

bool StepReader::clause_of(Tokens t) {
  return measured(t) || worded(t) || pressure(t) || ways(t) || tools(t);
}

bool StepReader::taken(Tokens some) {
  Issues unheard;
  unheard.line(1, line_);
  StepReader probe(words_, line_, unheard);
  probe.step_ = step_;
  probe.said_ = said_;
  probe.way_ = way_;
  const bool read =
      probe.clause_of(some) || (step_.places.empty() && probe.places(some) == some.size());
  if (!read || !unheard.take().empty()) return false;
  step_ = std::move(probe.step_);
  said_ = std::move(probe.said_);
  way_ = probe.way_;
  return true;
}

std::size_t StepReader::part(Tokens t, std::size_t longest) {
  for (std::size_t n = std::min(t.size(), longest); n > 0; --n)
    if (taken(t.first(n))) return n;
  return 0;
}

bool StepReader::parts(Tokens t) {
  const StepReader before = *this;
  std::size_t at = 0;
  while (at < t.size()) {
    std::size_t n = part(t.subspan(at), kLongestPart);
    if (n == 0 && at + 1 < t.size() && in(kJoins, t[at].text)) n = 1;
    if (n == 0) {
      step_ = before.step_;
      said_ = before.said_;
      return false;
    }
    at += n;
  }
  return true;
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
