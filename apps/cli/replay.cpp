// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>

#include "cli/common.hpp"
#include "cli/story.hpp"
#include "engine/engine.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file;
  bool verify = false;
};

int verify(const session::Replay& replay, const guide::Guide& guide) {
  std::string out = std::to_string(replay.events.size()) + " events folded, " +
                    std::to_string(replay.hashes) + " recorded states came out the same\n";
  if (!replay.diverged.empty())
    out += std::to_string(replay.diverged.size()) +
           " states came out differently, lines: " + line_list(replay.diverged) + "\n";
  if (replay.header.guide != guide.hash || replay.header.engine != engine::kVersion)
    out += "Not planned again: written with guide " + replay.header.guide + ", engine " +
           replay.header.engine + "; here are " + guide.hash + ", " +
           std::string(engine::kVersion) + "\n";
  else
    out += std::to_string(replay.planned_again) + " answers of the planner came out the same\n";
  if (!replay.other_plan.empty())
    out += std::to_string(replay.other_plan.size()) +
           " came out differently, lines: " + line_list(replay.other_plan) + "\n";
  const bool good = replay.lost == 0 && replay.diverged.empty() && replay.other_plan.empty();
  out += good ? "It is the session that was written.\n" : "It is not all as it was written.\n";
  write_output("", out);
  return good ? kFine : kNo;
}

int run(const Context& context, const Options& options) {
  const guide::Guide guide = load_guide(context);
  const std::string log = read_input(options.file);
  Story story(guide);
  session::ReplayOptions how;
  if (options.verify) {
    how.planner = engine::replanner(guide);
    how.engine = engine::kVersion;
  } else {
    how.watch = [&story](const session::Event& event, const session::Outcome& outcome) {
      story.tell(event, outcome);
    };
  }
  const session::Replay replay = value_or_stop(session::resume(guide, log, how), options.file, log);
  std::fprintf(stderr, "%s", damage_text(name_of(options.file), replay).c_str());
  if (options.verify) return verify(replay, guide);
  if (replay.lost > 0)
    std::fprintf(stderr,
                 "What is told is proven. \"unknot coach --resume\" goes on from its end and keeps "
                 "the damaged log.\n");
  std::fprintf(stderr, "%s", difference_text(name_of(options.file), replay).c_str());
  if (replay.header.guide != guide.hash)
    std::fprintf(stderr, "unknot: this session had another guide (%s); its words are those of %s\n",
                 replay.header.guide.c_str(), guide.hash.c_str());
  story.close(replay);
  write_output("", story.text());
  return kFine;
}

}  // namespace

void add_replay(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("replay", "Tell a session from its log, or verify it");
  const auto options = std::make_shared<Options>();
  command->add_option("LOG", options->file, "A session's log, - for standard input")
      ->required()
      ->type_name("");
  command->add_flag("--verify", options->verify,
                    "Fold it again and compare every recorded state and plan");
  command->callback([&context, options] {
    context.run = [&context, options] { return run(context, *options); };
  });
}

}  // namespace unknot::cli
