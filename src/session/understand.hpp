// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

/// What people say in their own words, as events: the one matcher for terminal, app and voice, over
/// the phrases of guide/commands and guide/hearing. A pure function; it guesses nothing that could
/// harm:
/// - the agreed stop word, "stop" or "halt" anywhere, and "no" at the beginning, stop whatever else
///   is said; turned round ("don't stop") they pause and ask;
/// - a red flag counts wherever it stands, in a question too;
/// - less needs one word of many ("softer, you …"), more needs all of them: what makes work harder
///   or longer or goes on is only understood where no word is left over and none is turned round;
/// - what is not understood is the receiver's unless the giver is named, and then it pauses and
/// asks
///   (EventKind::unknown); so is what speaks of pain, whoever typed it.
namespace unknot::session {

struct Context {
  std::string language = "en";
  std::string stop_word;            ///< agreed before the start; "" for none
  std::string asked;                ///< id of the question that is open, "" for none
  Status status = Status::working;  ///< after a stop, the receiver's "go on" releases
};

struct Heard {
  enum class Kind : unsigned char {
    nothing,   ///< no word in it
    said,      ///< `events`
    question,  ///< for the guide's answers; `events` hold what to do where they know none
    unclear    ///< `events` hold one of kind `unknown`
  };
  Kind kind = Kind::nothing;
  std::vector<Event> events;  ///< in this order; the caller sets the time
};

/// `who`: whoever was named as speaking; nobody: it may be either.
Heard understand(const guide::Guide& guide, std::optional<Who> who, std::string_view text,
                 const Context& context = {});

/// Who says such a thing when nobody is named: about pressure and comfort the receiver, about hands
/// and the order of things the giver.
Who usual_speaker(EventKind kind);

}  // namespace unknot::session
