// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <benchmark/benchmark.h>

#include "body/clearance.hpp"
#include "massage.hpp"
#include "support/raster.hpp"
#include "support/strokes.hpp"

/// How long the clearance of a stroke from a zone takes, beside the raster that it is compared
/// with; and the proof that no stroke touches what is closed to it, in full.
namespace {

using namespace unknot;

struct Pair {
  plan::BodyFit body;
  plan::HandPath hand;
  body::Keepout place;
};

/// Random strokes of random people, each with a random place that is closed to it.
const std::vector<Pair>& pairs() {
  static const std::vector<Pair> kPairs = [] {
    constexpr std::size_t kWanted = 400;
    std::vector<Pair> out;
    Random random(12);
    while (out.size() < kWanted) {
      const test::Person person = test::random_person(bench::the_guide(), random);
      const body::Ground ground(bench::the_guide(), person.body, person.limits);
      const auto places = body::keepouts(bench::the_guide(), person.body, person.limits);
      for (const body::Stroke& stroke : test::random_strokes(ground, random, 20)) {
        Pair pair{person.body, stroke.path[random.below(2)], places[random.below(places.size())]};
        if (body::clearance(bench::the_guide(), pair.body, pair.hand, pair.place) < geometry::kFar)
          out.push_back(std::move(pair));
      }
    }
    return out;
  }();
  return kPairs;
}

double by_raster(const Pair& pair) {
  const guide::Tool& tool = bench::the_guide().tools.at(pair.hand.tool);
  const double scale = pair.body.hand_scale;
  const test::Stamp stamp{tool.length.value * scale, tool.width.value * scale, 0, tool.ellipse};
  const test::Plain shape{pair.place.shape.points,
                          pair.place.shape.kind == geometry::Shape::Kind::ring,
                          pair.place.shape.radius};
  double best = geometry::kFar;
  for (std::size_t i = 0; i + 1 < pair.hand.points.size(); ++i) {
    const auto& a = pair.hand.points[i];
    const auto& b = pair.hand.points[i + 1];
    if (a.contact && !body::may_touch(pair.place, tool, a.level, true))
      best =
          std::min(best, test::raster_clearance(stamp, {{a.at, a.angle}, {b.at, b.angle}}, shape));
  }
  return best;
}

/// The median over all pairs of the time that `measure` takes for one, µs.
template <class Measure>
double median_us(Measure measure) {
  std::vector<double> times;
  for (const Pair& pair : pairs()) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(measure(pair));
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
  return times[times.size() / 2];
}

void clearance_of_stroke(benchmark::State& state) {
  double exact = 0;
  pairs();
  for (auto run : state)
    exact = median_us([](const Pair& pair) {
      return body::clearance(bench::the_guide(), pair.body, pair.hand, pair.place);
    });
  const double raster = median_us(by_raster);
  state.counters["median_us"] = exact;
  state.counters["raster_us"] = raster;
  state.counters["times_faster"] = raster / exact;
}
BENCHMARK(clearance_of_stroke)->Unit(benchmark::kMillisecond);

/// 0 of 100,000 may touch; a count that is not 0 is an error.
void strokes_that_touch(benchmark::State& state) {
  test::Judged judged;
  for (auto run : state)
    judged = test::judge_strokes(bench::the_guide(), 2026, static_cast<int>(state.range(0)));
  state.counters["strokes"] = judged.strokes;
  state.counters["touch_by_clearance"] = judged.too_near;
  state.counters["touch_by_checker"] = judged.found;
  if (judged.too_near + judged.found + judged.disagreed > 0)
    state.SkipWithError(judged.first.substr(0, judged.first.find('\n')).c_str());
}
BENCHMARK(strokes_that_touch)->Arg(100000)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
