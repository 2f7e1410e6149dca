// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"

/// Answers of two people on the command line, without a file: "fever=no,pregnant=yes". What may be
/// told is what the guide asks; nothing of it is known here.
namespace unknot::cli {

/// Is it a list of answers, and no file's name?
bool answers_told(const std::string& text);

/// `intake` (JSON) and `person` (the object "receiver" or "giver" of a request, JSON) with the
/// answers of the option "--receiver" or "--giver" in them. Exit 3 for what nobody asks, for what
/// is no answer, and for what the intake says otherwise.
struct Told {
  std::string intake, person;
};
Told told_by(const guide::Guide& guide, const std::string& who, const std::string& text,
             const std::string& intake);

/// The stop word that both agreed on in an intake, "" for none.
std::string agreed_stop_word(std::string_view intake);

/// How an answer to the question with that name is told, "" where nobody asks it: for somebody who
/// writes "--pregnant".
std::string how_to_tell(const guide::Guide& guide, const std::string& name);

/// All that may be told, one line each: who, name, which answers, the question.
std::string questions_text(const guide::Guide& guide);

}  // namespace unknot::cli
