// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/quantity.hpp"
#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// What the commands share: exit codes, files, the guide, and how problems are said.
namespace unknot::cli {

enum Exit : int {
  kFine = 0,        ///< notes included
  kNo = 1,          ///< the answer is no
  kUnreadable = 2,  ///< what was given to read cannot be read
  kBadArguments = 3,
  kOutside = 4  ///< something outside failed: disk, port
};

/// Ends the program from anywhere: `main` prints the message on standard error.
struct Stop {
  int code = kOutside;
  std::string message;
};

/// What holds for every command.
struct Context {
  std::string guide_folder;  ///< "" : the guide inside the program
  std::function<int()> run;  ///< set by the command that was asked for
};

/// A command adds itself with its options; its callback sets `context.run`.
void add_plan(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_coach(CLI::App& app, Context& context);
void add_rehearse(CLI::App& app, Context& context);
void add_poses(CLI::App& app, Context& context);
void add_render(CLI::App& app, Context& context);
void add_replay(CLI::App& app, Context& context);
/// `guide draw`, below the command `guide`.
void add_draw(CLI::App& guide_command, Context& context);
void add_guide(CLI::App& app, Context& context);
void add_ask(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_routine(CLI::App& app, Context& context);
void add_simulate(CLI::App& app, Context& context);

/// The guide inside the program, or the folder of --guide; exit 2 with every problem found.
guide::Guide load_guide(const Context& context);

/// All of a file, or of standard input for "-"; exit 2 where that fails.
std::string read_input(const std::string& path);
/// How messages call an input.
std::string name_of(const std::string& path);

/// Exit 3 where `path` is a file that `read_input` read, by whatever name.
void refuse_input(const std::string& path);
/// To `path`, whole or not at all, or to standard output where `path` is empty; exit 4, and 3 for
/// a file that was read.
void write_output(const std::string& path, std::string_view text);

/// The problems found in the text of a file, one line each, with the file's name and a line and
/// column for those that only have a JSON pointer.
std::string problems_in(const std::string& path, std::string_view text,
                        const Diagnostics& problems);
/// `result`'s value, or exit 2 with the problems.
template <class T>
T value_or_stop(Result<T> result, const std::string& path, std::string_view text) {
  if (!result) throw Stop{kUnreadable, problems_in(path, text, result.error())};
  return *std::move(result);
}

/// A plan from a file; exit 2.
plan::Plan read_plan(const std::string& path);

/// Number of an option, in the unit of `what`; exit 3 says what would be right.
double number_option(const std::string& option, const std::string& text, double low, double high,
                     Measured what = Measured::number);
std::uint64_t whole_option(const std::string& option, const std::string& text, std::uint64_t high);

/// The word in `words` nearest to `wrong`, "" where none is near.
std::string nearest(std::string_view wrong, const std::vector<std::string>& words);
/// Lower case, with hyphens for spaces and underscores: how ids are spelled.
std::string folded(std::string_view text);
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");
/// `text` broken at spaces into lines of at most `width`, each behind `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent);

bool is_terminal(int descriptor);

}  // namespace unknot::cli
