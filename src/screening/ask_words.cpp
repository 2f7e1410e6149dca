// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/ask_words.hpp"

#include <algorithm>

namespace unknot::screening {

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

std::string stem(std::string word) {
  for (const std::string_view ending : {"ings", "ing", "ies", "ed", "es", "ly", "s", "y", "e"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    if (ending == "s" && word.ends_with("ss")) break;
    word.erase(word.size() - ending.size());
    break;
  }
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2]) word.pop_back();
  return word;
}

bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 5 || b.size() > a.size() + 1 || a == b || a[0] != b[0]) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const auto rest = [](std::string_view word, std::size_t from) {
    return word.substr(std::min(from, word.size()));
  };
  if (b.size() > a.size()) return rest(a, same) == rest(b, same + 1);
  if (rest(a, same + 1) == rest(b, same + 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         rest(a, same + 2) == rest(b, same + 2);
}

}  // namespace unknot::screening
