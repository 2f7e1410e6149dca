// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "base/json_writer.hpp"
#include "screening/ask_gate.hpp"
#include "screening/ask_words.hpp"
#include "screening/document.hpp"
#include "screening/screening.hpp"

/// Finds the answer to a question (ASK-1, 2). What may be an emergency or an illness comes before
/// everything else (ask_gate.hpp). Of the others the one whose words are closest: no language model
/// and no ranking that learns; words are cut to their stems, rare ones weigh more, ties fall to the
/// smaller id. Where too little of the question is explained by it, the answer is "I do not know".
namespace unknot::screening {
namespace {

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
      for (const std::string& w : texts(*words, "people")) people_.insert(w);
      if (const Json* synonyms = get(*words, "synonyms"); synonyms && synonyms->is_object())
        for (const auto& [meant, said] : synonyms->items())
          for (const Json& one : said)
            if (one.is_string()) synonyms_[stem(one.get<std::string>())] = stem(meant);
    }
    for (const auto& [id, data] : document.items()) {
      if (id == "words") continue;
      Answer a{id, &data, {}, {}, {}};
      // An emergency is known by its signs alone: "stroke" is mostly a hand's.
      if (text(data, "first") == kFirst[0]) {
        answers_.push_back(std::move(a));
        continue;
      }
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
    return stems_of(words_of(question));
  }

  std::vector<std::string> stems_of(const std::vector<std::string>& words) const {
    std::vector<std::string> out;
    for (const std::string& word : words) {
      if (ignored_.contains(word)) continue;
      out.push_back(meant(word));
    }
    return out;
  }

  struct Rank {
    int points = 0;
    double explained = 0;  ///< share of the question's weight that this answer's words account for
    const Answer* answer = nullptr;
  };

  /// Best first; only those that share something with the question.
  std::vector<Rank> ranked(const std::vector<std::string>& spoken) const {
    std::set<std::string> asked;
    for (const std::string& s : stems_of(spoken)) asked.insert(mended(s));
    const std::set<std::string> all = without_people(spoken);
    std::vector<Rank> out;
    for (const Answer& a : answers_) {
      Rank rank{0, 0, &a};
      const Likeness like = phrase_likeness(a, all);
      int weight = 0;
      int known = 0;
      for (const std::string& s : asked) {
        rank.points += best(a, s);
        weight += 2 * rarity(s);
        // A word out of an example is half a coincidence, unless all of the example was said.
        const bool sure = a.strong.contains(s) || like.covered.contains(s);
        known += sure ? 2 * rarity(s) : a.weak.contains(s) ? rarity(s) : 0;
      }
      rank.points += like.points;
      rank.explained = like.exact ? 1 : weight > 0 ? static_cast<double>(known) / weight : 0;
      if (rank.points > 0) out.push_back(rank);
    }
    std::sort(out.begin(), out.end(), [](const Rank& a, const Rank& b) {
      return a.points != b.points ? a.points > b.points : a.answer->id < b.answer->id;
    });
    return out;
  }

  const std::vector<Answer>& answers() const { return answers_; }

  const Answer* find(std::string_view id) const {
    const auto found =
        std::find_if(answers_.begin(), answers_.end(), [&](const Answer& a) { return a.id == id; });
    return found == answers_.end() ? nullptr : &*found;
  }

 private:
  std::string meant(const std::string& word) const {
    const std::string s = stem(word);
    const auto found = synonyms_.find(s);
    return found == synonyms_.end() ? s : found->second;
  }

  void add_phrase(Answer& a, const std::string& said) const {
    for (const std::string& s : stems(said)) a.weak.insert(s);
    a.phrases.push_back(without_people(words_of(said)));
  }

  /// Who is meant says nothing of the topic: "too hard for her" is "too hard for him".
  std::set<std::string> without_people(const std::vector<std::string>& words) const {
    std::set<std::string> out;
    for (const std::string& word : words)
      if (!people_.contains(word)) out.insert(word);
    return out;
  }

  struct Likeness {
    int points = 0;
    bool exact = false;             ///< the question is the example, whoever is meant
    std::set<std::string> covered;  ///< stems of the examples that were said whole
  };

  /// Every word of an example was said, small words included: the more of them, the surer; those
  /// that say something count ten times.
  Likeness phrase_likeness(const Answer& a, const std::set<std::string>& all) const {
    Likeness out;
    for (const std::set<std::string>& phrase : a.phrases) {
      if (phrase.empty() || !std::includes(all.begin(), all.end(), phrase.begin(), phrase.end()))
        continue;
      int sum = phrase == all ? 2000 : 0;
      out.exact = out.exact || phrase == all;
      for (const std::string& word : phrase) {
        sum += ignored_.contains(word) ? 20 : 200;
        if (!ignored_.contains(word)) out.covered.insert(meant(word));
      }
      out.points = std::max(out.points, sum);
    }
    return out;
  }

  /// A word that no answer has may be a known one with a slip in it.
  std::string mended(const std::string& asked) const {
    if (used_.contains(asked)) return asked;
    for (const auto& [known, times] : used_)
      if (one_slip(asked, known)) return known;
    return asked;
  }

  /// What few answers speak of says more; of what none speaks of one cannot tell.
  int rarity(const std::string& asked) const {
    const auto found = used_.find(asked);
    return found == used_.end() ? 80 : 40 + 120 / found->second;
  }

  /// A keyword counts three times a word of an example.
  int best(const Answer& a, const std::string& asked) const {
    const int weight = a.strong.contains(asked) ? 3 : a.weak.contains(asked) ? 1 : 0;
    return 2 * weight * rarity(asked);
  }

  std::set<std::string> ignored_;
  std::set<std::string> people_;
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
  const std::vector<std::string> spoken = words_of(question);
  const auto ranked = index.ranked(spoken);
  const Json* words = get(*document, "words");
  const Json none = Json::object();
  const Json& said = words != nullptr ? *words : none;
  const double enough = number(said, "explained", 1);
  const auto least = static_cast<int>(number(said, "points", 0));

  const Answer* first = index.find(gate(*document, spoken));
  if (first == nullptr && !ranked.empty() && ranked.front().points >= least &&
      ranked.front().explained >= enough)
    first = ranked.front().answer;

  std::vector<const Answer*> others;
  std::set<std::string> told;
  const auto add = [&](const Answer* a) {
    if (a != nullptr && others.size() < 4 && told.insert(a->id).second) others.push_back(a);
  };
  JsonWriter out;
  out.begin_object();
  if (first == nullptr) {
    out.field("id", "").field("title", text(said, "unknown_title"));
    out.field("answer", text(said, "unknown")).field("more", "").field("first", "");
    for (const auto& rank : ranked)
      if (rank.points >= least) add(rank.answer);
    // Nothing is near: then all there is.
    if (others.empty())
      for (const Answer& a : index.answers()) others.push_back(&a);
  } else {
    out.field("id", first->id).field("title", text(*first->data, "title"));
    out.field("answer", text(*first->data, "answer")).field("more", text(*first->data, "more"));
    out.field("first", text(*first->data, "first"));
    told.insert(first->id);
    for (const std::string& id : texts(*first->data, "see")) add(index.find(id));
    for (const auto& rank : ranked)
      if (rank.points >= least) add(rank.answer);
  }
  write_others(out, others);
  out.end_object();
  return out.take();
}

}  // namespace unknot::screening
