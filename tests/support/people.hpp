// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <string>

#include "base/random.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "session/session.hpp"

namespace unknot::test {

/// Random people with random wishes and limits, and what they say; all of it from one seed.
class People {
 public:
  People(const guide::Guide& guide, Random random) : guide_(guide), random_(random) {}

  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }
  double between(double lo, double hi) { return lo + random_.unit() * (hi - lo); }
  template <class List>
  auto any_of(const List& list) {
    auto it = list.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(random_.below(list.size())));
    return *it;
  }
  std::string word(std::initializer_list<const char*> words) { return any_of(words); }
  Level level(Level least = Level::light) {
    return static_cast<Level>(
        rank(least) + static_cast<int>(random_.below(static_cast<std::uint64_t>(4 - rank(least)))));
  }
  template <class Map>
  std::string id(const Map& map) {
    return std::next(map.begin(), static_cast<std::ptrdiff_t>(random_.below(map.size())))->first;
  }

  plan::Request request() {
    plan::Request r;
    r.total = seconds(std::round(between(5, one_in(4) ? 90 : 45) * 60));
    for (auto n = random_.below(3); n > 0; --n) r.focus[area()] = between(1, 5);
    for (auto n = random_.below(2); n > 0; --n) r.less[area()] = between(0, 1);
    r.pressure = level();
    r.mix = word({"balanced", "relaxing", "knots"});
    for (auto n = random_.below(3); n > 0; --n)
      r.techniques[id(guide_.techniques)] = word({"more", "never", "on"});
    r.stretches = one_in(5);
    r.clothed = one_in(5);
    r.hairy = one_in(5);
    r.seed = random_.below(1000);
    if (!one_in(3)) r.receiver.stature_cm = std::round(between(145, 205));
    r.receiver.sex = word({"female", "male", "unspecified"});
    r.receiver.build = word({"slim", "average", "broad"});
    r.receiver.arms = word({"sides", "rests", "overhead"});
    if (one_in(3)) r.receiver.position = word({"side-left", "side-right", "seated"});
    if (one_in(4))
      r.receiver.moved_landmarks["blade-inner"] = {between(0.36, 0.52), between(0.8, 0.88)};
    if (one_in(4))
      r.receiver.moved_landmarks["blade-tip"] = {between(0.38, 0.54), between(0.5, 0.64)};
    if (one_in(4)) r.receiver.moved_landmarks["c7"] = {0, between(0.95, 1.05)};
    if (one_in(4))
      r.receiver.moved_landmarks["dimple"] = {between(0.2, 0.27), between(-0.04, 0.04)};
    if (!one_in(3)) r.giver.hand_breadth_mm = std::round(between(68, 100));
    r.giver.experience = word({"beginner", "some", "experienced"});
    r.giver.stamina = word({"low", "normal", "high"});
    r.giver.surface = word({"bed", "table", "floor", "chair"});
    for (auto n = random_.below(3); n > 1; --n)
      r.giver.hurting_tools.insert(word({"thumb", "knuckles", "heel", "forearm", "fingertips"}));
    return r;
  }

  plan::Limits limits() {
    plan::Limits l;
    if (one_in(2)) return l;
    if (one_in(3)) l.cap = level();
    for (auto n = random_.below(3); n > 0; --n)
      l.area_caps[{id(guide_.regions),
                   any_of(std::array{guide::Side::left, guide::Side::right, guide::Side::both})}] =
          level(one_in(3) ? Level::none : Level::light);
    for (auto n = random_.below(4); n > 0; --n) l.marks.push_back(mark());
    if (one_in(4)) l.barred_tools.insert(word({"thumb", "knuckles", "heel", "forearm", "elbow"}));
    if (one_in(4)) {
      const std::string technique = id(guide_.techniques);
      if (!guide_.techniques.at(technique).join) l.barred_techniques.insert(technique);
    }
    if (one_in(4))
      l.opted_in.insert(
          word({"upper-gluteals", "below", "neck-back", "friction", "scapula-lift", "elbow"}));
    l.firm_asked = one_in(3);
    l.lumbar_more = one_in(5);
    return l;
  }

  plan::Mark mark() {
    return {one_in(2) ? plan::Mark::Kind::avoid : plan::Mark::Kind::sore,
            {between(-1, 1), between(-0.1, 1.05)},
            Mm(std::round(between(5, 60))),
            ""};
  }

  std::string area() {
    const std::string region = id(guide_.regions);
    const auto& r = guide_.regions.at(region);
    if (r.midline || r.group || one_in(2)) return region;
    return region + (one_in(2) ? ":left" : ":right");
  }

  session::Event event(Ms t) {
    session::Event e;
    e.t_ms = t;
    e.who = any_of(std::array{session::Who::giver, session::Who::receiver, session::Who::receiver});
    e.kind = any_of(session::kEventKinds).first;
    if (one_in(3)) {
      const std::string region = id(guide_.regions);
      e.region = region;
      e.side = any_of(std::array{guide::Side::left, guide::Side::right, guide::Side::both});
    }
    if (e.kind == session::EventKind::hurts && one_in(2)) e.tool = id(guide_.tools);
    if (e.kind == session::EventKind::minutes_left) e.minutes = std::round(between(0, 20));
    if (e.kind == session::EventKind::answer)
      e.text = word({"good", "softer", "harder", "stop", "pain"});
    if (e.kind == session::EventKind::red_flag)
      e.text = word({"tingling", "dizzy", "sharp", "chest pain"});
    return e;
  }

 private:
  const guide::Guide& guide_;
  Random random_;
};

}  // namespace unknot::test
