// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <set>
#include <string_view>
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
  void other(const std::vector<Token>& clause);
  bool measured(Tokens clause);
  bool hold(Tokens clause, const Measure& time, Tokens rest);
  bool worded(Tokens clause);
  bool pressure(Tokens clause);
  bool ways(Tokens clause);
  bool tools(Tokens clause);
  /// How many tokens were understood as places; fewer than all is a problem for the caller.
  std::size_t places(Tokens clause);
  void unknown(Tokens clause);
  /// False, with an issue, where `what` was said before.
  bool once(const char* what, Tokens clause);

  const Vocabulary& words_;
  std::string_view line_;
  Issues& issues_;
  Step step_;
  std::set<std::string_view> said_;
};

/// "2", "2 to 3", "at least 2" at the start of the tokens: the numbers, and how many tokens that
/// was; 0 where there is none.
std::pair<Measure, std::size_t> range(Tokens tokens, Issues& issues);

}  // namespace unknot::routine
