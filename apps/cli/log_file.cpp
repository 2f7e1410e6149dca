// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/common.hpp"

namespace unknot::cli {
namespace {

constexpr int kTicksPerSync = 64;  // 16 s
constexpr std::string_view kFront = R"({"unknot":"log/)";

}  // namespace

LogFile::LogFile(const std::string& path, Mode mode) : path_(path) {
  if (path.empty()) return;
  const bool anew = mode == Mode::anew;
  if (anew) refuse_input(path);
  file_ = open(path.c_str(), (anew ? O_RDWR : O_WRONLY) | O_CREAT | O_CLOEXEC | O_APPEND, 0666);
  if (file_ < 0 && anew) file_ = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_APPEND);
  if (file_ < 0) fail();
  struct stat about{};
  if (fstat(file_, &about) != 0 || !S_ISREG(about.st_mode)) return;  // a pipe or a device
  try {
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK)
        throw Stop{kOutside, path +
                                 ": another session writes to this log just now; go on there, "
                                 "or end it first"};
      fail();
    }
    if (!anew) return;
    need_log(about.st_size);
    if (ftruncate(file_, 0) != 0) fail();
  } catch (...) {
    close(file_);
    file_ = -1;
    throw;
  }
}

void LogFile::need_log(std::int64_t size) const {
  char front[sizeof kFront] = {};
  const ssize_t got = size == 0 ? 0 : pread(file_, front, kFront.size(), 0);
  if (size == 0 ||
      std::string_view(front, static_cast<std::size_t>(std::max<ssize_t>(0, got))) == kFront)
    return;
  throw Stop{kBadArguments,
             path_ + ": is there already and is no session's log; name another file"};
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
