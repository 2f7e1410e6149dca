// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <doctest/doctest.h>

#include "base/random.hpp"
#include "screening/real_guide.hpp"

/// Random intakes: the outcome is there, whatever is answered, and one more "yes" only takes away.
namespace unknot::screening {
namespace {

Json random_value(const Json& detail, Random& random) {
  const std::string kind = detail["kind"];
  if (random.below(4) == 0) return "unsure";
  if (kind == "number") return static_cast<int>(random.below(12));
  if (kind == "choice") return detail["choices"][random.below(detail["choices"].size())]["id"];
  return random.below(2) == 0 ? "yes" : "no";
}

Json random_person(const char* who, Random& random) {
  Json person = {{"answers", Json::object()}, {"details", Json::object()}};
  if (random.below(2) == 0) person["age"] = static_cast<int>(random.below(100));
  for (const auto& [id, data] : real_folder("screening").items()) {
    if (data.contains("kind") || (data["who"] != "both" && data["who"] != who)) continue;
    const auto roll = random.below(12);
    if (roll < 3) continue;
    person["answers"][id] = roll < 10 ? "no" : roll == 10 ? "yes" : "unsure";
    if (roll < 10) continue;
    for (const Json& detail : data.value("details", Json::array()))
      if (!detail.contains("key") && random.below(2) == 0)
        person["details"][detail["id"].get<std::string>()] = random_value(detail, random);
    if (data.contains("place") && random.below(2) == 0)
      person["marks"].push_back({{"kind", random.below(2) == 0 ? "avoid" : "sore"},
                                 {"u", random.unit() * 0.8 - 0.4},
                                 {"v", random.unit() * 0.8},
                                 {"for", id}});
  }
  return person;
}

Json random_intake(Random& random) {
  Json intake = {{"receiver", random_person("receiver", random)},
                 {"giver", random_person("giver", random)}};
  if (random.below(2) == 0) intake["accepted"] = {"cold"};
  intake["guardian_present"] = random.below(2) == 0;
  intake["receiver"]["asked_firm"] = random.below(2) == 0;
  intake["receiver"]["opted_in"] = {"neck-back", "upper-gluteals"};
  return intake;
}

template <class Set>
bool within(const Set& inner, const Set& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// Nothing in `b` is more than in `a`.
void check_no_looser(const Outcome& a, const Outcome& b) {
  CHECK(b.verdict >= a.verdict);
  CHECK(b.limits.cap <= a.limits.cap);
  CHECK(b.limits.max_total <= a.limits.max_total);
  CHECK(within(a.limits.barred_tools, b.limits.barred_tools));
  CHECK(within(a.limits.barred_techniques, b.limits.barred_techniques));
  CHECK(within(b.limits.positions, a.limits.positions));
  CHECK(within(b.limits.opted_in, a.limits.opted_in));
  CHECK(b.limits.marks.size() >= a.limits.marks.size());
  for (const auto& [area, cap] : a.limits.area_caps) {
    REQUIRE(b.limits.area_caps.contains(area));
    CHECK(b.limits.area_caps.at(area) <= cap);
  }
  CHECK(b.reasons.size() >= a.reasons.size());
}

TEST_CASE("SCREEN-10: one more yes never relaxes a limit, over 200 random intakes") {
  Random random(7);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const Json intake = random_intake(random);
    CAPTURE(intake.dump());
    const Outcome before = outcome_of(intake);
    CHECK((before.verdict == Verdict::go) == before.reasons.empty());
    for (const char* who : {"receiver", "giver"})
      for (const auto& [id, data] : real_folder("screening").items()) {
        if (data.contains("kind") || (data["who"] != "both" && data["who"] != who)) continue;
        if (intake[who]["answers"].value(id, "no") != "no" || random.below(8) != 0) continue;
        Json more = intake;
        more[who]["answers"][id] = random.below(2) == 0 ? "yes" : "unsure";
        check_no_looser(before, outcome_of(more));
      }
  }
}

TEST_CASE("SCREEN-10: cut or garbled intakes are problems or outcomes, never a crash") {
  Random random(11);
  int read = 0;
  for (int i = 0; i < 200; ++i) {
    std::string text = random_intake(random).dump();
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = random.below(text.size());
      text[at] = static_cast<char>(random.below(256));
    }
    if (random.below(3) == 0) text.resize(random.below(text.size()));
    const auto outcome = screen(real_guide(), text);
    if (outcome) ++read;
    if (!outcome) CHECK_FALSE(outcome.error().empty());
    (void)questions(real_guide(), text);
    (void)lubricant(real_guide(), text);
    (void)checks(real_guide(), text);
    (void)ask(real_guide(), text);
  }
  CHECK(read < 200);
}

}  // namespace
}  // namespace unknot::screening
