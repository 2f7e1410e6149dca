// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/units.hpp"

/// The closed word lists that guide, plans, logs and commands share, each with its one spelling.
namespace unknot::guide {

enum class Side : unsigned char { none, left, right, both };
enum class Hand : unsigned char { left, right };
/// In the order in which a massage may pass through them; never backwards.
enum class Stage : unsigned char {
  warm_up,
  targeted,
  integration,
  cool_down,
  stretches,
  grounding,
  rest
};

template <class E>
using Spelling = std::pair<E, std::string_view>;

inline constexpr std::array kLevels{
    Spelling<Level>{Level::none, "none"}, Spelling<Level>{Level::light, "light"},
    Spelling<Level>{Level::medium, "medium"}, Spelling<Level>{Level::firm, "firm"}};
inline constexpr std::array kSides{
    Spelling<Side>{Side::none, "none"}, Spelling<Side>{Side::left, "left"},
    Spelling<Side>{Side::right, "right"}, Spelling<Side>{Side::both, "both"}};
inline constexpr std::array kHands{Spelling<Hand>{Hand::left, "left"},
                                   Spelling<Hand>{Hand::right, "right"}};
inline constexpr std::array kStages{Spelling<Stage>{Stage::warm_up, "warm-up"},
                                    Spelling<Stage>{Stage::targeted, "targeted"},
                                    Spelling<Stage>{Stage::integration, "integration"},
                                    Spelling<Stage>{Stage::cool_down, "cool-down"},
                                    Spelling<Stage>{Stage::stretches, "stretches"},
                                    Spelling<Stage>{Stage::grounding, "grounding"},
                                    Spelling<Stage>{Stage::rest, "rest"}};

/// The spelling of `e` in its list; "" for a value that is not in it.
template <class List, class E>
constexpr std::string_view spelled(const List& list, E e) {
  for (const auto& [value, word] : list)
    if (value == e) return word;
  return {};
}
/// The value spelled `word`, or nothing.
template <class List>
constexpr auto value_of(const List& list, std::string_view word)
    -> std::optional<typename List::value_type::first_type> {
  for (const auto& [value, spelling] : list)
    if (spelling == word) return value;
  return std::nullopt;
}

constexpr std::string_view word(Level l) { return spelled(kLevels, l); }
constexpr std::string_view word(Side s) { return spelled(kSides, s); }
constexpr std::string_view word(Hand h) { return spelled(kHands, h); }
constexpr std::string_view word(Stage s) { return spelled(kStages, s); }

}  // namespace unknot::guide
