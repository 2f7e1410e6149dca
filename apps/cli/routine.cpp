// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>

#include "cli/answers.hpp"
#include "cli/common.hpp"
#include "cli/routine_files.hpp"
#include "engine/routine_plan.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file, output;
};

int fmt(const Context& context, const Options& options) {
  const guide::Guide guide = load_guide(context);
  const ReadRoutine read = read_routine(guide, options.file);
  write_output(options.output, routine::print(read.words, read.routine));
  return kFine;
}

/// The plan as JSON on standard output, everything that was filled in on standard error.
int lower(const Context& context, const Options& options) {
  const guide::Guide guide = load_guide(context);
  const ReadRoutine read = read_routine(guide, options.file);
  const auto lowered = engine::lower_routine(guide, read.words, read.routine);
  if (!lowered) throw Stop{kNo, problems_in(options.file, "", lowered.error())};
  std::string said;
  const auto say = [&](const routine::Where& where, const std::string& what) {
    said += to_text({name_of(options.file), where.line, where.column, what, ""}) + "\n";
  };
  for (const routine::Assumption& a : lowered->assumptions)
    say(a.where, "assumed " + a.about + ": " + a.text);
  for (const routine::Issue& issue : lowered->left_out)
    say(issue.where, "left out: " + issue.message);
  std::fputs(said.c_str(), stderr);
  write_output(options.output, plan::to_json(lowered->plan) + "\n");
  return exit_for(lowered->findings);
}

}  // namespace

ReadRoutine read_routine(const guide::Guide& guide, const std::string& path) {
  return read_routine(guide, path, read_input(path));
}

ReadRoutine read_routine(const guide::Guide& guide, const std::string& path,
                         const std::string& text) {
  ReadRoutine out;
  auto words = routine::vocabulary(guide);
  if (!words) throw Stop{kUnreadable, problems_in("the guide", "", words.error())};
  out.words = *std::move(words);
  routine::Reading reading = routine::parse(out.words, text);
  std::string said;
  for (const routine::Issue& issue : reading.issues)
    said += (said.empty() ? "" : "\n") +
            to_text(Diagnostic{name_of(path), issue.where.line, issue.where.column,
                               (issue.error ? "" : "warning: ") + issue.message, issue.hint});
  if (!reading.ok()) throw Stop{kUnreadable, said};
  if (!said.empty()) std::fprintf(stderr, "unknot: %s\n", said.c_str());
  out.routine = std::move(reading.routine);
  return out;
}

void add_routine(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("routine", "Routines as text: house style, or as a plan");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* format = command->add_subcommand("fmt", "Write a routine the way all are written");
  format->add_option("FILE", options->file, "A routine, - for standard input")
      ->required()
      ->type_name("");
  format->add_option("-o,--output", options->output, "Write to a file instead")->type_name("FILE");
  format->callback([&context, options] {
    context.run = [&context, options] { return fmt(context, *options); };
  });
  CLI::App* plan = command->add_subcommand("lower", "Make a plan (JSON) of a routine");
  plan->add_option("FILE", options->file, "A routine, - for standard input")
      ->required()
      ->type_name("");
  plan->add_option("-o,--output", options->output, "Write to a file instead")->type_name("FILE");
  plan->callback([&context, options] {
    context.run = [&context, options] { return lower(context, *options); };
  });
}

}  // namespace unknot::cli
