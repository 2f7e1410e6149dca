// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <variant>

#include "cli/answers.hpp"
#include "cli/common.hpp"
#include "render/text.hpp"
#include "routine/lower.hpp"
#include "routine/parse.hpp"

namespace unknot::cli {
namespace {

struct Options {
  Wishes wishes;
  std::string format = "text";
  std::string output;
};

int run(const Context& context, const Options& options) {
  const bool json = options.format == "json";
  const bool as_routine = options.format == "routine";
  if (!json && !as_routine && options.format != "text")
    throw Stop{kBadArguments, "--format: there is no \"" + options.format +
                                  "\" yet; there are: text, json, routine"};
  const guide::Guide guide = load_guide(context);
  const engine::PlanAnswer answer = make_plan(guide, options.wishes);
  if (const auto* refusal = std::get_if<engine::Refusal>(&answer)) {
    // A plan's file never holds a refusal; a program that reads standard output gets it as JSON.
    if (json && options.output.empty()) write_output("", refusal_json(*refusal));
    throw Stop{kNo, refusal_text(*refusal)};
  }
  const auto& made = std::get<engine::Made>(answer);
  if (json) {
    write_output(options.output, plan::to_json(made.plan) + "\n");
    return kFine;
  }
  if (as_routine) {
    const auto words = routine::vocabulary(guide);
    if (!words) throw Stop{kUnreadable, problems_in("the guide", "", words.error())};
    write_output(options.output,
                 routine::print(*words, routine::from_plan(guide, *words, made.plan)));
    return kFine;
  }
  const bool coloured = options.output.empty() && is_terminal(1);
  write_output(options.output, render::plan_text(guide, made.plan, made.advice, {coloured}));
  return kFine;
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("plan", "Make a massage that fits two people and a time");
  const auto options = std::make_shared<Options>();
  add_wishes(*command, options->wishes);
  command->add_option("--format", options->format, "text (to follow from paper), json or routine")
      ->type_name("FORMAT");
  command->add_option("-o,--output", options->output, "Write to a file instead")->type_name("FILE");
  command->callback([&context, options] {
    context.run = [&context, options] { return run(context, *options); };
  });
}

}  // namespace unknot::cli
