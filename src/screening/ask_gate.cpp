// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/ask_gate.hpp"

#include <set>

#include "screening/ask_words.hpp"

namespace unknot::screening {
namespace {

std::vector<std::string_view> cut(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// The question's words, and which of them nobody wrote a sign or an answer with.
struct Question {
  const std::vector<std::string>& words;
  std::set<std::string> strange;
};

/// Every word of the guide's answers, as it stands.
std::set<std::string> words_in(const Json& value) {
  std::set<std::string> out;
  if (value.is_string()) {
    const std::vector<std::string> words = words_of(value.get<std::string>());
    out.insert(words.begin(), words.end());
  } else if (value.is_structured()) {
    for (const Json& part : value) out.merge(words_in(part));
  }
  return out;
}

/// A plural and a slip of the finger still count: a miss harms more than a needless warning.
bool said(const Question& question, std::string_view choices) {
  for (const std::string_view wanted : cut(choices, '/'))
    for (const std::string& word : question.words)
      if (word == wanted || word == std::string(wanted) + "s" ||
          (question.strange.contains(word) && one_slip(word, wanted)))
        return true;
  return false;
}

/// How many words of the sign were said; 0: not all of them.
std::size_t matched(const Question& question, std::string_view sign) {
  std::size_t words = 0;
  for (const std::string_view group : cut(sign, ' ')) {
    const bool barred = group.front() == '-';
    if (said(question, barred ? group.substr(1) : group) == barred) return 0;
    if (!barred) ++words;
  }
  return words;
}

}  // namespace

std::string gate(const Json& answers, const std::vector<std::string>& words) {
  const std::set<std::string> known = words_in(answers);
  Question question{words, {}};
  for (const std::string& word : words)
    if (!known.contains(word)) question.strange.insert(word);
  for (const std::string_view first : kFirst) {
    std::string best;
    std::size_t most = 0;
    for (const auto& [id, answer] : answers.items()) {
      if (text(answer, "first") != first) continue;
      for (const std::string& sign : texts(answer, "signs")) {
        const std::size_t count = matched(question, sign);
        if (count <= most) continue;
        most = count;
        best = id;
      }
    }
    if (most > 0) return best;
  }
  return "";
}

std::vector<std::string> gate_problems(const Json& answer) {
  std::vector<std::string> out;
  const std::string first = text(answer, "first");
  const bool known = std::find(std::begin(kFirst), std::end(kFirst), first) != std::end(kFirst);
  const std::vector<std::string> signs = texts(answer, "signs");
  if (first.empty() && signs.empty()) return out;
  if (!known) out.push_back("first must be emergency or illness, \"" + first + "\" is neither");
  if (signs.empty()) out.emplace_back("an answer that comes first needs signs");
  for (const std::string& sign : signs) {
    std::size_t wanted = 0;
    for (std::string_view group : cut(sign, ' ')) {
      if (group.front() == '-')
        group.remove_prefix(1);
      else
        ++wanted;
      for (const std::string_view word : cut(group, '/'))
        if (words_of(word) != std::vector<std::string>{std::string(word)})
          out.push_back("\"" + std::string(word) +
                        "\" is not how a word is read: lower case, no marks");
    }
    if (wanted == 0) out.emplace_back("a sign needs words");
  }
  return out;
}

}  // namespace unknot::screening
