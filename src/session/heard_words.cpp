// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "session/heard_words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace unknot::session {
namespace {

using guide::spoken_words;

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Begins like a number: "5", "-5", "1e999".
bool numeral(const std::string& word) {
  return digit(word[0]) || (word[0] == '-' && word.size() > 1 && digit(word[1]));
}

/// "5", "-5", "5.5"; NaN for everything else, and for what nobody means.
double value_of_numeral(const std::string& word) {
  constexpr std::size_t kMostDigits = 12;
  const bool negative = word[0] == '-';
  if (word.size() > kMostDigits) return kNoNumber;
  double value = 0;
  double share = 0;
  for (std::size_t i = negative ? 1 : 0; i < word.size(); ++i) {
    if (word[i] == '.' && share == 0) {
      share = 1;
    } else if (!digit(word[i])) {
      return kNoNumber;
    } else if (share > 0) {
      share /= 10;
      value += share * (word[i] - '0');
    } else {
      value = 10 * value + (word[i] - '0');
    }
  }
  return negative ? -value : value;
}

/// Letters to change, leave out, put in or swap with the next one; `most` + 1 where it is more.
std::size_t edits(const std::string& a, const std::string& b, std::size_t most) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > most) return most + 1;
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return std::min(d[a.size()][b.size()], most + 1);
}

Spoken spoken(const Strings& texts) {
  Spoken out;
  for (const std::string& text : texts) out.push_back(spoken_words(text));
  return out;
}

/// "shoulder" is "shoulders".
bool same(const std::string& a, const std::string& b, bool plural) {
  if (a == b) return true;
  if (!plural || std::min(a.size(), b.size()) < 4) return false;
  return a + "s" == b || b + "s" == a;
}

}  // namespace

bool stands_at(const Strings& words, std::size_t at, const Strings& phrase) {
  return !phrase.empty() && at + phrase.size() <= words.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

Lexicon::Lexicon(const guide::Guide& guide, const std::string& language,
                 const std::string& stop_word)
    : guide_(guide), stop_word_(spoken_words(stop_word)) {
  // A guide whose words cannot be read (its lint says so) is one without.
  const auto read = guide::hearing_of(guide);
  const std::map<std::string, guide::Hearing> all =
      read ? *read : std::map<std::string, guide::Hearing>{};
  const auto found = all.find(language);
  const auto english = all.find("en");
  if (found != all.end())
    hearing_ = found->second;
  else if (english != all.end())
    hearing_ = english->second;
  // Whatever the guide says or lacks, in whatever language, these stop.
  for (const char* word : {"stop", "halt"}) {
    hearing_.stops.emplace_back(word);
    hearing_.stops_anywhere.emplace_back(word);
  }
  for (const auto& [other, heard] : all)
    hearing_.stops.insert(hearing_.stops.end(), heard.stops.begin(), heard.stops.end());

  for (const auto* list : {&hearing_.stops, &hearing_.stops_anywhere})
    for (const std::string& text : *list)
      for (const std::string& word : spoken_words(text))
        if (word.size() >= 4) stopping_.insert(word);
  for (const std::string& word : stop_word_)
    if (word.size() >= 4) stopping_.insert(word);

  stops_ = spoken(hearing_.stops);
  stops_anywhere_ = spoken(hearing_.stops_anywhere);
  negations_ = spoken(hearing_.negations);
  questions_ = spoken(hearing_.questions);
  requests_ = spoken(hearing_.requests);
  hypothetical_ = spoken(hearing_.hypothetical);
  for (const std::string& text : hearing_.alone) alone_.insert(spoken_words(text));

  const auto command = [&](const std::string& id, const std::string& text) {
    if (const auto kind = guide::value_of(kEventKinds, id))
      add(Phrase::Kind::command, *kind, id, text);
  };
  for (const auto& [id, texts] : hearing_.answers)
    for (const std::string& text : texts) add(Phrase::Kind::answer, EventKind::answer, id, text);
  for (const auto& [id, texts] : hearing_.says)
    for (const std::string& text : texts) command(id, text);
  for (const auto& [id, row] : guide.commands) {
    for (const std::string& text : row.phrases) command(id, text);
    const bool sayable =
        row.who.empty() || row.who.contains("giver") || row.who.contains("receiver");
    if (sayable && id != "answer") command(id, id);
  }
  for (const auto& [id, region] : guide.regions) {
    add(Phrase::Kind::region, {}, id, id);
    add(Phrase::Kind::region, {}, id, region.name);
    for (const std::string& alias : region.aliases) add(Phrase::Kind::region, {}, id, alias);
  }
  for (const auto& [id, tool] : guide.tools) {
    add(Phrase::Kind::tool, {}, id, id);
    add(Phrase::Kind::tool, {}, id, tool.name);
    for (const std::string& alias : tool.aliases) add(Phrase::Kind::tool, {}, id, alias);
  }
  for (const auto& [side, word] : guide::kSides)
    if (side != guide::Side::none)
      add(Phrase::Kind::side, {}, std::string(word), std::string(word));

  for (const auto* list :
       {&hearing_.stops, &hearing_.stops_anywhere, &hearing_.flags, &hearing_.worries,
        &hearing_.negations, &hearing_.questions, &hearing_.requests, &hearing_.minus})
    for (const std::string& text : *list) know(text);
  for (const auto* set : {&hearing_.fillers, &hearing_.others, &hearing_.where, &hearing_.ordinary,
                          &hearing_.agrees, &hearing_.articles})
    vocabulary_.insert(set->begin(), set->end());
  for (const auto* map : {&hearing_.numbers, &hearing_.units})
    for (const auto& [word, value] : *map) vocabulary_.insert(word);
  for (const auto& [part, tools] : hearing_.hands) know(part);
  vocabulary_.insert(stop_word_.begin(), stop_word_.end());
  if (const auto row = guide.commands.find("red-flag"); row != guide.commands.end())
    for (const auto* list : {&row->second.emergency, &row->second.area})
      for (const std::string& text : *list) know(text);
}

void Lexicon::know(const std::string& text) {
  for (std::string& word : spoken_words(text)) vocabulary_.insert(std::move(word));
}

void Lexicon::add(Phrase::Kind kind, EventKind event, const std::string& id,
                  const std::string& text) {
  const Strings words = spoken_words(text);
  if (words.empty()) return;
  // "side" is where the hands are, not the flank; "stop" is heard before anything is matched.
  const bool vague =
      kind == Phrase::Kind::region && words.size() == 1 && hearing_.where.contains(words[0]);
  const bool thing = kind == Phrase::Kind::region || kind == Phrase::Kind::tool;
  if (vague || (!thing && !taken_.insert(words).second)) return;
  vocabulary_.insert(words.begin(), words.end());
  const bool alone = alone_.contains(words);
  phrases_.push_back({kind, event, id, numbered(words), alone && !thing});
}

bool Lexicon::known(const std::string& word) const {
  if (vocabulary_.contains(word) || numeral(word)) return true;
  // Beginnings that the guide lists stand for all words that begin so.
  const auto begins = [&](const Strings& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& start) {
      return start.size() >= 4 && word.starts_with(start);
    });
  };
  const auto row = guide_.commands.find("red-flag");
  return (row != guide_.commands.end() &&
          (begins(row->second.emergency) || begins(row->second.area)));
}

Strings Lexicon::corrected(const Strings& words) const {
  Strings out;
  for (const std::string& word : words) {
    std::string best = word;
    std::size_t least = 3;
    const auto rank = [&](const std::string& c) {
      // Whoever means "stop" is heard; then the same first letter, then the longer word.
      return std::make_tuple(stopping_.contains(c), c[0] == word[0], c.size());
    };
    if (word.size() >= 3 && !known(word))
      for (const std::string& candidate : vocabulary_) {
        const bool stop = stopping_.contains(candidate);
        if (candidate.size() < 4 || (word.size() < 4 && !stop)) continue;
        const std::size_t most = word.size() >= 8 ? 2 : 1;
        const std::size_t n = edits(word, candidate, most);
        if (n > most || n > least || (n == least && rank(candidate) <= rank(best))) continue;
        best = candidate;
        least = n;
      }
    out.push_back(std::move(best));
  }
  return out;
}

std::optional<double> Lexicon::number_at(const Strings& words, std::size_t at,
                                         std::size_t& used) const {
  used = 1;
  double value = 0;
  const auto word = [&](std::size_t i) {
    return i < words.size() ? hearing_.numbers.find(words[i]) : hearing_.numbers.end();
  };
  if (numeral(words[at])) {
    value = value_of_numeral(words[at]);
  } else if (word(at) != hearing_.numbers.end()) {
    value = word(at)->second;
    const auto next = word(at + 1);
    const bool tens = value >= 20 && std::fmod(value, 10) == 0;
    if (tens && next != hearing_.numbers.end() && next->second >= 1 && next->second < 10) {
      value += next->second;
      ++used;
    }
  } else {
    return std::nullopt;
  }
  // "five and a half", "5½".
  std::size_t i = at + used;
  while (i < words.size() && i < at + used + 2 && filler(words[i])) ++i;
  const auto part = word(i);
  if (value >= 1 && part != hearing_.numbers.end() && part->second > 0 && part->second < 1) {
    value += part->second;
    used = i + 1 - at;
  }
  return value;
}

bool Lexicon::after_number(const Words& words) const {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (words[i].text == "#") return true;
    if (!filler(words[i].text)) return false;
  }
  return false;
}

Words Lexicon::numbered(const Strings& words) const {
  Words out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t used = 0;
    const bool minus = std::any_of(hearing_.minus.begin(), hearing_.minus.end(),
                                   [&](const std::string& m) { return words[i] == m; });
    if (minus && i + 1 < words.size() && number_at(words, i + 1, used)) {
      out.push_back({"#", -*number_at(words, i + 1, used)});
      i += used;
    } else if (const auto value = number_at(words, i, used)) {
      out.push_back({"#", *value});
      i += used - 1;
    } else if (const auto unit = hearing_.units.find(words[i]); unit != hearing_.units.end()) {
      out.push_back({"@", unit->second});
    } else if (hearing_.articles.contains(words[i]) && i + 1 < words.size() &&
               hearing_.units.contains(words[i + 1]) && !after_number(out)) {
      out.push_back({"#", 1});
    } else {
      out.push_back({words[i], 0});
    }
  }
  return out;
}

bool Lexicon::filler(const std::string& word) const {
  return hearing_.fillers.contains(word) || hearing_.others.contains(word);
}

std::size_t Lexicon::end_of(const Words& phrase, const Words& words, std::size_t at) const {
  std::size_t k = at;
  for (std::size_t j = 0; j < phrase.size(); ++j, ++k) {
    const bool plural = phrase.size() == 1 || j + 1 == phrase.size();
    while (j > 0 && k < words.size() && !same(words[k].text, phrase[j].text, plural) &&
           filler(words[k].text))
      ++k;
    if (k >= words.size() || !same(words[k].text, phrase[j].text, plural)) return 0;
  }
  return k;
}

std::vector<Lexicon::Flag> Lexicon::flags(const Strings& words) const {
  std::vector<Flag> out;
  const auto look = [&](const std::string& text, bool beginning) {
    const Strings wanted = spoken_words(text);
    if (wanted.empty()) return;
    for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
      bool here = true;
      for (std::size_t j = 0; j < wanted.size() && here; ++j)
        here = words[at + j] == wanted[j] ||
               (beginning && j + 1 == wanted.size() && words[at + j].starts_with(wanted[j]));
      const bool harmless =
          beginning && wanted.size() == 1 && hearing_.ordinary.contains(words[at]);
      if (here && !harmless) out.push_back({at, text});
    }
  };
  for (const std::string& text : hearing_.flags) look(text, false);
  if (const auto row = guide_.commands.find("red-flag"); row != guide_.commands.end())
    for (const auto* list : {&row->second.emergency, &row->second.area})
      for (const std::string& text : *list) look(text, true);
  std::sort(out.begin(), out.end(), [](const Flag& a, const Flag& b) {
    return std::tie(a.at, a.words) < std::tie(b.at, b.words);
  });
  return out;
}

}  // namespace unknot::session
