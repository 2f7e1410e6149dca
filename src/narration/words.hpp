// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "narration/names.hpp"
#include "narration/narration.hpp"

/// Phrases and names, for narration's own sources.
namespace unknot::narration {

/// The phrase in that language or in English; null: neither has it.
const std::string* find_phrase(const guide::Guide& guide, std::string_view language,
                               std::string_view id);
/// `text` with each {slot} replaced; a slot without a value is left out.
std::string fill(std::string_view text, const std::map<std::string, std::string>& slots);
std::string capital(std::string text);
std::string tool_name(const guide::Guide& guide, std::string_view tool, std::string_view language);
/// Finds the words for steps; made once for many.
class Namer {
 public:
  Namer(const guide::Guide& guide, std::string_view language)
      : guide_(guide), language_(language), names_(guide, language) {}

  StepWords of(const plan::Step& step, body::Doing doing) const;
  /// The first of the phrases, by id, that is there and true of the hands; "": none is.
  std::string first_true(const std::vector<std::string>& ids, const body::Doing& doing,
                         const std::map<std::string, std::string>& slots = {}) const;
  bool true_of(std::string_view text, const body::Doing& doing) const {
    return names_.true_of(text, doing);
  }

 private:
  std::string title(const plan::Step& step, const StepWords& words) const;
  std::string line(const plan::Step& step, const body::Doing& doing) const;

  const guide::Guide& guide_;
  std::string language_;
  Names names_;
};
/// The ids under which a phrase about these hands may be found, the closest first: "<id>-<tool>",
/// "<id>-<level>", "<id>-one" for one hand, "<id>".
std::vector<std::string> closest(const std::string& id, const body::Doing& doing);
/// Do people have hands on the back in this step?
bool works(const plan::Step& step);
bool closing(const plan::Step& step);

/// A session's fact in words: ids in its slots become names.
std::string fact_text(const guide::Guide& guide, std::string_view language,
                      const session::Fact& fact);

}  // namespace unknot::narration
