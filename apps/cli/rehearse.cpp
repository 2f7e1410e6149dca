// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/common.hpp"
#include "cli/live.hpp"

namespace unknot::cli {
namespace {

struct Options {
  std::string file;
  LiveOptions live;
};

int run(const Context& context, const Options& options) {
  Performance how = performance(options.live, "20");
  how.listen = false;
  const guide::Guide guide = load_guide(context);
  return perform(guide, read_plan(options.file), how);
}

}  // namespace

void add_rehearse(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("rehearse", "Run through a plan with nobody there");
  const auto options = std::make_shared<Options>();
  command->add_option("PLAN", options->file, "A plan (JSON), - for standard input")
      ->required()
      ->type_name("");
  add_live_options(*command, options->live, "20");
  command->callback([&context, options] {
    context.run = [&context, options] { return run(context, *options); };
  });
}

}  // namespace unknot::cli
