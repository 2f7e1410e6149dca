// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include <sys/types.h>

namespace unknot::cli {

/// Speaks through a speech program of the system (espeak-ng, espeak, spd-say or say), one at a
/// time, without waiting for it.
class Speaker {
 public:
  /// Exit 4 where a voice is wanted and no such program is there.
  explicit Speaker(bool wanted);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  void say(const std::string& text);
  /// Silent at once.
  void hush();

 private:
  std::string program_;
  pid_t child_ = -1;
};

}  // namespace unknot::cli
