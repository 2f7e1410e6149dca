// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "guide/guide.hpp"

/// What techniques, places and tools are called in routines: guide/vocabulary, and behind it the
/// names and aliases of the guide's own techniques, regions and tools.
namespace unknot::routine {

struct Word {
  std::string id;
  std::string word;  ///< as it is printed
  std::vector<std::string> also;
  std::string rule;      ///< a rule that refuses it; "" if none does
  std::string question;  ///< what it leaves open; "" if nothing
};

struct TechniqueWord : Word {
  std::string technique;  ///< the guide's technique that it is, "" if none
  /// glide, knead, rub, press, still, beat, shake, rock, stretch, ask, break, end, other
  std::string motion = "other";
};

struct PlaceWord : Word {
  std::vector<std::string> regions;  ///< the guide's regions or groups, empty: none of them
  std::string zone;                  ///< the guide's zone that it is
  std::string beside;                ///< a zone that part of it lies in
  bool spine = false;                ///< the bones of the spine
};

struct ToolWord : Word {
  std::string tool;  ///< the guide's tool that it is, "" if none
};

/// Phrases are matched in small letters, with one space for spaces and hyphens, without "the".
std::string folded(std::string_view phrase);

struct Vocabulary {
  std::map<std::string, TechniqueWord> techniques;
  std::map<std::string, PlaceWord> places;
  std::map<std::string, ToolWord> tools;
  /// From folded phrase to id.
  std::map<std::string, std::string, std::less<>> technique_names, place_names, tool_names;

  /// The id for a folded phrase (its singular or plural, too), "" where it means nothing.
  std::string technique(const std::string& phrase) const;
  std::string place(const std::string& phrase) const;
  std::string tool(const std::string& phrase) const;
};

/// Fails with every row of guide/vocabulary that names something the guide does not know.
Result<Vocabulary> vocabulary(const guide::Guide& guide);

}  // namespace unknot::routine
