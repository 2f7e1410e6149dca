// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/random.hpp"
#include "body/frame.hpp"
#include "planner/choose.hpp"
#include "support/massage.hpp"

namespace {

using namespace unknot;
using namespace unknot::planner;
using test::the_guide;

/// The menu of an average back when nothing is asked.
struct Kitchen {
  Back back{body::make_chart(the_guide(), *body::fit(the_guide(), {}, {}), {})};
  Strokes strokes{back, plan::Limits{}};
  plan::Request request = test::minutes(25);
  Menu menu = make_menu(strokes, request, {}, the_guide().techniques.at("effleurage"));

  std::vector<Share> shares() const {
    std::vector<Share> out;
    for (const Offer& o : menu.offers)
      out.push_back({&o.row, static_cast<double>(o.sides()), o.most_s(), o.thumbs()});
    return out;
  }
};

TEST_CASE(
    "PLAN-3: the worth of a massage grows with every second, ever slower, and never passes 1") {
  const Kitchen k;
  Doses doses = k.menu.good.none();
  CHECK(k.menu.good.worth(doses) == 0);
  for (const Offer& o : k.menu.offers) {
    CAPTURE(o.technique->id);
    const double first = k.menu.good.gain(o.row, 20, doses);
    CHECK(first > 0);
    Doses with = doses;
    Good::add(o.row, 20, with);
    CHECK(k.menu.good.worth(with) == doctest::Approx(k.menu.good.worth(doses) + first));
    CHECK(k.menu.good.gain(o.row, 20, with) < first);
    const auto slope = k.menu.good.slope(o.row, doses);
    CHECK(k.menu.good.gain(o.row, 0.01, doses) / 0.01 ==
          doctest::Approx(slope.first).epsilon(1e-3));
    CHECK(slope.second < 0);
  }
  for (const Offer& o : k.menu.offers) Good::add(o.row, 1e6, doses);
  Good::add(k.menu.glide, 1e6, doses);
  CHECK(k.menu.good.worth(doses) < 1);
  CHECK(k.menu.good.worth(doses) > 0.9);
}

TEST_CASE("PLAN-3: no way of spending the time is worth more than the bound") {
  const Kitchen k;
  const auto shares = k.shares();
  Random random(7);
  for (const double time : {60.0, 300.0, 900.0, 2400.0}) {
    const Budget budget{time, time / 4};
    Doses frame = k.menu.good.none();
    Good::add(k.menu.glide, 300, frame);
    const Relaxed relaxed = relax(k.menu.good, frame, shares, budget);
    double best = 0;
    for (int trial = 0; trial < 300; ++trial) {
      // Seconds thrown at random shares until the time is gone, in the order they come.
      Doses doses = frame;
      std::vector<double> had(shares.size());
      double left = budget.time;
      double thumbs = budget.thumbs;
      for (int i = 0; i < 400 && left > 0.5; ++i) {
        const auto j = static_cast<std::size_t>(random.below(shares.size()));
        const Share& s = shares[j];
        double more = std::min({s.most - had[j], left / s.cost, 5.0 + 20 * random.unit()});
        if (s.thumbs) more = std::min(more, thumbs / s.cost);
        if (more <= 0) continue;
        Good::add(*s.row, more, doses);
        had[j] += more;
        left -= more * s.cost;
        if (s.thumbs) thumbs -= more * s.cost;
      }
      best = std::max(best, k.menu.good.worth(doses));
    }
    CAPTURE(time);
    CHECK(best <= relaxed.bound);
    CHECK(relaxed.bound < 1);
  }
}

TEST_CASE("PLAN-3: where few whole steps fit, the bound is lower and still a bound") {
  const Kitchen k;
  auto shares = k.shares();
  const Doses frame = k.menu.good.none();
  Random random(11);
  for (const double time : {50.0, 90.0, 130.0}) {
    const Budget budget{time, time};
    const double any = relax(k.menu.good, frame, shares, budget).bound;
    auto whole = shares;
    for (Share& s : whole) {
      for (double seconds = 0; seconds <= s.most; seconds += 21) s.lengths.push_back(seconds);
      s.most = s.lengths.back();
    }
    const double bound = relax(k.menu.good, frame, whole, budget).bound;
    double best = 0;
    for (int trial = 0; trial < 20000; ++trial) {
      Doses doses = frame;
      double left = time;
      std::vector<bool> used(whole.size());
      for (int i = 0; i < 8; ++i) {
        const auto j = static_cast<std::size_t>(random.below(whole.size()));
        const Share& s = whole[j];
        const auto fit = std::count_if(s.lengths.begin(), s.lengths.end(), [&](double seconds) {
          return seconds > 0 && seconds * s.cost <= left;
        });
        if (used[j] || fit == 0) continue;
        const auto most = static_cast<std::uint64_t>(fit);
        const double seconds = s.lengths[random.below(2) == 0 ? most : 1 + random.below(most)];
        Good::add(*s.row, seconds, doses);
        left -= seconds * s.cost;
        used[j] = true;
      }
      best = std::max(best, k.menu.good.worth(doses));
    }
    CAPTURE(time);
    CHECK(best <= bound + 1e-12);
    CHECK(best > 0.9 * bound);
    CHECK(bound <= any);
    if (time == 50) CHECK(bound < 0.9 * any);
  }
}

TEST_CASE("PLAN-3: what stays cold is no part of the bound, unless something warms it") {
  const Kitchen k;
  const Doses frame = k.menu.good.none();
  const Warming warms{{0, 0.5}};
  const std::vector<double> whole{0, 30};
  Share deep{&k.menu.offers[0].row, 1, 30, false, whole};
  deep.deep = 1;
  Share broad{&k.menu.offers[1].row, 1, 60, false, {0, 20, 40, 60}, &warms};
  const Budget budget{70, 0};
  const double free = relax(k.menu.good, frame, {deep, broad}, budget).bound;
  const auto bound = [&](double lacks) {
    Scope scope;
    scope.cold[0] = lacks;
    return relax(k.menu.good, frame, {deep, broad}, budget, scope).bound;
  };
  const auto worth = [&](double deep_s, double broad_s) {
    Doses doses = frame;
    Good::add(*deep.row, deep_s, doses);
    Good::add(*broad.row, broad_s, doses);
    return k.menu.good.worth(doses);
  };
  CHECK(bound(0) == free);
  // 15 s of warmth are 30 s of the broad one: 40, as it has its lengths.
  CHECK(bound(15) >= worth(30, 40) - 1e-9);
  CHECK(bound(15) <= free);
  // 25 s would take 50: then there is no time for the deep one.
  CHECK(bound(25) >= worth(0, 60) - 1e-9);
  CHECK(bound(25) < worth(30, 40));
}

TEST_CASE("PLAN-3: no more regions are a part of the bound than long strokes lead to") {
  const Kitchen k;
  const Doses frame = k.menu.good.none();
  auto shares = k.shares();
  std::map<std::string_view, std::size_t> regions;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    shares[j].lengths = {0, 21};
    shares[j].most = 21;
    shares[j].region = regions.emplace(k.menu.offers[j].region, regions.size()).first->second;
  }
  const Budget budget{130, 0};
  Scope one;
  one.regions = 1;
  double best = 0;
  for (const auto& [name, region] : regions) {
    Doses doses = frame;
    double left = budget.time;
    for (const Share& s : shares) {
      if (s.region != region || s.thumbs || left < 21 * s.cost) continue;
      Good::add(*s.row, 21, doses);
      left -= 21 * s.cost;
    }
    best = std::max(best, k.menu.good.worth(doses));
  }
  const double bound = relax(k.menu.good, frame, shares, budget, one).bound;
  CHECK(bound >= best);
  CHECK(bound < relax(k.menu.good, frame, shares, budget).bound);
}

TEST_CASE("PLAN-3: the bound is tight: the relaxed shares themselves come within 0.1 % of it") {
  const Kitchen k;
  const auto shares = k.shares();
  for (const double time : {300.0, 900.0, 2400.0}) {
    const Doses frame = k.menu.good.none();
    const Relaxed relaxed = relax(k.menu.good, frame, shares, {time, time / 4});
    Doses doses = frame;
    double spent = 0;
    for (std::size_t j = 0; j < shares.size(); ++j) {
      Good::add(*shares[j].row, relaxed.seconds[j], doses);
      spent += relaxed.seconds[j] * shares[j].cost;
    }
    CAPTURE(time);
    CHECK(spent == doctest::Approx(time).epsilon(0.01));
    CHECK(k.menu.good.worth(doses) == doctest::Approx(relaxed.bound).epsilon(0.001));
  }
}

TEST_CASE("PLAN-3: what is chosen keeps its budgets and is near the bound") {
  for (const double time : {300.0, 900.0}) {
    Kitchen k;
    const Doses frame = k.menu.good.none();
    choose(the_guide(), frame, {time, 170}, {}, k.menu);
    double spent = 0;
    double thumbs = 0;
    for (const Offer& o : k.menu.offers) {
      spent += o.length().seconds * o.sides();
      if (o.thumbs()) thumbs += o.length().seconds * o.sides();
    }
    CHECK(spent <= time);
    CHECK(spent > 0.8 * time);
    CHECK(thumbs <= 170);
  }
}

}  // namespace
