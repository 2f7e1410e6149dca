// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/parse.hpp"

#include <algorithm>
#include <optional>

#include "base/characters.hpp"
#include "routine/spelling.hpp"
#include "routine/step.hpp"

namespace unknot::routine {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// What makes a text no text at all, or one that people see otherwise than it is read.
std::optional<Issue> unreadable(std::string_view text) {
  if (text.size() > kMostBytes)
    return Issue{true, {1, 1, 1}, "this is too long for a routine", "at most 256 kB"};
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = next_line(text);
    int column = 1;
    for (std::size_t at = 0; at < line.size(); ++column) {
      const Character one = first_character(line.substr(at));
      if (one.bytes == 0)
        return Issue{true,
                     {number, column, 1},
                     "there is something here that is no text",
                     "save the file as plain text in UTF-8"};
      if (is_refused(one.code))
        return Issue{true,
                     {number, column, 1},
                     "no text has this character: " + called(one.code),
                     "delete it, or write this line anew"};
      at += one.bytes;
    }
  }
  return {};
}

/// The marker of a list in front of a line, with the blanks behind it: "- ", "* ", "1. ", "2) ".
std::size_t marker(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && at < 3 && line[at] >= '0' && line[at] <= '9') ++at;
  if (at > 0) {
    if (at == line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
    if (at < line.size() && line[at] >= '0' && line[at] <= '9') return 0;
  } else {
    constexpr std::string_view kDash = "\xE2\x80\x93";
    if (line.starts_with('-') || line.starts_with('*'))
      at = 1;
    else if (line.starts_with(kDash))
      at = kDash.size();
    else
      return 0;
    if (at < line.size() && line[at] != ' ' && line[at] != '\t') return 0;
  }
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

class Parser {
 public:
  explicit Parser(const Vocabulary& words) : words_(words) { open_.push_back({-1, 0, {}}); }

  Reading parse(std::string_view text) {
    for (int number = 1; !text.empty() && !issues_.full(); ++number) {
      const std::string_view line = next_line(text);
      const Plain said = plain(line);
      issues_.line(number, line, &said);
      read(said.text);
    }
    while (open_.size() > 1) close();
    return {{std::move(open_.front().item.items)}, issues_.take()};
  }

 private:
  /// A block that is being read; the first one is the whole text.
  struct Open {
    int indent = 0;  ///< of its head
    int inner = -1;  ///< of the lines in it, -1 before the first
    Item item;
  };

  void read(std::string_view line) {
    line_ = line;
    std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) return;
    Item item;
    const std::size_t indented = start;
    start += marker(line.substr(start));
    std::size_t end = note_in(line, start);
    if (end < line.size()) item.note = original(trimmed(line.substr(end + 1)));
    while (end > start && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
    if (end == start && end == line.size()) return;  // a marker with nothing behind it
    place(indented);
    item.where = issues_.where(start, std::max<std::size_t>(1, end - start));
    if (end == start) return put(std::move(item));
    const std::string_view said = line.substr(start, end - start);
    if (setting(said, start, item)) return put(std::move(item));
    if (said.back() == ':') return head(said.substr(0, said.size() - 1), start, std::move(item));
    item.kind = Item::Kind::step;
    const std::size_t before = issues_.count();
    item.step = StepReader(words_, line, issues_).read(start, end);
    if (issues_.count() > before) name_odd(start, end);
    put(std::move(item));
  }

  /// Part of the plain line, as it was written.
  std::string original(std::string_view part) const {
    if (part.empty()) return {};
    return std::string(
        issues_.original(static_cast<std::size_t>(part.data() - line_.data()), part.size()));
  }

  /// A line that was not understood, and looks as if it should be: what is strange in it has a
  /// name. What stands between quotation marks is anybody's.
  void name_odd(std::size_t from, std::size_t to) {
    std::string names;
    std::size_t first = to;
    bool quoted = false;
    std::size_t length = 1;
    for (std::size_t at = from; at < to; at += length) {
      length = std::max<std::size_t>(1, first_character(line_.substr(at)).bytes);
      if (quotes(line_, at, quoted)) quoted = !quoted;
      if (quoted) continue;
      std::string_view written = issues_.original(at, length);
      while (!written.empty()) {
        const Character one = first_character(written);
        if (one.bytes == 0) break;
        written.remove_prefix(one.bytes);
        const std::string name = called(one.code);
        if (!is_odd(one.code) || names.find(name) != names.npos || names.size() > kLongNames)
          continue;
        names += (names.empty() ? "" : ", ") + name;
        first = std::min(first, at);
      }
    }
    if (!names.empty())
      issues_.error(first, 1, "not everything here is what it looks like: " + names,
                    "write the line anew");
  }

  /// Where the note begins, or the end. In a setting and a section's name, quotation marks mean
  /// nothing, and # needs a blank before it.
  static constexpr std::size_t kLongNames = 120;
  static std::size_t note_in(std::string_view line, std::size_t start) {
    const std::string_view text = line.substr(start);
    const std::size_t colon = text.find(':');
    const bool free = text.starts_with("section ") ||
                      (colon != std::string_view::npos &&
                       guide::value_of(kKeys, folded(text.substr(0, colon))).has_value());
    bool quoted = false;
    for (std::size_t i = start; i < line.size(); ++i) {
      if (!free && quotes(line, i, quoted)) quoted = !quoted;
      const bool stands_alone = i == start || line[i - 1] == ' ' || line[i - 1] == '\t';
      if (line[i] == '#' && !quoted && (stands_alone || !free)) return i;
    }
    return line.size();
  }

  /// Finds the block that a line at this indentation belongs to.
  void place(std::size_t start) {
    int indent = 0;
    for (const char c : line_.substr(0, start)) indent += c == '\t' ? 2 : 1;
    if (line_.substr(0, start).find('\t') != std::string_view::npos && !tab_told_) {
      tab_told_ = true;
      issues_.warning(0, start, "a tab stands for two blanks here", "indent with blanks");
    }
    while (open_.size() > 1 && indent <= open_.back().indent) close();
    Open& in = open_.back();
    if (in.inner < 0) in.inner = indent;
    if (in.inner == indent) return;
    issues_.error(0, start, "this line is indented unlike the lines it stands with",
                  open_.size() > 1 || indent > 0
                      ? "a block opens with a colon; its lines are indented alike"
                      : "");
  }

  void put(Item item) { open_.back().item.items.push_back(std::move(item)); }

  void close() {
    Item item = std::move(open_.back().item);
    open_.pop_back();
    put(std::move(item));
  }

  bool setting(std::string_view said, std::size_t start, Item& item) {
    const std::size_t colon = said.find(':');
    if (colon == std::string_view::npos) return false;
    const auto key = guide::value_of(kKeys, folded(said.substr(0, colon)));
    if (!key) {
      if (colon + 1 < said.size() && said.find('"') > colon) {
        Nearest nearest(folded(said.substr(0, colon)));
        for (const auto& [value, word] : kKeys) nearest.consider(word);
        issues_.error(
            start, colon, "there is no such heading",
            nearest.hint().empty() ? "routine, by, source, time, position, skin" : nearest.hint());
        item.kind = Item::Kind::note;
        return true;
      }
      return false;
    }
    item.kind = Item::Kind::setting;
    item.setting.key = *key;
    const std::string_view value = trimmed(said.substr(colon + 1));
    const std::size_t at =
        value.empty() ? start : static_cast<std::size_t>(value.data() - line_.data());
    if (value.empty()) {
      issues_.error(start, said.size(), "nothing is said here", "leave the line out");
      return true;
    }
    const auto word = [&](const auto& list) {
      std::string choices;
      for (const auto& [id, spelling] : list) {
        if (folded(spelling) == folded(value)) item.setting.value = id;
        if (choices.find(spelling) == std::string::npos)
          choices += (choices.empty() ? "" : ", ") + std::string(spelling);
      }
      if (item.setting.value.empty())
        issues_.error(at, value.size(), "this is not one of the words for it",
                      "one of: " + choices);
    };
    if (*key == Setting::Key::position) {
      word(kPositions);
    } else if (*key == Setting::Key::skin) {
      word(kSkins);
    } else if (*key == Setting::Key::time) {
      const auto t = tokens(line_, at, at + value.size(), issues_);
      auto [measure, n] = range(t, issues_);
      const auto unit = guide::value_of(kUnits, phrase(Tokens(t).subspan(n)));
      if (n == 0 || !unit || (*unit != Unit::min && *unit != Unit::s))
        issues_.error(at, value.size(), "this is no time", "for example: 20 min");
      else
        measure.unit = *unit;
      item.setting.time = measure;
    } else {
      item.setting.value = original(value);
    }
    return true;
  }

  void head(std::string_view said, std::size_t start, Item item) {
    item.kind = Item::Kind::block;
    if (!block(said, start, item.block)) {
      Nearest nearest(folded(said));
      for (const auto& [value, word] : kStages) nearest.consider(word);
      nearest.consider("repeat 2 times");
      nearest.consider("optional");
      // Whatever else stands before a colon is the name of a part, or was meant as something.
      const std::string_view own = trimmed(said);
      const bool name = nearest.hint().empty() && !own.empty() && letter(own.front()) &&
                        own.find_first_of("\",:#0123456789") == own.npos;
      if (name) {
        item.block = {};
        item.block.kind = Block::Kind::section;
        item.block.text = original(own);
        issues_.warning(start, own.size(), "taken as the name of a part",
                        "section " + std::string(own) + ":");
      } else {
        issues_.error(start, said.size(), "this opens no block that is known",
                      nearest.hint().empty()
                          ? "a stage, repeat 3 times, alternate, optional, one side "
                            "complete, then the other, section NAME"
                          : nearest.hint());
      }
    }
    if (static_cast<int>(open_.size()) > kDeepest) {
      issues_.error(start, said.size(), "blocks in blocks in blocks: nobody could follow this",
                    "at most twelve");
      return put(std::move(item));
    }
    const int indent = open_.back().inner;
    open_.push_back({indent, -1, std::move(item)});
  }

  bool block(std::string_view said, std::size_t start, Block& out) {
    if (const auto stage = guide::value_of(kStages, lower(said))) {
      out.stage = *stage;
      return true;
    }
    if (said.starts_with("section ") || said.starts_with("Section ")) {
      out.kind = Block::Kind::section;
      out.text = original(trimmed(said.substr(8)));
      return !out.text.empty();
    }
    const auto t = tokens(line_, start, start + said.size(), issues_);
    if (t.empty()) return false;
    const Tokens rest = Tokens(t).subspan(1);
    if (t[0].text == "optional" && rest.empty()) {
      out.kind = Block::Kind::optional;
      return true;
    }
    if (t[0].text == "repeat" || t[0].text == "alternate") {
      out.kind = t[0].text == "repeat" ? Block::Kind::repeat : Block::Kind::alternate;
      if (rest.empty()) return true;
      if (rest[0].text == "until" && rest.size() > 1) {
        const auto [at, length] = extent(rest.subspan(1));
        out.text = issues_.original(at, length);
        return line_.substr(at, length).find('"') == std::string_view::npos;
      }
      auto [measure, n] = range(rest, issues_);
      if (n == 0 || measure.from == 0 || measure.from % 1000 != 0 || measure.to % 1000 != 0)
        return false;
      measure.unit = Unit::times;
      out.times = measure;
      const std::string unit = phrase(rest.subspan(n));
      return unit.empty() || unit == "times" || unit == "time" || unit == "x";
    }
    out.kind = Block::Kind::sides;
    const std::string all = phrase(t);
    if (all == "one side complete, then the other") return true;
    out.first = Side::left;
    if (all == "left side complete, then the right") return true;
    out.first = Side::right;
    return all == "right side complete, then the left";
  }

  static std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
  }

  const Vocabulary& words_;
  Issues issues_;
  std::string_view line_;
  std::vector<Open> open_;
  bool tab_told_ = false;
};

}  // namespace

Reading parse(const Vocabulary& words, std::string_view text) {
  if (auto issue = unreadable(text)) return {{}, {*std::move(issue)}};
  return Parser(words).parse(text);
}

}  // namespace unknot::routine
