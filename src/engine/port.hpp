// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/engine.hpp"
#include "narration/narration.hpp"
#include "session/session.hpp"

namespace unknot::engine {

/// The engine as apps use it: JSON in, JSON out, one guide and at most one session at a time
/// (docs/formats/engine.md). Nothing here throws or aborts on any input.
class Port {
 public:
  /// `call` is a name of the table in engine.md without its prefix: "plan", "session_event" …
  std::string answer(std::string_view call, std::string_view input);

  /// left x, y, angle, level, contact, tool, right x … at a moment of the session's plan (or of the
  /// last one made, where there is no session).
  std::array<double, 12> pose(double plan_ms) const;

 private:
  std::string load(std::string_view input);
  std::string plan(std::string_view input);
  std::string check(std::string_view input) const;
  std::string routine_lower(std::string_view input);
  std::string before(std::string_view input) const;
  std::string draw(std::string_view input) const;
  std::string learn(std::string_view input);
  std::string session_start(std::string_view input);
  std::string session_event(std::string_view input);
  std::string session_resume(std::string_view input);
  std::string understand(std::string_view input) const;
  /// `lines`: what the turn added to the log; it ends with a line feed, or is empty.
  std::string turn(const std::vector<session::Effect>& effects, bool with_plan,
                   std::string_view lines);

  std::optional<guide::Guide> guide_;
  std::vector<std::string> tools_;
  std::optional<session::State> session_;
  narration::Voice voice_;
  std::string stop_word_;  ///< the session's
  std::string log_;
  Workshop shop_ = workshop();
  plan::Plan last_plan_;
};

}  // namespace unknot::engine
