// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>

#include "cli/common.hpp"
#include "simulate/table.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string sessions = "1000", seed = "1", minutes = "30", check = "some", format = "text";
};

/// One arm, its sessions shared out among the cores and added up in order.
void live_all(const simulate::World& world, std::size_t arm, simulate::Table& table) {
  const auto sessions = static_cast<std::size_t>(world.wanted.sessions);
  const std::size_t cores =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, sessions);
  std::vector<simulate::Lived> lived(sessions);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::jthread> threads;
  for (std::size_t first = 0; first < cores; ++first)
    threads.emplace_back([&, first] {
      simulate::Runner runner(world);
      for (std::size_t i = first; i < sessions; i += cores)
        lived[i] = runner.run(simulate::kArms[arm].first, i);
    });
  threads.clear();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  table.per_second[arm] = static_cast<double>(sessions) / std::max(took.count(), 1e-9);
  for (const simulate::Lived& one : lived) table.arms[arm].add(one);
}

int run(const Context& context, const Options& options) {
  if (options.format != "text" && options.format != "json" && options.format != "markdown")
    throw Stop{kBadArguments,
               "--format: there is no \"" + options.format + "\"; there are: text, json, markdown"};
  if (options.check != "some" && options.check != "all")
    throw Stop{kBadArguments,
               "--check: there is no \"" + options.check + "\"; there are: some, all"};
  simulate::Wanted wanted;
  wanted.sessions =
      static_cast<std::int64_t>(whole_option("--sessions", options.sessions, 1'000'000));
  if (wanted.sessions == 0) throw Stop{kBadArguments, "--sessions: at least 1"};
  wanted.seed = whole_option("--seed", options.seed, UINT64_MAX);
  wanted.request.total =
      seconds(number_option("--minutes", options.minutes, 5, 90, Measured::minutes) * 60);
  wanted.judge_all = options.check == "all";
  const guide::Guide guide = load_guide(context);
  const Result<simulate::World> world = simulate::world(guide, wanted);
  if (!world) throw Stop{kUnreadable, problems_in("the guide", "", world.error())};
  simulate::Table table{wanted, {}, {}};
  for (std::size_t arm = 0; arm < simulate::kArms.size(); ++arm) live_all(*world, arm, table);
  write_output("", options.format == "json"       ? to_json(table)
                   : options.format == "markdown" ? to_markdown(table)
                                                  : to_text(table));
  return table.broken() == 0 ? kFine : kNo;
}

}  // namespace

void add_simulate(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("simulate", "Let virtual people try it out, by the thousand");
  const auto options = std::make_shared<Options>();
  command->add_option("--sessions", options->sessions, "How many pairs (1000)")->type_name("N");
  command->add_option("--seed", options->seed, "Other people (1)")->type_name("N");
  command->add_option("--minutes", options->minutes, "How long they wish for, 5 to 90 (30)")
      ->type_name("N");
  command
      ->add_option("--check", options->check,
                   "Judge the plans of some sessions once more, or of all")
      ->type_name("some|all");
  command->add_option("--format", options->format, "text, json or markdown")->type_name("FORMAT");
  command->callback([&context, options] {
    context.run = [&context, options] { return run(context, *options); };
  });
}

}  // namespace unknot::cli
