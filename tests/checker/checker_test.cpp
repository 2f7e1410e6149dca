// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/checker.hpp"

#include <set>

#include <doctest/doctest.h>

#include "checker/mutations.hpp"

using namespace unknot;
using namespace unknot::test;
using Severity = plan::Finding::Severity;

namespace {

std::set<std::string> found(const World& w) {
  std::set<std::string> out;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits)) out.insert(f.rule);
  return out;
}

std::string told(const World& w) {
  std::string out;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits))
    out += f.rule + " step " + std::to_string(f.step) + " at " + std::to_string(f.at.value) + ": " +
           f.measured + " / " + f.limit + "\n";
  return out;
}

}  // namespace

TEST_CASE("the good plan is clean") {
  const World w = good_world();
  CHECK(told(w) == "");
}

TEST_CASE("a firm plan that keeps every rule is clean") {
  World w = good_world();
  make_firm(w, 270);
  CHECK(told(w) == "");
}

TEST_CASE("every rule is tripped by what it is there for, and by nothing else") {
  for (const Mutation& m : mutations()) {
    CAPTURE(m.rule);
    CAPTURE(m.what);
    World w = good_world();
    m.spoil(w);
    INFO(told(w));
    CHECK(found(w) == std::set<std::string>{m.rule});
    if (!m.loosen) continue;
    m.loosen(w);
    INFO(told(w));
    CHECK(found(w).empty());
  }
}

TEST_CASE("without the rule, what it forbids passes, and the checker says that it did not look") {
  for (const Mutation& m : mutations()) {
    if (m.rule == "PLAN/form") continue;  // what cannot be read is refused by any guide
    CAPTURE(m.rule);
    World w = good_world();
    m.spoil(w);
    w.guide.rules.erase(m.rule);
    const auto findings = checker::check(w.guide, w.plan, w.limits);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == m.rule);
    CHECK(findings[0].severity == Severity::cannot_tell);
  }
}

TEST_CASE("every zone of the guide has a rule") {
  const guide::Guide guide = load_guide();
  for (const auto& [id, zone] : guide.zones) {
    CAPTURE(id);
    CHECK(guide.rules.contains("BACK-3/" + id));
  }
}

TEST_CASE("findings say what was measured, the limit, and a sentence") {
  for (const Mutation& m : mutations()) {
    CAPTURE(m.rule);
    CAPTURE(m.what);
    World w = good_world();
    m.spoil(w);
    for (const auto& f : checker::check(w.guide, w.plan, w.limits)) {
      CHECK(!f.measured.empty());
      CHECK(!f.limit.empty());
      CHECK(f.text == w.guide.rules.at(f.rule).text);
    }
  }
}
