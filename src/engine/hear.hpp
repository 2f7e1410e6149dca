// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "session/understand.hpp"

/// What was said in one's own words, and the guide's answer where it was a question.
namespace unknot::engine {

struct Reply {
  session::Heard heard;
  std::string answer;  ///< to a question, as `screening::ask` gives it; "" for everything else
};

/// A question that the guide cannot answer is not understood, with what follows from that.
Reply hear(const guide::Guide& guide, std::optional<session::Who> who, std::string_view text,
           const session::Context& context);

/// The same for the port: {"text", "who"?, "stop_word"?, "language"?} in, {"kind", "events",
/// "answer"?} out; `context` is that of the session under way, if there is one.
Result<std::string> hear_json(const guide::Guide& guide, std::string_view input,
                              session::Context context);

}  // namespace unknot::engine
