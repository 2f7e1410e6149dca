// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "guide/guide.hpp"
#include "routine/parse.hpp"
#include "routine/vocabulary.hpp"

namespace unknot::cli {

struct ReadRoutine {
  routine::Vocabulary words;
  routine::Routine routine;
};

/// A routine from a file (or from text that was read already); exit 2 with every problem. What is
/// only odd goes to standard error.
ReadRoutine read_routine(const guide::Guide& guide, const std::string& path);
ReadRoutine read_routine(const guide::Guide& guide, const std::string& path,
                         const std::string& text);

}  // namespace unknot::cli
