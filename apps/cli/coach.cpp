// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <variant>

#include "cli/answers.hpp"
#include "cli/common.hpp"
#include "cli/live.hpp"
#include "cli/told.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file;
  std::string resume;
  Wishes wishes;
  LiveOptions live;
};

int run(const Context& context, const CLI::App& command, const Options& options) {
  Performance how = performance(options.live, "1");
  if (!options.file.empty() || !options.resume.empty())
    for (const CLI::Option* wish : command.get_options())
      if (wish->get_group() == kWishGroup && wish->count() > 0)
        throw Stop{kBadArguments,
                   wish->get_name() + ": the plan is made already; leave out one of the two"};
  if (!options.resume.empty()) {
    if (!options.file.empty() || !how.log.empty())
      throw Stop{kBadArguments, "--resume: the plan is in the log, and so is what follows"};
    if (options.resume == "-")
      throw Stop{kBadArguments, "--resume: the log is written on, so it must be a file"};
    how.log = options.resume;
    return perform_rest(load_guide(context), how);
  }
  const guide::Guide guide = load_guide(context);
  if (!options.file.empty()) {
    const plan::Plan plan = read_plan(options.file);
    need_timely(guide, options.file, plan.limits);
    return perform(guide, plan, how);
  }
  const Asked asked = read_wishes(guide, options.wishes);
  if (how.stop_word.empty()) how.stop_word = agreed_stop_word(asked.intake);
  const engine::PlanAnswer answer = make_plan(guide, options.wishes, asked);
  if (const auto* refusal = std::get_if<engine::Refusal>(&answer))
    throw Stop{kNo, refusal_text(*refusal)};
  return perform(guide, std::get<engine::Made>(answer).plan, how);
}

}  // namespace

void add_coach(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("coach", "Lead a massage live in the terminal");
  const auto options = std::make_shared<Options>();
  command->add_option("PLAN", options->file, "A plan (JSON); without one, one is made")
      ->type_name("");
  command->add_option("--resume", options->resume, "Go on where the session in this log stood")
      ->type_name("LOG");
  add_live_options(*command, options->live, "1");
  add_wishes(*command, options->wishes);
  command->footer([] { return "\n" + wrapped(commands_text(), 80, ""); });
  command->callback([&context, command, options] {
    context.run = [&context, command, options] { return run(context, *command, *options); };
  });
}

}  // namespace unknot::cli
