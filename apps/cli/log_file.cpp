// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "cli/common.hpp"

namespace unknot::cli {
namespace {

constexpr int kTicksPerSync = 64;  // 16 s

}  // namespace

LogFile::LogFile(const std::string& path, Mode mode) : path_(path) {
  if (path.empty()) return;
  const int how = mode == Mode::anew ? O_TRUNC : O_APPEND;
  file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666);
  if (file_ < 0) fail();
}

LogFile::~LogFile() {
  if (file_ >= 0) close(file_);
}

void LogFile::fail() const {
  throw Stop{kOutside, path_ + ": cannot be written: " + std::strerror(errno)};
}

void LogFile::add(std::string_view lines, bool to_disk) {
  if (file_ < 0) return;
  while (!lines.empty()) {
    const ssize_t written = write(file_, lines.data(), lines.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail();
    lines.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!to_disk && ++unsynced_ < kTicksPerSync) return;
  unsynced_ = 0;
  // A pipe or a device has no disk to be on.
  if (fdatasync(file_) != 0 && errno != EINVAL && errno != EROFS) fail();
}

std::string replace_log(const std::string& path, std::string_view text) {
  const std::string mended = path + ".mended";
  {
    LogFile file(mended, LogFile::Mode::anew);
    file.add(text, true);
  }
  // One that was damaged before is kept, too.
  std::string damaged = path + ".damaged";
  for (int n = 2; access(damaged.c_str(), F_OK) == 0; ++n)
    damaged = path + ".damaged-" + std::to_string(n);
  if (std::rename(path.c_str(), damaged.c_str()) != 0 ||
      std::rename(mended.c_str(), path.c_str()) != 0)
    throw Stop{kOutside, path + ": cannot be written: " + std::strerror(errno)};
  return damaged;
}

}  // namespace unknot::cli
