// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "narration/wanted.hpp"

namespace unknot::narration {
namespace {

/// The room that `w` has: until whatever comes next and matters at least as much, and around all
/// that is placed already. Negative: none.
Ms room(const Wanted& w, const std::vector<Wanted>& wanted, const std::vector<Cue>& placed, Ms end,
        Ms gap) {
  Ms until = end;
  for (const Wanted& other : wanted)
    if (&other != &w && other.kind <= w.kind && other.at >= w.at)
      until = std::min(until, other.at - gap);
  for (const Cue& c : placed) {
    if (c.at >= w.at)
      until = std::min(until, c.at - gap);
    else if (c.at + c.length + gap > w.at)
      return Ms(-1);
  }
  return until - w.at;
}

}  // namespace

std::vector<Cue> fit(const guide::Guide& guide, const std::vector<Wanted>& wanted, Ms end) {
  const Ms gap = seconds(guide.limit("LIVE/cues", "gap_s"));
  std::vector<Cue> placed;
  for (const Cue::Kind kind :
       {Cue::Kind::question, Cue::Kind::now, Cue::Kind::ahead, Cue::Kind::tip}) {
    for (const Wanted& w : wanted) {
      if (w.kind != kind) continue;
      const Ms free = room(w, wanted, placed, end, gap);
      for (const std::string& text : w.variants) {
        const Ms length = spoken_length(guide, text);
        if (text.empty() || length > free) continue;
        placed.push_back({w.id, w.kind, w.step, w.at, Ms(0), length, text});
        break;
      }
    }
  }
  std::sort(placed.begin(), placed.end(),
            [](const Cue& a, const Cue& b) { return a.at != b.at ? a.at < b.at : a.id < b.id; });
  for (std::size_t i = 0; i < placed.size(); ++i)
    placed[i].slot = (i + 1 < placed.size() ? placed[i + 1].at - gap : end) - placed[i].at;
  return placed;
}

std::vector<Cue> cues(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<StepWords>& words, std::string_view language, Quiet quiet) {
  if (quiet == Quiet::tones || quiet == Quiet::silent) return {};
  return fit(guide, wanted_cues(guide, plan, words, language, quiet), session::end_of(plan));
}

std::vector<Cue> cues(const guide::Guide& guide, const plan::Plan& plan, std::string_view language,
                      Quiet quiet) {
  if (quiet == Quiet::tones || quiet == Quiet::silent) return {};
  return cues(guide, plan, step_words(guide, plan, language), language, quiet);
}

}  // namespace unknot::narration
