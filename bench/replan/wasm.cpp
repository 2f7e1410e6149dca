// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The same sessions in Wasm, for bench/replan/wasm.mjs, which brings the clock: the engine has
// none.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "replan/sessions.hpp"

extern "C" {
// As in wasm/unknot.cpp: the compiler's runtime leaves these to us.
std::uintptr_t __stack_chk_guard = 0x5bd1e995U;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }

__attribute__((import_module("bench"), import_name("now_us"))) double now_us();
__attribute__((import_module("bench"), import_name("took"))) void took(const char* word,
                                                                       std::uint32_t length,
                                                                       double us);

__attribute__((export_name("alloc"))) void* bench_alloc(std::uint32_t size) {
  return std::malloc(size);
}

/// Reports every word to `took`; false where guide or plan cannot be had.
__attribute__((export_name("run"))) bool bench_run(const char* guide_json, std::uint32_t length,
                                                   double minutes) {
  const auto guide = unknot::guide::parse(std::string(guide_json, length));
  if (!guide) return false;
  unknot::plan::Request request;
  request.total = unknot::seconds(minutes * 60);
  const auto made = unknot::engine::unjudged_replanner(*guide)(request, {}, {});
  if (!made) return false;
  for (const unknot::bench::Took& t : unknot::bench::replans(*guide, *made, now_us))
    took(t.word.data(), static_cast<std::uint32_t>(t.word.size()), t.us);
  return true;
}
}
