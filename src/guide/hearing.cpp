// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "guide/hearing.hpp"

#include <utility>

#include "guide/guide.hpp"

namespace unknot::guide {
namespace {

constexpr char32_t kBlank = U' ';
constexpr char32_t kNothing = 0;  // an invisible character: as if it were not there

/// The character at the front of `text`, taken off; bytes that are none count as a blank.
char32_t take(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  std::size_t length = 1;
  char32_t out = first;
  if (first >= 0xF0 && first < 0xF8) {
    length = 4;
    out = first & 0x07U;
  } else if (first >= 0xE0 && first < 0xF0) {
    length = 3;
    out = first & 0x0FU;
  } else if (first >= 0xC2 && first < 0xE0) {
    length = 2;
    out = first & 0x1FU;
  } else if (first >= 0x80) {
    text.remove_prefix(1);
    return kBlank;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size() || (byte(i) & 0xC0U) != 0x80U) {
      text.remove_prefix(1);
      return kBlank;
    }
    out = (out << 6U) | (byte(i) & 0x3FU);
  }
  text.remove_prefix(length);
  return out;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

/// Small letters, one apostrophe, one minus, one kind of blank.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c < 0x20 || c == 0x7F) return kBlank;
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0xB4 || c == U'`')
    return U'\'';
  if (c == 0x2212 || c == 0x2013) return U'-';
  const bool invisible = c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                         (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF ||
                         (c >= 0xFE00 && c <= 0xFE0F);
  if (invisible) return kNothing;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
      (c >= 0x410 && c <= 0x42F))
    return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x100 && c <= 0x17F && c % 2 == 0 && (c < 0x138 || c > 0x148)) return c + 1;
  return c;
}

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || digit(c);
  if (c <= 0xBF) return c >= 0xBC && c <= 0xBE;  // ¼ ½ ¾
  if (c == 0xD7 || c == 0xF7) return false;
  return !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}

/// Runs of two stay ("good"), those that were longer become one.
std::string drawn_in(const std::u32string& word, const std::set<std::size_t>& long_runs) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (!long_runs.contains(i)) append(out, word[i]);
  return out;
}

bool one_letter(const std::string& word) {
  return word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
}

/// "s t o p" → "stop": three or more letters in a row that stand alone.
std::vector<std::string> joined(std::vector<std::string> words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i;
    while (end < words.size() && one_letter(words[end])) ++end;
    if (end - i >= 3) {
      std::string word;
      for (; i < end; ++i) word += words[i];
      out.push_back(std::move(word));
    } else {
      out.push_back(std::move(words[i++]));
    }
  }
  return out;
}

class Splitter {
 public:
  std::vector<std::string> split(std::string_view text) {
    while (!text.empty()) {
      const char32_t c = plain(take(text));
      if (c != kNothing) all_.push_back(c);
    }
    for (at_ = 0; at_ < all_.size(); ++at_) look(all_[at_]);
    end();
    return joined(std::move(words_));
  }

 private:
  char32_t around(std::ptrdiff_t by) const {
    const auto i = static_cast<std::ptrdiff_t>(at_) + by;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(all_.size())
               ? kBlank
               : all_[static_cast<std::size_t>(i)];
  }

  void look(char32_t c) {
    const bool inside = digit(around(-1)) && digit(around(1));
    if ((c == U'.' || c == U',') && inside) return word_.push_back(U'.');
    const bool sign = c == U'-' && !letter(around(-1)) && digit(around(1));
    if (sign) {
      end();
      return word_.push_back(c);
    }
    if (c == U'\'') return;
    if (!letter(c)) return end();
    // "5min" is two words, "1e999" one that is no number.
    if (!digit(c) && !word_.empty() && digit(word_.back()) && only_letters_from_here()) end();
    // A third letter of the same kind shows that the second was held, too.
    const std::size_t n = word_.size();
    if (n >= 2 && word_[n - 1] == c && word_[n - 2] == c && !digit(c)) {
      drawn_.insert(n - 1);
      return;
    }
    word_.push_back(c);
  }

  bool only_letters_from_here() const {
    for (std::size_t i = at_; i < all_.size() && letter(all_[i]); ++i)
      if (digit(all_[i])) return false;
    return true;
  }

  void end() {
    std::string out = drawn_in(word_, drawn_);
    if (!out.empty()) words_.push_back(std::move(out));
    word_.clear();
    drawn_.clear();
  }

  std::u32string all_, word_;
  std::set<std::size_t> drawn_;  ///< of `word_`: second letters of a run of three or more
  std::size_t at_ = 0;
  std::vector<std::string> words_;
};

std::string key_of(std::string_view phrase) {
  std::string out;
  for (const std::string& word : spoken_words(phrase)) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

std::vector<std::string> spoken_words(std::string_view text) { return Splitter().split(text); }

Diagnostics check_hearing(const Guide& guide) {
  Diagnostics out;
  const auto problem = [&](std::string place, std::string message) {
    out.push_back({std::move(place), 0, 0, std::move(message), {}});
  };
  const auto read = hearing_of(guide);
  if (!read) return read.error();
  for (const auto& [language, hearing] : *read) {
    const std::string file = "/hearing/" + language;
    std::map<std::string, std::string> meaning;
    std::vector<std::string> stops;
    for (const std::string& stop : hearing.stops) stops.push_back(key_of(stop));
    const auto look = [&](const std::string& phrase, const std::string& id,
                          const std::string& place) {
      const std::string key = key_of(phrase);
      if (key.empty()) return problem(place, "\"" + phrase + "\" holds no word");
      const auto [known, is_new] = meaning.try_emplace(key, id);
      if (!is_new && known->second != id)
        problem(place, "\"" + phrase + "\" also means " + known->second);
      if (id == "stop") return;
      for (const std::string& stop : stops)
        if (key == stop || key.starts_with(stop + " "))
          problem(place, "\"" + phrase + "\" begins with \"" + stop + "\", which stops everything");
    };
    // The recogniser's phrases are English.
    if (language == "en")
      for (const auto& [id, command] : guide.commands)
        for (const std::string& phrase : command.phrases)
          look(phrase, id, "/commands/" + id + "/phrases");
    for (const auto& [id, phrases] : hearing.says) {
      const std::string place = file + "/says/" + id;
      if (!guide.commands.contains(id)) problem(place, "there is no command \"" + id + "\"");
      for (const std::string& phrase : phrases) look(phrase, id, place);
    }
    for (const auto& [id, phrases] : hearing.answers) {
      const std::string place = file + "/answers/" + id;
      if (id != "good" && id != "pain") problem(place, "\"" + id + "\" is no answer");
      for (const std::string& phrase : phrases) look(phrase, "answer " + id, place);
    }
    for (const std::string& phrase : hearing.alone)
      if (!meaning.contains(key_of(phrase)))
        problem(file + "/alone", "\"" + phrase + "\" is none of the phrases");
    for (const auto& [part, tools] : hearing.hands)
      for (const std::string& tool : tools)
        if (!guide.tools.contains(tool))
          problem(file + "/hands/" + part, "there is no tool \"" + tool + "\"");
    if (hearing.stops.empty()) problem(file + "/stops", "something must stop everything");
  }
  return out;
}

}  // namespace unknot::guide
