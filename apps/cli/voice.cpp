// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/voice.hpp"

#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/common.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace unknot::cli {
namespace {

/// Calm is 150 words a minute; `say` and spd-say speak slowly enough by themselves.
constexpr std::string_view kPrograms[] = {"espeak-ng", "espeak", "spd-say", "say"};

std::string found_in_path(std::string_view program) {
  const char* path = std::getenv("PATH");
  for (std::string_view rest = path == nullptr ? "" : path; !rest.empty();) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const std::string file = std::string(rest.substr(0, colon)) + "/" + std::string(program);
    if (access(file.c_str(), X_OK) == 0) return file;
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return "";
}

}  // namespace

Speaker::Speaker(bool wanted) {
  if (!wanted) return;
  for (const std::string_view program : kPrograms)
    if (program_.empty()) program_ = found_in_path(program);
  if (program_.empty())
    throw Stop{kOutside,
               "--voice on: no speech program is here; install espeak-ng, or leave the voice off"};
}

Speaker::~Speaker() { hush(); }

void Speaker::hush() {
  if (child_ <= 0) return;
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  child_ = -1;
}

void Speaker::say(const std::string& text) {
  if (program_.empty()) return;
  hush();
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // No shell in between, and a text that begins with a dash stays a text.
  std::string program = program_;
  std::string words = " " + text;
  char* arguments[] = {program.data(), words.data(), nullptr};
  if (posix_spawn(&child_, program_.c_str(), &files, nullptr, arguments, environ) != 0) child_ = -1;
  posix_spawn_file_actions_destroy(&files);
}

}  // namespace unknot::cli
