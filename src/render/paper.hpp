// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

/// A page of 80 columns: headings, entries, bullets and rows, broken at spaces.
namespace unknot::render {

inline constexpr std::size_t kPaperWidth = 80;

/// Letters as a person counts them; the input is UTF-8.
std::size_t letters(std::string_view text);
std::string padded(std::string text, std::size_t width, bool right = false);
std::string capital(std::string text);
std::string upper(std::string_view text);
std::vector<std::string> broken(std::string_view text, std::size_t width);

class Paper {
 public:
  explicit Paper(bool colour) : colour_(colour) {}

  std::string take() { return std::move(out_); }
  bool colour() const { return colour_; }

  void blank() { out_ += "\n"; }
  /// A line that is wide enough already; blanks at its end are dropped.
  void line(std::string text);
  void heading(std::string_view text);
  /// "first    text", later lines below the text.
  void entry(const std::string& first, const std::string& text, std::size_t indent,
             std::size_t hang);

 private:
  bool colour_;
  std::string out_;
};

}  // namespace unknot::render
