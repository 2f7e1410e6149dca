// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/characters.hpp"
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

  /// What follows is about this line: places are given in bytes of its plain form, and told in
  /// characters of the line as it was written. The two must outlive what is said of them.
  void line(int number, std::string_view text, const Plain* plain = nullptr) {
    number_ = number;
    text_ = text;
    plain_ = plain;
  }
  /// Bytes of the line as they were written.
  std::string_view original(std::size_t at, std::size_t length) const;
  void error(std::size_t at, std::size_t length, std::string message, std::string hint = {}) {
    add(true, at, length, std::move(message), std::move(hint));
  }
  void warning(std::size_t at, std::size_t length, std::string message, std::string hint = {}) {
    add(false, at, length, std::move(message), std::move(hint));
  }
  bool full() const { return list_.size() > kMost; }
  std::size_t count() const { return list_.size(); }
  /// The place of some bytes of the line.
  Where where(std::size_t at, std::size_t length) const;
  /// In order of place.
  std::vector<Issue> take();

 private:
  void add(bool error, std::size_t at, std::size_t length, std::string message, std::string hint);

  int number_ = 1;
  std::string_view text_;
  const Plain* plain_ = nullptr;
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
