// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "simulate/moment.hpp"

#include <algorithm>

namespace unknot::simulate {

using session::EventKind;

void Hands::pass(const Habits& h, const Dice& dice) {
  const auto go = [&](double& left_s, double roll, double a_minute, double length_s) {
    left_s = std::max(0.0, left_s - h.tick_s);
    if (left_s <= 0 && roll < a_minute * h.tick_s / 60) left_s = length_s;
  };
  go(hard_s_, dice.hard, h.presses_hard_a_minute, h.hard_s);
  go(unsteady_s_, dice.rhythm, h.loses_rhythm_a_minute, h.unsteady_s);
  go(idle_s_, dice.idle, h.idles_a_minute, h.idle_s);
}

Body::Body(const Habits& habits, const Pair& pair)
    : h_(habits), r_(pair.receiver), given_s_(pair.receiver.areas.size()) {}

double Body::feel(const plan::Step& step, const std::vector<Touch::On>& on, const Hands& hands) {
  const int planned = rank(step.pressure);
  const int level = planned + (hands.hard() ? 1 : 0);
  const int liked = rank(r_.prefers);
  double worth = 1;
  if (planned == liked - 1) worth = h_.worth_softer;
  if (planned < liked - 1) worth = h_.worth_too_soft;
  if (hands.unsteady()) worth *= h_.worth_unsteady;
  hurt_ = 0;
  tickles_ = on_wanted_ = on_full_ = false;
  soft_ = planned < liked;
  const bool moving = step.kind == plan::Step::Kind::stroke;
  for (const auto& [area, share] : on) {
    const Feeling& f = r_.areas[area];
    if (share >= h_.felt_share) {
      hurt_ = std::max(hurt_, static_cast<double>(level - f.most));
      if (f.ticklish && moving && planned == rank(Level::light)) tickles_ = true;
      const bool full = given_s_[area] >= f.want_s;
      if (f.wanted && !full) on_wanted_ = true;
      if (full) on_full_ = true;
    }
    if (level <= f.most) given_s_[area] += h_.tick_s * share * worth;
  }
  if (tickles_) hurt_ = std::max(hurt_, h_.tickle);
  return hurt_;
}

Reaction Body::complain(const Dice& dice, bool asked) {
  const bool level = hurt_ >= 1;
  if (uneasy_all_s_ > h_.leaves_after_s * (1 + r_.polite))
    return {.kind = EventKind::tick, .text = {}, .leaves = true};
  if (level && (dice.flinch < h_.flinches || dice.breath < h_.holds_breath))
    return {.kind = EventKind::tick, .text = {}, .shows = true};
  if (asked) {
    const bool brave = dice.polite >= r_.polite;
    return {.kind = EventKind::answer, .text = brave ? "softer" : "good"};
  }
  if (uneasy_s_ < h_.patience_s || dice.speak >= h_.speaks || dice.polite < r_.polite) return {};
  if (tickles_ && !level) return {.kind = EventKind::ticklish, .text = {}};
  if (uneasy_s_ >= h_.pain_after_s) return {.kind = EventKind::answer, .text = "pain"};
  return {.kind = EventKind::softer, .text = {}};
}

Reaction Body::ask(const Dice& dice, double now_s) {
  if (dice.ask >= h_.asks_a_minute * h_.tick_s / 60 || now_s - asked_at_s_ < h_.asks_again_s)
    return {};
  asked_at_s_ = now_s;
  if (soft_) {
    // Who wants it firm has to say so twice; the second time comes soon.
    asked_at_s_ = now_s - h_.asks_again_s;
    return {.kind = EventKind::harder, .text = {}};
  }
  if (on_wanted_) return {.kind = EventKind::more_here, .text = {}};
  if (on_full_) return {.kind = EventKind::less_here, .text = {}};
  return {.kind = EventKind::just_right, .text = {}};
}

Reaction Body::react(const Dice& dice, double now_s, bool asked) {
  if (hurt_ > 0) {
    asleep_ = false;
    calm_s_ = 0;
    uneasy_s_ += h_.tick_s;
    uneasy_all_s_ += h_.tick_s * std::min(1.0, hurt_);
    return complain(dice, asked);
  }
  uneasy_s_ = 0;
  calm_s_ += h_.tick_s;
  if (calm_s_ > h_.asleep_after_s && dice.sleep < h_.sleeps_a_minute * h_.tick_s / 60)
    asleep_ = true;
  if (asleep_) return {};
  if (dice.stop < h_.stops_a_minute * h_.tick_s / 60)
    return {.kind = EventKind::tick, .text = {}, .stops = true};
  if (asked) return {.kind = EventKind::answer, .text = soft_ ? "harder" : "good"};
  return ask(dice, now_s);
}

double Body::met_s() const {
  double out = 0;
  for (std::size_t i = 0; i < given_s_.size(); ++i)
    out += std::min(given_s_[i], r_.areas[i].want_s);
  return out;
}

double Body::wanted_s() const {
  double out = 0;
  for (const Feeling& f : r_.areas) out += f.want_s;
  return out;
}

}  // namespace unknot::simulate
