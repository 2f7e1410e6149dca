// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/strokes.hpp"

#include <array>
#include <sstream>

#include "body/frame.hpp"
#include "checker/checker.hpp"

namespace unknot::test {
namespace {

constexpr int kStrokesEach = 40;

class Dice {
 public:
  explicit Dice(Random& random) : random_(random) {}
  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }
  double between(double lo, double hi) { return lo + random_.unit() * (hi - lo); }
  template <class List>
  const auto& any_of(const List& list) {
    auto it = list.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(random_.below(list.size())));
    return *it;
  }
  std::string word(std::initializer_list<const char*> words) { return any_of(words); }

 private:
  Random& random_;
};

bool about_a_place(const std::string& rule) {
  return rule == "BACK-2/spine" || rule == "LIMIT/area-cap" || rule.starts_with("SCREEN-1/") ||
         (rule.starts_with("BACK-3/") && rule != "BACK-3/force" && rule != "BACK-3/pounding");
}

/// Whether this finding is about a hand where it may not be at all: not about how much of it lies
/// in a zone, nor about the level on an area that is only capped.
bool about_touching(const guide::Guide& guide, const plan::Finding& f) {
  if (f.rule.starts_with("BACK-3/")) {
    const auto zone = guide.zones.find(f.rule.substr(7));
    if (zone != guide.zones.end() && zone->second.broad_share > 0 &&
        f.measured.find('%') != std::string::npos)
      return false;
  }
  return about_a_place(f.rule) && !(f.rule == "LIMIT/area-cap" && f.limit != "nothing touches it");
}

/// The checker's rule about that place.
std::string rule_of(const body::Keepout& place) {
  switch (place.kind) {
    case body::Keepout::Kind::zone:
      return "BACK-3/" + place.id;
    case body::Keepout::Kind::area:
      return "LIMIT/area-cap";
    case body::Keepout::Kind::avoid:
      return "SCREEN-1/avoid";
    case body::Keepout::Kind::sore:
      return "SCREEN-1/sore";
    case body::Keepout::Kind::spine:
    case body::Keepout::Kind::spine_base:
      return "BACK-2/spine";
  }
  return {};
}

plan::Plan plan_of(const guide::Guide& guide, const Person& person,
                   const std::vector<body::Stroke>& strokes) {
  plan::Plan out;
  out.guide = guide.hash;
  out.request = person.request;
  out.limits = person.limits;
  out.body = person.body;
  for (const body::Stroke& s : strokes) {
    plan::Step step;
    step.id = static_cast<int>(out.steps.size()) + 1;
    step.stage = plan::Stage::targeted;
    step.technique = s.technique->id;
    step.region = s.region;
    step.side = s.side;
    step.tool = s.tool->id;
    step.pressure = s.level;
    step.start = out.total;
    step.duration = s.cycle;
    step.path = s.path;
    out.total += s.cycle;
    out.steps.push_back(std::move(step));
  }
  return out;
}

std::string told(const body::Stroke& s, const body::Nearest& near, const std::string& finding,
                 const Person& person) {
  std::ostringstream out;
  out << s.technique->id << " with " << s.tool->id << " on " << s.region << ' '
      << guide::word(s.side) << ", "
      << (near.place == nullptr ? std::string("nothing") : near.place->id) << ": " << near.mm
      << " mm; " << finding << '\n'
      << plan::to_json(person.request) << '\n'
      << plan::to_json(person.limits);
  return out.str();
}

}  // namespace

Person random_person(const guide::Guide& guide, Random& random) {
  Dice dice(random);
  Person out;
  for (;;) {
    out = {};
    plan::Receiver& r = out.request.receiver;
    if (!dice.one_in(4)) r.stature_cm = dice.between(145, 205);
    r.sex = dice.word({"female", "male", "unspecified"});
    r.build = dice.word({"slim", "average", "broad"});
    r.arms = dice.word({"sides", "rests", "overhead"});
    for (const guide::Landmark& mark : guide.atlas.landmarks)
      if (mark.movable && dice.one_in(3))
        r.moved_landmarks[mark.id] = {mark.at.x + (mark.at.x == 0 ? 0 : dice.between(-0.06, 0.06)),
                                      mark.at.y + dice.between(-0.06, 0.06)};
    if (!dice.one_in(4)) out.request.giver.hand_breadth_mm = dice.between(65, 105);
    out.request.giver.experience = dice.word({"beginner", "some", "experienced"});
    if (const auto body = body::fit(guide, r, out.request.giver)) {
      out.body = *body;
      break;
    }
  }
  plan::Limits& l = out.limits;
  l.firm_asked = true;
  l.lumbar_more = dice.one_in(4);
  for (int n = static_cast<int>(random.below(4)); n > 0; --n)
    l.marks.push_back({dice.one_in(3) ? plan::Mark::Kind::sore : plan::Mark::Kind::avoid,
                       {dice.between(-1, 1), dice.between(-0.1, 1.05)},
                       Mm(dice.between(5, 60)),
                       ""});
  for (int n = static_cast<int>(random.below(3)); n > 0; --n)
    l.area_caps[{dice.any_of(guide.regions).first,
                 dice.any_of(std::array{plan::Side::left, plan::Side::right, plan::Side::both})}] =
        static_cast<Level>(random.below(3));
  for (const auto& [id, unused] : guide.techniques) l.opted_in.insert(id);
  for (const auto& [id, unused] : guide.tools) l.opted_in.insert(id);
  if (dice.one_in(2)) l.opted_in.insert("upper-gluteals");
  if (dice.one_in(3)) l.opted_in.insert(dice.any_of(guide.zones).first);
  return out;
}

std::vector<body::Stroke> random_strokes(const body::Ground& ground, Random& random, int wanted) {
  Dice dice(random);
  std::vector<body::Stroke> out;
  for (int tries = 0; tries < 4 * wanted && static_cast<int>(out.size()) < wanted; ++tries) {
    const guide::Technique& t = dice.any_of(ground.guide().techniques).second;
    if (t.regions.empty() || t.pattern == guide::Pattern::spoken) continue;
    body::StrokeWish wish;
    wish.technique = &t;
    wish.region = dice.any_of(t.regions);
    wish.level = static_cast<Level>(1 + random.below(3));
    if (ground.guide().regions.at(wish.region).midline)
      wish.side = plan::Side::none;
    else if (!t.both_sides_at_once)
      wish.side = dice.one_in(2) ? plan::Side::left : plan::Side::right;
    if (t.tools.size() > 1 && dice.one_in(3)) wish.without = {t.tools.front()};
    if (dice.one_in(3)) wish.most_spots = 1 + static_cast<int>(random.below(4));
    if (auto stroke = body::make_stroke(ground, wish)) out.push_back(*std::move(stroke));
  }
  return out;
}

Judged judge_strokes(const guide::Guide& guide, std::uint64_t seed, int strokes, double put_off) {
  // The checker lets a quarter of a millimetre pass, and half of one where a hand only grazes.
  constexpr double kRounding = 0.5;
  Random random(seed);
  Judged out;
  while (out.strokes < strokes) {
    const Person person = random_person(guide, random);
    const body::Ground ground(guide, person.body, person.limits);
    auto drawn = random_strokes(ground, random, std::min(kStrokesEach, strokes - out.strokes));
    for (body::Stroke& s : drawn) {
      const shapes::PointMm off{put_off * (2 * random.unit() - 1),
                                put_off * (2 * random.unit() - 1)};
      for (plan::HandPath& hand : s.path)
        for (plan::PathPoint& p : hand.points) p.at = p.at + off;
    }
    const auto places = body::keepouts(guide, person.body, person.limits);
    std::map<std::pair<int, std::string>, std::string> found;
    for (const plan::Finding& f :
         checker::check(guide, plan_of(guide, person, drawn), person.limits))
      if (about_touching(guide, f)) found[{f.step, f.rule}] = f.measured;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      std::map<std::string, body::Nearest> nearest;
      for (const body::Keepout& place : places)
        for (const plan::HandPath& hand : drawn[i].path) {
          body::Nearest& least = nearest[rule_of(place)];
          const double mm = body::clearance(guide, person.body, hand, place, least.mm);
          if (mm < least.mm) least = {&place, mm};
        }
      bool touches = false;
      bool checker_says = false;
      for (const auto& [rule, near] : nearest) {
        const auto finding = found.find({static_cast<int>(i) + 1, rule});
        const bool says = finding != found.end();
        const bool disagree = says ? near.mm > kRounding : near.mm < -kRounding;
        out.disagreed += disagree ? 1 : 0;
        const bool telling = put_off > 0 ? disagree : near.mm < 0 || says;
        if (telling && out.first.empty())
          out.first = told(drawn[i], near,
                           says ? rule + ": " + finding->second : "the checker is silent", person);
        touches = touches || near.mm < 0;
        checker_says = checker_says || says;
      }
      ++out.strokes;
      out.too_near += touches ? 1 : 0;
      out.found += checker_says ? 1 : 0;
    }
  }
  return out;
}

}  // namespace unknot::test
