// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Reading and writing files, and saying where in a file a problem is.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/common.hpp"
#include "cli/locate.hpp"

namespace unknot::cli {
namespace {

/// A file that is larger is none of ours.
constexpr std::size_t kMostBytes = 64U << 20U;

std::string because() { return std::strerror(errno); }

/// Writes everything, or leaves errno.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The files that were read, by whatever name: device and number.
std::set<std::pair<dev_t, ino_t>>& inputs() {
  static std::set<std::pair<dev_t, ino_t>> all;
  return all;
}

}  // namespace

void refuse_input(const std::string& path) {
  struct stat about{};
  if (stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return;
  if (inputs().contains({about.st_dev, about.st_ino}))
    throw Stop{
        kBadArguments,
        path + ": this file is read here; to write to it would destroy it. Name another one"};
}

std::string name_of(const std::string& path) { return path == "-" ? "standard input" : path; }

std::string read_input(const std::string& path) {
  const bool standard = path == "-";
  const int descriptor = standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const std::string why = errno == ENOENT ? "there is no such file" : because();
    throw Stop{kUnreadable, path + ": cannot be read: " + why};
  }
  struct stat about{};
  if (fstat(descriptor, &about) == 0) inputs().insert({about.st_dev, about.st_ino});
  std::string text;
  char block[1 << 16];
  for (;;) {
    const ssize_t got = read(descriptor, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const std::string why = errno == EISDIR ? "it is a folder" : because();
      if (!standard) close(descriptor);
      throw Stop{kUnreadable, name_of(path) + ": cannot be read: " + why};
    }
    if (got == 0) break;
    text.append(block, static_cast<std::size_t>(got));
    if (text.size() > kMostBytes) {
      if (!standard) close(descriptor);
      throw Stop{kUnreadable, name_of(path) + ": is too large to be one of ours"};
    }
  }
  if (!standard) close(descriptor);
  return text;
}

void write_output(const std::string& path, std::string_view text) {
  if (path.empty()) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
      throw Stop{kOutside, "standard output cannot be written: " + because()};
    return;
  }
  refuse_input(path);
  struct stat info{};
  if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    // A pipe or a device such as /dev/null cannot be replaced, only written to.
    const int device = S_ISDIR(info.st_mode) ? -1 : open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (S_ISDIR(info.st_mode)) errno = EISDIR;
    if (device < 0 || !write_all(device, text) || close(device) != 0)
      throw Stop{kOutside, path + ": cannot be written: " + because()};
    return;
  }
  // First beside it, then in its place: whoever looks finds the old file or the whole new one.
  std::string fresh = path + ".XXXXXX";
  const int descriptor = mkstemp(fresh.data());
  if (descriptor < 0) throw Stop{kOutside, path + ": cannot be written: " + because()};
  const mode_t mask = umask(0);
  umask(mask);
  const bool written = write_all(descriptor, text) && fchmod(descriptor, 0666 & ~mask) == 0 &&
                       fsync(descriptor) == 0;
  const int error = errno;
  if (close(descriptor) != 0 || !written || std::rename(fresh.c_str(), path.c_str()) != 0) {
    if (!written) errno = error;
    const std::string why = because();
    unlink(fresh.c_str());
    throw Stop{kOutside, path + ": cannot be written: " + why};
  }
}

std::string problems_in(const std::string& path, std::string_view text,
                        const Diagnostics& problems) {
  std::string out;
  for (Diagnostic problem : problems) {
    if (problem.line == 0 && (problem.place.empty() || problem.place.starts_with('/'))) {
      if (const auto found = locate(text, problem.place)) {
        problem.line = found->line;
        problem.column = found->column;
      }
      if (!problem.place.empty()) problem.message = problem.place + ": " + problem.message;
    }
    problem.place = name_of(path);
    if (!out.empty()) out += "\n";
    out += to_text(problem);
  }
  return out;
}

plan::Plan read_plan(const std::string& path) {
  const std::string text = read_input(path);
  return value_or_stop(plan::plan_from_json(text), path, text);
}

}  // namespace unknot::cli
