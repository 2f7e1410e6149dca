// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>

#include "cli/answers.hpp"
#include "cli/common.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file, limits;
  std::string format = "text";
};

int run(const Context& context, const Options& options) {
  if (options.format != "text" && options.format != "json")
    throw Stop{kBadArguments,
               "--format: there is no \"" + options.format + "\"; there are: text, json"};
  if (options.file == "-" && options.limits == "-")
    throw Stop{kBadArguments, "--limits: standard input can only be one of the two files"};
  const guide::Guide guide = load_guide(context);
  const plan::Plan plan = read_plan(options.file);
  plan::Limits limits = plan.limits;
  if (!options.limits.empty()) {
    const std::string text = read_input(options.limits);
    limits = value_or_stop(plan::limits_from_json(text), options.limits, text);
    Diagnostics unknown = engine::unknown_ids(guide, {}, limits);
    for (Diagnostic& problem : unknown) problem.place.erase(0, std::string_view("/limits").size());
    if (!unknown.empty()) throw Stop{kUnreadable, problems_in(options.limits, text, unknown)};
  }
  const std::vector<plan::Finding> findings = engine::check(guide, plan, limits);
  if (options.format == "json") {
    write_output("", plan::to_json(findings) + "\n");
    return exit_for(findings);
  }
  if (plan.guide != guide.hash)
    std::fprintf(stderr, "unknot: this plan was made with another guide (%s); it is judged by %s\n",
                 plan.guide.c_str(), guide.hash.c_str());
  std::string text = findings_text(plan, findings);
  if (options.limits.empty())
    text += "Limits as claimed in the plan; --limits FILE judges it by others.\n";
  write_output("", text);
  return exit_for(findings);
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Judge a plan: is it safe, is it good");
  const auto options = std::make_shared<Options>();
  command->add_option("PLAN", options->file, "A plan (JSON), - for standard input")
      ->required()
      ->type_name("");
  command
      ->add_option("--limits", options->limits, "Judge by these limits, not the plan's own (JSON)")
      ->type_name("FILE");
  command->add_option("--format", options->format, "text or json")->type_name("FORMAT");
  command->callback([&context, options] {
    context.run = [&context, options] { return run(context, *options); };
  });
}

}  // namespace unknot::cli
