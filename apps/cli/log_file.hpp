// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace unknot::cli {

/// A session's log on disk. Each line is with the system before the next thing happens, so that it
/// outlives this program; what people said is on the disk itself, ticks at least every 16 s.
/// Problems end the program with code 4.
class LogFile {
 public:
  enum class Mode : unsigned char { anew, append };
  /// No path, no log. The file is this program's alone: one that another session writes to is
  /// refused, and so is (anew) one that this program read, or that is there and is no log.
  LogFile(const std::string& path, Mode mode);
  ~LogFile();
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  void add(std::string_view lines, bool to_disk);

 private:
  [[noreturn]] void fail() const;
  void need_log(std::int64_t size) const;

  std::string path_;
  int file_ = -1;
  int unsynced_ = 0;
};

/// Puts `text` in the place of the file; the old one stays as "PATH.damaged" (or "-2", "-3", …),
/// which is returned.
std::string replace_log(const std::string& path, std::string_view text);

}  // namespace unknot::cli
