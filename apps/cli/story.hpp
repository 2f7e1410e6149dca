// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "session/log.hpp"

/// A session from its log, in words.
namespace unknot::cli {

/// What is wrong with the log in the file of that name: one line a place, runs of lines with the
/// same fate together.
std::string damage_text(const std::string& name, const session::Replay& replay);
/// Where the story told again is another one than was recorded; "" where it is not.
std::string difference_text(const std::string& name, const session::Replay& replay);
/// "3, 4, 9", the first few.
std::string line_list(const std::vector<int>& lines);

/// Listens while a log is folded and writes down what happened, a line for each thing.
class Story {
 public:
  explicit Story(const guide::Guide& guide) : guide_(guide) {}

  void tell(const session::Event& event, const session::Outcome& outcome);
  /// Where it ended; after the last event.
  void close(const session::Replay& replay);
  const std::string& text() const { return text_; }

 private:
  void say(Ms when, const std::string& mark, const std::string& what);
  std::string said(const session::Event& event) const;
  void tell_step(const session::State& state);
  void tell_effects(const session::State& state, const std::vector<session::Effect>& effects);

  const guide::Guide& guide_;
  std::string text_;
  int step_ = -1;
  int revision_ = 0;
};

}  // namespace unknot::cli
