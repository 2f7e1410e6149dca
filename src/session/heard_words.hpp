// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guide/hearing.hpp"
#include "session/session.hpp"

/// The words and phrases that `understand` knows; not for other modules.
namespace unknot::session {

struct Word {
  std::string text;  ///< "#" for a number, "@" for a unit of time
  double value = 0;  ///< the number (NaN: none that can be read), or the unit in minutes
};
using Words = std::vector<Word>;
using Strings = std::vector<std::string>;
using Spoken = std::vector<Strings>;  ///< phrases, word by word

struct Phrase {
  enum class Kind : unsigned char { command, answer, region, tool, side };
  Kind kind = Kind::command;
  EventKind event = EventKind::unknown;
  std::string id;  ///< good, pain; the region, tool or side
  Words words;
  bool alone = false;
};

class Lexicon {
 public:
  Lexicon(const guide::Guide& guide, const std::string& language, const std::string& stop_word);

  const guide::Hearing& hearing() const { return hearing_; }
  const std::vector<Phrase>& phrases() const { return phrases_; }
  const Strings& stop_word() const { return stop_word_; }
  const Spoken& stops() const { return stops_; }
  const Spoken& stops_anywhere() const { return stops_anywhere_; }
  const Spoken& negations() const { return negations_; }
  const Spoken& questions() const { return questions_; }
  const Spoken& requests() const { return requests_; }
  const Spoken& hypothetical() const { return hypothetical_; }

  /// Misspelt words put right where one known word is near.
  Strings corrected(const Strings& words) const;
  /// Numbers and units of time read: "five and a half minutes" is {5.5, minute}.
  Words numbered(const Strings& words) const;

  bool filler(const std::string& word) const;
  /// Where `phrase` ends if it begins at `at`, words that change nothing in between passed over; 0:
  /// it does not.
  std::size_t end_of(const Words& phrase, const Words& words, std::size_t at) const;

  struct Flag {
    std::size_t at = 0;
    std::string words;  ///< as the guide has them
  };
  /// The red flags in it, in their order.
  std::vector<Flag> flags(const Strings& words) const;

 private:
  void add(Phrase::Kind kind, EventKind event, const std::string& id, const std::string& text);
  void know(const std::string& text);
  bool known(const std::string& word) const;
  /// "half an hour": the "an" is none of its own.
  bool after_number(const Words& words) const;
  std::optional<double> number_at(const Strings& words, std::size_t at, std::size_t& used) const;

  const guide::Guide& guide_;
  guide::Hearing hearing_;
  Strings stop_word_;
  Spoken stops_, stops_anywhere_, negations_, questions_, requests_, hypothetical_;
  std::set<Strings> alone_;
  std::vector<Phrase> phrases_;
  std::set<Strings> taken_;
  std::set<std::string> vocabulary_, stopping_;
};

/// Does `words` spell `phrase` from `at` on?
bool stands_at(const Strings& words, std::size_t at, const Strings& phrase);

}  // namespace unknot::session
