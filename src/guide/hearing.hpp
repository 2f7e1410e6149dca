// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace unknot::guide {

/// How people say things in one language (guide/hearing/<language>.toml). Phrases are kept as they
/// were written; compare them by `spoken_words`. A recogniser of speech listens only for the
/// phrases of guide/commands; these here are for what was typed or written down.
struct Hearing {
  std::vector<std::string> stops;           ///< what begins with one of these stops everything
  std::vector<std::string> stops_anywhere;  ///< these do wherever they stand, unless negated
  std::vector<std::string> flags;           ///< red flags besides the words of commands/red-flag
  std::vector<std::string> worries;    ///< beginnings of words that are never passed over lightly
  std::vector<std::string> negations;  ///< what turns a meaning round
  std::vector<std::string> questions;  ///< what a question begins with
  std::vector<std::string> requests;   ///< what a wish begins with that looks like a question
  std::vector<std::string> hypothetical;  ///< questions about what might be
  std::vector<std::string> alone;         ///< phrases that count only where nothing else is said
  std::vector<std::string> minus;         ///< what makes the number after it negative
  std::set<std::string> fillers;          ///< words that change nothing
  std::set<std::string> others;           ///< words for somebody else: the giver speaks
  std::set<std::string> agrees;           ///< yes: no answer to two questions at once
  std::set<std::string> articles;         ///< before a unit these are a one
  std::set<std::string> where;            ///< "here", "there": where the hands are
  std::set<std::string> ordinary;  ///< words that only look like a red flag or a misspelt word
  std::map<std::string, double> numbers, units;             ///< units in minutes
  std::map<std::string, std::vector<std::string>> says;     ///< by command: more ways to say it
  std::map<std::string, std::vector<std::string>> answers;  ///< by answer: good, pain
  std::map<std::string, std::vector<std::string>> hands;    ///< parts of the giver's hand: tools
};

/// The words of a text as a listener takes them: small letters (Latin, Greek, Cyrillic), no
/// apostrophes, no punctuation, no invisible characters, whatever kind of blank between; letters
/// held long ("stooop") and spelled out ("s t o p") drawn together. Numbers keep their sign and
/// their decimal point: "-5", "5.5". Total over all bytes.
std::vector<std::string> spoken_words(std::string_view text);

struct Guide;

/// What the guide says of hearing, by language; empty where it has no such folder. Every problem at
/// once, with its JSON pointer.
Result<std::map<std::string, Hearing>> hearing_of(const Guide& guide);

/// What cannot be read, phrases that mean two things, that stop before they are read to the end, or
/// that name what is not there; `place` is the JSON pointer in the guide document.
Diagnostics check_hearing(const Guide& guide);

}  // namespace unknot::guide
