// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// The command line: arguments here, each command in a file of its own.
#include <cstdio>
#include <string>
#include <vector>

#include "cli/common.hpp"
#include "engine/engine.hpp"

namespace unknot::cli {
namespace {

const std::vector<std::string> kCommands = {"plan",   "check",  "coach",   "rehearse",
                                            "poses",  "ask",    "guide",   "serve",
                                            "render", "replay", "routine", "simulate"};

bool among(const std::vector<std::string>& words, const std::string& word) {
  for (const std::string& one : words)
    if (one == word) return true;
  return false;
}

/// The first argument that should be a command, "" if there is none.
std::string command_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--guide")
      ++i;
    else if (!arguments[i].starts_with('-'))
      return arguments[i];
  }
  return "";
}

std::string no_such_command(const std::string& word) {
  std::string out = "there is no command \"" + word + "\"";
  const std::string near = nearest(word, kCommands);
  if (!near.empty()) out += "; did you mean \"" + near + "\"?";
  return out + "\nCommands: " + joined(kCommands);
}

/// The flags of an app and of the command that was asked for.
std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
  for (const CLI::App* command : app.get_subcommands())
    for (const std::string& flag : flags_of(*command)) out.push_back(flag);
  return out;
}

std::string about_extras(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining(true);
  if (extras.empty()) return "there is an argument too many";
  std::string out = "unexpected argument: " + extras.front();
  if (!extras.front().starts_with("-")) return out;
  out = "there is no option " + extras.front();
  const std::string wrong = extras.front().substr(0, extras.front().find('='));
  const std::string near = nearest(wrong, flags_of(app));
  if (!near.empty()) out += "; did you mean " + near + "?";
  return out;
}

int run(int count, char** arguments) {
  CLI::App app{
      "Unknot leads you through a back massage, step by step.\n"
      "It gives no medical advice, and the receiver's own word comes before anything it says."};
  app.name("unknot");
  Context context;
  app.set_version_flag("--version", std::string("unknot ") + std::string(engine::kVersion));
  app.add_option("--guide", context.guide_folder, "Read another guide folder than the built-in one")
      ->type_name("DIR");
  app.require_subcommand(1);
  app.fallthrough();
  add_plan(app, context);
  add_check(app, context);
  add_coach(app, context);
  add_rehearse(app, context);
  add_poses(app, context);
  add_render(app, context);
  add_replay(app, context);
  add_ask(app, context);
  add_guide(app, context);
  add_serve(app, context);
  add_routine(app, context);
  add_simulate(app, context);

  const std::string word = command_word({arguments + 1, arguments + count});
  if (!word.empty() && !among(kCommands, word)) throw Stop{kBadArguments, no_such_command(word)};
  try {
    app.parse(count, arguments);
  } catch (const CLI::ExtrasError&) {
    throw Stop{kBadArguments, about_extras(app)};
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
      return app.exit(error);  // --help, --version
    if (word.empty())
      throw Stop{kBadArguments, "say what to do, for example: unknot plan\nCommands: " +
                                    joined(kCommands) + "\nMore: unknot --help"};
    throw Stop{kBadArguments, error.what()};
  }
  const int code = context.run();
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw Stop{kOutside, "standard output cannot be written"};
  return code;
}

}  // namespace
}  // namespace unknot::cli

int main(int count, char** arguments) {
  try {
    return unknot::cli::run(count, arguments);
  } catch (const unknot::cli::Stop& stop) {
    std::fflush(stdout);
    const bool coloured = unknot::cli::is_terminal(2);
    const char* before = coloured ? "\033[1m" : "";
    const char* after = coloured ? "\033[0m" : "";
    std::fprintf(stderr, "%sunknot:%s %s\n", before, after, stop.message.c_str());
    return stop.code;
  }
}
