// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "routine/parse.hpp"
#include "routine/spelling.hpp"
#include "support/routines.hpp"

using namespace unknot;
using namespace unknot::routine;

namespace {

template <class Map>
std::string key_of(const Map& map) {
  auto it = map.begin();
  std::advance(it, *rc::gen::inRange<std::size_t>(0, map.size()));
  return it->first;
}
template <class E>
E up_to(E last) {
  return static_cast<E>(*rc::gen::inRange(0, static_cast<int>(last) + 1));
}
bool one_in(int n) { return *rc::gen::inRange(0, n) == 0; }

/// Text that may stand in a name, a note or after "until": no line break, no quotation mark, comma,
/// colon or #, no blanks around it.
std::string free_text() {
  static const std::vector<std::string> pieces = {
      "slowly", "Über", "the 3rd", "x", "(soft)", "é–", "and", "2 min", "on", "à la", "😀"};
  std::string out;
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i)
    out += (out.empty() ? "" : " ") + *rc::gen::elementOf(pieces);
  return out;
}

Measure measure(Unit unit, bool may_be_at_least = true) {
  Measure m;
  m.unit = unit;
  m.from = *rc::gen::inRange<std::int64_t>(0, 999999999);
  if (one_in(2)) m.from = m.from / 1000000 * 1000;
  m.to = m.from;
  if (one_in(3)) m.to = *rc::gen::inRange<std::int64_t>(m.from, 999999999);
  m.at_least = may_be_at_least && m.to == m.from && one_in(4);
  return m;
}
Measure whole_times() {
  Measure m = measure(Unit::times);
  m.from = 1000 * (m.from / 1000 + 1);
  m.to = std::max(m.from, m.to / 1000 * 1000);
  if (m.to != m.from) m.at_least = false;
  return m;
}

Pressure pressure() {
  Pressure p;
  p.kind = up_to(Pressure::Kind::unknown);
  if (p.kind == Pressure::Kind::unknown) return p;
  p.from = p.to = up_to(Press::painful);
  if (p.kind == Pressure::Kind::level) return p;
  p.to = up_to(Press::painful);
  if (p.kind == Pressure::Kind::up_and_down) return p;
  if (p.from == p.to) p.to = static_cast<Press>((static_cast<int>(p.from) + 1) % 5);
  if ((p.kind == Pressure::Kind::falling) != (p.from > p.to)) std::swap(p.from, p.to);
  return p;
}

Step step() {
  const Vocabulary& words = test::the_words();
  Step s;
  s.technique = key_of(words.techniques);
  if (one_in(3)) s.original = free_text() + (one_in(3) ? ", # and more" : "");
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const std::string place = key_of(words.places);
    if (std::ranges::find(s.places, place) == s.places.end()) s.places.push_back(place);
  }
  s.side = up_to(Side::each);
  if (one_in(3)) s.offset = measure(*rc::gen::element(Unit::mm, Unit::cm, Unit::inch));
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) s.ways.push_back(up_to(Way::anticlockwise));
  s.hands = up_to(Hands::one);
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    const std::string tool = key_of(words.tools);
    if (std::ranges::find(s.tools, tool) == s.tools.end()) s.tools.push_back(tool);
  }
  if (one_in(2)) s.pressure = pressure();
  if (one_in(2)) {
    s.tempo = Tempo{up_to(Tempo::Kind::unknown), {}};
    if (s.tempo->kind == Tempo::Kind::measured)
      s.tempo->measure =
          measure(*rc::gen::element(Unit::cm_per_s, Unit::per_min, Unit::s_per_stroke));
  }
  if (one_in(2)) {
    s.dose = Dose{up_to(Dose::Kind::unknown), {}, 0};
    if (s.dose->kind == Dose::Kind::measured)
      s.dose->measure =
          measure(*rc::gen::element(Unit::s, Unit::min, Unit::strokes, Unit::breaths, Unit::times));
    if (s.dose->kind == Dose::Kind::hold) {
      s.dose->measure = measure(*rc::gen::element(Unit::s, Unit::min, Unit::breaths));
      s.dose->times = *rc::gen::inRange(0, 99999);
    }
  }
  if (one_in(4)) s.until = free_text();
  s.optional = one_in(4);
  return s;
}

Setting setting() {
  Setting s;
  s.key = up_to(Setting::Key::skin);
  if (s.key == Setting::Key::position)
    s.value = kPositions[*rc::gen::inRange<std::size_t>(0, 5)].first;
  else if (s.key == Setting::Key::skin)
    s.value = kSkins[*rc::gen::inRange<std::size_t>(0, 4)].first;
  else if (s.key == Setting::Key::time)
    s.time = measure(*rc::gen::element(Unit::s, Unit::min));
  else
    s.value = free_text() + (one_in(3) ? ", \"so\" it is: yes" : "");
  return s;
}

Block block() {
  Block b;
  b.kind = up_to(Block::Kind::sides);
  if (b.kind == Block::Kind::stage) b.stage = up_to(guide::Stage::rest);
  if (b.kind == Block::Kind::section) b.text = free_text();
  if (b.kind == Block::Kind::sides) b.first = up_to(Side::right);
  if (b.kind == Block::Kind::repeat || b.kind == Block::Kind::alternate) {
    if (one_in(3))
      b.text = free_text();
    else if (one_in(2))
      b.times = whole_times();
  }
  return b;
}

Item item(int deeper) {
  Item out;
  out.kind = up_to(deeper > 0 ? Item::Kind::block : Item::Kind::step);
  if (out.kind == Item::Kind::note || one_in(4)) out.note = free_text() + " # \"x\", y: z";
  if (out.kind == Item::Kind::setting) out.setting = setting();
  if (out.kind == Item::Kind::step) out.step = step();
  if (out.kind != Item::Kind::block) return out;
  out.block = block();
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) out.items.push_back(item(deeper - 1));
  return out;
}

template <class Property>
void holds(const char* name, int times, Property property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = times;
  params.seed = 2026;
  params.disableShrinking = true;
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = name;
  const auto result = rc::detail::checkTestable(property, metadata, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  const std::string message = told.str();
  INFO(message);
  CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace

TEST_CASE("PLAN-4: what is printed is read as what was printed, to the last value") {
  holds("parse, print, parse", 2000, [] {
    Routine routine;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) routine.items.push_back(item(4));
    const std::string text = print(test::the_words(), routine);
    const Reading reading = parse(test::the_words(), text);
    RC_LOG() << text << test::issues_of(text);
    RC_ASSERT(reading.ok());
    RC_ASSERT(reading.routine == routine);
    RC_ASSERT(print(test::the_words(), reading.routine) == text);
  });
}

TEST_CASE("PLAN-4: whatever a text holds, what was understood of it prints as itself") {
  static const std::vector<std::string> pieces = {"effleurage", " on ",
                                                  "the ",       "spine",
                                                  ", ",         ",",
                                                  "light",      " to ",
                                                  "firm",       "hold ",
                                                  "10",         " s",
                                                  " x 3",       "\n",
                                                  "\n  ",       "\n    ",
                                                  "\t",         "#",
                                                  "\"",         ":",
                                                  "warm-up:",   "repeat 2 times:",
                                                  "until ",     "routine: ",
                                                  "1e999",      ".",
                                                  "-",          "\xC3\xA4",
                                                  "\xFF",       "and",
                                                  "cm",         " from the midline",
                                                  "left"};
  holds("any text", 3000, [] {
    std::string text;
    for (int i = *rc::gen::inRange(0, 60); i > 0; --i) text += *rc::gen::elementOf(pieces);
    const Reading reading = parse(test::the_words(), text);
    for (const Issue& issue : reading.issues) {
      RC_ASSERT(issue.where.line >= 1);
      RC_ASSERT(issue.where.column >= 1);
      RC_ASSERT(issue.where.length >= 1);
    }
    if (!reading.ok()) return;
    RC_LOG() << text;
    const std::string once = print(test::the_words(), reading.routine);
    const Reading again = parse(test::the_words(), once);
    RC_ASSERT(again.ok());
    RC_ASSERT(again.routine == reading.routine);
  });
}
