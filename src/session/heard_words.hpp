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
  const std::vector<std::string>& stop_word() const { return stop_word_; }

  /// Misspelt words put right where one known word is near.
  std::vector<std::string> corrected(const std::vector<std::string>& words) const;
  /// Numbers and units of time read: "five and a half minutes" is {5.5, minute}.
  Words numbered(const std::vector<std::string>& words) const;

  bool filler(const std::string& word) const;
  /// Where `phrase` ends if it begins at `at`, words that change nothing in between passed over; 0:
  /// it does not.
  std::size_t end_of(const Words& phrase, const Words& words, std::size_t at) const;

  struct Flag {
    std::size_t at = 0;
    std::string words;  ///< as the guide has them
  };
  /// The red flags in it, in their order.
  std::vector<Flag> flags(const std::vector<std::string>& words) const;

 private:
  void add(Phrase::Kind kind, EventKind event, const std::string& id, const std::string& text);
  void know(const std::string& text);
  bool known(const std::string& word) const;
  std::optional<double> number_at(const std::vector<std::string>& words, std::size_t at,
                                  std::size_t& used) const;

  const guide::Guide& guide_;
  guide::Hearing hearing_;
  std::vector<std::string> stop_word_;
  std::vector<Phrase> phrases_;
  std::set<std::vector<std::string>> taken_;
  std::set<std::string> vocabulary_, stopping_;
};

/// Does `words` spell `phrase` (its words in one string) from `at` on?
bool stands_at(const std::vector<std::string>& words, std::size_t at, const std::string& phrase);

}  // namespace unknot::session
