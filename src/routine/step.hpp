// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "routine/tokens.hpp"
#include "routine/vocabulary.hpp"

namespace unknot::routine {

/// Reads the line of one step: the technique and its places, then what else is said about it, in
/// any order, between commas.
class StepReader {
 public:
  StepReader(const Vocabulary& words, std::string_view line, Issues& issues)
      : words_(words), line_(line), issues_(issues) {}

  Step read(std::size_t from, std::size_t to);

 private:
  void first(const std::vector<Token>& clause);
  /// What stands before the technique as in "light palm kneading": how many tokens, read; the
  /// technique follows them. 0 where it stands first, or nowhere.
  std::size_t before_technique(Tokens clause);
  /// The longest technique at the start, "" where there is none, and its tokens.
  std::pair<std::string, std::size_t> technique(Tokens t) const;
  void other(const std::vector<Token>& clause);
  /// One clause of the list in docs/formats/routine.md.
  bool clause_of(Tokens t);
  /// Takes it in if it is one clause (or a place, where none is named yet), says nothing if not.
  bool taken(Tokens some);
  /// The longest start that was taken in, in tokens.
  std::size_t part(Tokens t, std::size_t longest);
  /// Several clauses without commas between them: all of it or nothing.
  bool parts(Tokens t);
  bool measured(Tokens clause);
  bool hold(Tokens clause, const Measure& time, Tokens rest);
  bool worded(Tokens clause);
  bool pressure(Tokens clause);
  bool ways(Tokens clause);
  bool tools(Tokens clause);
  /// How many tokens were understood as places; fewer than all is a problem for the caller.
  std::size_t places(Tokens clause);
  /// The tokens between a place and one more that the stroke goes on to, 0 where there is none;
  /// kSamePlace where the same place follows in other words.
  std::size_t further(Tokens t);
  void unknown(Tokens clause);
  /// False, with an issue, where `what` was said before.
  bool once(const char* what, Tokens clause);

  const Vocabulary& words_;
  std::string_view line_;
  Issues& issues_;
  Step step_;
  std::set<std::string_view> said_;
  std::optional<Way> way_;    ///< of "up the back"; what is said between commas counts more
  bool places_last_ = false;  ///< the clause before ended with a place
};

/// "2", "2 to 3", "at least 2" at the start of the tokens: the numbers, and how many tokens that
/// was; 0 where there is none.
std::pair<Measure, std::size_t> range(Tokens tokens, Issues& issues);

}  // namespace unknot::routine
