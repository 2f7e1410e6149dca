// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "../session/world.hpp"
#include "base/random.hpp"
#include "narration/narration.hpp"

using namespace world;
using narration::Cue;
using narration::Quiet;

namespace {

/// A plan of steps drawn at random, from a blink to minutes long.
plan::Plan random_plan(std::uint64_t seed) {
  Random random(seed);
  plan::Plan p;
  p.request.giver.surface = random.below(2) == 0 ? "bed" : "table";
  p.request.clothed = random.below(2) == 0;
  double at = 0;
  const std::array<const char*, 4> techniques{"effleurage", "thumb-circles", "petrissage",
                                              "sacrum-glides"};
  const std::array<const char*, 4> regions{"whole-back", "rhomboids", "lower-back", "sacrum"};
  for (int id = 1; id <= 40; ++id) {
    const double length = random.below(3) == 0 ? 1 + 14 * random.unit() : 10 + 150 * random.unit();
    const std::size_t kind = random.below(8);
    const std::size_t t = random.below(4);
    if (kind == 0)
      p.steps.push_back(other(id, Stage::targeted, Step::Kind::check_in, at, length));
    else if (kind == 1)
      p.steps.push_back(other(id, Stage::targeted, Step::Kind::rest_break, at, length));
    else
      p.steps.push_back(work(id, Stage::targeted, techniques[t], regions[t], Side::left, "palm",
                             Level::medium, at, length));
    at = to_seconds(session::end_of(p));
  }
  return p;
}

void check_fit(const plan::Plan& p, const std::vector<Cue>& all) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Cue& c = all[i];
    CAPTURE(c.id);
    CAPTURE(c.text);
    CHECK(ids.insert(c.id).second);
    CHECK(c.length == narration::spoken_length(the_guide(), c.text));
    CHECK(c.length <= c.slot);
    const Ms next = i + 1 < all.size() ? all[i + 1].at : session::end_of(p);
    CHECK(c.at + c.length <= next);
    CHECK(c.at + c.slot <= next);
    CHECK(c.at.value >= 0);
    CHECK_FALSE(c.text.empty());
  }
}

const Cue* cue_of(const std::vector<Cue>& all, std::string_view id) {
  for (const Cue& c : all)
    if (c.id == id) return &c;
  return nullptr;
}

std::vector<Cue> full(const plan::Plan& p) {
  return narration::cues(the_guide(), p, "en", Quiet::full);
}

bool says(const std::vector<Cue>& all, const std::string& words) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Cue& c) { return c.text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("LIVE-2: each cue fits its slot and none speaks over another") {
  for (const Quiet quiet : {Quiet::full, Quiet::brief}) {
    const plan::Plan small = small_plan();
    const auto all = narration::cues(the_guide(), small, "en", quiet);
    CHECK(all.size() >= 8);
    check_fit(small, all);
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      CAPTURE(seed);
      const plan::Plan p = random_plan(seed);
      check_fit(p, narration::cues(the_guide(), p, "en", quiet));
    }
  }
}

TEST_CASE("LIVE-2: a question always gets its place, unless its step is shorter than it") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const plan::Plan p = random_plan(seed);
    const auto all = full(p);
    for (const Step& s : p.steps)
      if (s.kind == Step::Kind::check_in && s.duration > seconds(6))
        CHECK(cue_of(all, "question/" + std::to_string(s.id)) != nullptr);
  }
}

TEST_CASE("LIVE-2: ahead, now, and a word in the middle of long work") {
  const auto all = full(small_plan());
  const Cue* ahead = cue_of(all, "ahead/5");
  const Cue* now = cue_of(all, "now/3");
  REQUIRE(now != nullptr);
  CHECK(now->at == seconds(128));
  CHECK(now->text.find("Thumb circles along the inner edge of the left shoulder blade") == 0);
  CHECK(now->text.find("leaning in, not pushing") != std::string::npos);
  CHECK(ahead == nullptr);  // announced together with the join that leads to it
  CHECK(cue_of(all, "ahead/4")
            ->text.starts_with(
                "Next: Long strokes over the whole back, then Gentle kneading on the lower back."));
  CHECK(cue_of(all, "now/4") == nullptr);
  const Cue* end = cue_of(all, "ahead/9");
  REQUIRE(end != nullptr);
  CHECK(end->at == seconds(322));
  CHECK(end->text.starts_with("Next: "));
  CHECK(cue_of(all, "tip/3") != nullptr);
}

TEST_CASE("LIVE-2: two short steps are one cue") {
  plan::Plan p = small_plan();
  p.steps[4].duration = seconds(8);
  p.steps.resize(5);
  const auto all = full(p);
  const Cue* both = cue_of(all, "now/4");
  CHECK(cue_of(all, "ahead/4") != nullptr);
  REQUIRE(both != nullptr);
  CHECK(both->text == "Long strokes over the whole back, then Gentle kneading on the lower back.");
  CHECK(cue_of(all, "now/5") == nullptr);
}

TEST_CASE("LIVE-2: what goes on as before is not announced again") {
  plan::Plan p = small_plan();
  Step again = p.steps[2];
  again.id = 30;
  again.start = again.start + again.duration;
  p.steps.resize(3);
  p.steps.push_back(again);
  CHECK(cue_of(full(p), "now/30") == nullptr);
}

TEST_CASE("LIVE-2: what was introduced once is later called by its name alone") {
  plan::Plan p = small_plan();
  p.steps[7] = work(8, Stage::targeted, "thumb-circles", "rhomboids", Side::right, "thumb",
                    Level::medium, 278, 52);
  const auto all = full(p);
  const Cue* first = cue_of(all, "now/3");
  const Cue* later = cue_of(all, "now/8");
  REQUIRE((first != nullptr && later != nullptr));
  CHECK(first->text.find("One thumb") != std::string::npos);
  CHECK(later->text.find("One thumb") == std::string::npos);
  CHECK(later->text.find("right shoulder blade") != std::string::npos);
}

TEST_CASE("LIVE-16: short says less, tones and silent say nothing") {
  const plan::Plan p = small_plan();
  const auto words = [&](Quiet quiet) {
    std::size_t n = 0;
    for (const Cue& c : narration::cues(the_guide(), p, "en", quiet)) n += c.text.size();
    return n;
  };
  CHECK(words(Quiet::brief) > 0);
  CHECK(words(Quiet::brief) * 3 < words(Quiet::full) * 2);
  CHECK(words(Quiet::tones) == 0);
  CHECK(words(Quiet::silent) == 0);
}

TEST_CASE("LIVE-5: check-ins ask about the pressure, the wishes and the giver's hands") {
  const auto all = full(small_plan());
  CHECK(cue_of(all, "question/2")->text == "How is the pressure here?");
  CHECK(cue_of(all, "question/7")->text == "Is there a place that wants more?");
}

TEST_CASE("LIVE-5: a question on each new area and at least every five minutes of work") {
  CHECK(says(full(small_plan()), "How is it here?"));
  plan::Plan p = small_plan();
  p.steps.resize(1);
  p.steps[0].duration = seconds(1500);
  for (const Quiet quiet : {Quiet::full, Quiet::brief}) {
    Ms last{0};
    int asked = 0;
    for (const Cue& c : narration::cues(the_guide(), p, "en", quiet)) {
      if (c.kind != Cue::Kind::question) continue;
      CHECK(c.at - last <= seconds(300));
      last = c.at;
      ++asked;
    }
    CHECK(asked == 5);
    CHECK(says(narration::cues(the_guide(), p, "en", quiet), "how are your hands?"));
  }
}

TEST_CASE("LIVE-2: a new plan does not tell again what the given part told") {
  plan::Plan p = small_plan();
  Step rest = p.steps[2];
  rest.id = 30;
  rest.start = rest.start + rest.duration;
  rest.pressure = Level::light;
  lay_hands(rest);
  p.steps.resize(3);
  p.steps.push_back(rest);
  p.given = 3;
  const auto all = full(p);
  CHECK_FALSE(all.empty());
  for (const Cue& c : all) {
    CHECK(c.at >= rest.start);
    CHECK(c.id != "now/30");
    CHECK(c.text != "How is it here?");
  }
  p.given = 0;
  CHECK(cue_of(full(p), "now/30")->text == "A little lighter now.");
}

TEST_CASE("TECH-13: the still hold is said, with or without the name of a technique") {
  plan::Plan p = small_plan();
  p.steps[9].technique.clear();
  CHECK(cue_of(full(p), "now/10")->text.starts_with("Still hands on the lower back"));
  CHECK(cue_of(full(small_plan()), "now/10")->text.starts_with("Still hands on the lower back"));
}

TEST_CASE("FLOW-9: one breath before the first touch") {
  CHECK(full(small_plan()).front().at == Ms(0));
  CHECK(full(small_plan()).front().text.find("One slow breath") != std::string::npos);
}

TEST_CASE("FLOW-10: the sheet follows the area, not on clothed people") {
  plan::Plan p = small_plan();
  CHECK(full(p).front().text.starts_with("Sheet down to the hips."));
  CHECK_FALSE(says(full(p), "Fold the sheet a little lower."));
  p.steps[4].region = "sacrum";
  p.steps[4].side = Side::none;
  lay_hands(p.steps[4]);
  CHECK(says(full(p), "Fold the sheet a little lower."));
  CHECK(says(full(p), "Bring the sheet back up to the hips."));
  p.request.clothed = true;
  CHECK_FALSE(says(full(p), "heet"));
}

TEST_CASE("GIVER-3: straight wrists are a cue wherever the massage is given") {
  plan::Plan p;
  for (int id = 1; id <= 24; ++id)
    p.steps.push_back(work(id, Stage::targeted, "petrissage", id % 2 == 0 ? "rhomboids" : "sides",
                           Side::left, "palm", Level::light, 60.0 * (id - 1), 60));
  for (const std::string surface : {"bed", "table", "floor", "chair"}) {
    CAPTURE(surface);
    p.request.giver.surface = surface;
    bool said = false;
    for (const Cue& c : narration::cues(the_guide(), p, "en", Quiet::full))
      said = said || c.text.find("rists straight") != std::string::npos;
    CHECK(said);
  }
}

TEST_CASE("GIVER-1: stance by what the receiver lies on") {
  std::set<std::string> heard;
  for (const char* surface : {"bed", "table", "floor", "chair"}) {
    plan::Plan p = small_plan();
    p.request.giver.surface = surface;
    p.steps[0].duration = seconds(380);
    p.steps.resize(1);
    const auto all = full(p);
    const Cue* tip = cue_of(all, "tip2/1");
    REQUIRE(tip != nullptr);
    CHECK(heard.insert(tip->text).second);
  }
}

TEST_CASE("GIVER-2: a break says what to do, a long one more") {
  plan::Plan p = small_plan();
  CHECK(cue_of(full(p), "now/6")->text.find("Shake out") != std::string::npos);
  p.steps[5].duration = seconds(60);
  p.steps.resize(6);
  CHECK(cue_of(full(p), "now/6")->text.find("water") != std::string::npos);
}

TEST_CASE("TECH-14: the ending is said softly: blanket, a quiet minute, up slowly") {
  const auto all = full(small_plan());
  CHECK(cue_of(all, "now/11")->text.find("blanket") != std::string::npos);
  CHECK(cue_of(all, "up/11")->text.find("slowly") != std::string::npos);
}

TEST_CASE("FLOW-6: the closing is named and slowed") {
  const auto all = full(small_plan());
  CHECK(cue_of(all, "now/9")->text.starts_with("Long, slow strokes to close"));
  CHECK(cue_of(all, "tip/9")->text == "Slower still, and lighter.");
}
