// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Who says a typed line, and the options that say how a session is led.
#include <algorithm>
#include <vector>

#include "cli/live.hpp"
#include "guide/hearing.hpp"

namespace unknot::cli {
namespace {

using session::EventKind;
using session::Who;

/// Only what a person says; clock, link and unknown words are not for typing.
bool for_people(EventKind kind) {
  return kind != EventKind::tick && kind != EventKind::link_lost && kind != EventKind::link_back &&
         kind != EventKind::replan && kind != EventKind::unknown;
}

}  // namespace

Said said_in(const std::string& line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return {std::nullopt, line};
  const std::vector<std::string> name = guide::spoken_words(line.substr(0, colon));
  const auto who =
      name.size() == 1 ? guide::value_of(session::kWho, name[0]) : std::optional<Who>();
  // Whatever else stands before a colon is part of what was said.
  if (!who || *who == Who::clock) return {std::nullopt, line};
  return {who, line.substr(colon + 1)};
}

void add_live_options(CLI::App& command, LiveOptions& options, const std::string& usual_speed) {
  command
      .add_option("--speed", options.speed, "How many times as fast as life (" + usual_speed + ")")
      ->type_name("X");
  command.add_option("--voice", options.voice, "on or off (off)")->type_name("WORD");
  command.add_option("--quiet", options.quiet, "full, short, tones or silent (full)")
      ->type_name("WORD");
  command.add_option("--log", options.log, "Write the session's log here")->type_name("FILE");
  command
      .add_option(
          "--stop-word", options.stop_word,
          "The word that you two agreed on for \"stop now\" (stop, halt and no always work)")
      ->type_name("WORD");
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
  how.stop_word = options.stop_word;
  if (!options.stop_word.empty() && guide::spoken_words(options.stop_word).empty())
    throw Stop{kBadArguments,
               "--stop-word: \"" + options.stop_word + "\" holds no word that can be said"};
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
  return "Type what is said, in your own words, and Enter. Understood are among others: " +
         joined(words) +
         ". \"giver:\" or \"receiver:\" in front says who speaks; stop, halt and no "
         "always stop; quit leaves.";
}

}  // namespace unknot::cli
