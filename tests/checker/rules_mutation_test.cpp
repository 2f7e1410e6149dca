// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>
#include <utility>

#include <doctest/doctest.h>

#include "checker/checker.hpp"
#include "checker/mutations.hpp"
#include "checker/probes.hpp"

/// Who loosens a number of a rule by a tenth turns a test red: between the number and the loosened
/// one stands a plan that is found only by the number as it is.
using namespace unknot;
using namespace unknot::test;

namespace {

using Key = std::pair<std::string, std::string>;

/// Numbers that cannot be loosened by a tenth, and why.
const std::map<Key, std::string> kNotProbed{
    {{"WORDS/region", "brush_share"},
     "less than one row of a hand's patches: no sample lies between it and a tenth less"},
    {{"PRESS-6/step", "levels"},
     "whole levels: the next looser number is 2, which its known-bad plan stands against"},
};

/// Rules of the guide that no plan is judged by, by family, and why.
const std::map<std::string, std::string> kNotJudged{
    {"LIVE/", "how a session answers; tested with the session"},
    {"WORDS/", "what people are told; tested with the narration"},
    {"PLANNER/", "taste; what it leads to is judged by all the other rules"},
    {"STROKE/", "taste; where hands come to lie is judged by BACK, LIMIT and SCREEN"},
    {"ROUTINE/", "words of routines, without numbers; tested with the routines"},
};

std::string family(const std::string& rule) { return rule.substr(0, rule.find('/') + 1); }

std::vector<Probe> probes() {
  std::vector<Probe> out;
  for (const auto& list : {place_probes(), pressure_probes(), tempo_probes(), flow_probes(),
                           frame_probes(), giver_probes(), word_probes()})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

/// The rows of the catalogue that are rules, and their clauses.
const std::map<std::string, std::set<std::string>> kCatalogue{
    {"SCREEN-1", {"avoid", "sore"}},
    {"BACK-2", {"spine", "lane"}},
    {"BACK-3",
     {"acromion", "armpit", "below", "blade-edge", "kidney", "neck-back", "neck-side", "rib-12",
      "scapular-spine", "sciatic", "side-ribs", "force", "pounding"}},
    {"BACK-4", {"thumbs", "broad"}},
    {"PRESS-1", {"tool-level", "technique-level"}},
    {"PRESS-2", {"asked", "spot"}},
    {"PRESS-3", {"check-in", "one-level"}},
    {"PRESS-6", {"step", "ramp"}},
    {"FLOW-1", {"order"}},
    {"FLOW-2", {"warm"}},
    {"FLOW-3", {"join", "hop"}},
    {"FLOW-4", {"effleurage-speed", "tempo", "hold", "steady", "contact", "jump"}},
    {"FLOW-5", {"coverage", "balance"}},
    {"FLOW-6", {"length", "slower", "lighter", "warm-up"}},
    {"GIVER-2", {"interval", "long"}},
    {"GIVER-5", {"window", "run", "tool", "force", "load", "side"}},
};

/// Rules of no row of their own: the form of a plan, the body, what was agreed with two people.
const std::map<std::string, std::set<std::string>> kBeside{
    {"PLAN", {"form", "time", "given", "guide"}},
    {"BACK-1", {"off-body", "lift"}},
    {"BACK-6", {"body"}},
    {"WORDS", {"pressure", "tool", "technique", "side", "region", "speed"}},
    {"LIMIT", {"cap", "area-cap", "tool", "technique", "minutes", "position", "opt-in"}},
};

/// Whether the rule finds something, and what it says.
std::pair<bool, std::string> finds(const World& w, const std::string& rule) {
  std::string said;
  bool found = false;
  for (const auto& f : checker::check(w.guide, w.plan, w.limits)) {
    found = found || f.rule == rule;
    said += f.rule + ": " + f.measured + " / " + f.limit + "\n";
  }
  return {found, said};
}

}  // namespace

TEST_CASE("each number of a rule, loosened by a tenth, lets a plan pass that it must not") {
  const World good = good_world();
  for (const Probe& probe : probes()) {
    CAPTURE(probe.rule);
    CAPTURE(probe.key);
    World w = good;
    probe.make(w, probe.between());
    const auto [found, said] = finds(w, probe.rule);
    {
      INFO(said);
      CHECK(found);
    }
    w.guide.rules.at(probe.rule).limit.at(probe.key) = probe.loosened();
    const auto [found_loose, said_loose] = finds(w, probe.rule);
    INFO(said_loose);
    CHECK(!found_loose);
  }
}

TEST_CASE("every number of the rules is probed, or listed with the reason") {
  const guide::Guide guide = load_guide();
  std::map<Key, int> times;
  for (const Probe& probe : probes()) {
    CAPTURE(probe.rule);
    CAPTURE(probe.key);
    CHECK(guide.limit(probe.rule, probe.key) == doctest::Approx(probe.limit));
    ++times[{probe.rule, probe.key}];
  }
  for (const auto& [key, reason] : kNotProbed) {
    CAPTURE(key.second);
    CHECK(guide.rules.at(key.first).limit.contains(key.second));
    ++times[key];
  }
  for (const auto& [id, rule] : guide.rules) {
    if (kNotJudged.contains(family(id))) continue;
    for (const auto& [key, value] : rule.limit) {
      CAPTURE(id);
      CAPTURE(key);
      CHECK(times[{id, key}] == 1);
    }
  }
}

TEST_CASE(
    "each rule row of the catalogue has its clauses in the guide, each with a known-bad plan") {
  const guide::Guide guide = load_guide();
  std::set<std::string> known_bad;
  for (const Mutation& m : mutations()) known_bad.insert(m.rule);
  std::set<std::string> named;
  for (const auto* rows : {&kCatalogue, &kBeside})
    for (const auto& [row, clauses] : *rows)
      for (const std::string& clause : clauses) named.insert(row + "/" + clause);
  for (const std::string& id : named) {
    CAPTURE(id);
    CHECK(guide.rules.contains(id));
    CHECK(known_bad.contains(id));
  }
  for (const auto& [id, rule] : guide.rules) {
    CAPTURE(id);
    CHECK((named.contains(id) || kNotJudged.contains(family(id))));
  }
}

TEST_CASE("a rule taken out of the guide is missed, though nothing is wrong with the plan") {
  const World good = good_world();
  for (const auto* rows : {&kCatalogue, &kBeside})
    for (const auto& [row, clauses] : *rows)
      for (const std::string& clause : clauses) {
        const std::string id = row + "/" + clause;
        CAPTURE(id);
        World w = good;
        w.guide.rules.erase(id);
        const auto findings = checker::check(w.guide, w.plan, w.limits);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].rule == id);
        CHECK(findings[0].severity == plan::Finding::Severity::cannot_tell);
      }
}
