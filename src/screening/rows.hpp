// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "screening/document.hpp"

namespace unknot::screening {

enum class Who : unsigned char { receiver, giver };
inline constexpr std::string_view word(Who who) {
  return who == Who::receiver ? "receiver" : "giver";
}

/// One question of guide/screening with what an answer to it brings.
struct Row {
  std::string id;
  std::string kind;  ///< yes-no-unsure, number, choice, agree, text
  std::string who;   ///< receiver, giver, both
  double order = 0;
  const Json* data = nullptr;

  bool asks(Who person) const { return who == "both" || who == word(person); }
  bool yes_no() const { return kind == "yes-no-unsure"; }
};

/// All questions, in the order to ask. Rows point into `document`: move it, never copy it.
struct Rows {
  Json document;
  std::vector<Row> in_order;
  std::map<std::string, const Json*, std::less<>> details;       ///< by detail id
  std::map<std::string, const Row*, std::less<>> row_of_detail;  ///< by detail id

  Rows() = default;
  Rows(Rows&&) = default;
  Rows& operator=(Rows&&) = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  const Row* find(std::string_view id) const;
  /// A sentence or number of guide/screening/words.toml.
  const Json& words() const;
};

Result<Rows> load_rows(const guide::Guide& guide);

}  // namespace unknot::screening
