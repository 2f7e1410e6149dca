// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "base/json_writer.hpp"
#include "screening/document.hpp"
#include "screening/screening.hpp"

/// Finds the answer whose words are closest to a question. No language model and no ranking that
/// learns: words are cut to their stems, rare ones weigh more, and ties fall to the smaller id.
namespace unknot::screening {
namespace {

/// Lower-case words; apostrophes vanish, everything else that is no letter or digit separates.
std::vector<std::string> words_of(std::string_view question) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i <= question.size(); ++i) {
    char c = i < question.size() ? question[i] : ' ';
    if (c == '\'') continue;
    if (c == '\xE2' && i + 2 < question.size() && question[i + 1] == '\x80' &&
        question[i + 2] == '\x99') {
      i += 2;
      continue;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

/// "kneading", "kneads" → "knead": crude, but the same for questions and keywords.
std::string stem(std::string word) {
  for (const std::string_view ending :
       {"iness", "ingly", "ings", "ness", "ing", "ies", "ed", "er", "es", "ly", "s", "y", "e"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    word.erase(word.size() - ending.size());
    break;
  }
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2]) word.pop_back();
  return word;
}

struct Answer {
  std::string id;
  const Json* data = nullptr;
  std::set<std::string> strong;                ///< stems of the keywords
  std::set<std::string> weak;                  ///< stems of title and examples
  std::vector<std::set<std::string>> phrases;  ///< all words of the title and of each example
};

class Index {
 public:
  explicit Index(const Json& document) {
    if (const Json* words = get(document, "words")) {
      for (const std::string& w : texts(*words, "ignore")) ignored_.insert(w);
      if (const Json* synonyms = get(*words, "synonyms"); synonyms && synonyms->is_object())
        for (const auto& [meant, said] : synonyms->items())
          for (const Json& one : said)
            if (one.is_string()) synonyms_[stem(one.get<std::string>())] = stem(meant);
    }
    for (const auto& [id, data] : document.items()) {
      if (id == "words") continue;
      Answer a{id, &data, {}, {}, {}};
      for (const std::string& keyword : texts(data, "keywords"))
        for (const std::string& s : stems(keyword)) a.strong.insert(s);
      for (const std::string& example : texts(data, "asked")) add_phrase(a, example);
      add_phrase(a, text(data, "title"));
      for (const std::string& s : a.strong) ++used_[s];
      for (const std::string& s : a.weak)
        if (!a.strong.contains(s)) ++used_[s];
      answers_.push_back(std::move(a));
    }
  }

  std::vector<std::string> stems(std::string_view question) const {
    std::vector<std::string> out;
    for (const std::string& word : words_of(question)) {
      if (ignored_.contains(word)) continue;
      const std::string s = stem(word);
      const auto meant = synonyms_.find(s);
      out.push_back(meant == synonyms_.end() ? s : meant->second);
    }
    return out;
  }

  /// Answers with their points, best first; only those that share something with the question.
  std::vector<std::pair<int, const Answer*>> ranked(std::string_view question) const {
    const std::vector<std::string> asked = stems(question);
    const std::set<std::string> unique(asked.begin(), asked.end());
    const std::vector<std::string> spoken = words_of(question);
    const std::set<std::string> all(spoken.begin(), spoken.end());
    std::vector<std::pair<int, const Answer*>> out;
    for (const Answer& a : answers_) {
      int points = 0;
      for (const std::string& s : unique) points += best(a, s);
      points += phrase_points(a, all);
      if (points > 0) out.emplace_back(points, &a);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second->id < b.second->id;
    });
    return out;
  }

  const std::vector<Answer>& answers() const { return answers_; }

 private:
  void add_phrase(Answer& a, const std::string& said) const {
    for (const std::string& s : stems(said)) a.weak.insert(s);
    const std::vector<std::string> words = words_of(said);
    a.phrases.emplace_back(words.begin(), words.end());
  }

  /// Every word of an example was said, small words included: the more of them, the surer.
  static int phrase_points(const Answer& a, const std::set<std::string>& all) {
    int points = 0;
    for (const std::set<std::string>& phrase : a.phrases)
      if (!phrase.empty() && std::includes(all.begin(), all.end(), phrase.begin(), phrase.end()))
        points = std::max(points, 200 * static_cast<int>(phrase.size()));
    return points;
  }

  /// A keyword counts three times a word of an example; a shared beginning half; common words less.
  int best(const Answer& a, const std::string& asked) const {
    int points = 0;
    const auto look = [&](const std::set<std::string>& list, int weight) {
      for (const std::string& word : list) {
        int match = 0;
        if (word == asked)
          match = 2;
        else if (asked.size() >= 4 && word.size() >= 4 &&
                 (word.starts_with(asked) || asked.starts_with(word)))
          match = 1;
        points = std::max(points, weight * match * (40 + 120 / used_.find(word)->second));
      }
    };
    look(a.strong, 3);
    look(a.weak, 1);
    return points;
  }

  std::set<std::string> ignored_;
  std::map<std::string, std::string> synonyms_;
  std::map<std::string, int> used_;
  std::vector<Answer> answers_;
};

void write_others(JsonWriter& out, const std::vector<const Answer*>& others) {
  out.key("others").begin_array();
  for (const Answer* a : others)
    out.begin_object().field("id", a->id).field("title", text(*a->data, "title")).end_object();
  out.end_array();
}

}  // namespace

Result<std::string> ask(const guide::Guide& guide, std::string_view question) {
  const Result<Json> document = folder(guide, "answers");
  if (!document) return std::unexpected(document.error());
  const Index index(*document);
  const auto ranked = index.ranked(question);
  std::vector<const Answer*> others;
  JsonWriter out;
  out.begin_object();
  // One word out of an example is a coincidence, not an answer.
  constexpr int kLeast = 150;
  if (ranked.empty() || ranked.front().first < kLeast) {
    const Json* words = get(*document, "words");
    const Json none = Json::object();
    const Json& said = words != nullptr ? *words : none;
    out.field("id", "").field("title", text(said, "unknown_title"));
    out.field("answer", text(said, "unknown"));
    for (const Answer& a : index.answers()) others.push_back(&a);
  } else {
    const Answer& first = *ranked.front().second;
    out.field("id", first.id).field("title", text(*first.data, "title"));
    out.field("answer", text(*first.data, "answer"));
    std::set<std::string> told = {first.id};
    const auto add = [&](const Answer& a) {
      if (others.size() < 4 && told.insert(a.id).second) others.push_back(&a);
    };
    for (const std::string& id : texts(*first.data, "see"))
      for (const Answer& a : index.answers())
        if (a.id == id) add(a);
    for (const auto& [points, a] : ranked)
      if (points >= kLeast) add(*a);
  }
  write_others(out, others);
  out.end_object();
  return out.take();
}

}  // namespace unknot::screening
