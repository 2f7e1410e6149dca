// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// The command line: arguments here, each command in a file of its own.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "cli/common.hpp"
#include "cli/told.hpp"
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

/// The option that `name` stands for, in the app or in the command that was asked for.
const CLI::Option* option_called(const CLI::App& app, const std::string& name) {
  if (const CLI::Option* option = app.get_option_no_throw(name); option != nullptr) return option;
  for (const CLI::App* command : app.get_subcommands())
    if (const CLI::Option* option = option_called(*command, name); option != nullptr) return option;
  return nullptr;
}

/// What the library found wrong, in our words.
std::string about_problem(const CLI::App& app, const std::string& word,
                          const CLI::ParseError& error) {
  const std::string said = error.what();
  const std::string name = said.substr(0, said.find_first_of(": "));
  const std::string more = "\nMore: unknot " + word + " --help";
  const CLI::Option* option = option_called(app, name);
  if (option == nullptr) return said + more;
  const std::string kind = option->get_type_name();
  if (name.starts_with("-"))
    return name + " needs something after it" + (kind.empty() ? "" : ": " + name + " " + kind) +
           more;
  return name + " is missing: unknot " + word + " " + name + more;
}

std::string about_extras(const CLI::App& app, const Context& context) {
  const std::vector<std::string> extras = app.remaining(true);
  if (extras.empty()) return "there is an argument too many";
  std::string out = "unexpected argument: " + extras.front();
  if (!extras.front().starts_with("-")) return out;
  out = "there is no option " + extras.front();
  const std::string wrong = extras.front().substr(0, extras.front().find('='));
  const std::string near = nearest(wrong, flags_of(app));
  if (!near.empty()) out += "; did you mean " + near + "?";
  // "--pregnant": an answer to a question of the guide.
  const std::string answer =
      near.empty() && wrong.size() > 2 ? how_to_tell(load_guide(context), wrong.substr(2)) : "";
  if (!answer.empty()) out += "; to answer a question before the massage: " + answer;
  return out;
}

/// "unknot help plan" is "unknot plan --help".
std::vector<std::string> with_help(std::vector<std::string> arguments) {
  if (arguments.empty() || arguments.front() != "help") return arguments;
  arguments.erase(arguments.begin());
  arguments.insert(arguments.empty() ? arguments.begin() : arguments.begin() + 1, "--help");
  return arguments;
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

  std::vector<std::string> said = with_help({arguments + std::min(count, 1), arguments + count});
  const std::string word = command_word(said);
  if (!word.empty() && !among(kCommands, word)) throw Stop{kBadArguments, no_such_command(word)};
  try {
    std::reverse(said.begin(), said.end());  // the library takes them from the back
    app.parse(std::move(said));
  } catch (const CLI::ExtrasError&) {
    throw Stop{kBadArguments, about_extras(app, context)};
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
      return app.exit(error);  // --help, --version
    if (word.empty())
      throw Stop{kBadArguments, "say what to do, for example: unknot plan\nCommands: " +
                                    joined(kCommands) + "\nMore: unknot --help"};
    throw Stop{kBadArguments, about_problem(app, word, error)};
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
