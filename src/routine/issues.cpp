// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/issues.hpp"

#include <algorithm>
#include <tuple>

namespace unknot::routine {
namespace {

/// Longer wrong words are not worth a guess, and would cost time.
constexpr std::size_t kLongest = 40;

int characters(std::string_view bytes) {
  return static_cast<int>(std::ranges::count_if(
      bytes, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// How many letters have to be changed, added or dropped.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view Issues::original(std::size_t at, std::size_t length) const {
  if (plain_ == nullptr) return text_.substr(std::min(at, text_.size()), length);
  const std::size_t last = plain_->at.size() - 1;
  const std::size_t from = plain_->at[std::min(at, last)];
  return text_.substr(from, plain_->at[std::min(at + length, last)] - from);
}

Where Issues::where(std::size_t at, std::size_t length) const {
  const std::string_view there = original(at, length);
  const auto before = static_cast<std::size_t>(there.data() - text_.data());
  return {number_, characters(text_.substr(0, before)) + 1, std::max(1, characters(there))};
}

void Issues::add(bool error, std::size_t at, std::size_t length, std::string message,
                 std::string hint) {
  if (full()) return;
  if (list_.size() == kMost) {
    list_.push_back({true, where(at, length), "there are more problems from here on", ""});
    return;
  }
  list_.push_back({error, where(at, length), std::move(message), std::move(hint)});
}

std::vector<Issue> Issues::take() {
  std::ranges::sort(list_, [](const Issue& a, const Issue& b) {
    return std::tie(a.where.line, a.where.column, a.where.length, a.message) <
           std::tie(b.where.line, b.where.column, b.where.length, b.message);
  });
  return std::move(list_);
}

Nearest::Nearest(std::string wrong)
    : wrong_(std::move(wrong)), distance_(std::max<std::size_t>(1, (wrong_.size() + 1) / 3) + 1) {}

void Nearest::consider(std::string_view candidate) {
  if (wrong_.size() > kLongest || candidate.size() > kLongest) return;
  const std::size_t d = distance(wrong_, candidate);
  if (d < distance_) {
    distance_ = d;
    best_ = candidate;
  }
}

std::string Nearest::hint() const { return best_.empty() ? "" : "did you mean \"" + best_ + "\"?"; }

}  // namespace unknot::routine
