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
    for (Share& s : whole) s.least = 21;
    const double bound = relax(k.menu.good, frame, whole, budget).bound;
    double best = 0;
    for (int trial = 0; trial < 20000; ++trial) {
      Doses doses = frame;
      double left = time;
      std::vector<bool> used(whole.size());
      for (int i = 0; i < 8; ++i) {
        const auto j = static_cast<std::size_t>(random.below(whole.size()));
        const Share& s = whole[j];
        const double most = std::min(s.most, left / s.cost);
        if (used[j] || most < s.least) continue;
        const double seconds =
            s.least + (most - s.least) * (random.below(2) == 0 ? 1 : random.unit());
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
