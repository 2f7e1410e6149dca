// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The engine's C interface for the browser: a dozen calls, JSON text in and out
// (docs/formats/engine.md). All state is one Port.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/port.hpp"

// Debian's compiler runtime for wasm was built with the stack protector and leaves these to us.
extern "C" {
std::uintptr_t __stack_chk_guard = 0x5bd1e995U;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }
}

namespace {

unknot::engine::Port& port() {
  static unknot::engine::Port instance;
  return instance;
}

std::string& result() {
  static std::string text;
  return text;
}

const char* answer(std::string_view call, const char* input, std::uint32_t length) {
  result() = port().answer(call, {input, length});
  return result().data();
}

}  // namespace

#define UNKNOT_EXPORT(name) \
  extern "C" __attribute__((export_name(#name), used, visibility("default")))

#define UNKNOT_CALL(call)                                              \
  UNKNOT_EXPORT(unknot_##call)                                         \
  const char* unknot_##call(const char* input, std::uint32_t length) { \
    return answer(#call, input, length);                               \
  }

UNKNOT_EXPORT(unknot_alloc) void* unknot_alloc(std::uint32_t size) {
  return std::malloc(size == 0 ? 1 : size);
}
UNKNOT_EXPORT(unknot_free) void unknot_free(void* at) { std::free(at); }
UNKNOT_EXPORT(unknot_length) std::uint32_t unknot_length() {
  return static_cast<std::uint32_t>(result().size());
}
UNKNOT_EXPORT(unknot_pose) const double* unknot_pose(double plan_ms) {
  static std::array<double, 12> hands;
  hands = port().pose(plan_ms);
  return hands.data();
}

UNKNOT_CALL(load)
UNKNOT_CALL(questions)
UNKNOT_CALL(screen)
UNKNOT_CALL(lubricant)
UNKNOT_CALL(ask)
UNKNOT_CALL(plan)
UNKNOT_CALL(check)
UNKNOT_CALL(before)
UNKNOT_CALL(draw)
UNKNOT_CALL(read)
UNKNOT_CALL(share)
UNKNOT_CALL(history)
UNKNOT_CALL(learn)
UNKNOT_CALL(session_start)
UNKNOT_CALL(session_event)
UNKNOT_CALL(understand)
UNKNOT_CALL(session_log)
UNKNOT_CALL(session_resume)
UNKNOT_CALL(routine_words)
UNKNOT_CALL(routine_fmt)
UNKNOT_CALL(routine_check)
UNKNOT_CALL(routine_lower)
