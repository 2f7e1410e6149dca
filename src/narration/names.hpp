// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "body/doing.hpp"
#include "guide/guide.hpp"

/// The names that people have for places, sides, tools and levels, found again in a text: so that
/// what is written about a technique in general is only said where it is true of these hands.
namespace unknot::narration {

class Names {
 public:
  Names(const guide::Guide& guide, std::string_view language);

  /// Does the text name no place, tool or level, and not "both", that these hands do not have? A
  /// text without names is true of all hands. What is said not to be (“no pushing”) names nothing.
  bool true_of(std::string_view text, const body::Doing& doing) const;

 private:
  struct Claim {
    enum class Kind : unsigned char { place, tool, level, at_least, both, nothing };
    Kind kind = Kind::nothing;
    std::string id;                        ///< region or tool
    guide::Side side = guide::Side::none;  ///< both: on both sides of the midline; none: on either
    Level level = Level::none;
  };
  using Words = std::vector<std::string>;

  void add(std::string_view name, const Claim& claim);
  void add_places();
  void add_tools();
  void add_levels();
  bool holds(const Claim& claim, const body::Doing& doing) const;

  const guide::Guide& guide_;
  std::string language_;
  std::map<Words, Claim> claims_;
  std::size_t longest_ = 1;
};

}  // namespace unknot::narration
