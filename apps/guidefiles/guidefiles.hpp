// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "guide/guide.hpp"

/// The guide as people write it: a folder of TOML files, path = id. Here it becomes the one JSON
/// document that `guide::parse` reads, without losing where each value was written.
///
///   guide/<folder>/<file>.toml           → document[folder][file]
///   guide/<file>.toml                    → document[file]
///   guide/routines/<file>.routine        → document.routines[file], the text as it is
///   guide/phrases/<language>/<file>.toml → its table [phrases], as document.phrases[language]
///                                          ["<file>.<key>"]; its other tables stay out
namespace unknot::guidefiles {

struct Place {
  std::string file;  ///< the folder as it was given, and the file in it
  int line = 0;
};

struct Loaded {
  std::string json;                     ///< keys sorted: the same files give the same bytes
  std::map<std::string, Place> places;  ///< by JSON pointer, tables and lists included
  Diagnostics problems;                 ///< files that cannot be read; the rest is in `json`
};

Loaded load_folder(const std::filesystem::path& folder);

/// The diagnostics of `guide::parse`, whose places are JSON pointers, at their file and line (that
/// of the nearest table where the value itself is missing), sorted.
Diagnostics located(const Loaded& loaded, Diagnostics problems);

/// A further look at a guide that is otherwise fine; its places are JSON pointers.
using Judge = std::function<Diagnostics(const guide::Guide&)>;

/// All problems of a guide at once, sorted by file and line; each message ends with the name of its
/// rule in brackets. What only a program with an engine can tell (limits that its code asks for,
/// strokes that run into keep-outs on an average body) it hands in as `judge`; rule "engine".
Diagnostics lint(const std::filesystem::path& folder, const Judge& judge = {});

/// The names of all rules that `lint` can report.
std::span<const std::string_view> lint_rules();

}  // namespace unknot::guidefiles
