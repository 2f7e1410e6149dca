// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "routine/routine.hpp"

namespace unknot::routine {

/// What is wrong with a text, or only odd (a warning), and where; `hint` says what would be right.
struct Issue {
  bool error = true;
  Where where;
  std::string message, hint;
};

/// Collects issues with places given in bytes of a line. It keeps no more than kMost, and then says
/// so: a text of nothing but errors must not cost more than it tells.
class Issues {
 public:
  static constexpr std::size_t kMost = 200;

  void line(int number, std::string_view text) {
    number_ = number;
    text_ = text;
  }
  void error(std::size_t at, std::size_t length, std::string message, std::string hint = {}) {
    add(true, at, length, std::move(message), std::move(hint));
  }
  void warning(std::size_t at, std::size_t length, std::string message, std::string hint = {}) {
    add(false, at, length, std::move(message), std::move(hint));
  }
  bool full() const { return list_.size() > kMost; }
  /// The place of some bytes of the line.
  Where where(std::size_t at, std::size_t length) const;
  /// In order of place.
  std::vector<Issue> take();

 private:
  void add(bool error, std::size_t at, std::size_t length, std::string message, std::string hint);

  int number_ = 1;
  std::string_view text_;
  std::vector<Issue> list_;
};

/// "did you mean "X"?", where one of the candidates is near; "" otherwise.
class Nearest {
 public:
  explicit Nearest(std::string wrong);
  void consider(std::string_view candidate);
  std::string hint() const;

 private:
  std::string wrong_, best_;
  std::size_t distance_;
};

}  // namespace unknot::routine
