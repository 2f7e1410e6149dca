// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "session/session.hpp"

/// What to say and when. A plan gives timed cues that never overlap; a session's facts give
/// answers. Words are data (guide/phrases/<language>), found by id with named slots.
namespace unknot::narration {

/// full: everything; short: the short wording, no tips; tones: signals and writing, no voice;
/// silent: writing only.
enum class Quiet : unsigned char { full, brief, tones, silent };
inline constexpr std::array kQuiet{
    guide::Spelling<Quiet>{Quiet::full, "full"}, guide::Spelling<Quiet>{Quiet::brief, "short"},
    guide::Spelling<Quiet>{Quiet::tones, "tones"}, guide::Spelling<Quiet>{Quiet::silent, "silent"}};

/// One thing to say at one moment of the plan. Kinds in falling order of importance.
struct Cue {
  enum class Kind : unsigned char { question, now, ahead, tip };
  std::string id;  ///< "now/12": kind and step id, unique in a plan; tips add a count
  Kind kind = Kind::now;
  int step = 0;
  Ms at;      ///< plan time
  Ms slot;    ///< room until the next cue or the end
  Ms length;  ///< how long it takes to say, estimated; at most `slot`
  std::string text;
};

/// The cues of a plan in order of time, each within its slot, so none is spoken over another.
/// Empty for `tones` and `silent`.
std::vector<Cue> cues(const guide::Guide& guide, const plan::Plan& plan, std::string_view language,
                      Quiet quiet);

/// How long `text` takes to say, by the pace in rule LIVE/cues.
Ms spoken_length(const guide::Guide& guide, std::string_view text);

/// The narrator's memory, a value like the session's state.
struct Voice {
  std::string language = "en";
  Quiet quiet = Quiet::full;
  int revision = -1;  ///< of the plan that `cues` belong to
  std::vector<Cue> cues;
  Ms settled{-1};     ///< cues up to this plan time are said or dropped
  Ms speaking_until;  ///< on the app's clock
};

struct Spoken {
  std::string cue;  ///< id that it can be called back by
  std::string id;   ///< phrase id of an answer, kind of a cue
  std::string text;
  Ms slot;
  bool interrupt = false;  ///< silence what is being said first
};

/// What to say after a step of the session; at most one thing at a time, and never over another.
std::vector<Spoken> speak(const guide::Guide& guide, const session::State& after,
                          const std::vector<session::Effect>& effects, Voice& voice);

/// `effects` of docs/formats/engine.md: the session's and what is said, in order, as a JSON array.
std::string effects_json(const guide::Guide& guide, const std::vector<session::Effect>& effects,
                         const std::vector<Spoken>& spoken, const Voice& voice);
/// `view` of docs/formats/engine.md.
std::string view_json(const guide::Guide& guide, const session::State& state, const Voice& voice);

/// "Thumb circles along the left shoulder blade".
std::string title(const guide::Guide& guide, const plan::Step& step,
                  std::string_view language = "en");
/// "both thumbs · medium · lean, don't push".
std::string line(const guide::Guide& guide, const plan::Step& step,
                 std::string_view language = "en");
/// Title and line as one sentence, for print.
std::string describe(const guide::Guide& guide, const plan::Step& step,
                     std::string_view language = "en");
/// "left shoulder blade", "whole back".
std::string area_name(const guide::Guide& guide, std::string_view region, guide::Side side,
                      std::string_view language = "en");

/// The phrase with its slots filled, English where the language lacks it, the id where both do.
std::string phrase(const guide::Guide& guide, std::string_view language, std::string_view id,
                   const std::map<std::string, std::string>& slots = {});

}  // namespace unknot::narration
