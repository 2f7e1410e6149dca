// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Typed lines as events of the session.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>
#include <vector>

#include "cli/live.hpp"

namespace unknot::cli {
namespace {

using session::Event;
using session::EventKind;
using session::Who;

/// Who says it when nobody is named: about pressure and comfort the receiver, about hands and the
/// order of things the giver.
Who usual_speaker(EventKind kind) {
  switch (kind) {
    case EventKind::start:
    case EventKind::skip:
    case EventKind::back:
    case EventKind::undo:
    case EventKind::repeat:
    case EventKind::pause:
    case EventKind::resume:
    case EventKind::wind_down:
    case EventKind::minutes_left:
    case EventKind::tired:
    case EventKind::hurts:
    case EventKind::hard_muscle:
    case EventKind::asleep:
    case EventKind::drag:
    case EventKind::flinch:
      return Who::giver;
    default:
      return Who::receiver;
  }
}

/// Only what a person says; clock, link and unknown words are not for typing.
bool for_people(EventKind kind) {
  return kind != EventKind::tick && kind != EventKind::link_lost && kind != EventKind::link_back &&
         kind != EventKind::replan && kind != EventKind::unknown;
}

std::vector<std::string> words_in(const std::string& line) {
  std::vector<std::string> words(1);
  for (const char c : line) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u) != 0 || c == '-' || c == '_' || c == ',')
      words.emplace_back();
    else
      words.back() += static_cast<char>(std::tolower(u));
  }
  std::erase(words, "");
  return words;
}

/// How many words of `words` from `at` on spell `phrase` ("never-here"); 0 if they do not.
std::size_t spelled_by(const std::vector<std::string>& words, std::size_t at,
                       std::string_view phrase) {
  const std::vector<std::string> wanted = words_in(std::string(phrase));
  if (words.size() < at + wanted.size()) return 0;
  return std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<long>(at))
             ? wanted.size()
             : 0;
}

/// Other words for the same: the first on the left, the second on the right is what is sent.
constexpr std::pair<std::string_view, EventKind> kAlso[] = {
    {"go", EventKind::start},
    {"too hard", EventKind::softer},
    {"deeper", EventKind::harder},
    {"like concrete", EventKind::hard_muscle},
    {"they fell asleep", EventKind::asleep},
    {"finish", EventKind::wind_down},
    {"go on", EventKind::resume},
    {"ouch", EventKind::flinch},
    {"ow", EventKind::flinch},
    {"next", EventKind::skip},
    {"minute left", EventKind::minutes_left},
    {"minutes left", EventKind::minutes_left}};

/// Fills area, side, tool and minutes from the words that are left.
void read_rest(const guide::Guide& guide, const std::vector<std::string>& words, std::size_t at,
               Event& event) {
  for (std::size_t i = at; i < words.size(); ++i) {
    if (words[i] == "left" && event.kind != EventKind::minutes_left) event.side = guide::Side::left;
    if (words[i] == "right") event.side = guide::Side::right;
    if (words[i] == "both") event.side = guide::Side::both;
    for (const auto& [id, tool] : guide.tools)
      if (spelled_by(words, i, id) > 0 || spelled_by(words, i, id + "s") > 0) event.tool = id;
    for (const auto& [id, region] : guide.regions)
      if (spelled_by(words, i, id) > 0) event.region = id;
    if (const double minutes = std::strtod(words[i].c_str(), nullptr); minutes > 0)
      event.minutes = minutes;
    if (!event.text.empty()) event.text += ' ';
    event.text += words[i];
  }
  // What hurts has a name that nobody knows: it is asked for, not guessed.
  if (event.kind == EventKind::hurts && event.tool.empty()) event.tool = event.text;
}

}  // namespace

std::optional<Event> event_in(const guide::Guide& guide, const std::string& line) {
  std::string rest = line;
  std::optional<Who> who;
  if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
    const std::vector<std::string> name = words_in(line.substr(0, colon));
    if (name.size() == 1) who = guide::value_of(session::kWho, name[0]);
    if (!who || *who == Who::clock) return std::nullopt;
    rest = line.substr(colon + 1);
  }
  const std::vector<std::string> words = words_in(rest);
  if (words.empty()) return std::nullopt;

  Event event;
  event.kind = EventKind::unknown;
  std::size_t used = 0;
  // "5 minutes left" says the number first.
  const std::size_t first = std::isdigit(static_cast<unsigned char>(words[0][0])) != 0 ? 1 : 0;
  for (const auto& [kind, word] : session::kEventKinds)
    if (const std::size_t n = spelled_by(words, first, word); n > used && for_people(kind)) {
      event.kind = kind;
      used = n;
    }
  for (const auto& [phrase, kind] : kAlso)
    if (const std::size_t n = spelled_by(words, first, phrase); n > used) {
      event.kind = kind;
      used = n;
    }
  if (used == 0) {
    for (const std::string_view answer : {"good", "fine", "ok", "yes", "pain"})
      if (words[0] == answer) {
        event.kind = EventKind::answer;
        event.text = answer == "pain" ? "pain" : "good";
        used = 1;
      }
    if (used == 0) return std::nullopt;
  } else {
    read_rest(guide, words, first + used, event);
    if (first == 1) event.minutes = std::strtod(words[0].c_str(), nullptr);
  }
  if (event.kind == EventKind::minutes_left && event.minutes <= 0) return std::nullopt;
  event.who = who.value_or(usual_speaker(event.kind));
  return event;
}

void add_live_options(CLI::App& command, LiveOptions& options, const std::string& usual_speed) {
  command
      .add_option("--speed", options.speed, "How many times as fast as life (" + usual_speed + ")")
      ->type_name("X");
  command.add_option("--voice", options.voice, "on or off (off)")->type_name("WORD");
  command.add_option("--quiet", options.quiet, "full, short, tones or silent (full)")
      ->type_name("WORD");
  command.add_option("--log", options.log, "Write the session's log here")->type_name("FILE");
}

Performance performance(const LiveOptions& options, const std::string& usual_speed) {
  Performance how;
  how.speed =
      number_option("--speed", options.speed.empty() ? usual_speed : options.speed, 0.1, 100000);
  if (options.voice != "on" && options.voice != "off")
    throw Stop{kBadArguments, "--voice: \"" + options.voice + "\" is not on or off"};
  how.voice = options.voice == "on";
  how.quiet = guide::value_of(narration::kQuiet, options.quiet);
  if (!how.quiet && !options.quiet.empty())
    throw Stop{kBadArguments,
               "--quiet: \"" + options.quiet + "\" is not one of full, short, tones, silent"};
  how.log = options.log;
  return how;
}

std::string commands_text() {
  std::vector<std::string> words;
  for (const auto& [kind, word] : session::kEventKinds) {
    if (!for_people(kind)) continue;
    std::string plain(word);
    std::replace(plain.begin(), plain.end(), '-', ' ');
    words.push_back(plain);
  }
  return "Type a word and Enter: " + joined(words) + ", quit.";
}

}  // namespace unknot::cli
