// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>

#include "base/characters.hpp"
#include "cli/answers.hpp"
#include "cli/common.hpp"
#include "cli/routine_files.hpp"
#include "engine/routine_plan.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file, limits;
  std::string format = "text";
};

plan::Limits read_limits(const guide::Guide& guide, const std::string& file) {
  const std::string text = read_input(file);
  plan::Limits limits = value_or_stop(plan::limits_from_json(text), file, text);
  Diagnostics unknown = engine::unknown_ids(guide, {}, limits);
  for (Diagnostic& problem : unknown) problem.place.erase(0, std::string_view("/limits").size());
  if (!unknown.empty()) throw Stop{kUnreadable, problems_in(file, text, unknown)};
  return limits;
}

int judge_routine(const guide::Guide& guide, const Options& options, const std::string& text) {
  const ReadRoutine read = read_routine(guide, options.file, text);
  const bool known = !options.limits.empty();
  const plan::Limits limits = known ? read_limits(guide, options.limits) : plan::Limits{};
  const auto findings =
      engine::check_routine(guide, read.words, read.routine, known ? &limits : nullptr);
  if (options.format == "json")
    write_output("", plan::to_json(findings) + "\n");
  else
    write_output("", routine_findings_text(name_of(options.file), findings));
  return exit_for(findings);
}

int judge_plan(const guide::Guide& guide, const Options& options, const std::string& text) {
  const plan::Plan plan = value_or_stop(plan::plan_from_json(text), options.file, text);
  const plan::Limits limits =
      options.limits.empty() ? plan.limits : read_limits(guide, options.limits);
  const std::vector<plan::Finding> findings = engine::check(guide, plan, limits);
  if (options.format == "json") {
    write_output("", plan::to_json(findings) + "\n");
    return exit_for(findings);
  }
  if (plan.guide != guide.hash)
    std::fprintf(stderr, "unknot: this plan was made with another guide (%s); it is judged by %s\n",
                 plan.guide.c_str(), guide.hash.c_str());
  std::string said = findings_text(plan, findings);
  if (options.limits.empty())
    said += "Limits as claimed in the plan; --limits FILE judges it by others.\n";
  write_output("", said);
  return exit_for(findings);
}

int run(const Context& context, const Options& options) {
  if (options.format != "text" && options.format != "json")
    throw Stop{kBadArguments,
               "--format: there is no \"" + options.format + "\"; there are: text, json"};
  if (options.file == "-" && options.limits == "-")
    throw Stop{kBadArguments, "--limits: standard input can only be one of the two files"};
  const guide::Guide guide = load_guide(context);
  const std::string text = read_input(options.file);
  // A plan is JSON; a file that says to be a routine is one, whatever it holds.
  const std::string said = plain(text).text;
  std::size_t start = 0;
  while (start < said.size()) {
    const std::size_t end = line_end(std::string_view(said).substr(start));
    if (end == 0 && said[start] != ' ' && said[start] != '\t') break;
    start += end == 0 ? 1 : end;
  }
  const bool json = start == said.size() || said[start] == '{' || said[start] == '[';
  const bool named = options.file.ends_with(".routine");
  const bool plan = !named && (json || options.file.ends_with(".json"));
  return plan ? judge_plan(guide, options, text) : judge_routine(guide, options, text);
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("check", "Judge a plan or a routine: is it safe, is it good");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("PLAN", options->file, "A plan (JSON) or a routine (text), - for standard input")
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
