// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "plan/before.hpp"
#include "planner/planner.hpp"
#include "support/massage.hpp"

/// Wishes about techniques, and massages that are to be like an earlier one.
using namespace unknot;
using plan::Before;
using plan::Step;
using test::minutes;
using test::plan_of;
using test::the_guide;

namespace {

Before work(const plan::Plan& plan) { return plan::before_of(the_guide(), plan); }

double time_with(const plan::Plan& plan, std::string_view technique) {
  double out = 0;
  for (const Before::Part& p : work(plan).parts)
    if (p.technique == technique) out += to_seconds(p.time);
  return out;
}

plan::Request like(const plan::Plan& plan, double length) {
  plan::Request out = plan.request;
  out.total = minutes(length).total;
  out.before = work(plan);
  return out;
}

std::string text_of(const plan::Plan& plan, std::string_view warning) {
  for (const plan::Warning& w : plan.warnings)
    if (w.id == warning) return w.text;
  return "";
}

/// Seconds by which the work differs, and the seconds of the earlier one.
std::pair<double, double> difference(const plan::Plan& before, const plan::Plan& now) {
  double differs = 0;
  double all = 0;
  for (const plan::Change& c : plan::changes(work(before), work(now))) {
    differs += std::abs(to_seconds(c.before - c.now));
    all += to_seconds(c.before);
  }
  return {differs, all};
}

/// What is done where and how hard, in its order.
std::vector<std::string> course(const plan::Plan& plan) {
  std::vector<std::string> out;
  for (const Before::Part& p : work(plan).parts)
    out.push_back(p.technique + " " + p.region + " " + std::string(guide::word(p.side)) + " " +
                  std::string(guide::word(p.level)));
  return out;
}

/// Areas in the order in which they are first come to.
std::vector<std::string> areas(const plan::Plan& plan) {
  std::vector<std::string> out;
  for (const Before::Part& p : work(plan).parts)
    if (std::find(out.begin(), out.end(), p.region) == out.end()) out.push_back(p.region);
  return out;
}

plan::Plan wishing(double length, const std::string& technique, const std::string& wish) {
  plan::Request r = minutes(length);
  r.techniques[technique] = wish;
  return plan_of(r);
}

}  // namespace

TEST_CASE("PLAN-7: what is liked never gets less time, what there should be more of gets more") {
  for (const double length : {12.0, 25.0, 50.0}) {
    const plan::Plan usual = plan_of(length);
    double all = 0;
    double all_liked = 0;
    double all_more = 0;
    for (const auto& [id, t] : the_guide().techniques) {
      if (t.join || t.pattern == guide::Pattern::rest || t.pattern == guide::Pattern::spoken)
        continue;
      CAPTURE(length);
      CAPTURE(id);
      const plan::Plan liked = wishing(length, id, "like");
      const plan::Plan more = wishing(length, id, "more");
      CHECK(test::poor_or_unsafe(liked) == "");
      CHECK(test::poor_or_unsafe(more) == "");
      CHECK(time_with(liked, id) >= time_with(usual, id) - 8);
      CHECK(time_with(more, id) >= time_with(liked, id) - 8);
      all += time_with(usual, id);
      all_liked += time_with(liked, id);
      all_more += time_with(more, id);
      CHECK(time_with(wishing(length, id, "never"), id) == 0);
    }
    // Each as the one wish: clearly more of them, taken together.
    CHECK(all_liked > 1.1 * all);
    CHECK(all_more > 1.3 * all);
  }
}

TEST_CASE("PLAN-7: more of one technique on the menu of every half hour") {
  for (const std::string id :
       {"petrissage", "forearm-glide", "palm-compression", "sacrum-glides"}) {
    CAPTURE(id);
    const double usual = time_with(plan_of(25), id);
    REQUIRE(usual > 0);
    CHECK(time_with(wishing(25, id, "more"), id) > usual + 10);
  }
}

TEST_CASE("PLAN-7: the same as last time, in as much time, is the same massage") {
  int same = 0;
  int all = 0;
  for (double length = 5; length <= 90; length += 5) {
    CAPTURE(length);
    const plan::Plan last = plan_of(length);
    const plan::Plan again = plan_of(like(last, length));
    CHECK(test::poor_or_unsafe(again) == "");
    const auto [differs, seconds] = difference(last, again);
    CHECK(differs <= 0.1 * seconds);
    CHECK(std::abs(to_seconds(again.total - last.total)) <= 2);
    CHECK_FALSE(test::has_warning(again, "before-no-time"));
    CHECK_FALSE(test::has_warning(again, "before-shorter"));
    ++all;
    if (course(again) == course(last) && differs < 0.02 * seconds) ++same;
  }
  // From seventy minutes on thumbs wait for their turn so often that a visit more or less of theirs
  // moves the others.
  CHECK(same >= all * 5 / 6);
}

TEST_CASE("PLAN-7: with wishes of all kinds the same is the same as well") {
  plan::Request wished = minutes(35);
  wished.focus = {{"rhomboids", 3}, {"lower-back:left", 2}};
  wished.techniques = {{"petrissage", "more"}, {"thumb-circles", "never"}, {"friction", "on"}};
  wished.mix = "knots";
  wished.pressure = Level::firm;
  wished.seed = 12;
  plan::Limits asked;
  asked.firm_asked = true;
  const plan::Plan last = plan_of(wished, asked);
  const plan::Plan again = plan_of(like(last, 35), asked);
  CHECK(test::poor_or_unsafe(again) == "");
  const auto [differs, seconds] = difference(last, again);
  CHECK(differs <= 0.1 * seconds);
}

TEST_CASE("PLAN-7: the same but shorter keeps its character, and says what had to go") {
  struct Case {
    double from, to;
  };
  for (const auto& [from, to] :
       {Case{60, 45}, Case{60, 30}, Case{45, 25}, Case{25, 15}, Case{20, 12}}) {
    CAPTURE(from);
    CAPTURE(to);
    plan::Request wished = minutes(from);
    wished.techniques["petrissage"] = "more";
    const plan::Plan last = plan_of(wished);
    const plan::Plan now = plan_of(like(last, to));
    CHECK(test::poor_or_unsafe(now) == "");
    CHECK(std::abs(to_seconds(now.total) - 60 * to) <= 2);
    CHECK(test::has_warning(now, "before-shorter"));
    // Nothing new, nothing longer; what is left out is said, the favourite is not.
    const std::string gone = text_of(now, "before-no-time");
    for (const plan::Change& c : plan::changes(work(last), work(now))) {
      CAPTURE(c.technique);
      CAPTURE(c.region);
      CHECK(c.before > Ms(0));
      CHECK(c.now <= c.before + seconds(12));
      const auto& name = the_guide().techniques.at(c.technique).name;
      const bool told =
          gone.find(name + ", " + the_guide().regions.at(c.region).name) != std::string::npos;
      CHECK(told == (c.now == Ms(0)));
    }
    CHECK(time_with(now, "petrissage") > 0);
    // The areas come in the same order as before.
    const auto order = areas(last);
    std::size_t at = 0;
    for (const std::string& area : areas(now)) {
      while (at < order.size() && order[at] != area) ++at;
      CHECK(at < order.size());
    }
  }
}

TEST_CASE("PLAN-7: a shortened massage is more like the long one than any other of its length") {
  plan::Request wished = minutes(50);
  wished.mix = "relaxing";
  const plan::Plan last = plan_of(wished);
  plan::Request usual = minutes(25);
  const plan::Plan plain = plan_of(usual);
  usual.before = work(last);
  const plan::Plan now = plan_of(usual);
  const auto kinds = [](const plan::Plan& plan) {
    std::set<std::string> out;
    for (const Before::Part& p : work(plan).parts) out.insert(p.technique + " " + p.region);
    return out;
  };
  const auto shared = [&](const plan::Plan& plan) {
    std::size_t n = 0;
    for (const std::string& k : kinds(plan)) n += kinds(last).count(k);
    return n;
  };
  CHECK(shared(now) >= shared(plain));
  CHECK(shared(now) == kinds(now).size());
}

TEST_CASE("PLAN-7: the same but longer has all of it, and more") {
  const plan::Plan last = plan_of(20);
  const plan::Plan now = plan_of(like(last, 40));
  CHECK(test::poor_or_unsafe(now) == "");
  for (const plan::Change& c : plan::changes(work(last), work(now))) {
    CAPTURE(c.technique);
    CAPTURE(c.region);
    CHECK(c.now >= c.before - seconds(8));
  }
  CHECK_FALSE(test::has_warning(now, "before-shorter"));
}

TEST_CASE("PLAN-7: the same but softer is lighter everywhere, and says so") {
  const plan::Plan last = plan_of(30);
  plan::Request softer = like(last, 30);
  softer.pressure = Level::light;
  const plan::Plan now = plan_of(softer);
  CHECK(test::poor_or_unsafe(now) == "");
  for (const Before::Part& p : work(now).parts) CHECK(p.level == Level::light);
  CHECK(test::has_warning(now, "before-softer"));
  CHECK_FALSE(test::has_warning(now, "before-lighter"));
}

TEST_CASE("PLAN-7: where less was pressed last time, no more is pressed now") {
  plan::Request light = minutes(25);
  light.pressure = Level::light;
  plan::Request now = minutes(25);
  now.before = work(plan_of(light));
  for (const Before::Part& p : work(plan_of(now)).parts) {
    for (const Before::Part& was : now.before->parts)
      if (was.technique == p.technique && was.region == p.region) CHECK(p.level == Level::light);
  }
}

TEST_CASE("PLAN-7: what cannot be repeated is left out with its reason, and every rule is kept") {
  const plan::Plan last = plan_of(30);
  const plan::Request again = like(last, 30);
  const auto has = [&](std::string_view technique) {
    const auto parts = again.before->parts;
    return std::any_of(parts.begin(), parts.end(),
                       [&](const auto& p) { return p.technique == technique; });
  };
  REQUIRE(has("petrissage"));
  REQUIRE(has("thumb-circles"));

  SUBCASE("never") {
    plan::Request r = again;
    r.techniques["petrissage"] = "never";
    const plan::Plan now = plan_of(r);
    CHECK(time_with(now, "petrissage") == 0);
    CHECK(text_of(now, "before-never").find(the_guide().techniques.at("petrissage").name) !=
          std::string::npos);
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("a technique that today rules out") {
    plan::Limits limits;
    limits.barred_techniques = {"petrissage"};
    const plan::Plan now = plan_of(again, limits);
    CHECK(time_with(now, "petrissage") == 0);
    CHECK(test::has_warning(now, "before-barred"));
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("thumbs that hurt") {
    plan::Request walk = minutes(30);
    walk.techniques["thumb-walking"] = "more";
    plan::Request r = like(plan_of(walk), 30);
    REQUIRE(time_with(plan_of(walk), "thumb-walking") > 0);
    r.giver.hurting_tools = {"thumb"};
    const plan::Plan now = plan_of(r);
    CHECK(time_with(now, "thumb-walking") == 0);
    CHECK(test::has_warning(now, "before-tool"));
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("a closed area") {
    plan::Limits limits;
    limits.area_caps[{"sacrum", plan::Side::none}] = Level::none;
    const plan::Plan now = plan_of(again, limits);
    CHECK(text_of(now, "before-closed").find(the_guide().regions.at("sacrum").name) !=
          std::string::npos);
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("a lower ceiling") {
    plan::Limits limits;
    limits.cap = Level::light;
    const plan::Plan now = plan_of(again, limits);
    CHECK(test::has_warning(now, "before-lighter"));
    CHECK_FALSE(test::has_warning(now, "before-softer"));
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("another way of lying") {
    plan::Request r = again;
    r.receiver.position = "side-left";
    const plan::Plan now = plan_of(r);
    CHECK(test::poor_or_unsafe(now) == "");
  }
  SUBCASE("what nobody asked for today") {
    plan::Request with = minutes(30);
    with.techniques["friction"] = "on";
    plan::Request without = like(plan_of(with), 30);
    without.techniques.clear();
    const plan::Plan now = plan_of(without);
    CHECK(time_with(now, "friction") == 0);
    CHECK(test::has_warning(now, "before-not-asked"));
  }
  SUBCASE("a guide that no longer knows it") {
    plan::Request r = again;
    r.before->parts.push_back({"moonwalk", "moon", plan::Side::left, Level::light, seconds(60), 1});
    CHECK(text_of(plan_of(r), "before-unknown").find("moonwalk, moon") != std::string::npos);
  }
}

TEST_CASE("PLAN-7: a massage that was broken off becomes a whole one again") {
  const plan::Plan last = plan_of(30);
  plan::Request r = minutes(30);
  plan::Plan broken = last;
  broken.steps = test::given_until(last, seconds(420));
  r.before = work(broken);
  const plan::Plan now = plan_of(r);
  CHECK(test::poor_or_unsafe(now) == "");
  Ms worked{0};
  for (const Before::Part& p : work(now).parts) worked += p.time;
  CHECK(to_seconds(worked) > 600);
}

TEST_CASE("PLAN-7: planned anew in the middle, the rest still is like before") {
  const plan::Plan last = plan_of(30);
  plan::Request r = like(last, 30);
  const plan::Plan again = plan_of(r);
  plan::Progress progress;
  progress.now = seconds(600);
  progress.given = test::given_until(again, progress.now);
  planner::Workshop workshop;
  const auto rest = planner::replan(the_guide(), r, {}, progress, workshop);
  REQUIRE(rest.has_value());
  const auto [differs, all] = difference(last, *rest);
  CHECK(differs <= 0.25 * all);
}

TEST_CASE("PLAN-7: before_of adds up strokes and holds of the work, and nothing else") {
  const plan::Plan plan = plan_of(30);
  const Before all = work(plan);
  CHECK(all.total == plan.request.total);
  Ms sum{0};
  int steps = 0;
  for (const Before::Part& p : all.parts) {
    sum += p.time;
    steps += p.steps;
    CHECK_FALSE(the_guide().techniques.at(p.technique).join);
  }
  Ms expected{0};
  int n = 0;
  for (const Step& s : plan.steps) {
    const bool stroke = s.kind == Step::Kind::stroke || s.kind == Step::Kind::hold;
    if (s.stage != plan::Stage::targeted || !stroke || s.technique == "effleurage") continue;
    expected += s.duration;
    ++n;
  }
  CHECK(sum == expected);
  CHECK(steps == n);
  CHECK(plan::changes(all, all).size() > 3);
  for (const plan::Change& c : plan::changes(all, all)) CHECK(c.before == c.now);
}
