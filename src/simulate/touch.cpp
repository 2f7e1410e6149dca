// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/touch.hpp"

#include <algorithm>
#include <bit>

#include "base/random.hpp"

namespace unknot::simulate {
namespace {

/// More ways than this are not kept: a long run must not grow.
constexpr std::size_t kMost = 4096;

std::uint64_t key_of(const plan::Step& step) {
  std::uint64_t key = fnv1a(step.technique);
  const auto add = [&key](std::uint64_t bits) { key = (key ^ bits) * 0x100000001b3ULL; };
  for (const plan::HandPath& hand : step.path) {
    key = fnv1a(hand.tool, key);
    for (const plan::PathPoint& p : hand.points) {
      add(std::bit_cast<std::uint64_t>(p.at.x));
      add(std::bit_cast<std::uint64_t>(p.at.y));
      add(static_cast<std::uint64_t>(p.t.value) * 8 + static_cast<std::uint64_t>(p.level) * 2 +
          static_cast<std::uint64_t>(p.contact));
    }
  }
  return key;
}

}  // namespace

Touch::Touch(const guide::Guide& guide, const plan::BodyFit& body)
    : guide_(guide), body_(body), map_(guide, body) {}

const std::vector<Touch::On>& Touch::of(const plan::Step& step) {
  const std::uint64_t key = key_of(step);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= kMost) known_.clear();
  const body::Dose dose = body::dose_of(guide_, body_, map_, step.path);
  std::vector<On> out;
  const auto cycle = static_cast<double>(std::max<std::int64_t>(1, cycle_time(step).value));
  for (std::size_t i = 0; i < dose.hands.size(); ++i)
    if (dose.hands[i].value > 0)
      out.push_back({i, std::min(1.0, static_cast<double>(dose.hands[i].value) / cycle)});
  return known_.emplace(key, std::move(out)).first->second;
}

}  // namespace unknot::simulate
