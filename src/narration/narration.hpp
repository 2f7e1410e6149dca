// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "body/doing.hpp"
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

/// How long `text` takes to say, by the pace in rule LIVE/cues.
Ms spoken_length(const guide::Guide& guide, std::string_view text);

/// What people are told of one step. All of it follows from what its hands do; what the step is
/// labelled with only helps to choose among names that are true.
struct StepWords {
  body::Doing doing;
  plan::Area place;   ///< region "" where no region's name is true of the hands
  std::string title;  ///< "Thumb circles along the inner edge of the left shoulder blade"
  std::string line;   ///< "one thumb · medium · lean, don't push"
};
/// Of all steps, in their order.
std::vector<StepWords> step_words(const guide::Guide& guide, const plan::Plan& plan,
                                  std::string_view language = "en");
/// Of one step of the plan.
StepWords step_words(const guide::Guide& guide, const plan::Plan& plan, const plan::Step& step,
                     std::string_view language = "en");

/// The cues of a plan in order of time, each within its slot, so none is spoken over another.
/// Empty for `tones` and `silent`. `words` are the plan's.
std::vector<Cue> cues(const guide::Guide& guide, const plan::Plan& plan,
                      const std::vector<StepWords>& words, std::string_view language, Quiet quiet);
std::vector<Cue> cues(const guide::Guide& guide, const plan::Plan& plan, std::string_view language,
                      Quiet quiet);

/// The narrator's memory, a value like the session's state.
struct Voice {
  std::string language = "en";
  Quiet quiet = Quiet::full;
  int revision = -1;  ///< of the plan that `cues` and `steps` belong to
  std::vector<StepWords> steps;
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

/// "left shoulder blade", "whole back".
std::string area_name(const guide::Guide& guide, std::string_view region, guide::Side side,
                      std::string_view language = "en");
/// The same of a place that people are told of; without a region "the back" or that half of it.
std::string area_name(const guide::Guide& guide, const plan::Area& place,
                      std::string_view language = "en");
/// "both palms", "one thumb": what the hands that mean something have; "" where two hands have
/// different tools, or nothing touches.
std::string tool_words(const guide::Guide& guide, const body::Doing& doing,
                       std::string_view language = "en");

/// The phrase with its slots filled, English where the language lacks it, the id where both do.
std::string phrase(const guide::Guide& guide, std::string_view language, std::string_view id,
                   const std::map<std::string, std::string>& slots = {});

}  // namespace unknot::narration
